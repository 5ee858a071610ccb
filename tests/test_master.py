"""The master: decoded loudness and true peak as the profile says, told by another meter too."""

import dataclasses
import gc
import math
import threading

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import atomic
from briefing.errors import AudioError, ConfigError
from briefing.master import FORMATS, PROFILES, limiter, loop, master, profile_of
from briefing.master.survey import Survey
from briefing.models import Clip, Programme
from briefing.sound import RATE, Meter, blocks, read
from briefing.sound.truepeak import AROUND, true_peaks


def speechlike(seconds=12.0, seed=5, level=0.05):
    """Give voiced and hissing bursts with peaks some 18 dB above their loudness, like speech."""
    rng = np.random.default_rng(seed)
    at = np.arange(round(seconds * RATE)) / RATE
    knots = np.arange(0.0, seconds + 0.12, 0.12)
    syllables = np.interp(at, knots, rng.uniform(0, 1, len(knots))) ** 2
    pitch = np.cumsum(120 + 40 * np.sin(2 * np.pi * 0.4 * at)) / RATE
    voiced = sum(
        np.sin(2 * np.pi * part * pitch + rng.uniform(0, 6)) / part**0.8 for part in range(1, 25)
    )
    hiss = np.diff(rng.standard_normal(len(at) + 1))
    sound = syllables * (voiced + 0.1 * hiss)
    return Programme(
        Clip((level * sound / np.sqrt(np.mean(sound**2))).astype(np.float32), RATE), ()
    )


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


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_is_met_by_the_decoded_file_and_by_ffmpegs_meter(tmp_path, name):
    profile = PROFILES[name]
    path = tmp_path / f"a{profile.coding.suffix}"
    made = master(speechlike(), path, profile)
    lufs, peak = ffmpegs_meter(path)
    assert made.lufs == pytest.approx(profile.lufs, abs=0.1)
    assert lufs == pytest.approx(profile.lufs, abs=0.2)
    assert made.true_peak <= profile.true_peak
    assert peak <= profile.true_peak
    assert (made.path, made.mime) == (path.name, profile.coding.mime)
    assert (made.bytes, made.sha256) == (path.stat().st_size, atomic.sha256(path))
    assert made.seconds == pytest.approx(12.0, abs=0.03)


def test_a_custom_profile_is_met_in_every_format(tmp_path):
    for name, coding in FORMATS.items():
        asked = profile_of("custom", lufs=-19.0, true_peak=-3.0, coding=name)
        made = master(speechlike(6.0), tmp_path / f"a.{name}", asked)
        assert made.lufs == pytest.approx(-19.0, abs=0.1)
        assert made.true_peak <= -3.0
        assert (made.mime, made.profile, made.channels) == (coding.mime, "custom", 1)


def test_dual_mono_is_the_same_sound_on_both_sides_and_said_so(tmp_path):
    made = master(speechlike(6.0), tmp_path / "a.mp3", profile_of("podcast", dual_mono=True))
    assert (made.channels, made.sides) == (2, "dual mono")
    with av.open(str(tmp_path / "a.mp3")) as container:
        assert container.streams.audio[0].channels == 2
        sides = np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)
    assert np.abs(sides[0] - sides[1]).max() < 1e-3
    assert made.lufs == pytest.approx(-16.0, abs=0.1)
    alone = master(speechlike(6.0), tmp_path / "b.mp3", PROFILES["podcast"])
    assert (alone.channels, alone.sides) == (1, "mono")


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("loud", {}, "no loudness profile 'loud'"),
        ("custom", {}, "lacks lufs and true_peak"),
        ("custom", {"lufs": -18.0}, "lacks true_peak"),
        ("podcast", {"coding": "wma"}, "no sound format 'wma'"),
        ("podcast", {"bit_rate": 7}, "bit_rate 7 is not 32 to 320 kbps"),
        ("opus", {"bit_rate": 320}, "bit_rate 320 is not 12 to 256 kbps"),
    ],
)
def test_a_profile_that_cannot_be_is_refused_with_what_is_known(name, more, told):
    with pytest.raises(ConfigError, match=told) as refused:
        profile_of(name, **more)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("name", "more", "rate", "channels", "suffix"),
    [
        ("podcast", {}, 96_000, 1, ".mp3"),
        ("podcast", {"coding": "m4a"}, 96_000, 1, ".m4a"),
        ("podcast", {"coding": "opus", "dual_mono": True}, 64_000, 2, ".opus"),
        ("alexa", {}, 256_000, 1, ".mp3"),
        ("alexa", {"bit_rate": 128}, 128_000, 1, ".mp3"),
        ("podcast", {"dual_mono": True}, 128_000, 2, ".mp3"),
        ("dual-mono", {}, 128_000, 2, ".mp3"),
        ("aac", {"coding": "mp3"}, 96_000, 1, ".mp3"),
    ],
)
def test_what_is_not_asked_stays_as_the_profile_says(name, more, rate, channels, suffix):
    made = profile_of(name, **more)
    assert (made.bit_rate, made.channels, made.coding.suffix) == (rate, channels, suffix)
    assert (made.lufs, made.true_peak) == (PROFILES[name].lufs, PROFILES[name].true_peak)


