"""Rules of the sound: findings may be milder than stated here, and name their own source."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import (
    ALEXA,
    APPLE_AUDIO,
    HOUSE,
    ID3,
    ID3_CHAPTERS,
    R128,
    TECH_3342,
)

RULES = [
    *listed("error", APPLE_AUDIO, {
        "audio-loudness": "Master it again, to -16 LUFS or as the profile asks.",
        "audio-true-peak": "Master it again with a ceiling of -2 dBTP.",
        "audio-duration": "Encode it again: it may be cut short.",
        "audio-rate": "Encode it at 44.1 kHz.",
        "audio-bit-rate": "Encode it at 96 kbps mono.",
        "audio-coding": "Encode it as what its name says, or name it for what it is.",
        "audio-channels": "Mix it down to mono or stereo.",
    }),
    *listed("error", R128, {"audio-clipping": "Record or mix it at a lower level."}),
    *listed("error", HOUSE, {
        "audio-decodes": "Export it again as WAV, FLAC or MP3.",
        "audio-phase": "Invert one side: smart speakers and phones play both as one.",
    }),
    *listed("error", ID3_CHAPTERS, {
        "audio-chapters": "Make the episode again.",
    }),
    *listed("warning", TECH_3342, {
        "audio-range": "Bring its voices to one level before it is mastered.",
    }),
    *listed("warning", HOUSE, {
        "flash-title": "Keep titleText within 255 characters: a screen shows a line of it.",
        "audio-silence": "Shorten it, unless it is meant.",
        "speech-misread": "Listen to it there; teach the word: briefing lexicon add.",
        "audio-balance": "Mix it down to mono, or bring both sides to one level.",
        "audio-dc": "High-pass it at 20 Hz.",
    }),
    *listed("warning", ID3, {
        "audio-tags": "Make the episode again.",
        "audio-cover": "Give a square picture of at most 512 KB.",
    }),
    *listed("note", ALEXA, {"audio-flash-length": ""}),
]  # fmt: skip
