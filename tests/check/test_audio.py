"""The sound rules: a good file breaks none, and each fault put in is found by its own rule."""

import io
import math
import wave
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from briefing.check import AIMS, RULES, audio, own
from briefing.check.finding import Finding
from briefing.check.listening import listen
from briefing.episode.id3 import Tags, tag
from briefing.master import PROFILES, master
from briefing.models import Chapter, Clip, Insert, Programme
from briefing.sound import MP3, RATE, encode, loudness


def sound(seconds, level=0.11):
    """Give a wavering tone."""
    at = np.arange(round(seconds * RATE)) / RATE
    waver = 0.75 + 0.25 * np.sin(2 * np.pi * 3 * at)
    return (level * waver * np.sin(2 * np.pi * 300 * at)).astype(np.float32)


def picture(wide, high):
    """Give a JPEG of noise; of a million pixels it takes over 512 KB."""
    dots = np.random.default_rng(1).integers(0, 255, (high, wide, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(dots).save(out, "JPEG", quality=85)
    return out.getvalue()


def tags_of(seconds, chapters, inserts=(), cover=b""):
    when = datetime(2026, 11, 22, 7, tzinfo=UTC)
    cover = cover or picture(60, 60)
    return Tags("T", "A", "S", when, 1, "en", "C", cover, chapters, seconds, inserts=inserts)


@pytest.fixture
def good(tmp_path):
    """Give a mastered file of 12 s with tags, cover and two chapters."""
    return finished(tmp_path, sound(12.0))


TWO = (Chapter(0.0, "One"), Chapter(5.0, "Two"))


def finished(tmp_path, samples, chapters=TWO, inserts=(), cover=b""):
    made = master(Programme(Clip(samples, RATE), ()), tmp_path / "m.mp3", PROFILES["podcast"])
    path = tmp_path / "good.mp3"
    path.write_bytes(
        tag(tags_of(made.seconds, chapters, inserts, cover)) + (tmp_path / "m.mp3").read_bytes()
    )
    return path


def bare(tmp_path, samples, **more):
    path = tmp_path / "bare.mp3"
    encode([samples], path, MP3, **({"bit_rate": 96_000} | more))
    return path


def wav(tmp_path, samples, rate=RATE):
    path = tmp_path / "a.wav"
    whole = np.rint(np.clip(samples, -1, 1) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if whole.ndim == 1 else whole.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(whole.tobytes())
    return path


def rules(path, *severities):
    return {f.rule for f in audio.check(path) if not severities or f.severity in severities}


def test_a_good_file_breaks_no_rule(good):
    assert audio.check(good) == ()


def test_every_finding_says_where_what_and_who_says_so(tmp_path):
    found = audio.check(bare(tmp_path, sound(3.0, 0.9)))
    assert found
    for finding in found:
        assert isinstance(finding, Finding)
        assert finding.where.endswith("bare.mp3")
        assert finding.message
        assert finding.source
        assert finding.remedy or finding.severity == "note"
    order = [("error", "warning", "note").index(finding.severity) for finding in found]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("lufs", "severity"), [(-30, "error"), (-18, "warning"), (-13.5, "warning"), (-8, "error")]
)
def test_loudness(tmp_path, lufs, severity):
    usual = loudness(Clip(sound(12.0), RATE))
    samples = sound(12.0) * np.float32(10 ** ((lufs - usual) / 20))
    found = [f for f in audio.check(wav(tmp_path, samples)) if f.rule == "audio-loudness"]
    assert [(f.severity, f"{lufs:.1f} LUFS" in f.message) for f in found] == [(severity, True)]


def test_silence_from_end_to_end(tmp_path):
    found = audio.check(wav(tmp_path, np.zeros(12 * RATE, dtype=np.float32)))
    assert found[0].rule == "audio-loudness"
    assert "silent" in found[0].message


@pytest.mark.parametrize(("level", "severity"), [(0.99, "error"), (0.85, "warning")])
def test_true_peak(tmp_path, level, severity):
    assert "audio-true-peak" in rules(wav(tmp_path, sound(3.0, level)), severity)


def test_clipping_is_counted_once_for_each_place(tmp_path):
    samples = sound(12.0)
    for place in (2, 5, 9):
        samples[place * RATE : place * RATE + 40] = 1.0
    heard = listen(wav(tmp_path, samples))
    assert heard.clips == 3
    assert "audio-clipping" in rules(wav(tmp_path, samples), "error")


def test_two_samples_at_full_scale_are_no_clip(tmp_path):
    samples = sound(3.0)
    samples[RATE : RATE + 2] = 1.0
    assert listen(wav(tmp_path, samples)).clips == 0


def test_direct_current(tmp_path):
    assert "audio-dc" in rules(wav(tmp_path, sound(3.0) + np.float32(0.05)))


def test_silences_are_told_with_their_places(tmp_path):
    samples = sound(20.0)
    samples[4 * RATE : 6 * RATE] = 0.0
    samples[8 * RATE : 9 * RATE] = 0.0
    samples[10 * RATE : 17 * RATE] = 0.0
    told = [f for f in audio.check(wav(tmp_path, samples)) if f.rule == "audio-silence"]
    assert {(f.severity, f.message) for f in told} == {
        ("note", "2.0 s of silence at 0:04"),
        ("warning", "7.0 s of silence at 0:10"),
    }


def test_silence_at_the_ends(tmp_path):
    samples = np.concatenate([np.zeros(2 * RATE), sound(12.0), np.zeros(4 * RATE)])
    told = [f.message for f in audio.check(wav(tmp_path, samples)) if f.rule == "audio-silence"]
    assert told == ["2.0 s of silence at the start", "4.0 s of silence at the end"]


def test_a_file_cut_short_is_said_to_be(good):
    content = good.read_bytes()
    good.write_bytes(content[: len(content) * 2 // 3])
    (found,) = audio.check(good)
    assert (found.rule, found.severity) == ("audio-decodes", "error")
    assert "is cut short" in found.message


@pytest.mark.parametrize(
    "content", [b"", b"no sound at all " * 99, b"ID3" + bytes(400), bytes(9000)]
)
def test_what_cannot_be_decoded_is_a_finding_not_a_crash(tmp_path, content):
    (tmp_path / "a.mp3").write_bytes(content)
    (found,) = audio.check(tmp_path / "a.mp3")
    assert (found.rule, found.severity) == ("audio-decodes", "error")


def test_a_file_that_is_not_there_is_a_finding(tmp_path):
    assert rules(tmp_path / "none.mp3") == {"audio-decodes"}


def test_missing_tags_and_cover(tmp_path):
    assert {"audio-tags", "audio-cover"} <= rules(bare(tmp_path, sound(12.0)), "warning")


@pytest.mark.parametrize(
    ("cover", "told"),
    [
        (lambda: picture(100, 100)[:-400], "not whole"),
        (lambda: picture(200, 200)[:9000] + picture(200, 200)[9900:], "not whole"),
        (lambda: picture(100, 60), "100x60, not square"),
        (lambda: picture(1000, 1000), "takes "),
    ],
)
def test_a_cover_in_the_file_that_is_damaged_heavy_or_oblong(tmp_path, cover, told):
    path = finished(tmp_path, sound(12.0), cover=cover())
    (found,) = [f for f in audio.check(path) if f.rule == "audio-cover"]
    assert told in found.message


def test_length_that_the_tag_states_wrongly(good):
    content = good.read_bytes()
    size = int.from_bytes(content[6:10], "big")
    stated = b"TLEN" + (6).to_bytes(4, "big") + b"\0\0" + b"\x0099000"
    good.write_bytes(content[:6] + _safe(_plain(size) + len(stated)) + stated + content[10:])
    (found,) = audio.check(good)
    assert (found.rule, "its tag says 99.0 s" in found.message) == ("audio-duration", True)


def test_length_that_the_header_states_wrongly(good):
    """The count of frames in an MP3's first frame, from which players tell its length."""
    content = good.read_bytes()
    place = content.index(b"Info") + 8
    frames = int.from_bytes(content[place : place + 4], "big")
    good.write_bytes(content[:place] + (2 * frames).to_bytes(4, "big") + content[place + 4 :])
    told = [f.message for f in audio.check(good) if f.rule == "audio-duration"]
    assert len(told) == 1
    assert "states 24.0 s and holds 12.0 s" in told[0]


def test_a_last_chapter_that_ends_after_the_sound(good):
    content = good.read_bytes()
    place = content.rindex(b"CHAP") + 10 + len(b"ch1\0") + 4
    good.write_bytes(content[:place] + (15_000).to_bytes(4, "big") + content[place + 4 :])
    (found,) = audio.check(good)
    assert (found.rule, "the last ends at 15.0 s" in found.message) == ("audio-chapters", True)


def _plain(size):
    return sum(((size >> 8 * part) & 0x7F) << 7 * part for part in range(4))


def _safe(size):
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))


@pytest.mark.parametrize(
    ("chapters", "told"),
    [
        ((Chapter(0.0, "One"), Chapter(7.0, "Two"), Chapter(5.0, "Three")), "order"),
        ((Chapter(0.0, "One"), Chapter(50.0, "Two")), "after the end"),
        ((Chapter(0.0, "One"), Chapter(5.0, " ")), "no title"),
    ],
)
def test_chapters(tmp_path, chapters, told):
    path = finished(tmp_path, sound(12.0), chapters)
    messages = [f.message for f in audio.check(path) if f.rule == "audio-chapters"]
    assert len(messages) == 1
    assert told in messages[0]


@pytest.mark.parametrize("cut", [9, 40, 200, 3000])
def test_a_tag_of_broken_frames_is_read_as_far_as_it_goes(good, cut):
    content = good.read_bytes()
    good.write_bytes(content[:cut] + b"\xff" * 60 + content[cut + 60 :])
    assert all(isinstance(found, Finding) for found in audio.check(good))


def test_rates_and_channels_that_directories_refuse(tmp_path):
    import dataclasses

    slow = dataclasses.replace(MP3, rate=22_050)
    path = tmp_path / "slow.mp3"
    encode([sound(12.0)], path, slow, bit_rate=24_000)
    assert {"audio-rate", "audio-bit-rate"} <= rules(path, "error")
    six = np.stack([sound(3.0)] * 6, axis=1)
    assert "audio-channels" in rules(wav(tmp_path, six), "error")


def both(left, right):
    return np.stack([left, right], axis=1)


NOISE = np.random.default_rng(7).normal(0, 0.05, 3 * RATE).astype(np.float32)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (sound(3.0), sound(3.0) * 0, "the right channel is silent"),
        (sound(3.0) * 0, sound(3.0), "the left channel is silent"),
        (sound(3.0), sound(3.0) * 0.25, "the right channel is 12 dB quieter"),
        (sound(3.0), sound(3.0) * 0.7, ""),
        (sound(3.0), sound(3.0), ""),
        (sound(3.0) + NOISE, sound(3.0) - NOISE, ""),
    ],
)
def test_a_side_that_is_not_heard(tmp_path, left, right, told):
    found = audio.check(wav(tmp_path, both(left, right)))
    assert [one.message for one in found if one.rule == "audio-balance"] == [told] * bool(told)
    assert "audio-phase" not in {one.rule for one in found}


