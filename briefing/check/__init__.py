"""The check room: is it fit for listeners? Folder, feed, address and sound file, by rules."""

from briefing.check.aims import AIMS, PODCAST, Aim, own
from briefing.check.finding import Finding, Severity
from briefing.check.rules import RULES, Rule
from briefing.check.target import Examined, check, examine
from briefing.check.web import Fetch, Reply

__all__ = [
    "AIMS",
    "PODCAST",
    "RULES",
    "Aim",
    "Examined",
    "Fetch",
    "Finding",
    "Reply",
    "Rule",
    "Severity",
    "check",
    "examine",
    "own",
]
