"""The rendition for Alexa's flash briefing, where the show's own sound is not what Alexa plays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models import Episode, Programme
from briefing.pipeline.job import Job

if TYPE_CHECKING:
    from briefing.master import Profile

_PROFILE = "alexa"
_QUIETEST, _LOUDEST, _HIGHEST = -19.0, -9.0, -2.0
"What Alexa takes: LUFS, LUFS, dBTP (Amazon, Flash Briefing feed reference)."
_SHORTEST, _LONGEST = 10.0, 600.0
"How long she lets it be, s."


def is_needed(profile: Profile, seconds: float) -> bool:
    """Tell whether a bulletin of this profile and length needs a rendition of its own for Alexa."""
    fits = (
        _QUIETEST + profile.tolerance <= profile.lufs <= _LOUDEST - profile.tolerance
        and profile.true_peak <= _HIGHEST
        and profile.coding.mime == "audio/mpeg"
    )
    return not fits and _SHORTEST <= seconds <= _LONGEST


def with_flash(job: Job, programme: Programme, episode: Episode) -> Episode:
    """Give the episode with its rendition for Alexa beside it, named by its content."""
    from briefing.master import PROFILES, master  # noqa: PLC0415 - loads the rooms of sound

    audio = job.work.folder / "flash.audio"
    made = master(programme, audio, PROFILES[_PROFILE])
    name = f"flash-{made.sha256[:8]}.mp3"
    audio.replace(job.draft / name)
    return replace(episode, flash=replace(made, path=name))
