"""Rules of what lies beside an episode: transcripts, chapters, pictures."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import APPLE_ART, CHAPTERS, PODCAST, VTT, WAVEFORM

RULES = [
    *listed("error", APPLE_ART, {
        "artwork-format": "Save the cover as a JPEG or PNG, its name ending to match.",
        "artwork-square": "Make the cover square.",
        "artwork-size": "Make the cover 1400 to 3000 pixels wide.",
        "artwork-colour": "Save the cover in RGB.",
    }),
    *listed("warning", APPLE_ART, {
        "artwork-bytes": "Keep the cover within 512 KB, so that lists of shows load quickly.",
        "artwork-blank": "Draw a cover: this one is empty.",
        "artwork-transparent": "Give it a ground: apps show what is behind it as black or white.",
        "artwork-moving": "Save one picture: apps show the first, or none.",
        "artwork-orientation": "Turn the picture itself: not every app heeds its EXIF tag.",
        "artwork-density": "Save the cover with 72 dots per inch.",
    }),
    *listed("error", VTT, {"transcript-file": "Make the transcript again: apps cannot read it."}),
    *listed("warning", PODCAST + "transcript.md", {
        "transcript-lines": "Break lines so that none is longer than 65 characters.",
        "transcript-markup": "Write < as &lt; in cues, and only the tags that cues may have.",
        "transcript-numbers": "Number the cues from 1 on.",
        "transcript-differs": "Make the transcripts again: all forms must say the same.",
        "transcript-times": "Make the transcripts again: all forms must keep the sound's time.",
        "transcript-speed": "Make the transcript again: nobody reads, or speaks, so fast.",
        "transcript-short": "Make the transcript again: it must go on to the end of the sound.",
        "transcript-overlap": "Let each cue end before the next begins.",
        "transcript-empty": "Leave out cues in which nothing is said.",
        "transcript-version": 'Give the version, such as "1.0.0".',
        "transcript-end": "Make the transcript again: it must not outlast the sound.",
    }),
    *listed("error", CHAPTERS, {
        "chapters-file": "Make the chapters again: apps cannot read them.",
    }),
    *listed("warning", CHAPTERS, {
        "chapters-title": "Give every chapter that is to be listed its title, as text.",
        "chapters-picture": "Put the picture in place, as a JPEG or PNG.",
        "chapters-brief": "Let a chapter last a second or more: players pass over it.",
        "chapters-value": "Write toc as true or false, without quotes.",
        "chapters-differ": "Make the episode again: one app reads the file, another the sound.",
        "chapters-address": "Give links and pictures of chapters their full address.",
        "chapters-order": "Put them in time order, none after the end.",
    }),
    *listed("warning", WAVEFORM, {"waveform-file": "Make the episode again: it cannot be drawn."}),
    *listed("warning", VTT, {"transcript-gap": "Put an empty line between two cues."}),
]  # fmt: skip
