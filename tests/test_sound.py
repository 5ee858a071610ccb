"""Trimming, fading, resampling, metering, coding: what one clip goes through."""

import io
import math
import threading
import wave

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import AudioError
from briefing.models import Clip, Timing
from briefing.sound import (
    AAC,
    MP3,
    OPUS,
    RATE,
    Meter,
    blocks,
    encode,
    faded,
    loudness,
    read,
    resample,
    trim,
)
from briefing.sound.ahead import ahead
from briefing.sound.stream import pieces


def tone(seconds, *, hertz=220.0, level=0.3, rate=24_000):
    at = np.arange(round(seconds * rate)) / rate
    edges = np.minimum(1.0, np.minimum(at, at[::-1]) / 0.005)
    return (level * edges * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def silence(seconds, rate=24_000):
    return np.zeros(round(seconds * rate), dtype=np.float32)


def wav(path, samples, *, rate=44_100, width=2):
    """Write (n,) or (n, channels) floats as PCM of 1, 2, 3 or 4 bytes a sample."""
    samples = np.atleast_2d(np.asarray(samples).T).T
    whole = np.rint(np.clip(samples, -1, 1) * (2 ** (8 * width - 1) - 1)).astype("<i4")
    if width == 1:
        content = (whole + 128).astype(np.uint8).tobytes()
    else:
        content = whole.reshape(-1).view(np.uint8).reshape(-1, 4)[:, :width].tobytes()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(content)
    return path


@given(before=st.floats(0, 0.8), after=st.floats(0, 0.8), level=st.floats(0.02, 0.9))
@settings(max_examples=25, deadline=None)
def test_trimming_takes_off_silence_and_leaves_the_sound(before, after, level):
    body = tone(0.7, level=level)
    trimmed = trim(Clip(np.concatenate([silence(before), body, silence(after)]), 24_000))
    assert 0.695 <= trimmed.seconds <= 0.7 + 0.045
    middle = trimmed.samples[len(trimmed.samples) // 3 : -len(trimmed.samples) // 3]
    assert np.abs(middle).max() == pytest.approx(level, rel=0.01)


def test_faint_noise_around_speech_is_trimmed_too():
    noise = np.random.default_rng(1).normal(0, 0.0004, 24_000).astype(np.float32)
    clip = Clip(np.concatenate([noise, tone(1.0), noise]), 24_000)
    assert trim(clip).seconds < 1.06


def test_a_trimmed_take_starts_and_ends_without_a_step():
    trimmed = trim(Clip(tone(0.5, level=0.8) + np.float32(0.1), 24_000)).samples
    assert abs(trimmed[0]) < 0.01
    assert abs(trimmed[-1]) < 0.01


def test_trimming_takes_out_an_offset_and_rumble():
    rumble = tone(1.2, hertz=8.0, level=0.2)
    trimmed = trim(Clip(tone(1.2) + rumble + np.float32(0.15), 24_000)).samples
    middle = trimmed[6000:-6000]
    assert abs(middle.mean()) < 0.003
    assert np.abs(middle).max() < 0.33


@pytest.mark.parametrize("samples", [silence(0.0), silence(1.0), tone(0.5, level=0.0003)])
def test_silence_trims_to_nothing(samples):
    assert trim(Clip(samples, 24_000)).seconds == 0.0


def test_trimming_does_not_write_into_the_take():
    original = tone(0.3)
    kept = original.copy()
    trim(Clip(original, 24_000))
    assert np.array_equal(original, kept)


@given(length=st.integers(1, 5000), rate=st.sampled_from([8000, 16_000, 22_050, 24_000, 48_000]))
@settings(max_examples=30, deadline=None)
def test_resampling_gives_exactly_the_length_promised(length, rate):
    clip = Clip(np.zeros(length, dtype=np.float32), rate)
    assert len(resample(clip).samples) == round(length * RATE / rate)


def test_resampling_leaves_every_moment_where_it_was():
    samples = silence(1.0)
    samples[12_000] = 1.0
    resampled = resample(Clip(samples, 24_000))
    assert abs(int(np.abs(resampled.samples).argmax()) - RATE // 2) <= 1


def test_fades_of_a_clip_shorter_than_they_are_do_no_harm():
    assert len(faded(Clip(tone(0.001), 24_000), 0.1, 0.1).samples) == 24


@pytest.mark.parametrize(("hertz", "level"), [(220.0, 0.3), (997.0, 0.05), (3000.0, 0.7)])
def test_the_meter_agrees_with_ffmpegs(tmp_path, hertz, level):
    path = wav(tmp_path / "a.wav", tone(4.0, hertz=hertz, level=level, rate=RATE))
    meter = Meter(RATE)
    for rate, block in blocks(path):
        assert rate == RATE
        meter.add(block)
    lufs, peak = ffmpegs_meter(path)
    assert meter.lufs == pytest.approx(lufs, abs=0.05)
    assert meter.true_peak == pytest.approx(peak, abs=0.12)


def ffmpegs_meter(path):
    graph = av.filter.Graph()
    last = {}
    with av.open(str(path)) as container:
        source = graph.add_abuffer(template=container.streams.audio[0])
        meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        for frame in [*container.decode(audio=0), None]:
            graph.push(frame)
            try:
                while True:
                    last = dict(graph.pull().metadata) or last
            except (av.BlockingIOError, av.EOFError):
                pass
    return float(last["lavfi.r128.I"]), 20 * math.log10(float(last["lavfi.r128.true_peak"]))


def test_a_word_shorter_than_a_gating_block_has_the_loudness_of_a_long_one():
    word, long = Clip(tone(0.15), 24_000), Clip(tone(3.0), 24_000)
    assert loudness(word) == pytest.approx(loudness(long), abs=0.5)


def test_silence_has_no_loudness():
    assert loudness(Clip(silence(2.0), 24_000)) == -math.inf
    assert loudness(Clip(silence(0.0), 24_000)) == -math.inf


@pytest.mark.parametrize("coding", [MP3, AAC, OPUS])
def test_coding_and_decoding_keeps_time_and_gives_the_same_bytes_twice(tmp_path, coding):
    rng = np.random.default_rng(2)
    sound = tone(3.0, rate=RATE) * np.repeat(rng.uniform(0, 1, 30), RATE // 10).astype(np.float32)
    made = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}{coding.suffix}"
        encode(np.array_split(sound, 7), path, coding, bit_rate=96_000)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    decoded = read(path).samples
    assert abs(len(decoded) - len(sound)) <= 1024
    lag = np.correlate(decoded[30_000:62_000], sound[31_000:61_000], "valid").argmax() - 1000
    assert abs(lag) <= 2


@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize("rate", [8000, 96_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_depth_rate_and_number_of_channels_is_read(tmp_path, width, rate, channels):
    mono = tone(0.5, rate=rate)
    path = wav(tmp_path / "a.wav", np.stack([mono] * channels, axis=1), rate=rate, width=width)
    clip = read(path)
    assert clip.rate == RATE
    assert clip.seconds == pytest.approx(0.5, abs=0.002)
    assert np.abs(clip.samples).max() > 0.1


def mp3_of(tmp_path, seconds=2.0):
    path = tmp_path / "whole.mp3"
    encode([tone(seconds, rate=RATE)], path, MP3, bit_rate=96_000)
    return path.read_bytes()


def test_an_mp3_with_garbage_before_it_is_used_from_its_first_frame_on(tmp_path):
    path = tmp_path / "noisy.mp3"
    path.write_bytes(np.random.default_rng(3).bytes(3000) + mp3_of(tmp_path))
    assert read(path).seconds == pytest.approx(2.0, abs=0.05)


def garbage_within(tmp_path):
    whole = mp3_of(tmp_path)
    return whole[:9000] + np.random.default_rng(3).bytes(3000) + whole[9000:]


def cut_wav(tmp_path):
    whole = wav(tmp_path / "whole.wav", tone(1.0, rate=RATE)).read_bytes()
    return whole[: len(whole) // 2]


BROKEN = {
    "a truncated WAV": cut_wav,
    "an MP3 with garbage in it": garbage_within,
    "a text file": lambda _: b"This is not a sound at all.\n" * 40,
    "nothing": lambda _: b"",
    "a header alone": lambda tmp_path: wav(tmp_path / "h.wav", silence(0.0)).read_bytes(),
    "a playlist": lambda _: b"#EXTM3U\n#EXTINF:1,\n/etc/hostname\n",
    "a concat list": lambda _: b"ffconcat version 1.0\nfile /etc/hostname\n",
    "zeros": lambda _: bytes(5000),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_sound_is_refused_by_name(tmp_path, kind):
    path = tmp_path / "jingle.wav"
    path.write_bytes(BROKEN[kind](tmp_path))
    with pytest.raises(AudioError, match=r"jingle\.wav") as refused:
        read(path)
    assert refused.value.remedy


def test_a_missing_file_is_an_audio_error(tmp_path):
    with pytest.raises(AudioError, match="nowhere"):
        read(tmp_path / "nowhere.wav")


def test_a_picture_is_not_a_sound(tmp_path):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    (tmp_path / "cover.wav").write_bytes(out.getvalue())
    with pytest.raises(AudioError, match=r"cover\.wav"):
        read(tmp_path / "cover.wav")


@given(length=st.integers(0, 4000), margin=st.integers(0, 300))
@settings(max_examples=30, deadline=None)
def test_pieces_put_together_are_the_clip(length, margin):
    samples = np.arange(length, dtype=np.float32)
    cut = list(pieces(Clip(samples, 1000), margin=margin, seconds=0.7))
    inner = [piece[margin : len(piece) - margin] for piece in cut]
    assert np.array_equal(np.concatenate([silence(0), *inner]), samples)


def test_pieces_of_a_mapped_file_are_its_samples(tmp_path):
    samples = np.random.default_rng(4).normal(size=50_000).astype("<f4")
    (tmp_path / "a.f32").write_bytes(samples.tobytes())
    mapped = Clip(np.memmap(tmp_path / "a.f32", dtype="<f4", mode="r"), 1000)
    for _ in range(2):
        assert np.array_equal(np.concatenate(list(pieces(mapped))), samples)


def test_trimming_moves_the_words_with_the_sound():
    at = np.arange(RATE) / RATE
    tone = (0.3 * np.sin(2 * np.pi * 300 * at)).astype(np.float32)
    silence = np.zeros(RATE // 2, dtype=np.float32)
    words = (Timing("one", 0.4, 0.9), Timing("two", 0.9, 1.6))
    cut = trim(Clip(np.concatenate([silence, tone, silence]), RATE, words))
    assert [word.text for word in cut.words] == ["one", "two"]
    assert cut.words[0].start == 0.0
    assert cut.words[0].end == pytest.approx(0.4 + 0.015, abs=0.011)
    assert cut.words[1].end == pytest.approx(cut.seconds)


def test_pieces_made_ahead_are_the_same_in_the_same_order():
    assert list(ahead(range(1000), depth=3)) == list(range(1000))
    assert list(ahead([])) == []


def test_an_error_in_making_a_piece_is_raised_in_its_place():
    def pieces():
        yield 1
        raise AudioError("the second is broken", "Mend it.")

    made = ahead(pieces())
    assert next(made) == 1
    with pytest.raises(AudioError, match="second"):
        next(made)


def test_making_stops_when_nobody_takes_the_pieces_any_more():
    taken = []

    def pieces():
        for number in range(100_000):
            taken.append(number)
            yield number

    made = ahead(pieces(), depth=2)
    assert next(made) == 0
    made.close()
    assert len(taken) < 10
    assert not any(thread.name == "ahead" for thread in threading.enumerate())


@pytest.mark.parametrize("tagged", [b"", b"ID3\x03\x00\x00\x00\x00\x01\x00" + b"\0" * 128])
def test_an_mp3_that_is_cut_short_is_refused_and_a_whole_one_is_not(tmp_path, tagged):
    rng = np.random.default_rng(1)
    noise = (0.1 * rng.standard_normal(6 * RATE)).astype(np.float32)
    encode([noise], tmp_path / "a.mp3", MP3, bit_rate=96_000)
    whole = tagged + (tmp_path / "a.mp3").read_bytes()
    (tmp_path / "whole.mp3").write_bytes(whole)
    (tmp_path / "cut.mp3").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "after.mp3").write_bytes(whole + b"TAG" + b"\0" * 125)
    for name in ("whole.mp3", "after.mp3"):
        assert read(tmp_path / name).seconds == pytest.approx(6.0, abs=0.05)
    with pytest.raises(AudioError, match=r"cut\.mp3 is cut short: [\d,]+ bytes"):
        read(tmp_path / "cut.mp3")
