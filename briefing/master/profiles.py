"""Profiles: how loud, how high, and in which coding each kind of listener wants the file."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from briefing.errors import ConfigError
from briefing.sound import AAC, MP3, OPUS, Coding

CUSTOM = "custom"
"The profile of which the producer says everything."

FORMATS: dict[str, Coding] = {"mp3": MP3, "m4a": AAC, "opus": OPUS}
"Codings by the name a producer chooses them by."

_USUAL = {"mp3": (96_000, 128_000), "m4a": (96_000, 128_000), "opus": (48_000, 64_000)}
"Bits a second of each format where nothing else is asked: mono, dual mono."
_BIT_RATES = {"mp3": (32, 320), "m4a": (32, 320), "opus": (12, 256)}
"Least and most that may be asked, kbps."


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
        Profile("dual-mono", -16.0, -2.0, MP3, 128_000, channels=2),
        Profile("aac", -16.0, -2.0, AAC, 96_000),
        Profile("opus", -16.0, -2.0, OPUS, 48_000),
    )
}
"The profiles by name; `profile_of` makes a producer's own of one of them."


def profile_of(
    name: str,
    *,
    lufs: float = 0.0,
    true_peak: float = 0.0,
    coding: str = "",
    bit_rate: int = 0,
    dual_mono: bool = False,
) -> Profile:
    """Give the profile of that name with what a producer asks instead; zeros leave it as it is.

    `coding` is a name of FORMATS, `bit_rate` in kbps. The profile 'custom' is podcast's coding
    with a loudness and a peak that must both be given. Raises ConfigError naming what is wrong.
    """
    if name != CUSTOM and name not in PROFILES:
        known = ", ".join([*PROFILES, CUSTOM])
        raise ConfigError(f"there is no loudness profile {name!r}", f"Known: {known}.")
    if name == CUSTOM and not (lufs and true_peak):
        missing = " and ".join(
            key for key, value in (("lufs", lufs), ("true_peak", true_peak)) if not value
        )
        remedy = "Set lufs (such as -18) and true_peak (such as -2) in the show file."
        raise ConfigError(f"the loudness profile 'custom' lacks {missing}", remedy)
    base = PROFILES.get(name) or dataclasses.replace(PROFILES["podcast"], name=CUSTOM)
    chosen = _coded(base, coding, bit_rate, 2 if dual_mono else base.channels)
    return dataclasses.replace(
        chosen, lufs=lufs or base.lufs, true_peak=true_peak or base.true_peak
    )


def _coded(base: Profile, coding: str, bit_rate: int, channels: int) -> Profile:
    """Give the profile in another coding, at its usual bit rate unless one is asked."""
    if coding and coding not in FORMATS:
        raise ConfigError(f"there is no sound format {coding!r}", f"Known: {', '.join(FORMATS)}.")
    name = coding or next(key for key, value in FORMATS.items() if value is base.coding)
    least, most = _BIT_RATES[name]
    if bit_rate and not least <= bit_rate <= most:
        raise ConfigError(
            f"bit_rate {bit_rate} is not {least} to {most} kbps", f"Give what {name} takes."
        )
    same = FORMATS[name] is base.coding and channels == base.channels
    usual = base.bit_rate if same else _USUAL[name][channels - 1]
    return dataclasses.replace(
        base, coding=FORMATS[name], bit_rate=bit_rate * 1000 or usual, channels=channels
    )
