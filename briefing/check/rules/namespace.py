"""Rules of the podcast namespace."""

from __future__ import annotations

from briefing.check.rules.rule import listed
from briefing.check.rules.sources import PODCAST

RULES = [
    *listed("warning", PODCAST, {
        "podcast-guid": "Give a UUID of version 5, assigned once for ever.",
        "podcast-guid-changed": "Keep the guid that the show had first: apps know it by that.",
        "podcast-locked": "Write yes or no.",
        "podcast-number": "Let podcast:season and podcast:episode say what itunes: says.",
        "podcast-medium": "Write podcast, or another medium of the list.",
        "podcast-frequency": "Give an iCalendar rule, such as FREQ=DAILY, within 128 characters.",
        "podcast-person": "Give a name within 128 characters.",
        "podcast-txt": "Keep the text within 4,000 characters and its purpose within 128.",
        "podcast-funding": "Give an https address and words within 128 characters.",
        "podcast-image": "Give the full address of a picture.",
        "podcast-transcript": "Give the transcript's full address.",
        "podcast-transcript-type": "Use a type of the list, such as text/vtt.",
        "podcast-chapters": "Offer chapters as application/json+chapters.",
        "podcast-soundbite": "Give startTime and a duration of 15 to 120 s within the episode.",
        "podcast-image-alt": "Say in alt what the picture shows, for those who cannot see it.",
        "podcast-element": "Give it what the namespace's page of that element asks.",
        "podcast-unknown": "Use the names the namespace knows: capitals count.",
    }),
    *listed("warning", PODCAST, {
        "podcast-guid-missing": "Add podcast:guid, a UUID (version 5) assigned once.",
        "podcast-locked-missing": "Add podcast:locked with yes or no, and the owner's address.",
        "podcast-transcript-missing": "Offer the transcript as text/vtt.",
    }),
]  # fmt: skip
