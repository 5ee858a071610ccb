"""Kokoro: 28 English voices, British among them, from a model and voices that the producer has.

The pronouncing half is hibari's, which writes the alphabet Kokoro was trained on; no espeak.
The model takes token ids, a style vector and a speed; https://huggingface.co/hexgrad/Kokoro-82M.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.text import words
from briefing.voices import Capabilities
from briefing.voices.chunking import breaths, broken
from briefing.voices.hibari import processor_features
from briefing.voices.onnx import mark, session

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_RATE = 24_000
_ROWS, _STYLE = 510, 256
"A voice holds a style vector for every length of text: 510 rows of 256 numbers."
_LONGEST = 400
"Phonemes of one run; the model takes 510."
_SET = "Set [voices.kokoro] model to Kokoro's .onnx file and voices to its voices file or folder."
_REWORD = "Reword that line of the script, or add the word to the lexicon."


class Kokoro:
    """Kokoro's English voices, offline, from files you have (Apache-2.0); rich but slow."""

    name = "kokoro"

    def __init__(
        self, model: str = "", voices: str = "", voice: str = "bf_emma", speed: float = 1.0
    ) -> None:
        """Take the paths of model and voices, the voice's name and the pace.

        `voices` is an .npz of voices by name, or a folder with a NAME.bin for each. Names that
        begin with b are British, with a American. Raises ConfigError for values out of range.
        """
        if not re.fullmatch(r"[ab][fm]_[a-z]+", voice):
            raise ConfigError(f"voice kokoro: {voice!r} is not English", "Use 'bf_emma'.")
        if not 0.5 <= speed <= 2.0:
            raise ConfigError(f"voice kokoro: speed {speed} is not between 0.5 and 2", "Use 1.0.")
        self._model, self._voices = Path(model), Path(voices)
        self._named = bool(model and voices)
        self._voice, self._speed = voice, speed
        self._british = voice.startswith("b")
        alphabet = "misaki-gb" if self._british else "misaki-us"
        self.capabilities = Capabilities(phonemes=alphabet, languages=("en",))
        self._engine: tuple[Any, Any, npt.NDArray[np.float32]] | None = None
        self._loading, self._writing = threading.Lock(), threading.Lock()

    def check(self) -> None:
        """Return when model, voice and hibari's pronouncing half are there."""
        if not self._named:
            raise VoiceUnavailable("voice kokoro: no model and voices are named", _SET)
        for path in (self._model, self._style_file()):
            if not path.is_file():
                raise VoiceUnavailable(f"voice kokoro: there is no file {path}", _SET)
        _version("hibari-tts")

    def fingerprint(self) -> str:
        """Give versions, digests of the files, voice, pace and processor features."""
        self.check()
        parts = [f"kokoro {mark(self._model)}", f"{self._voice} {mark(self._style_file())}"]
        parts += [f"{name} {_version(name)}" for name in ("hibari-tts", "onnxruntime", "numpy")]
        return "; ".join([*parts, f"speed {self._speed:g}", processor_features()])

    def say(self, text: str) -> Clip:
        """Speak one utterance at 24 kHz; raises VoiceError when nothing comes out."""
        import numpy as np  # noqa: PLC0415 - not needed to list voices

        if not words(text):
            raise VoiceError(f"there are no words in {text[:60]!r}", _REWORD)
        network, pronounce, styles = self._loaded()
        with self._writing:
            phonemes = [
                piece
                for sentence in pronounce.split_sentences(broken(text))
                for piece in breaths(pronounce.g2p(sentence) or "", _LONGEST)
            ]
        parts = [self._spoken(network, pronounce.ids(piece), styles, text) for piece in phonemes]
        if not parts:
            raise VoiceError(f"kokoro knows no sound for {text[:60]!r}", _REWORD)
        samples = np.concatenate(parts)
        if not np.isfinite(samples).all() or float(np.abs(samples).max(initial=0.0)) < 1e-4:
            raise VoiceError(f"kokoro knows no sound for {text[:60]!r}", _REWORD)
        return Clip(np.clip(samples, -1.0, 1.0).astype(np.float32), _RATE)

    def _spoken(
        self, network: Any, ids: list[int], styles: npt.NDArray[np.float32], text: str
    ) -> npt.NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415

        row = min(max(len(ids) - 2, 0), _ROWS - 1)
        tokens, style, speed = (entry.name for entry in network.get_inputs())
        try:
            given = {
                tokens: np.asarray([ids], np.int64),
                style: styles[row : row + 1],
                speed: np.asarray([self._speed], np.float32),
            }
            (sound, *_) = network.run(None, given)
        except Exception as error:
            raise VoiceError(f"kokoro could not say {text[:60]!r}: {error}", _REWORD) from error
        return np.asarray(sound, np.float32).reshape(-1)

    def rest(self) -> None:
        """Forget network and lexica; the next say() loads them again."""
        with self._loading:
            self._engine = None

    def _loaded(self) -> tuple[Any, Any, npt.NDArray[np.float32]]:
        with self._loading:
            if self._engine is None:
                self.check()
                styles = _styles(self._style_file(), self._voice)
                network = session(self._model, who="kokoro")
                if len(network.get_inputs()) != 3:
                    raise VoiceUnavailable(f"{self._model} is no Kokoro model", _SET)
                self._engine = (network, _Writer(british=self._british), styles)
        return self._engine

    def _style_file(self) -> Path:
        return self._voices / f"{self._voice}.bin" if self._voices.is_dir() else self._voices


class _Writer:
    """Hibari's pronouncing half alone: text to phonemes to ids, without its own network."""

    def __init__(self, *, british: bool) -> None:
        from hibari import Hibari as Engine  # noqa: PLC0415 - slow to load
        from hibari.g2p import G2P  # noqa: PLC0415
        from hibari.tts import ASSETS  # noqa: PLC0415

        self.g2p = G2P(british=british)
        self.split_sentences = Engine.split_sentences
        self._letters = json.loads((Path(ASSETS) / "vocab.json").read_text(encoding="utf-8"))
        self.g2p("Ready.")

    def ids(self, phonemes: str) -> list[int]:
        """Give token ids with the pads at both ends."""
        known = [self._letters[letter] for letter in phonemes if letter in self._letters]
        return [0, *known[: _ROWS - 2], 0]


def _styles(path: Path, voice: str) -> npt.NDArray[np.float32]:
    """Give a voice's style vectors, (510, 256); raises VoiceUnavailable when it has none."""
    import numpy as np  # noqa: PLC0415

    try:
        if path.suffix == ".bin" and path.read_bytes()[:2] != b"PK":
            rows = np.fromfile(path, dtype="<f4")
        else:
            with np.load(path, allow_pickle=False) as voices:
                rows = np.asarray(voices[voice], np.float32)
        styles = rows.reshape(-1, _STYLE)
    except (OSError, ValueError, KeyError) as error:
        message = f"voice kokoro: {path} holds no voice {voice!r}: {error}"
        raise VoiceUnavailable(message, _SET) from error
    if len(styles) < _ROWS or not np.isfinite(styles).all():
        raise VoiceUnavailable(f"voice kokoro: {path} holds {len(styles)} styles, not 510", _SET)
    return styles.astype(np.float32)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        raise VoiceUnavailable(f"{package} is not installed", f"pip install {package}") from None
