"""Episode: tags, chapters, transcript, notes, artwork and waveform around the finished sound."""

from briefing.episode.artwork import show_cover
from briefing.episode.chapters import chapters
from briefing.episode.excerpt import excerpt
from briefing.episode.make import make
from briefing.episode.notes import notes
from briefing.episode.pictures import Pictures, draw
from briefing.episode.transcript import html, segments, srt, transcript, vtt

__all__ = [
    "Pictures",
    "chapters",
    "draw",
    "excerpt",
    "html",
    "make",
    "notes",
    "segments",
    "show_cover",
    "srt",
    "transcript",
    "vtt",
]
