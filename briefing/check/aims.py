"""Aims: the loudness and the peak that a sound file is held to, and who asks for them."""

from __future__ import annotations

from dataclasses import dataclass

APPLE = "https://podcasters.apple.com/support/893-audio-requirements"
ALEXA = (
    "https://developer.amazon.com/docs/flashbriefing/flash-briefing-skill-api-feed-reference.html"
)
R128 = "https://tech.ebu.ch/publications/r128"
HOUSE = "briefing"


@dataclass(frozen=True, slots=True)
class Aim:
    """What a listener's side asks of a file."""

    name: str
    "As the loudness profiles of the master are called."
    lufs: float
    "Loudness, LUFS."
    near: float
    "How far from it is no matter, LU."
    least: float
    "Quieter than this is an error, LUFS."
    most: float
    "Louder than this is an error, LUFS."
    true_peak: float
    "A higher true peak is a warning, dBTP; an error more than a decibel above."
    source: str
    "Who asks for the loudness."
    peak_source: str
    "Who asks for the peak."


PODCAST = Aim("podcast", -16.0, 1.0, -19.0, -9.0, -2.0, APPLE, ALEXA)
AIMS = {
    aim.name: aim
    for aim in (
        PODCAST,
        Aim("alexa", -14.0, 0.5, -19.0, -9.0, -2.0, ALEXA, ALEXA),
        # EBU R 128: -23 LUFS, 0.5 LU either way where a whole programme cannot be met exactly.
        Aim("broadcast", -23.0, 0.5, -24.0, -22.0, -1.0, R128, R128),
    )
}
"The aims by name; a profile that is not among them is held to what podcasts ask."


def own(lufs: float, true_peak: float) -> Aim:
    """Give the aim of a loudness and a peak that a producer chose."""
    return Aim("custom", lufs, 0.5, lufs - 3.0, lufs + 3.0, true_peak, HOUSE, HOUSE)
