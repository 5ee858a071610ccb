"""The mix: everything in its place, speech at one level, music beneath it, and no clicks."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import shipped
from briefing.errors import AudioError
from briefing.mix import Intake, mix, pauses, span
from briefing.models import Clip, Line, Part, Role, Script, Story, Take
from briefing.sound import RATE, Meter, Sound, Sounds, load_sounds, loudness, trim
from briefing.voices.tone import Tone

SOUNDS = load_sounds(shipped.folder("audio"))


def anchor(text, part=Part.STORY, story=0, **more):
    return Line(Role.ANCHOR, text, part, story, **more)


BULLETIN = (
    Line(Role.STING, "opening", Part.OPENING),
    anchor("Good morning, this is the news.", Part.OPENING, None),
    anchor("The harbour wall is to be rebuilt.", Part.HEADLINES, 0),
    anchor("Rain is on its way to the north.", Part.HEADLINES, 1),
    Line(Role.STING, "sting", Part.STORY, 0),
    anchor("The harbour wall is to be rebuilt.", story=0, article="a", paragraph=0),
    anchor("Work starts in the spring of next year.", story=0, article="a", paragraph=0),
    anchor("It will cost four million pounds in all.", story=0, article="a", paragraph=1),
    Line(Role.STING, "sting", Part.STORY, 1),
    anchor("Rain is on its way to the north.", story=1, article="b", paragraph=0),
    Line(Role.PAUSE, "", Part.STORY, 1, seconds=2.0),
    anchor("That is the news this morning.", Part.SIGN_OFF, None),
    Line(Role.STING, "closing", Part.SIGN_OFF),
)


def script_of(*lines):
    stories = (Story("Harbour wall", (), ()), Story("Rain in the north", (), ()))
    return Script("Test", "2026-11-22", "bulletin", stories, lines, 30.0)


def takes_of(script, voice="tone 1", gain=1.0):
    return [
        Take(place, line.text, voice, Clip(trimmed.samples * np.float32(gain), trimmed.rate))
        for place, line in enumerate(script.lines)
        if line.spoken
        for trimmed in [trim(Tone().say(line.text))]
    ]


def mixed(*lines, sounds=SOUNDS, **more):
    script = script_of(*lines)
    return script, mix(script, takes_of(script), sounds, **more)


def heard(programme, cue):
    return programme.clip.samples[round(cue.start * RATE) : round(cue.end * RATE)]


def cue_of(programme, line):
    return next(cue for cue in programme.cues if cue.line == line)


@pytest.mark.parametrize("keep", [True, False])
def test_takes_made_ready_while_others_are_spoken_make_the_same_programme(keep):
    script = script_of(*BULLETIN)
    takes = takes_of(script)
    intake = Intake(keep=keep)
    for take in reversed(takes[1:]):  # in any order, and not even all
        intake.add(take)
    assert np.array_equal(
        mix(script, takes, SOUNDS, intake=intake).clip.samples,
        mix(script, takes, SOUNDS).clip.samples,
    )


def test_what_was_made_ready_of_a_voice_that_was_replaced_is_not_used():
    script = script_of(anchor("Good morning."))
    intake = Intake()
    intake.add(takes_of(script, voice="another", gain=0.1)[0])
    takes = takes_of(script)
    assert np.array_equal(
        mix(script, takes, None, intake=intake).clip.samples,
        mix(script, takes, None).clip.samples,
    )


def test_every_spoken_line_and_sting_has_a_cue_in_time_order():
    script, programme = mixed(*BULLETIN)
    assert [cue.line for cue in programme.cues] == [
        place for place, line in enumerate(script.lines) if line.role is not Role.PAUSE
    ]
    starts = [cue.start for cue in programme.cues]
    assert starts == sorted(starts)
    assert programme.cues[-1].end <= programme.clip.seconds


def test_speech_never_overlaps_speech():
    script, programme = mixed(*BULLETIN)
    spoken = [cue for cue in programme.cues if script.lines[cue.line].spoken]
    for earlier, later in itertools.pairwise(spoken):
        assert later.start >= earlier.end + 0.3


def test_cues_stand_where_the_speech_is():
    _, programme = mixed(*BULLETIN, plain=True)
    for cue in programme.cues:
        around = programme.clip.samples[
            round((cue.start - 0.04) * RATE) : round((cue.end + 0.04) * RATE)
        ]
        loud = np.flatnonzero(np.abs(around) > 0.01 * np.abs(around).max())
        assert loud[0] / RATE - 0.04 == pytest.approx(0.0, abs=0.03)
        assert (len(around) - loud[-1]) / RATE - 0.04 == pytest.approx(0.0, abs=0.03)


def test_plain_leaves_speech_and_pauses_only():
    script, programme = mixed(*BULLETIN, plain=True)
    assert all(script.lines[cue.line].spoken for cue in programme.cues)
    outside = programme.clip.samples.copy()
    for cue in programme.cues:
        outside[round(cue.start * RATE) : round(cue.end * RATE)] = 0.0
    assert not outside.any()
    assert mix(script, takes_of(script), None) == programme


def test_a_pause_line_gives_exactly_its_seconds_of_silence():
    _, programme = mixed(*BULLETIN)
    gap = cue_of(programme, 11).start - cue_of(programme, 9).end
    assert gap == pytest.approx(2.0, abs=1.5 / RATE)


def test_pauses_grow_from_sentence_to_paragraph_to_story():
    first = anchor("One.", story=0, article="a", paragraph=0)
    sentence = anchor("Two.", story=0, article="a", paragraph=0)
    quote = anchor("Two.", story=0, article="a", paragraph=0, speaker="She")
    paragraph = anchor("Three.", story=0, article="a", paragraph=1)
    story = anchor("Four.", story=1, article="b", paragraph=0)
    lengths = [pauses.between(first, line) for line in (sentence, quote, paragraph, story)]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) == 4
    assert pauses.between(None, first) == 0.0


@given(gains=st.lists(st.floats(-18, 12), min_size=2, max_size=5))
@settings(max_examples=10, deadline=None)
def test_sentences_of_one_voice_come_out_within_two_units(gains):
    lines = [anchor(f"Sentence number {place} of this story.") for place in range(len(gains))]
    script = script_of(*lines)
    takes = [
        Take(
            take.line,
            take.spoken,
            take.voice,
            Clip(take.clip.samples * np.float32(10 ** (gain / 20)), take.clip.rate),
        )
        for take, gain in zip(takes_of(script), gains, strict=True)
    ]
    programme = mix(script, takes, None)
    levels = [loudness(Clip(heard(programme, cue), RATE)) for cue in programme.cues]
    assert max(levels) - min(levels) <= 2.0


def test_two_voices_are_brought_to_one_level():
    script = script_of(*BULLETIN[5:8])
    quiet, loud = takes_of(script, "quiet", 0.1), takes_of(script, "loud", 2.0)
    programme = mix(script, [quiet[0], loud[1], quiet[2]], None)
    levels = [loudness(Clip(heard(programme, cue), RATE)) for cue in programme.cues]
    assert max(levels) - min(levels) <= 0.3


def test_speech_stands_at_least_twelve_units_above_the_bed():
    script, with_bed = mixed(*BULLETIN)
    without = mix(script, takes_of(script), Sounds(tuple(s for s in SOUNDS.all if s.name != "bed")))
    bed_only = silenced_speech(script)
    for line in (2, 3):
        cue = cue_of(with_bed, line)
        speech = loudness(Clip(heard(with_bed, cue), RATE))
        music = loudness(Clip(heard(bed_only, cue), RATE))
        assert speech - music >= 12.0
    between = (cue_of(with_bed, 2).end, cue_of(with_bed, 3).start)
    gap = with_bed.clip.samples[round(between[0] * RATE) : round(between[1] * RATE)]
    assert np.abs(gap).max() > 0.001
    assert without.cues != with_bed.cues


def silenced_speech(script):
    """Give the mix with every word made 200 dB quieter after it was levelled: music alone."""
    whole = mix(script, takes_of(script), SOUNDS)
    plain = mix_speech_at(script, whole)
    return type(whole)(Clip(whole.clip.samples - plain, RATE), whole.cues)


def mix_speech_at(script, programme):
    """Give speech alone, each take where its cue says."""
    out = np.zeros_like(programme.clip.samples)
    alone = mix(script, takes_of(script), None)
    for cue in alone.cues:
        there = cue_of(programme, cue.line)
        start = round(there.start * RATE)
        sound = heard(alone, cue)
        out[start : start + len(sound)] += sound
    return out


def test_no_click_where_anything_joins():
    """No step in the mix is larger than the steepest step within the sounds themselves."""
    script, programme = mixed(*BULLETIN)
    alone = mix_speech_at(script, programme)
    own = max(np.abs(np.diff(alone)).max(), np.abs(np.diff(programme.clip.samples - alone)).max())
    edges = [round(point * RATE) for cue in programme.cues for point in (cue.start, cue.end)]
    for edge in edges:
        around = programme.clip.samples[max(0, edge - 3) : edge + 3]
        assert np.abs(np.diff(around)).max() <= max(0.02, 0.25 * own)


def test_a_short_bed_goes_round_under_long_headlines():
    at = np.arange(RATE) / RATE
    clip = Clip((0.3 * np.sin(2 * np.pi * 220 * at)).astype(np.float32), RATE)
    bed = Sound("bed", clip, loudness(clip), -14.0, 1.0, (0.25, 0.95), 0.05)
    lines = [anchor(f"Headline number {n} of this morning.", Part.HEADLINES, n) for n in range(4)]
    script, programme = mixed(*lines, sounds=Sounds((bed,)))
    only = programme.clip.samples - mix_speech_at(script, programme)
    start, end = programme.cues[0].start, programme.cues[-1].end
    stretch = only[round(start * RATE) : round(end * RATE)]
    level = np.sqrt(np.mean(stretch[: len(stretch) // 2205 * 2205].reshape(-1, 2205) ** 2, axis=1))
    assert level.min() > 0.4 * np.median(level)
    assert np.abs(np.diff(stretch)).max() < 0.02


def test_a_programme_written_to_a_file_is_the_one_in_memory(tmp_path):
    script, programme = mixed(*BULLETIN)
    filed = mix(script, takes_of(script), SOUNDS, work=tmp_path / "mix.f32")
    assert isinstance(filed.clip.samples, np.memmap)
    assert filed == programme
    assert Path(tmp_path / "mix.f32").stat().st_size == 4 * len(programme.clip.samples)


def test_the_same_script_gives_the_same_samples():
    assert mixed(*BULLETIN)[1] == mixed(*BULLETIN)[1]


def test_takes_may_come_in_any_order():
    script = script_of(*BULLETIN)
    takes = takes_of(script)
    assert mix(script, takes[::-1], SOUNDS) == mix(script, takes, SOUNDS)


def test_a_line_without_a_take_is_refused():
    script = script_of(*BULLETIN)
    with pytest.raises(AudioError, match=r"line 3 .*has no take"):
        mix(script, [take for take in takes_of(script) if take.line != 3], SOUNDS)


@pytest.mark.parametrize(
    ("line", "told"), [(1, "two takes"), (0, "not a spoken line"), (99, "not a spoken")]
)
def test_a_take_that_belongs_to_no_line_is_refused(line, told):
    script = script_of(*BULLETIN)
    takes = takes_of(script)
    more = Take(line, "x", "tone 1", takes[0].clip)
    with pytest.raises(AudioError, match=told):
        mix(script, [*takes, more], SOUNDS)


def test_a_silent_take_is_refused_with_its_words():
    script = script_of(*BULLETIN)
    takes = takes_of(script)
    takes[2] = Take(takes[2].line, "", "tone 1", Clip(np.zeros(9000, dtype=np.float32), 24_000))
    with pytest.raises(AudioError, match=r"line 3 .*Rain is on its way"):
        mix(script, takes, SOUNDS)


def test_a_sound_that_the_station_lacks_is_refused():
    with pytest.raises(AudioError, match="fanfare"):
        mixed(Line(Role.STING, "fanfare"), *BULLETIN[1:])


def test_a_script_without_words_is_refused():
    with pytest.raises(AudioError, match="no spoken line"):
        mix(script_of(BULLETIN[0]), [], SOUNDS)


def test_speech_in_the_mix_leaves_room_for_its_peaks():
    _, programme = mixed(*BULLETIN)
    meter = Meter(RATE)
    meter.add(programme.clip.samples)
    assert meter.true_peak < 0.0


def insert(name, seconds, part=Part.STORY, story=0):
    return Line(Role.INSERT, name, part, story, seconds=seconds)


def with_insert_after(place, line):
    return (*BULLETIN[: place + 1], line, *BULLETIN[place + 1 :])


@pytest.mark.parametrize("place", range(len(BULLETIN)))
@pytest.mark.parametrize("sounds", [SOUNDS, None], ids=["sounds", "plain"])
def test_an_insert_is_silence_of_exactly_its_length_wherever_it_stands(place, sounds):
    """No word, no tail of a sting and no bed sounds in it, nor just before and after."""
    part = BULLETIN[place].part
    lines = with_insert_after(place, insert("local weather", 4.0, part, BULLETIN[place].story))
    _, programme = mixed(*lines, sounds=sounds)
    cue = cue_of(programme, place + 1)
    assert cue.end - cue.start == pytest.approx(4.0, abs=1 / RATE)
    around = programme.clip.samples[
        round((cue.start - 0.25) * RATE) : round((cue.end + 0.25) * RATE)
    ]
    assert not around.any()
    assert cue.end <= programme.clip.seconds


def test_an_insert_of_no_length_is_a_cue_point_in_silence():
    _, programme = mixed(*with_insert_after(3, insert("advert", 0.0, Part.HEADLINES, 1)))
    cue = cue_of(programme, 4)
    assert cue.start == cue.end
    there = round(cue.start * RATE)
    assert not programme.clip.samples[there - RATE // 4 : there + RATE // 4].any()


def test_speech_before_an_insert_is_the_same_as_without():
    _, without = mixed(*BULLETIN)
    _, programme = mixed(*BULLETIN, insert("end", 10.0, Part.SIGN_OFF, None))
    shared = round(without.cues[-1].end * RATE)
    assert np.array_equal(programme.clip.samples[:shared], without.clip.samples[:shared])
    assert programme.clip.seconds == pytest.approx(without.clip.seconds + 10.6, abs=0.01)


def test_silences_are_drawn_out_and_in_for_the_clock_and_no_further():
    script = script_of(*BULLETIN)
    takes = takes_of(script)
    found = span(script, takes, SOUNDS)
    assert found.least < found.usual < found.most
    wishes = ((found.usual + 0.05, found.usual + 0.05), (0.0, found.least), (1000.0, found.most))
    for wanted, length in wishes:
        programme = mix(script, takes, SOUNDS, seconds=wanted)
        assert abs(programme.clip.seconds - length) < 0.03
    assert mix(script, takes, SOUNDS).clip.seconds == pytest.approx(found.usual)


def test_a_pause_that_was_asked_for_is_not_drawn_out():
    script = script_of(
        anchor("One is here."), Line(Role.PAUSE, seconds=2.0), anchor("Two is here.")
    )
    found = span(script, takes_of(script), None)
    assert found.least == found.usual == found.most
