"""The shelf of takes: what is filed comes down again, whatever is damaged does not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cache import Shelf, Tape, default_folder
from briefing.errors import ConfigError
from briefing.models import Clip, Timing
from briefing.sound.stream import let_go

RATE = 24_000


def hum(seconds: float = 0.1, pitch: float = 200.0) -> Clip:
    time = np.arange(round(seconds * RATE)) / RATE
    return Clip((0.5 * np.sin(2 * np.pi * pitch * time)).astype(np.float32), RATE)


def entries(shelf: Shelf) -> list[Path]:
    return sorted(path for path in shelf.folder.rglob("*") if path.is_file())


def test_a_take_comes_down_as_it_was_filed(tmp_path):
    shelf = Shelf(tmp_path)
    key = shelf.key("Good morning.", "tone 1")
    assert shelf.take_down(key) is None
    filed = shelf.file(key, hum())
    assert shelf.take_down(key) == filed
    assert Shelf(tmp_path).take_down(key) == filed
    assert np.abs(filed.samples - hum().samples).max() < 1 / 32_000


def test_the_words_of_a_take_come_down_with_it(tmp_path):
    shelf = Shelf(tmp_path)
    words = (Timing("Good", 0.0, 0.04), Timing("mörning", 0.04, 0.1))
    clip = hum()
    shelf.file("one", Clip(clip.samples, clip.rate, words))
    shelf.file("two", clip)
    assert shelf.take_down("one").words == words
    assert shelf.take_down("two").words == ()
    assert shelf.take_down("one") == shelf.take_down("two")


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_keys_differ_when_anything_that_decides_differs(one, other):
    shelf = Shelf(Path("nowhere"))
    joined = [[text.replace("\x1f", "") for text in texts] for texts in (one, other)]
    assert (shelf.key(*joined[0]) == shelf.key(*joined[1])) == (joined[0] == joined[1])


def test_too_loud_sound_is_limited_and_not_wrapped_round(tmp_path):
    shelf = Shelf(tmp_path)
    filed = shelf.file("k" * 64, Clip(np.array([2.0, -2.0], np.float32), RATE))
    assert filed.samples[0] > 0.99
    assert filed.samples[1] == -1.0


@pytest.mark.parametrize("cut", [0, 5, 20, 40, 60, -1])
def test_a_take_that_was_cut_short_is_thrown_away(tmp_path, cut):
    shelf = Shelf(tmp_path)
    shelf.file("a" * 64, hum())
    (path,) = entries(shelf)
    path.write_bytes(path.read_bytes()[:cut])
    assert shelf.take_down("a" * 64) is None
    assert not path.exists()


@pytest.mark.parametrize("place", [3, 18, 25, 60, 1000])
def test_a_take_with_one_wrong_bit_is_never_played(tmp_path, place):
    shelf = Shelf(tmp_path)
    filed = shelf.file("a" * 64, hum())
    (path,) = entries(shelf)
    raw = bytearray(path.read_bytes())
    raw[place] ^= 0x10
    path.write_bytes(raw)
    assert shelf.take_down("a" * 64) is None
    assert shelf.file("a" * 64, hum()) == filed


def test_the_oldest_takes_go_first(tmp_path):
    shelf = Shelf(tmp_path)
    for age, name in enumerate("abcd"):
        shelf.file(name * 64, hum())
        path = next(path for path in entries(shelf) if path.name.startswith(name))
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    size = shelf.stock().bytes // 4
    assert shelf.prune(2 * size) == 2
    assert [path.name[0] for path in entries(shelf)] == ["a", "b"]
    assert shelf.prune() == 0
    assert shelf.stock().takes == 2


def test_a_take_that_is_used_counts_as_new(tmp_path):
    shelf = Shelf(tmp_path)
    for name in "ab":
        shelf.file(name * 64, hum())
    for age, path in enumerate(reversed(entries(shelf))):
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    shelf.take_down("b" * 64)
    shelf.prune(shelf.stock().bytes // 2)
    assert [path.name[0] for path in entries(shelf)] == ["b"]


def test_a_full_disk_leaves_no_half_take(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path)

    def full(path, content):
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        shelf.file("a" * 64, hum())
    assert entries(shelf) == []


def test_what_a_killed_run_left_half_written_is_swept_away(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.file("a" * 64, hum())
    (path,) = entries(shelf)
    for age, name in ((7200, ".old.1.part"), (0, ".young.2.part")):
        draft = path.with_name(name)
        draft.write_bytes(b"half")
        os.utime(draft, (time.time() - age,) * 2)
    shelf.prune()
    assert [path.name for path in entries(shelf)] == [".young.2.part", path.name]


def test_a_damaged_take_on_a_shelf_that_may_only_be_read_is_passed_over(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path)
    shelf.file("a" * 64, hum())
    (path,) = entries(shelf)
    path.write_bytes(path.read_bytes()[:-1])

    def refuse(path, **_named):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    assert shelf.take_down("a" * 64) is None


def test_several_processes_share_one_shelf(tmp_path):
    """Four processes file and take down the same takes; none ever sees half of one."""
    program = """
