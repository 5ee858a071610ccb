"""The studio: only what was never said is synthesised, and what was said is not lost."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cache import Shelf
from briefing.errors import VoiceError, VoiceUnavailable
from briefing.models import Clip, Line, Part, Role, Script
from briefing.speak import speak
from briefing.voices import Capabilities
from briefing.voices.cast import Cast
from briefing.voices.tone import Tone

TEXTS = (
    "Good morning.",
    "The ferry is cancelled for a third day.",
    "A crack was found below the waterline.",
    "It will be towed to a dry dock.",
)


def script(*texts: str) -> Script:
    lines = [Line(Role.STING, "opening", Part.OPENING)]
    for text in texts:
        lines += [Line(Role.ANCHOR, text), Line(Role.PAUSE, seconds=0.5)]
    return Script("Show", "2026-11-22", "bulletin", (), tuple(lines), 0.0)


class Recorder(Tone):
    """The humming voice, which writes down what it was asked to say; it may stumble on a word."""

    def __init__(self, stumbles_on: str = "\0", **changes: object) -> None:
        self.stumbles_on = stumbles_on
        self.said: list[str] = []
        self.threads: set[int] = set()
        self.checked = 0
        self.capabilities = replace(Capabilities(), **changes)

    def check(self) -> None:
        self.checked += 1

    def say(self, text: str) -> Clip:
        if self.stumbles_on in text:
            raise VoiceError(f"could not say {text[:60]!r}", "Reword it.")
        self.said.append(text)
        self.threads.add(threading.get_ident())
        return super().say(text)


def test_every_spoken_line_has_its_take_in_order(tmp_path):
    reading = speak(script(*TEXTS), Recorder(), Shelf(tmp_path))
    assert [take.line for take in reading.takes] == [1, 3, 5, 7]
    assert (reading.synthesised, reading.reused) == (4, 0)
    assert all(take.voice == "tone 1" for take in reading.takes)


def test_each_take_is_handed_on_as_soon_as_it_is_there(tmp_path):
    speak(script(TEXTS[0]), Recorder(), Shelf(tmp_path))
    ready = []
    voice = Recorder()
    reading = speak(script(*TEXTS, TEXTS[1]), voice, Shelf(tmp_path), ready=ready.append)
    assert sorted(take.line for take in ready) == [1, 3, 5, 7, 9]
    for take in reading.takes:
        (same,) = [one for one in ready if one.line == take.line]
        assert (same.spoken, same.voice) == (take.spoken, take.voice)
        assert np.array_equal(same.clip.samples, take.clip.samples)


def test_a_take_is_handed_on_before_the_last_sentence_is_spoken(tmp_path):
    ready, first_is_ready = [], threading.Event()

    class Waiting(Recorder):
        def say(self, text: str) -> Clip:
            if text == TEXTS[3]:
                assert first_is_ready.wait(30)
            return super().say(text)

    def note(take):
        ready.append(take)
        first_is_ready.set()

    speak(script(*TEXTS), Waiting(), Shelf(tmp_path), ready=note, workers=2)
    assert len(ready) == 4


def test_one_changed_sentence_is_one_synthesis(tmp_path):
    speak(script(*TEXTS), Recorder(), Shelf(tmp_path))
    voice = Recorder()
    changed = (*TEXTS[:2], "A long crack was found below the waterline.", TEXTS[3])
    reading = speak(script(*changed), voice, Shelf(tmp_path))
    assert (reading.synthesised, reading.reused) == (1, 3)
    assert voice.said == ["A long crack was found below the waterline."]


def test_when_all_is_on_the_shelf_the_engine_is_not_even_asked(tmp_path):
    first = speak(script(*TEXTS), Recorder(), Shelf(tmp_path))
    voice = Recorder()
    again = speak(script(*TEXTS), voice, Shelf(tmp_path))
    assert again.takes == first.takes
    assert (again.synthesised, voice.said, voice.checked) == (0, [], 0)


def test_the_same_words_twice_are_spoken_once(tmp_path):
    voice = Recorder()
    reading = speak(script(TEXTS[0], TEXTS[1], TEXTS[0]), voice, Shelf(tmp_path))
    assert sorted(voice.said) == sorted(TEXTS[:2])
    assert reading.takes[0].clip == reading.takes[2].clip
    assert (reading.synthesised, reading.reused) == (2, 1)


@settings(max_examples=10)
@given(workers=st.integers(1, 6), order=st.permutations(range(8)))
def test_the_sound_does_not_depend_on_how_many_work_at_it(tmp_path_factory, workers, order):
    texts = [f"{'word ' * (place + 1)}{place}." for place in order]
    folder = tmp_path_factory.mktemp("shelf")
    one = speak(script(*texts), Recorder(), Shelf(folder / "a"), workers=1)
    several = speak(script(*texts), Recorder(), Shelf(folder / "b"), workers=workers)
    assert one == several


def test_an_engine_that_must_not_be_shared_is_used_by_one_thread(tmp_path):
    voice = Recorder(threads=False)
    speak(script(*TEXTS), voice, Shelf(tmp_path), workers=4)
    assert len(voice.threads) == 1


def test_a_failing_line_is_named_and_finished_takes_are_kept(tmp_path):
    voice = Recorder(stumbles_on="waterline")
    with pytest.raises(
        VoiceError, match=r"^line 6 of the script: could not say 'A crack"
    ) as caught:
        speak(script(*TEXTS), voice, Shelf(tmp_path), workers=1)
    assert caught.value.remedy == "Reword it."
    finished = len(voice.said)
    assert finished > 0
    mended = Recorder()
    reading = speak(script(*TEXTS), mended, Shelf(tmp_path), workers=1)
    assert len(mended.said) == reading.synthesised == 4 - finished


def test_the_kind_of_failure_is_kept(tmp_path):
    class Absent(Recorder):
        def say(self, text):
            raise VoiceUnavailable("the service is down", "Wait.")

    with pytest.raises(VoiceUnavailable, match=r"line \d of the script: the service is down"):
        speak(script(*TEXTS), Absent(), Shelf(tmp_path))


def test_silence_is_not_taken_for_speech(tmp_path):
    class Mute(Recorder):
        def say(self, text):
            return Clip(np.zeros(0, np.float32), 24_000)

    with pytest.raises(VoiceError, match="gave no sound for 'Good morning"):
        speak(script(TEXTS[0]), Mute(), Shelf(tmp_path))


def test_a_line_without_words_is_refused_before_anything_is_spoken(tmp_path):
    voice = Recorder()
    with pytest.raises(VoiceError, match="line 4 of the script has no words"):
        speak(script(TEXTS[0], "…"), voice, Shelf(tmp_path))
    assert voice.said == []


def test_progress_counts_to_the_end(tmp_path):
    seen: list[tuple[int, int]] = []
    speak(script(*TEXTS), Recorder(), Shelf(tmp_path), progress=lambda *at: seen.append(at))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_damaged_take_is_spoken_again(tmp_path):
    speak(script(*TEXTS), Recorder(), Shelf(tmp_path))
    path = min(tmp_path.rglob("*.take"))
    path.write_bytes(path.read_bytes()[:-7])
    voice = Recorder()
    assert speak(script(*TEXTS), voice, Shelf(tmp_path)).synthesised == len(voice.said) == 1


class Absent(Recorder):
    """A voice whose service is down."""

    name = "absent"

    def fingerprint(self):
        return "absent 1"

    def say(self, text):
        raise VoiceUnavailable("the service is down", "Wait.")


class Other(Recorder):
    """A second voice that can speak."""

    name = "other"

    def fingerprint(self):
        return "other 1"


def conversation() -> Script:
    lines = (
        Line(Role.ANCHOR, TEXTS[0]),
        Line(Role.REPORTER, TEXTS[1]),
        Line(Role.ANCHOR, "We will not sail.", speaker="Ruth Tarbet"),
        Line(Role.ANCHOR, TEXTS[2]),
    )
    return Script("Show", "2026-11-22", "bulletin", (), lines, 0.0)


def test_everybody_reads_what_is_theirs(tmp_path):
    anchor, reporter, quotations = Recorder(), Other(), Other()
    cast = Cast(anchor, reporter, quotations)
    reading = speak(conversation(), cast, Shelf(tmp_path), workers=1)
    assert set(anchor.said) == {TEXTS[0], TEXTS[2]}
    assert reporter.said == [TEXTS[1]]
    assert quotations.said == ["We will not sail."]
    assert [take.line for take in reading.takes] == [0, 1, 2, 3]
    assert [take.voice for take in reading.takes] == ["tone 1", "other 1", "other 1", "tone 1"]
    assert (reading.synthesised, reading.reused, reading.replaced) == (4, 0, ())


def test_without_a_reporter_the_anchor_reads_everything(tmp_path):
    anchor = Recorder()
    speak(conversation(), Cast(anchor, fallback=(Other(),)), Shelf(tmp_path))
    assert len(anchor.said) == 4


@pytest.mark.parametrize("fails", ["say", "check", "fingerprint"])
def test_one_who_cannot_speak_is_replaced_on_all_their_lines_and_it_is_said(tmp_path, fails):
    def fail(*_):
        raise VoiceUnavailable("the service is down", "Wait.")

    class Failing(Other):
        name = "failing"

    anchor, stand_in = Failing(), Recorder()
    setattr(anchor, fails, fail)
    cast = Cast(anchor, Other(), fallback=(Absent(), stand_in))
    reading = speak(conversation(), cast, Shelf(tmp_path))
    assert [take.voice for take in reading.takes] == ["tone 1", "other 1", "tone 1", "tone 1"]
    (replaced,) = reading.replaced
    assert (replaced.voice, replaced.by) == ("failing", "tone")
    assert "the service is down" in replaced.why
    assert cast.fingerprint()


def test_one_line_that_fails_changes_the_voice_of_all_and_keeps_what_was_made(tmp_path):
    anchor = Other(stumbles_on="waterline")
    reading = speak(script(*TEXTS), Cast(anchor, fallback=(Recorder(),)), Shelf(tmp_path))
    assert {take.voice for take in reading.takes} == {"tone 1"}
    assert reading.reused == 0
    mended = Other()
    again = speak(script(*TEXTS), Cast(mended), Shelf(tmp_path), workers=1)
    assert len(mended.said) == again.synthesised <= 4


def test_when_nobody_can_the_first_reason_and_the_others_are_told(tmp_path):
    cast = Cast(Absent(), fallback=(Recorder(stumbles_on="Good"),))
    with pytest.raises(
        VoiceUnavailable, match="service is down; the fallback failed too"
    ) as caught:
        speak(script(TEXTS[0]), cast, Shelf(tmp_path))
    assert "could not say 'Good" in caught.value.message
    assert caught.value.remedy == "Wait."


def test_a_mistake_in_the_script_is_not_the_voice_s(tmp_path):
    stand_in = Recorder()
    with pytest.raises(VoiceError, match="has no words"):
        speak(script("…"), Cast(Recorder(), fallback=(stand_in,)), Shelf(tmp_path))
    assert not stand_in.said


def test_a_hum_too_faint_to_hear_is_not_taken_for_speech(tmp_path):
    class Faint(Recorder):
        def say(self, text):
            return Clip(super().say(text).samples * 1e-5, 24_000)

    with pytest.raises(VoiceError, match="gave no sound for 'Good morning"):
        speak(script(TEXTS[0]), Faint(), Shelf(tmp_path))
