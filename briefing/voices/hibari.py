"""The default voice: hibari-tts, a small neural voice whose model lies inside its package."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.text import words
from briefing.voices import Capabilities
from briefing.voices.chunking import breaths, broken
from briefing.voices.onnx import session

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_RATE = 24_000
_SEED = 0
_LONGEST = 400
"Most phonemes said at once; the network's time and memory grow with their square."
# Features that choose between kernels of the integer network, and so decide the last bits.
_KERNELS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm")


class Hibari:
    """American English, female, offline; Apache-2.0; the same text gives the same samples."""

    name = "hibari"
    capabilities = Capabilities(phonemes="misaki-us", languages=("en",))

    def __init__(self, speed: float = 1.0) -> None:
        """Take the pace: 1.0 is about 163 words a minute, 0.5 half as fast, 2.0 twice."""
        if not 0.5 <= speed <= 2.0:
            raise ConfigError(f"voice hibari: speed {speed} is not between 0.5 and 2", "Use 1.0.")
        self._speed = speed
        self._engine: Any = None
        self._loading = threading.Lock()

    def check(self) -> None:
        """Return when the package is installed; raises VoiceUnavailable otherwise."""
        _version("hibari-tts")
        _version("onnxruntime")

    def fingerprint(self) -> str:
        """Give engine, versions, seed, pace and the processor features that decide the bits."""
        parts = [f"hibari-tts {_version('hibari-tts')}", "heart"]
        parts += [f"onnxruntime {_version('onnxruntime')}", f"numpy {_version('numpy')}"]
        parts.append(_transforms())
        parts += [f"seed {_SEED}", f"speed {self._speed:g}", processor_features()]
        return "; ".join(parts)

    def say(self, text: str) -> Clip:
        """Speak one utterance at 24 kHz; raises VoiceError when nothing comes out."""
        if not words(text):
            raise VoiceError(f"there are no words in {text[:60]!r}", _REWORD)
        engine = self._loaded()
        try:
            samples = self._spoken(engine, text)
        except Exception as error:
            raise VoiceError(f"hibari could not say {text[:60]!r}: {error}", _REWORD) from error
        if len(samples) == 0:
            raise VoiceError(f"hibari knows no sound for {text[:60]!r}", _REWORD)
        return Clip(samples=samples, rate=_RATE)

    def _spoken(self, engine: Any, text: str) -> npt.NDArray[np.float32]:
        """Give what the package itself gives, but a sentence without end is said in breaths."""
        import numpy as np  # noqa: PLC0415 - not needed to list voices

        noise = np.random.default_rng(_SEED)
        pieces = [
            piece
            for phonemes in engine.phonemize(broken(text))
            for piece in ([phonemes] if len(phonemes) <= _LONGEST else breaths(phonemes, _LONGEST))
        ]
        parts = [engine.from_ids(engine.ids(piece), self._speed, noise) for piece in pieces]
        return np.concatenate([np.zeros(0, np.float32), *parts])

    def rest(self) -> None:
        """Forget network and lexica; the next say() loads them again."""
        with self._loading:
            self._engine = None

    def _loaded(self) -> Any:
        with self._loading:
            if self._engine is None:
                self.check()
                self._engine = _engine()
        return self._engine


def _engine() -> Any:
    """Load both halves side by side: the network needs no interpreter, the lexica little else.

    The package would load one after the other, and keep the memory of every thread's longest
    sentence; the sound is the same to the last bit.
    """
    from hibari import Hibari as Package  # noqa: PLC0415 - slow to load
    from hibari import tts  # noqa: PLC0415
    from hibari.g2p import G2P  # noqa: PLC0415
    from hibari.voices import voice_path  # noqa: PLC0415

    engine = Package.__new__(Package)
    engine.voice = "heart"
    with ThreadPoolExecutor(max_workers=1) as pool:
        network = pool.submit(session, Path(voice_path("heart")), who="hibari", keep=False)
        engine._g2p = G2P()  # noqa: SLF001 - what its own __init__ sets, and no more
        engine.sess = network.result()
    engine.vocab = json.loads((Path(tts.ASSETS) / "vocab.json").read_text(encoding="utf-8"))
    return engine


_REWORD = "Reword that line of the script, or add the word to the lexicon."


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        remedy = "Install it: pip install hibari-tts, or choose another voice with --voice."
        raise VoiceUnavailable(f"the package {package} is not installed", remedy) from None


def _transforms() -> str:
    """Give whose Fourier transforms hibari takes: SciPy's where it is installed, or numpy's."""
    try:
        return f"scipy {importlib.metadata.version('scipy')}"
    except importlib.metadata.PackageNotFoundError:
        return "no scipy"


def processor_features() -> str:
    """Give the machine's kind and those of its features that choose arithmetic kernels."""
    flags: set[str] = set()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.lower().startswith(("flags", "features")):
                flags = set(line.partition(":")[2].split())
                break
    except OSError:
        pass  # not Linux: the machine's kind alone must do
    return " ".join([platform.machine(), *(kernel for kernel in _KERNELS if kernel in flags)])