@pytest.mark.parametrize("level", [0.0005, 0.01, 0.9])
def test_quiet_and_loud_programmes_come_out_alike(tmp_path, level):
    made = master(speechlike(8.0, level=level), tmp_path / "a.mp3", PROFILES["podcast"])
    assert made.lufs == pytest.approx(-16.0, abs=0.1)
    assert made.true_peak <= -2.0


def test_the_podcast_file_is_what_apps_and_alexa_take(tmp_path):
    master(speechlike(6.0), tmp_path / "a.mp3", PROFILES["podcast"])
    with av.open(str(tmp_path / "a.mp3")) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, stream.channels, stream.bit_rate) == (44_100, 1, 96_000)


def test_sound_stays_where_it_was(tmp_path):
    programme = speechlike(6.0)
    master(programme, tmp_path / "a.mp3", PROFILES["podcast"])
    decoded, before = read(tmp_path / "a.mp3").samples, programme.clip.samples
    assert len(decoded) == len(before)
    lag = np.correlate(decoded[79_000:121_000], before[80_000:120_000], "valid").argmax() - 1000
    assert abs(lag) <= 1


def test_the_same_programme_gives_the_same_bytes(tmp_path):
    for name in ("a.mp3", "b.mp3"):
        master(speechlike(6.0), tmp_path / name, PROFILES["podcast"])
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


def test_a_programme_mapped_from_a_file_gives_the_same_bytes(tmp_path):
    programme = speechlike(25.0)
    (tmp_path / "mix.f32").write_bytes(programme.clip.samples.tobytes())
    mapped = Clip(np.memmap(tmp_path / "mix.f32", dtype="<f4", mode="r"), RATE)
    master(programme, tmp_path / "a.mp3", PROFILES["podcast"])
    master(Programme(mapped, ()), tmp_path / "b.mp3", PROFILES["podcast"])
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


def test_progress_is_told_up_to_the_end(tmp_path):
    told = []
    master(
        speechlike(45.0),
        tmp_path / "a.mp3",
        PROFILES["podcast"],
        progress=lambda *at: told.append(at),
    )
    assert told[0][0] < told[0][1]
    assert told[-1] == (45, 45)


def test_speech_is_usually_rendered_once_or_twice(tmp_path, monkeypatch):
    renders = []
    really = loop.render
    monkeypatch.setattr(loop, "render", lambda *given: (renders.append(1), really(*given))[1])
    for seed in range(4):
        master(speechlike(6.0, seed), tmp_path / "a.mp3", PROFILES["podcast"])
    assert len(renders) <= 8


def test_a_peak_that_coding_brings_up_is_taken_down_where_it_is(tmp_path, monkeypatch):
    """With no room left for coding noise the first render is too high, and the second is not."""
    monkeypatch.setattr(loop, "_LITTLE", 0.0)
    renders = []
    really = loop.render
    monkeypatch.setattr(
        loop, "render", lambda *given: (renders.append(given[4]), really(*given))[1]
    )
    made = master(speechlike(8.0), tmp_path / "a.mp3", PROFILES["alexa"])
    assert made.true_peak <= -2.0
    assert made.lufs == pytest.approx(-14.0, abs=0.1)
    assert len(renders) >= 2
    assert renders[1].ceiling == renders[0].ceiling
    assert (renders[1].dips < 1.0).any()


def test_silence_is_refused_and_leaves_nothing(tmp_path):
    silence = Programme(Clip(np.zeros(RATE * 2, dtype=np.float32), RATE), ())
    with pytest.raises(AudioError, match="silent"):
        master(silence, tmp_path / "a.mp3", PROFILES["podcast"])
    assert list(tmp_path.iterdir()) == []


def test_a_profile_out_of_reach_is_refused_with_the_figures_and_the_old_file_stands(tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"old")
    shouting = dataclasses.replace(PROFILES["podcast"], lufs=-2.0, true_peak=-6.0)
    with pytest.raises(AudioError, match=r"LUFS.*not -2\.0"):
        master(speechlike(4.0), tmp_path / "a.mp3", shouting)
    assert (tmp_path / "a.mp3").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def true_peak(samples):
    meter = Meter(RATE)
    meter.add(samples)
    return meter.true_peak


def needed(samples, gain, ceiling):
    """Give the part of `gain` for each cell of the samples, and nothing to hold beyond them."""
    peaks = true_peaks(np.pad(samples * np.float32(gain), AROUND), ceiling, limiter.CELL)
    inside = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    return np.pad(inside, limiter.MARGIN, constant_values=1.0)