def test_sides_that_cancel_each_other_out(tmp_path):
    assert "audio-phase" in rules(wav(tmp_path, both(sound(3.0), -sound(3.0))), "error")
    silent = np.zeros((3 * RATE, 2), dtype=np.float32)
    assert not rules(wav(tmp_path, silent)) & {"audio-phase", "audio-balance"}


@pytest.mark.parametrize(("codec", "form"), [("mp2", "mp2"), ("aac", "adts"), ("flac", "flac")])
def test_a_file_named_for_what_it_is_not(tmp_path, codec, form):
    import av

    path = tmp_path / "a.mp3"
    with av.open(str(path), "w", format=form) as out:
        stream = out.add_stream(codec, rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(
            np.rint(sound(3.0) * 32767).astype("<i2")[None], "s16", "mono"
        )
        frame.rate = RATE
        out.mux([*stream.encode(frame), *stream.encode(None)])
    found = {one.rule: one.message for one in audio.check(path)}
    assert f"it holds {codec.upper()}" in found["audio-coding"]


def test_flash_length_is_only_told(tmp_path):
    assert "audio-flash-length" in rules(bare(tmp_path, sound(3.0)), "note")


def test_the_report_tells_the_measurements(good):
    heard = listen(good)
    assert audio.report(heard).startswith("0:12, 44.1 kHz mono, 96 kbps, -16.0 LUFS")
    assert math.isclose(heard.seconds, 12.0, abs_tol=0.01)
    assert heard.cover == (60, 60)
    assert heard.chapters == ((0.0, 5.0, "One"), (5.0, 12.0, "Two"))


def test_blocks_cut_anywhere_make_no_difference(good, monkeypatch):
    from briefing.check import listening

    whole = listen(good)
    really = listening.blocks

    def cut(path):
        for rate, block in really(path):
            for part in np.array_split(block, 7, axis=1):
                yield rate, part

    monkeypatch.setattr(listening, "blocks", cut)
    again = listen(good)
    assert again.lufs == pytest.approx(whole.lufs, abs=1e-6)
    assert (again.clips, again.silences, again.seconds) == (
        whole.clips,
        whole.silences,
        whole.seconds,
    )


def test_a_silence_left_for_an_insert_is_no_fault_and_another_is(tmp_path):
    samples = sound(30.0)
    samples[4 * RATE : 12 * RATE] = 0.0
    samples[20 * RATE : 26 * RATE] = 0.0
    path = finished(tmp_path, samples, inserts=(Insert(4.3, 11.7, "local"),))
    (found,) = [each for each in audio.check(path) if each.rule == "audio-silence"]
    assert "at 0:20" in found.message


@pytest.mark.parametrize(
    ("lufs", "aim", "severity"),
    [
        (-23.0, "broadcast", None), (-16.0, "broadcast", "error"), (-23.8, "broadcast", "warning"),
        (-14.0, "alexa", None), (-15.0, "alexa", "warning"), (-14.0, "podcast", "warning"),
    ],
)  # fmt: skip
def test_a_file_is_held_to_the_loudness_it_was_made_for(tmp_path, lufs, aim, severity):
    usual = loudness(Clip(sound(12.0), RATE))
    path = wav(tmp_path, sound(12.0) * np.float32(10 ** ((lufs - usual) / 20)))
    found = [f.severity for f in audio.check(path, AIMS[aim]) if f.rule == "audio-loudness"]
    assert found == ([severity] if severity else [])


def test_a_producers_own_loudness_is_held_to_as_well(tmp_path):
    usual = loudness(Clip(sound(12.0), RATE))
    path = wav(tmp_path, sound(12.0) * np.float32(10 ** ((-20 - usual) / 20)))
    assert "audio-loudness" not in {f.rule for f in audio.check(path, own(-20.0, -3.0))}
    assert "audio-loudness" in {f.rule for f in audio.check(path, own(-23.0, -3.0))}


def test_a_wide_loudness_range_is_told(tmp_path):
    samples = np.concatenate([sound(20.0, 0.3), sound(20.0, 0.03)])
    assert "audio-range" in rules(wav(tmp_path, samples), "warning")
    assert "audio-range" not in rules(wav(tmp_path, sound(40.0, 0.3)))


def test_every_rule_of_the_sound_is_in_the_list_with_its_source(tmp_path):
    found = audio.check(
        bare(tmp_path, np.concatenate([sound(3.0, 0.99), np.zeros(9 * RATE, "f4")]))
    )
    assert found
    for one in found:
        assert RULES[one.rule].source
        assert RULES[one.rule].severity in ("error", "warning", "note")
