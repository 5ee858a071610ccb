"""What every publisher promises, tried on each kind of host."""

from __future__ import annotations

import threading

import pytest

from briefing.publishers import Swap


def test_what_was_put_is_there_whole(opened, parcel):
    host = opened()
    sent = parcel("episodes/one/sound-0a1b2c3d.mp3", bytes(range(256)) * 300)
    host.put(sent)
    content = sent.source.read_bytes()
    held = host.head(sent.path)
    assert held.size == len(content)
    assert host.fetch(sent.path).content == content
    assert host.fetch(sent.path).held == held
    assert host.part(sent.path, len(content) - 100, len(content) - 1) == content[-100:]
    assert host.part(sent.path, 0, 0) == content[:1]
    assert host.digest(sent.path) in (sent.sha256, None)
    assert host.listing() == {sent.path: held}


def test_a_file_written_anew_has_another_tag(opened, parcel):
    host = opened()
    host.put(parcel("index.html", b"old"))
    before = host.head("index.html")
    host.put(parcel("index.html", b"newer"))
    assert host.head("index.html").tag != before.tag
    assert host.fetch("index.html").content == b"newer"


def test_what_is_not_there_is_none_and_deleting_it_no_fault(opened):
    host = opened()
    assert host.listing() == {}
    assert host.head("a/b.txt") is None
    assert host.fetch("a/b.txt") is None
    host.delete("a/b.txt")


def test_the_listing_names_everything_however_deep(opened, parcel):
    host = opened()
    paths = ["z.txt", *(f"episodes/{n}/page {n}.html" for n in range(5)), "a/b/c/d.txt"]
    for path in paths:
        host.put(parcel(path, path.encode()))
    assert {path: held.size for path, held in host.listing().items()} == {
        path: len(path) for path in paths
    }
    for path in paths:
        host.delete(path)
    assert host.listing() == {}


def test_a_swap_replaces_only_what_was_seen(opened, parcel):
    host = opened()
    assert host.swap(parcel("feed.xml", b"one"), None) is Swap.DONE
    assert host.swap(parcel("feed.xml", b"two"), None) is Swap.LOST
    first = host.fetch("feed.xml")
    assert first.content == b"one"
    assert host.swap(parcel("feed.xml", b"second"), first) is Swap.DONE
    assert host.swap(parcel("feed.xml", b"third!"), first) is Swap.LOST
    assert host.fetch("feed.xml").content == b"second"
    assert set(host.listing()) == {"feed.xml"}


def test_a_swap_of_what_has_gone_is_lost(opened, parcel):
    host = opened()
    host.put(parcel("feed.xml", b"one"))
    seen = host.fetch("feed.xml")
    host.delete("feed.xml")
    assert host.swap(parcel("feed.xml", b"two"), seen) is Swap.LOST
    assert host.fetch("feed.xml") is None


@pytest.mark.parametrize("start", [b"", b"before"])
def test_of_many_swaps_at_once_one_is_done(opened, parcel, start):
    first = opened("zz")
    if start:
        first.put(parcel("feed.xml", start))
    seen = first.fetch("feed.xml")
    hosts = [opened(f"m{number}") for number in range(4)]
    parcels = [parcel("feed.xml", b"by %d" % number) for number in range(4)]
    for host in hosts:
        host.head("feed.xml")  # connects
    ready, outcomes = threading.Barrier(4), {}

    def run(number):
        ready.wait()
        outcomes[number] = hosts[number].swap(parcels[number], seen)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes.values()) == [Swap.DONE, Swap.LOST, Swap.LOST, Swap.LOST]
    winner = next(number for number, outcome in outcomes.items() if outcome is Swap.DONE)
    assert first.fetch("feed.xml").content == b"by %d" % winner


@pytest.mark.parametrize("kind", ["file", "sftp"])
def test_only_this_folder_s_drafts_are_cleared_away(kind, request, parcel, tmp_path):
    host = request.getfixturevalue(f"{kind}_host")("mine")
    host.put(parcel("a/sound.mp3", b"sound"))
    root = next(path for path in tmp_path.rglob("sound.mp3")).parent
    (root / ".sound.mp3.mine.part").write_bytes(b"half")
    (root / ".sound.mp3.other.part").write_bytes(b"half")
    assert set(host.listing()) == {"a/sound.mp3"}
    left = {path.name for path in root.iterdir()}
    assert left == {"sound.mp3", ".sound.mp3.other.part"}
    host.close()