def limited(samples, gain, ceiling):
    return limiter.limited(samples, gain, needed(samples, gain, ceiling))


@given(seed=st.integers(0, 50), gain=st.floats(0.1, 40.0), ceiling=st.floats(0.1, 1.0))
@settings(max_examples=25, deadline=None)
def test_no_true_peak_leaves_the_limiter_above_its_ceiling(seed, gain, ceiling):
    samples = speechlike(0.6, seed, 0.1).clip.samples
    out = limited(samples, gain, ceiling)
    assert len(out) == len(samples)
    assert true_peak(out) <= 20 * math.log10(ceiling) + 0.2


def test_a_peak_between_samples_is_seen():
    at = np.arange(4410)
    sine = np.sin(2 * np.pi * at / 4 + np.pi / 4).astype(np.float32)
    assert np.abs(sine).max() < 0.71
    assert true_peak(limited(sine[400:-400], 1.0, 0.8)) <= 20 * math.log10(0.8) + 0.6
    assert np.abs(limited(sine, 1.0, 0.8)[1000:3000]).max() < 0.6


def test_what_is_under_the_ceiling_passes_untouched():
    samples = speechlike(0.5, level=0.01).clip.samples
    assert np.array_equal(limited(samples, 1.0, 1.0), samples)


def test_the_limiter_lets_go_within_a_tenth_of_a_second():
    samples = np.full(RATE, 0.2, dtype=np.float32)
    samples[20_000] = 1.0
    out = limited(samples, 1.0, 0.5)
    assert np.allclose(out[20_000 + 4410 :], 0.2, atol=1e-6)
    assert np.allclose(out[: 20_000 - 500], 0.2, atol=1e-6)


@given(cut=st.integers(1, 30))
@settings(max_examples=10, deadline=None)
def test_cutting_the_programme_elsewhere_changes_nothing(cut):
    samples = speechlike(1.0, 3, 0.3).clip.samples
    told = needed(samples, 2.0, 0.5)
    whole = limiter.limited(samples, 2.0, told)
    cells = cut * 20
    at = cells * limiter.CELL
    parts = [
        limiter.limited(samples[:at], 2.0, told[: cells + 2 * limiter.MARGIN]),
        limiter.limited(samples[at:], 2.0, told[cells:]),
    ]
    assert np.allclose(np.concatenate(parts), whole, atol=1e-6)


@pytest.mark.parametrize("gain", [0.0, 8.0, 14.0])
def test_loudness_told_from_the_survey_is_that_of_the_limited_sound(gain):
    clip = speechlike(25.0, 2).clip
    survey = Survey(clip)
    dips = np.ones(survey.cells, dtype=np.float32)
    dips[3000:9000] *= 0.8
    setting = limiter.Setting(gain, -4.5, dips)
    meter = Meter(RATE)
    needed = survey.needed(setting, 0, survey.cells)
    meter.add(limiter.limited(clip.samples, 10 ** (gain / 20), needed))
    assert survey.loudness(setting) == pytest.approx(meter.lufs, abs=0.03)
    assert meter.true_peak <= -4.3


@pytest.mark.parametrize("name", ["podcast", "dual-mono", "aac", "opus"])
def test_what_was_heard_while_encoding_is_what_the_file_decodes_to(tmp_path, name):
    profile = PROFILES[name]
    path = tmp_path / f"a{profile.coding.suffix}"
    told = []
    made = master(speechlike(7.3), path, profile, heard=told.append)
    meter = Meter(profile.coding.rate, channels=profile.channels)
    decoded = np.concatenate([block for _, block in blocks(path)], axis=1)
    meter.add(decoded)
    assert made.lufs == pytest.approx(meter.lufs, abs=0.005)
    assert made.true_peak == pytest.approx(meter.true_peak, abs=0.15)
    assert made.seconds == pytest.approx(7.3, abs=0.001)
    assert told[0].lufs == made.lufs
    tenth = profile.coding.rate // 10
    assert len(told[0].peaks) == 73
    assert told[0].peaks[40] == np.abs(decoded[:, 40 * tenth : 41 * tenth].mean(axis=0)).max()


def test_a_render_that_is_broken_off_leaves_no_file_and_no_thread(tmp_path):
    def stop(_done, _total):
        raise KeyboardInterrupt

    before = set(threading.enumerate())
    with pytest.raises(KeyboardInterrupt):
        master(speechlike(20.0), tmp_path / "a.mp3", PROFILES["podcast"], progress=stop)
    gc.collect()
    assert list(tmp_path.iterdir()) == []
    # A thread of another test may have ended meanwhile; none may be new.
    assert set(threading.enumerate()) <= before
