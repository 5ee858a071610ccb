"""How natural speech sounds, as a network predicts it: DNSMOS P.835 and P.808, from 1 to 5.

The networks are Microsoft's (MIT), from the package speechmos; they are run here by onnxruntime,
without that package's own needs. They tell a robot from a neural voice, and hardly one good
neural voice from another; nobody listens.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import numpy.typing as npt

from briefing.models import Clip
from briefing.sound import resample

RATE = 16_000
"Samples a second the networks take, Hz."
_WINDOW = round(9.01 * RATE)
_HOP, _FFT, _MELS = 160, 321, 120
_OVERALL = (-0.06766283, 1.11546468, 0.04602535)
_SIGNAL = (-0.08397278, 1.22083953, 0.0052439)
"Polynomials that bring the raw outputs of P.835 to the scale of listeners."

Sound = npt.NDArray[np.float32]


class Dnsmos:
    """Gives overall and speech quality (P.835) and naturalness (P.808) of a clip."""

    def __init__(self) -> None:
        import onnxruntime

        spec = importlib.util.find_spec("speechmos")
        places = spec.submodule_search_locations if spec else None
        if not places:
            raise ImportError("speechmos")
        folder = Path(next(iter(places))) / "dnsmos_models"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._p835, self._p808 = (
            onnxruntime.InferenceSession(str(folder / name), options)
            for name in ("sig_bak_ovr.onnx", "model_v8.onnx")
        )

    def __call__(self, clip: Clip) -> tuple[float, float, float]:
        """Give overall, speech and P.808: means over windows of 9 s; a short clip is repeated."""
        sound = np.clip(resample(clip, RATE).samples, -1.0, 1.0)
        while len(sound) < _WINDOW:
            sound = np.concatenate([sound, sound])
        starts = range(0, max(1, len(sound) - _WINDOW + 1), RATE)
        scores = [self._score(sound[start : start + _WINDOW]) for start in starts]
        overall, signal, natural = np.mean(scores, axis=0)
        return float(overall), float(signal), float(natural)

    def _score(self, sound: Sound) -> tuple[float, float, float]:
        signal, _, overall = self._p835.run(None, {"input_1": sound[None]})[0][0]
        natural = self._p808.run(None, {"input_1": _log_mel(sound[:-_HOP])[None]})[0][0][0]
        return np.polyval(_OVERALL, overall), np.polyval(_SIGNAL, signal), natural


def _log_mel(sound: Sound) -> Sound:
    """Give frames of 120 mel bands in decibels under the loudest, brought to -1 to 1."""
    padded = np.pad(sound, _FFT // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FFT)[::_HOP]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_FFT) / _FFT)
    power = np.abs(np.fft.rfft(frames * window)) ** 2 @ _filters().T
    level = 10 * np.log10(np.maximum(power, 1e-10))
    level = np.maximum(level - level.max(), -80.0)
    return ((level + 40) / 40).astype(np.float32)


def _filters() -> npt.NDArray[np.float64]:
    """Give triangles evenly spaced on Slaney's mel scale, each of area one."""
    edges = _hertz(np.linspace(0.0, _mel(RATE / 2), _MELS + 2))
    bins = np.linspace(0, RATE / 2, _FFT // 2 + 1)
    rising = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    heights = 2.0 / (edges[2:] - edges[:-2])
    triangles: npt.NDArray[np.float64] = np.maximum(0, np.minimum(rising, falling))
    return triangles * heights[:, None]


def _mel(hertz: float) -> float:
    return 15.0 + np.log(hertz / 1000.0) * 27.0 / np.log(6.4)


def _hertz(mels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    steep = 1000.0 * np.exp(np.log(6.4) / 27.0 * (mels - 15.0))
    return np.where(mels < 15.0, mels * 200.0 / 3.0, steep)
