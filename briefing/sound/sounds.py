"""The station's sounds: read from `sounds.toml`, and the producer's own in their place."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import AudioError
from briefing.sound.decode import read
from briefing.sound.edges import faded
from briefing.sound.meter import loudness

if TYPE_CHECKING:
    from briefing.models import Clip

BED = "bed"
"Name of the one sound that runs on, under the headlines."

LIST = "sounds.toml"

_SUFFIXES = (".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus", ".aif", ".aiff")
_LONGEST = 60.0
"A sound other than a bed may be this long, s."
_BED_READ = 300.0
"Of a longer bed only the first part is used, s; it comes round again after that."
_SEAM = 0.05
"Cross-fade of a loop whose points are given, s."
_OVERLAP = 0.5
"Without points a bed runs into its own beginning for so long, s."
_LEVEL = {BED: -18.0}
_USUAL_LEVEL = -4.0
_NUMBERS = ("level", "voice", "seconds", "lufs")
_KEYS = {"file", "loop", "licence", "made", *_NUMBERS}


@dataclass(frozen=True, slots=True)
class Sound:
    """One station sound, ready to be mixed."""

    name: str
    "As running orders call it, such as 'sting'."
    clip: Clip
    "The sound, mono at 44.1 kHz."
    lufs: float
    "Its own loudness, LUFS, measured."
    level: float
    "How loud it is played where nobody speaks, LU relative to speech."
    voice: float
    "When speech may begin over its end, s from its start."
    loop: tuple[float, float]
    "Where a bed goes round: from the second moment back to the first, s."
    seam: float
    "Cross-fade there, s: 0 for a loop that was made to fit."


@dataclass(frozen=True, slots=True)
class Sounds:
    """All sounds a programme can call on."""

    all: tuple[Sound, ...]
    "Each name once, in order of name."

    def named(self, name: str) -> Sound:
        """Give the sound called `name`; raises AudioError listing what there is."""
        for sound in self.all:
            if sound.name == name:
                return sound
        have = ", ".join(sound.name for sound in self.all) or "none"
        raise AudioError(
            f"there is no station sound called {name!r}; there are: {have}",
            f"Correct the running order, or put {name}.wav into the show's audio folder.",
        )

    def bed(self) -> Sound | None:
        """Give the sound that runs under the headlines, where there is one."""
        return next((sound for sound in self.all if sound.name == BED), None)


def load_sounds(folder: Path, own: Path | None = None) -> Sounds:
    """Give the sounds of `folder`, each replaced by the one of the same name in `own`.

    `own` needs no list: a file `sting.wav` in it replaces the sting. Its `sounds.toml`, when
    there is one, sets points of its own files, or of the station's. Raises AudioError naming the
    file or the entry at fault.
    """
    entries = {name: {**entry, "folder": folder} for name, entry in _listed(folder).items()}
    if own is not None and own.is_dir():
        for path in _sound_files(own):
            entries[path.stem] = {"file": path.name, "folder": own}
        for name, entry in _listed(own).items() if (own / LIST).is_file() else ():
            mine = {"folder": own} if "file" in entry else {}
            entries[name] = {**entries.get(name, {"folder": own}), **entry, **mine}
    return Sounds(tuple(_load(name, entries[name]) for name in sorted(entries)))


def _sound_files(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    names = [path.stem for path in found]
    for name in names:
        if names.count(name) > 1:
            raise AudioError(f"{folder.name}: two files are called {name!r}", "Keep one of them.")
    return found


def _listed(folder: Path) -> dict[str, dict[str, Any]]:
    """Give the entries of the folder's list, by name of the sound."""
    path = folder / LIST
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AudioError(f"{path} cannot be read: {error.strerror}", "Install again.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AudioError(f"{path} is not a list of sounds: {error}", "Mend that line.") from error
    return {name: _checked(path, name, entry) for name, entry in table.items()}


def _checked(path: Path, name: str, entry: Any) -> dict[str, Any]:
    where = f"{path.name} [{name}]"
    if not isinstance(entry, dict):
        raise AudioError(f"{where} should be a table", f"Write it as [{name}] and lines below.")
    for key in entry:
        if key not in _KEYS:
            raise AudioError(f"{where} has no key {key!r}", f"Keys: {', '.join(sorted(_KEYS))}.")
    for key in _NUMBERS:
        if key in entry and not _is_number(entry[key]):
            raise AudioError(f"{where} {key} should be a number, not {entry[key]!r}", "Mend it.")
    loop = entry.get("loop", [0, 0])
    if not (isinstance(loop, list) and len(loop) == 2 and all(map(_is_number, loop))):
        raise AudioError(f"{where} loop should be two numbers of seconds, not {loop!r}", "Mend it.")
    file = entry.get("file", "")
    if not isinstance(file, str) or Path(file).name != file:
        raise AudioError(f"{where} file {file!r} is not a name in that folder", "Put it there.")
    return dict(entry)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _load(name: str, entry: dict[str, Any]) -> Sound:
    path: Path = entry["folder"] / str(entry.get("file") or f"{name}.wav")
    clip = read(path, longest=_BED_READ if name == BED else _LONGEST + 1.0)
    if name != BED and clip.seconds > _LONGEST:
        raise AudioError(
            f"{path.name} is longer than {_LONGEST:.0f} s, too long for a {name}", "Cut it."
        )
    measured = loudness(clip)
    if not math.isfinite(measured):
        raise AudioError(f"{path.name} is silent", "Export it again, or take it away.")
    fitted = "loop" in entry
    start, end = entry["loop"] if fitted else (min(_OVERLAP, clip.seconds / 4), clip.seconds)
    if not 0.0 <= start < end <= clip.seconds + 0.001:
        raise AudioError(
            f"{path.name}: loop {start}-{end} s does not lie in its {clip.seconds:.3f} s",
            f"Correct loop in {LIST}.",
        )
    return Sound(
        name=name,
        clip=clip if name == BED else faded(clip, 0.002, 0.01),
        lufs=measured,
        level=float(entry.get("level", _LEVEL.get(name, _USUAL_LEVEL))),
        voice=min(max(0.0, float(entry.get("voice", clip.seconds))), clip.seconds),
        loop=(float(start), min(float(end), clip.seconds)),
        seam=min(float(start), _SEAM if fitted else _OVERLAP),
    )
