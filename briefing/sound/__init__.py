"""Sound: decode, trim, fade, resample, meter and encode; the one room that knows pydub."""

from briefing.sound.decode import blocks, read
from briefing.sound.edges import faded, trim
from briefing.sound.encode import AAC, MP3, OPUS, Coding, encode
from briefing.sound.meter import Meter, loudness
from briefing.sound.resample import resample
from briefing.sound.rumble import without_rumble
from briefing.sound.sounds import BED, Sound, Sounds, load_sounds
from briefing.sound.units import RATE, Samples, count, decibels, factor
from briefing.sound.versions import versions

__all__ = [
    "AAC",
    "BED",
    "MP3",
    "OPUS",
    "RATE",
    "Coding",
    "Meter",
    "Samples",
    "Sound",
    "Sounds",
    "blocks",
    "count",
    "decibels",
    "encode",
    "factor",
    "faded",
    "load_sounds",
    "loudness",
    "read",
    "resample",
    "trim",
    "versions",
    "without_rumble",
]
