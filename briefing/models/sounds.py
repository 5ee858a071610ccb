"""Sound, from one spoken line to the finished file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Timing:
    """When a word is heard."""

    text: str
    "The word: as spoken in a clip, as written anywhere else."
    start: float
    "From the start of the clip, or of the programme in a cue and a phrase, s."
    end: float
    "The same, s."


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Mono sound in memory."""

    samples: npt.NDArray[np.float32]
    "Shape (n,), float32, full scale at -1.0 and 1.0."
    rate: int
    "Samples a second, Hz."
    words: tuple[Timing, ...] = ()
    "When each word is heard, where the engine tells; the words as they were spoken."

    @property
    def seconds(self) -> float:
        """Length, s."""
        return len(self.samples) / self.rate

    def __eq__(self, other: object) -> bool:
        """Equal when rate and every sample are."""
        if not isinstance(other, Clip):
            return NotImplemented
        return self.rate == other.rate and self.samples.tobytes() == other.samples.tobytes()

    def __hash__(self) -> int:
        """Follow equality."""
        return hash((self.rate, self.samples.tobytes()))


@dataclass(frozen=True, slots=True)
class Take:
    """One spoken line: trimmed speech, with no silence at its edges."""

    line: int
    "Place of its line in the script, from 0."
    spoken: str
    "The text as it went to the engine: numbers in words, respellings in."
    voice: str
    "Fingerprint of the voice: engine, version, model and settings."
    clip: Clip
    "The sound."
    timings: tuple[Timing, ...] = ()
    "Its words as written, in order, where the engine tells when they are heard."


@dataclass(frozen=True, slots=True)
class Cue:
    """When a line of the script is heard in the programme."""

    start: float
    "From the start of the programme, s."
    end: float
    "From the start of the programme, s."
    line: int
    "Place of the line in the script, from 0."
    words: tuple[Timing, ...] = ()
    "Its words as written, where the engine tells when they are heard."


@dataclass(frozen=True, slots=True)
class Programme:
    """The mixed programme before mastering, and when each line is heard."""

    clip: Clip
    "The whole programme; its samples may be mapped from a file."
    cues: tuple[Cue, ...]
    "In time order; spoken lines, stings and inserts, not pauses."


@dataclass(frozen=True, slots=True)
class Master:
    """A finished sound file, measured after decoding it again."""

    path: str
    "File name, relative to where it was written."
    mime: str
    "Such as 'audio/mpeg'."
    bytes: int
    "Length of the file, bytes."
    seconds: float
    "Decoded length, s."
    lufs: float
    "Integrated loudness of the decoded file, LUFS (ITU-R BS.1770-4)."
    true_peak: float
    "Highest true peak of the decoded file, dBTP."
    sha256: str
    "Of the file, hexadecimal."
    channels: int = 1
    "1 for mono, 2 for dual mono: the same sound on both sides, which measures 3 LU louder."
    profile: str = ""
    "Name of the loudness profile it was mastered to."

    @property
    def sides(self) -> str:
        """Mono or dual mono, in words."""
        return "mono" if self.channels == 1 else "dual mono"
