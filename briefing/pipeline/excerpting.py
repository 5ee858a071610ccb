"""The stories one by one: each cut from the mix and mastered for itself, where a show asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.models import Clip, Cue, Episode, Excerpt, Master, Programme
from briefing.pipeline.job import Job

_BEFORE, _AFTER = 0.15, 0.6
"Kept around the words of a story, s."
_FADE = 0.1
"Of what sounds on beneath them, s."

Mastering = Callable[[Programme], Master]


def with_excerpts(
    job: Job, programme: Programme, episode: Episode, mastering: Mastering
) -> Episode:
    """Give the episode with a sound file for each of its stories, written beside its own.

    `mastering` brings a piece of the programme to the show's loudness, in the file
    'master.audio' of the work folder.
    """
    from briefing.episode import excerpt  # noqa: PLC0415 - loads the rooms of sound

    audio = job.work.folder / "master.audio"
    made: list[Excerpt] = []
    for story in range(len(episode.stories)):
        cues = [
            cue
            for cue in programme.cues
            if job.script.lines[cue.line].story == story and job.script.lines[cue.line].spoken
        ]
        if not cues:
            continue
        start, piece = _cut(programme, cues)
        master = mastering(Programme(piece, ()))
        made.append(excerpt(job.show, episode, story, start, master, audio=audio, folder=job.draft))
    return replace(episode, excerpts=tuple(made))


def _cut(programme: Programme, cues: list[Cue]) -> tuple[float, Clip]:
    """Give what is heard from a story's first word to its last, and where it began, s."""
    from briefing.sound import faded  # noqa: PLC0415 - loads the rooms of sound

    rate = programme.clip.rate
    first = max(0, round((cues[0].start - _BEFORE) * rate))
    last = min(len(programme.clip.samples), round((cues[-1].end + _AFTER) * rate))
    piece = Clip(programme.clip.samples[first:last], rate)
    return first / rate, faded(piece, _FADE, _FADE)
