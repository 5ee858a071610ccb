"""Sending a show: what goes, in which order, what is kept, and what may be deleted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_host import Host, Memory
from small_shows import BASE, broken_promises, build, publish

from briefing.errors import ArchiveError, PublishError
from briefing.publish import Phase, plan, send
from briefing.publish import journal as open_journal
from briefing.publish.plan import phase
from briefing.publishers.folder import Folder
from briefing.serve import media


@pytest.fixture
def host():
    return Host()


@pytest.fixture
def show(tmp_path):
    return build(tmp_path / "show", "monday")


def local(show):
    public = show / "public"
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in public.rglob("*")
        if path.is_file()
    }


def test_everything_arrives_and_the_feed_is_last(host, show):
    publisher = Memory(host)
    _, report = publish(show, publisher)
    assert host.contents() == local(show)
    sent = publisher.sent()
    assert sent == [parcel.path for parcel in report.sent]
    assert sent[-1] == "feed.xml"
    assert sent[0].endswith(".mp3")
    assert [phase(path) for path in sent] == sorted(phase(path) for path in sent)
    assert report.bytes == sum(map(len, local(show).values()))


def test_sound_is_seen_to_arrive_before_the_feed_goes(host, show):
    publisher = Memory(host)
    publish(show, publisher)
    (sound,) = [path for path in local(show) if phase(path) is Phase.SOUND]
    for verb in ("head", "part"):
        assert publisher.requests.index((verb, sound)) < publisher.requests.index(
            ("swap", "feed.xml")
        )


def test_a_second_run_sends_nothing(host, show):
    publish(show, Memory(host))
    again = Memory(host)
    todo, report = publish(show, again)
    assert not todo
    assert again.sent() == []
    assert report.sent == report.deleted == ()


def test_only_what_changed_is_sent(host, show):
    publish(show, Memory(host))
    build(show, "tuesday", "monday")
    again = Memory(host)
    publish(show, again)
    assert not [path for path in again.sent() if "monday" in path]
    assert "artwork.jpg" not in again.sent()
    assert host.contents() == local(show)


def test_with_the_journal_lost_digests_are_asked_and_nothing_is_sent(host, show):
    publish(show, Memory(host))
    for path in (show / "published").iterdir():
        path.unlink()
    again = Memory(host)
    assert not publish(show, again)[0]
    third = Memory(host)
    publish(show, third)
    assert "digest" not in {verb for verb, _ in third.requests}


def test_without_digests_sound_named_by_its_hash_is_not_sent_again(host, show):
    publish(show, Memory(host))
    for path in (show / "published").iterdir():
        path.unlink()
    again = Memory(host)
    again.digests = False
    publish(show, again)
    assert not [path for path in again.sent() if phase(path) is Phase.SOUND]
    assert "artwork.jpg" in again.sent()


def test_a_file_that_somebody_changed_on_the_host_is_put_right(host, show):
    publish(show, Memory(host))
    host.write("index.html", b"defaced")
    del host.files["artwork.jpg"]
    again = Memory(host)
    publish(show, again)
    assert again.sent() == ["artwork.jpg", "index.html"]
    assert host.contents() == local(show)


def test_a_changed_file_of_the_same_size_is_sent(host, show):
    publish(show, Memory(host))
    page = show / "public/index.html"
    page.write_bytes(page.read_bytes()[::-1])
    again = Memory(host)
    publish(show, again)
    assert again.sent() == ["index.html"]


def test_what_left_the_show_is_deleted_after_the_feed_that_named_it(host, show):
    build(show, "tuesday", "monday")
    publish(show, Memory(host))
    build(show, "tuesday")
    again = Memory(host)
    todo, report = publish(show, again)
    verbs = [verb for verb, _ in again.requests]
    assert verbs.index("swap") < verbs.index("delete")
    assert report.deleted == todo.doomed
    assert host.contents() == local(show)


def test_nothing_is_deleted_that_this_folder_did_not_send(host, show):
    host.write("CNAME", b"news.example")
    publish(show, Memory(host))
    build(show, "tuesday", "monday")
    publish(show, Memory(host))
    host.write("episodes/monday/transcript.vtt", b"somebody's own")
    build(show, "tuesday")
    _, report = publish(show, Memory(host))
    assert host.files["CNAME"]
    assert host.files["episodes/monday/transcript.vtt"][0] == b"somebody's own"
    assert len(report.deleted) == 3


def test_what_somebody_writes_while_we_publish_is_not_deleted(host, show):
    build(show, "tuesday", "monday")
    publish(show, Memory(host))
    build(show, "tuesday")
    opened = open_journal(show, "memory:")
    guids = frozenset({"guid-monday"})
    todo = plan(show / "public", Memory(host), opened, media=media.of, guids=guids)
    assert "episodes/monday/transcript.vtt" in todo.doomed
    host.write("episodes/monday/transcript.vtt", b"somebody's own")
    send(todo, Memory(host), opened)
    assert host.files["episodes/monday/transcript.vtt"][0] == b"somebody's own"
    assert "episodes/monday/chapters.json" not in host.files


def test_a_name_with_another_file_s_hash_proves_nothing(host, show):
    mark = b"-" * 200
    (show / "public/clip-0a1b2c3d.mp3").write_bytes(b"new" + mark)
    host.write("clip-0a1b2c3d.mp3", b"old" + mark)
    publish(show, Memory(host))
    assert host.files["clip-0a1b2c3d.mp3"][0] == b"new" + mark


def test_what_a_feed_still_names_is_not_deleted_though_it_is_lost_here(host, show):
    publish(show, Memory(host))
    (show / "public/episodes/monday/transcript.vtt").unlink()
    todo, _ = publish(show, Memory(host))
    assert not todo
    assert broken_promises(Memory(host)) == []


def test_a_feed_with_episodes_nobody_here_knows_is_not_replaced(host, show, tmp_path):
    publish(build(tmp_path / "other", "sunday"), Memory(host))
    before = dict(host.files)
    with pytest.raises(PublishError, match="guid-sunday") as caught:
        publish(show, Memory(host))
    assert host.files == before
    assert caught.value.remedy
    publish(show, Memory(host), guids=frozenset({"guid-sunday"}))
    assert host.contents()["feed.xml"] == local(show)["feed.xml"]


@pytest.mark.parametrize(
    ("kind", "damage"),
    [
        (".mp3", lambda content: content[:-1]),
        (".mp3", lambda content: content[:-1] + b"?"),
        (".mp3", lambda _content: b""),
        (".vtt", lambda content: content[:-1]),
        (".html", lambda content: content + b"?"),
    ],
)
def test_a_file_that_does_not_arrive_whole_keeps_the_feed_back(host, show, kind, damage):
    publish(show, Memory(host))
    before = host.contents()["feed.xml"]
    build(show, "tuesday", "monday")

    class Damaging(Memory):
        def put(self, parcel):
            written = super().put(parcel)
            if parcel.path.endswith(kind):
                content, tag = self.host.files[parcel.path]
                self.host.files[parcel.path] = (damage(content), tag)
            return written

    with pytest.raises(PublishError, match="did not arrive whole"):
        publish(show, Damaging(host))
    assert host.contents()["feed.xml"] == before
    assert broken_promises(Memory(host)) == []
    publish(show, Memory(host))
    assert host.contents() == local(show)


def test_a_file_that_vanishes_before_the_feed_keeps_it_back(host, show):
    def meddle(number):
        if publisher.requests[number - 1][0] == "head":
            host.files.pop("episodes/monday/chapters.json", None)

    publisher = Memory(host, meddle)
    with pytest.raises(PublishError, match=r"chapters\.json"):
        publish(show, publisher)
    assert "feed.xml" not in host.files


def test_a_lost_answer_to_the_swap_is_not_taken_for_a_lost_race(host, show):
    class Forgetful(Memory):
        def swap(self, parcel, seen):
            super().swap(parcel, seen)
            return super().swap(parcel, seen)

    _, report = publish(show, Forgetful(host))
    assert report.guarded
    assert host.contents() == local(show)


def test_a_host_that_compares_nothing_is_told_of(host, show):
    publisher = Memory(host)
    publisher.guarded = False
    assert publish(show, publisher)[1].guarded is False


def test_names_that_start_with_a_dot_stay_at_home(host, show):
    (show / "public/.feed.xml.1234.part").write_text("half")
    (show / "public/.well-known").mkdir()
    (show / "public/.well-known/x").write_text("x")
    publish(show, Memory(host))
    assert not [path for path in host.files if path.startswith(".")]


def test_a_link_that_leads_out_of_the_folder_is_refused(host, show, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (show / "public/episodes/secret.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(PublishError, match="leads out"):
        publish(show, Memory(host))
    assert host.files == {}


def test_a_name_that_no_host_takes_is_refused(host, show):
    (show / "public/two\nlines.txt").write_text("x")
    with pytest.raises(PublishError, match="no name"):
        publish(show, Memory(host))
    assert host.files == {}


def test_a_show_without_a_feed_is_refused(host, tmp_path):
    build(tmp_path)
    (tmp_path / "public/feed.xml").unlink()
    with pytest.raises(PublishError, match=r"feed\.xml"):
        publish(tmp_path, Memory(host))


def test_a_torn_last_line_of_the_journal_is_cut_off(host, show):
    publish(show, Memory(host))
    (path,) = (show / "published").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert not publish(show, Memory(host))[0]
    assert sorted(path.read_bytes().splitlines()) == sorted(whole.splitlines())


def test_a_damaged_journal_is_named_with_the_way_out(host, show):
    publish(show, Memory(host))
    (path,) = (show / "published").iterdir()
    path.write_bytes(b'{"target": 3}\n')
    with pytest.raises(ArchiveError, match="line 1") as caught:
        publish(show, Memory(host))
    assert "Delete" in caught.value.remedy


def test_a_journal_does_not_grow_for_ever(host, show):
    for number in range(60):
        build(show, "monday", words=f"take {number}")
        publish(show, Memory(host))
    (path,) = (show / "published").iterdir()
    assert len(path.read_bytes().splitlines()) < 150


def test_two_hosts_have_a_journal_each(host, show):
    other = Host()
    publish(show, Memory(host), "memory:one")
    publish(show, Memory(other), "memory:two")
    assert other.contents() == host.contents()
    assert len(list((show / "published").iterdir())) == 2


NAMES = st.lists(
    st.sampled_from(
        [
            "feed.xml", "feed-2.xml", "feed-10.xml", "feed.json", "flash.json", "latest.mp3",
            "latest.m3u", "index.html", "style.css", "artwork.jpg", "archive.html",
            "episodes/a/a-0a1b2c3d.mp3", "episodes/a/transcript.vtt", "episodes/a/index.html",
            "episodes/a/chapters.json", "episodes/a/cover.jpg",
        ]
    ),
    unique=True,
)  # fmt: skip


@given(NAMES)
def test_what_is_named_goes_before_what_names_it(names):
    from briefing.publish.plan import _place

    order = sorted(names, key=_place)
    place = {name: number for number, name in enumerate(order)}
    named_by = [
        ("episodes/a/a-0a1b2c3d.mp3", "episodes/a/index.html"),
        ("episodes/a/transcript.vtt", "episodes/a/index.html"),
        ("episodes/a/index.html", "feed-2.xml"),
        ("style.css", "index.html"),
        ("artwork.jpg", "episodes/a/index.html"),
        ("latest.mp3", "flash.json"),
        ("feed-10.xml", "feed-2.xml"),
        *((name, "feed.xml") for name in names if name != "feed.xml"),
    ]
    for named, naming in named_by:
        if named in place and naming in place:
            assert place[named] < place[naming]


def test_a_folder_on_the_disk_is_filled_and_found_whole(tmp_path, show):
    target = f"file:{tmp_path / 'site'}"
    publish(show, Folder(target, {}, "m"), target)
    assert broken_promises(Folder(target)) == []
    assert BASE in (tmp_path / "site/feed.xml").read_text()
    assert not publish(show, Folder(target, {}, "m"), target)[0]