import sys, numpy as np
from pathlib import Path
from briefing.cache import Shelf
from briefing.models import Clip, Timing
from briefing.sound.stream import let_go
shelf = Shelf(Path(sys.argv[1]))
rng = np.random.default_rng(int(sys.argv[2]))
for _ in range(60):
    n = int(rng.integers(5))
    clip = Clip(np.full(20_000, n / 10, np.float32), 24_000)
    filed = shelf.file(str(n) * 64, clip) if rng.random() < 0.5 else shelf.take_down(str(n) * 64)
    if filed is not None and abs(float(filed.samples[0]) - n / 10) > 1e-4:
        sys.exit("a take of another key")
"""
    run = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen([*run, str(seed)]) for seed in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    shelf = Shelf(tmp_path)
    assert shelf.stock().takes == 5
    assert all(shelf.take_down(str(n) * 64) is not None for n in range(5))
    assert all(path.suffix == ".take" for path in entries(shelf))


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"BRIEFING_CACHE": "/a", "XDG_CACHE_HOME": "/b", "HOME": "/c"}, Path("/a")),
        ({"XDG_CACHE_HOME": "/b", "HOME": "/c"}, Path("/b/briefing")),
    ],
)
def test_where_takes_are_kept(environment, folder):
    assert default_folder(environment) == folder


def test_without_a_home_the_remedy_is_named():
    assert default_folder({"HOME": "/c"}).is_relative_to("/c")
    with pytest.raises(ConfigError) as caught:
        default_folder({})
    assert "BRIEFING_CACHE" in caught.value.remedy


def test_what_lies_on_a_tape_is_what_was_said_and_cannot_be_written_to(tmp_path):
    shelf = Shelf(tmp_path / "shelf", tape=Tape(tmp_path / "work"))
    plain = Shelf(tmp_path / "shelf")
    clips = [hum(seconds) for seconds in (0.1, 0.0, 1.7)]
    laid = [shelf.file(str(place), one) for place, one in enumerate(clips)]
    for place, one in enumerate(laid):
        assert one == plain.take_down(str(place)) == shelf.take_down(str(place))
    with pytest.raises(ValueError, match="read-only"):
        laid[0].samples[0] = 1.0
    assert list((tmp_path / "work").iterdir()) == []  # nameless: a killed run leaves nothing


def test_several_threads_may_lay_clips_on_one_tape(tmp_path):
    tape = Tape(tmp_path)
    given = [np.full(3000 + number, number, dtype=np.float32) for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        laid = list(pool.map(tape.laid, given))
    assert all(np.array_equal(one, two) for one, two in zip(given, laid, strict=True))


def test_takes_on_a_tape_are_not_held_in_memory_once_they_were_read(tmp_path):
    """The pages of a clip that was let go are the file's own again."""
    samples = Tape(tmp_path).laid(np.ones(4_000_000, dtype=np.float32))
    assert samples.sum() == 4_000_000
    before = _resident()
    let_go(samples)
    assert before - _resident() > 12_000_000
    assert samples[-1] == 1.0


def _resident():
    if not Path("/proc/self/statm").is_file():
        pytest.skip("only Linux tells what is resident")
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
