"""Progress: a bar with count and time left on a terminal, plain lines in a pipe, then a clean line."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.progress import Progress
from briefing.pipeline import Event
from briefing.stages import Stage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def last_line(stream: io.StringIO) -> str:
    return stream.getvalue().split("\r\x1b[K")[-1]


def test_a_terminal_gets_stage_count_and_time_left():
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, timer=clock)
    progress(Event(Stage.SPEAK, "speaking with hibari"))
    assert last_line(stream) == "speak     speaking with hibari"
    clock.now = 10.0
    progress(Event(Stage.SPEAK, "", 5, 20))
    assert last_line(stream) == f"speak     {'█' * 7}{'░' * 21} 5/20  0:30 left"
    progress(Event(Stage.SPEAK, "", 20, 20))
    assert last_line(stream) == f"speak     {'█' * 28} 20/20  0:00 left"
    progress.close()
    assert last_line(stream) == ""


def test_the_time_left_is_that_of_the_stage_at_work():
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, timer=clock)
    progress(Event(Stage.CLEAN, "cleaning"))
    clock.now = 100.0
    progress(Event(Stage.SPEAK, "speaking"))
    clock.now = 102.0
    progress(Event(Stage.SPEAK, "", 1, 2))
    assert last_line(stream).endswith("1/2  0:02 left")


def test_no_time_is_guessed_from_nothing():
    stream = Terminal()
    progress = Progress(stream, timer=Clock())
    progress(Event(Stage.SPEAK, "", 1, 20))
    assert last_line(stream).endswith("1/20")


def test_a_pipe_gets_one_plain_line_a_message():
    stream = io.StringIO()
    progress = Progress(stream, timer=Clock())
    progress(Event(Stage.SPEAK, "speaking with hibari"))
    for done in range(1, 4):
        progress(Event(Stage.SPEAK, "", done, 3))
    progress(Event(Stage.MIX, "mixing"))
    progress.close()
    assert stream.getvalue() == "speak: speaking with hibari\nmix: mixing\n"


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_closing_before_anything_was_said_says_nothing(stream):
    silent = stream()
    Progress(silent, timer=Clock()).close()
    assert silent.getvalue() == ""


@given(st.lists(st.builds(Event, st.sampled_from(Stage), st.text(max_size=300)), max_size=5))
def test_a_line_never_runs_over_the_edge(events):
    stream = Terminal()
    progress = Progress(stream, timer=Clock())
    for event in events:
        progress(event)
        assert len(last_line(stream)) <= 100
