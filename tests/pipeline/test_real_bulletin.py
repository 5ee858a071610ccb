"""One bulletin with the default voice, measured from its sound file as a listener gets it."""

from __future__ import annotations

from dataclasses import replace

import av
import numpy as np
import pyebur128
import pytest
from bulletins import article, order

from briefing.pipeline import make

pytestmark = pytest.mark.real

FRAME = 0.005
"Seconds of sound looked at at once."
QUIET = 10 ** (-50 / 20)
"Fainter than this is a pause, full scale 1."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    given = order(folder / "show", article(folder), voice="hibari")
    outcome = make(replace(given, settings=replace(given.settings, plain=True)))
    episode = outcome.episode
    path = folder / "show" / "public" / "episodes" / episode.slug / episode.master.path
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        rate = stream.rate
        frames = [frame.to_ndarray() for frame in file.decode(stream)]
    samples = np.concatenate(frames, axis=1).mean(axis=0).astype(np.float64)
    return outcome, samples, rate


def test_loudness_and_peak_are_what_was_promised(made):
    outcome, samples, rate = made
    modes = pyebur128.MeasurementMode.MODE_I | pyebur128.MeasurementMode.MODE_TRUE_PEAK
    meter = pyebur128.R128State(1, rate, modes)
    meter.add_frames(samples.astype(np.float32), len(samples))
    lufs = pyebur128.get_loudness_global(meter)
    peak = 20 * np.log10(pyebur128.get_true_peak(meter, 0))
    # One channel counts 3 dB less than the two of a stereo file with the same sound in both.
    channels = 3.01 if abs(lufs + 3.01 - outcome.episode.master.lufs) < 0.3 else 0.0
    assert rate == 44_100
    assert abs(lufs + channels + 16) <= 0.5
    assert peak <= -1.5


def test_the_length_is_true(made):
    outcome, samples, rate = made
    assert abs(outcome.episode.master.seconds - len(samples) / rate) < 0.1


def test_cues_are_where_the_words_are(made):
    """Where a pause stands before or after a phrase, the sound itself tells when it begins and ends."""
    outcome, samples, rate = made
    size = round(FRAME * rate)
    frame = size / rate  # not FRAME: 220.5 samples would let the ruler drift by 2 ms a second
    whole = samples[: len(samples) // size * size].reshape(-1, size)
    sounding = np.sqrt((whole**2).mean(axis=1)) > QUIET
    phrases = outcome.episode.transcript
    bounds = [(0.0, 0.0), *((p.start, p.end) for p in phrases), (len(samples) / rate,) * 2]
    worst, measured = 0.0, 0
    for (_, before), (start, end), (after, _) in zip(bounds, bounds[1:], bounds[2:], strict=False):
        if start - before > 0.2:
            middle = round((before + start) / 2 / frame)
            onset = (middle + int(np.argmax(sounding[middle:]))) * frame
            worst, measured = max(worst, abs(onset - start)), measured + 1
        if after - end > 0.2:
            middle = round((end + after) / 2 / frame)
            offset = (int(np.flatnonzero(sounding[:middle])[-1]) + 1) * frame
            worst, measured = max(worst, abs(offset - end)), measured + 1
    assert measured >= len(phrases)
    assert worst <= 0.05


def test_the_same_words_spoken_again_from_an_empty_cache_give_the_same_bytes(made, tmp_path):
    outcome, _, _ = made
    given = order(tmp_path / "show", article(tmp_path), voice="hibari")
    again = make(replace(given, settings=replace(given.settings, plain=True)))
    assert again.synthesised == outcome.synthesised > 0
    assert again.episode.master.sha256 == outcome.episode.master.sha256
