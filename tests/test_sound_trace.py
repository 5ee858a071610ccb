"""Sound measured as it goes by agrees with libebur128, whatever pieces it comes in."""

import math

import numpy as np
import pyebur128 as ebur
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.sound import AAC, MP3, OPUS, RATE, Meter, blocks
from briefing.sound.ahead import abreast
from briefing.sound.decode import played
from briefing.sound.encode import packets
from briefing.sound.stream import overlapping
from briefing.sound.trace import trace
from briefing.sound.truepeak import AROUND, true_peaks
from briefing.sound.weighting import BEFORE, gated_loudness, weighted_power


def wavering(seconds, seed=1, rate=RATE):
    """Give noise of changing level and colour, with a pause."""
    rng = np.random.default_rng(seed)
    length = round(seconds * rate)
    noise = rng.standard_normal(length)
    noise += np.cumsum(noise) * 0.01
    knots = rng.uniform(0, 1, max(2, round(seconds * 5))) ** 3
    level = np.interp(np.linspace(0, 1, length), np.linspace(0, 1, len(knots)), knots)
    level[length // 2 : length // 2 + length // 8] = 0.0
    return (0.1 * level * noise).astype(np.float32)


@given(seconds=st.floats(0.5, 12.0), seed=st.integers(0, 9), rate=st.sampled_from([44_100, 48_000]))
@settings(max_examples=25, deadline=None)
def test_loudness_from_the_power_of_tenths_is_libebur128s(seconds, seed, rate):
    sound = wavering(seconds, seed, rate)
    tenth = rate // 10
    power = weighted_power(np.pad(sound, (BEFORE, 0)), rate, tenth)
    assert len(power) == -(-len(sound) // tenth)
    meter = Meter(rate, peaks=False)
    meter.add(sound)
    found = gated_loudness(power[: len(sound) // tenth], rate)
    assert found == pytest.approx(meter.lufs, abs=0.001)


@pytest.mark.parametrize("sound", [np.zeros(RATE), np.zeros(0), np.full(RATE, 1e-6), np.ones(99)])
def test_silence_and_next_to_nothing_have_no_loudness(sound):
    measured = trace([sound[np.newaxis].astype(np.float32)])
    assert measured.lufs == -math.inf


@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_over_three_seconds_is_libebur128s_at_every_tenth(channels):
    sound = np.stack([wavering(9.25, seed) for seed in range(channels)])
    measured = trace(np.array_split(sound, 11, axis=1))
    mode = ebur.MeasurementMode.MODE_I | ebur.MeasurementMode.MODE_S
    meter = ebur.R128State(channels, RATE, mode)
    expected = []
    for start in range(0, 92 * 4410, 4410):
        part = np.ascontiguousarray(sound[:, start : start + 4410].T).reshape(-1)
        meter.add_frames(part, 4410)
        expected.append(ebur.get_loudness_shortterm(meter))
    assert len(measured.loudness) == len(measured.peaks) == len(measured.levels) == 93
    assert measured.loudness[:92] == pytest.approx(expected, abs=0.02)


def test_peak_and_level_of_each_tenth_are_its_own():
    sound = wavering(3.33)
    measured = trace(np.array_split(sound[np.newaxis], 7, axis=1))
    for place in (0, 5, 33):
        part = sound[place * 4410 : (place + 1) * 4410].astype(np.float64)
        assert measured.peaks[place] == np.abs(part).max()
        level = 10 * np.log10(np.maximum(np.mean(part**2), 1e-24))
        assert measured.levels[place] == pytest.approx(level, abs=1e-3)


@given(seed=st.integers(0, 60), cell=st.sampled_from([45, 48, 441]))
@settings(max_examples=20, deadline=None)
def test_the_highest_of_the_true_peaks_is_libebur128s(seed, cell):
    """Of sound without much just under half the sampling rate, as every coding leaves it."""
    rng = np.random.default_rng(seed)
    spectrum = np.fft.rfft(rng.standard_normal(9000))
    spectrum[round(9000 * 16_000 / RATE) :] = 0.0
    sound = (0.1 * np.fft.irfft(spectrum)).astype(np.float32)
    found = true_peaks(np.pad(sound, AROUND), float(np.abs(sound).max()), cell)
    assert len(found) == -(-9000 // cell)
    meter = Meter(RATE)
    meter.add(np.pad(sound, 50))
    assert 20 * math.log10(found.max()) == pytest.approx(meter.true_peak, abs=0.1)


def test_cells_far_under_the_limit_have_their_sample_peak():
    sound = wavering(0.2)
    found = true_peaks(np.pad(sound, AROUND), 100.0, 45)
    assert found[3] == np.abs(sound[135:180]).max()


@given(
    cuts=st.lists(st.integers(0, 400), max_size=8),
    step=st.integers(1, 90),
    before=st.integers(0, 30),
    after=st.integers(0, 30),
)
def test_overlapping_pieces_make_up_the_whole(cuts, step, before, after):
    whole = np.arange(1, 2 * 400 + 1, dtype=np.float32).reshape(2, 400)
    edges = [0, *sorted(cuts), 400]
    given_blocks = [whole[:, low:high] for low, high in zip(edges, edges[1:], strict=False)]
    found = list(overlapping(given_blocks, step, before=before, after=after))
    padded = np.pad(whole, ((0, 0), (before, after)))
    for place, piece in enumerate(found):
        start = place * step
        length = before + min(step, 400 - start) + after
        assert np.array_equal(piece, padded[:, start : start + length])
    assert len(found) == -(-400 // step)


def test_nothing_overlaps_nothing():
    assert list(overlapping([], 10, before=3, after=3)) == []


@pytest.mark.parametrize("coding", [MP3, AAC, OPUS])
@pytest.mark.parametrize("length", [300, 1152 * 12, 100_003])
def test_what_is_played_of_packets_is_what_the_file_decodes_to(tmp_path, coding, length):
    sound = wavering(length / RATE)[:length]
    path = tmp_path / f"a{coding.suffix}"
    coded = packets(np.array_split(sound, 3), path, coding, bit_rate=64_000)
    found = np.concatenate(list(played(coded, coding)), axis=1)
    decoded = np.concatenate([block for _, block in blocks(path)], axis=1)
    wanted = length * coding.rate / RATE
    assert abs(found.shape[1] - wanted) <= 1
    # FFmpeg plays an M4A's last frame to its end, past the last sample.
    assert decoded.shape[1] - found.shape[1] <= (1024 if coding is AAC else 0)
    assert np.array_equal(found, decoded[:, : found.shape[1]])


def test_work_done_abreast_comes_in_order_and_its_errors_are_raised():
    assert list(abreast(lambda number: number**2, range(50))) == [n**2 for n in range(50)]
    assert list(abreast(str, [])) == []
    with pytest.raises(ZeroDivisionError):
        list(abreast(lambda number: 1 / number, [1, 0, 1]))
