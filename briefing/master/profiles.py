"""Profiles: how loud, how high, and in which coding each kind of listener wants the file."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.sound import AAC, MP3, OPUS, Coding


@dataclass(frozen=True, slots=True)
class Profile:
    """What a finished file must measure, and how it is coded."""

    name: str
    "What a producer calls it."
    lufs: float
    "Integrated loudness of the decoded file as it is, LUFS: a mono file counts as one channel."
    true_peak: float
    "Highest true peak allowed in the decoded file, dBTP."
    coding: Coding
    "Container and encoder."
    bit_rate: int
    "Bits a second."
    channels: int = 1
    "1 for mono; 2 for the same sound on both sides (dual mono), which measures 3 LU louder."
    tolerance: float = 0.1
    "How far the decoded loudness may be from `lufs`, LU."


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        # Apple asks -16 +-1 LKFS and 96-128 kbps for mono; Alexa takes -19 to -9 and -2 dBTP:
        # one file serves both.
        Profile("podcast", -16.0, -2.0, MP3, 96_000),
        # Amazon, Flash Briefing feed reference: -14 LUFS, -2 dBFS, 256 kbps.
        Profile("alexa", -14.0, -2.0, MP3, 256_000),
        # EBU R 128: -23 LUFS, -1 dBTP; R 128 s2 leaves the peak to the coding.
        Profile("broadcast", -23.0, -1.0, MP3, 192_000),
        # The same sound on both sides, for listeners whose players make mono 3 dB louder.
        Profile("stereo", -16.0, -2.0, MP3, 128_000, channels=2),
        Profile("aac", -16.0, -2.0, AAC, 96_000),
        Profile("opus", -16.0, -2.0, OPUS, 48_000),
    )
}
"The profiles by name; `dataclasses.replace` makes a producer's own of one of them."
