"""The check room: is it fit for listeners? Folder, feed, address and sound file, by rules."""

from briefing.check.finding import Finding, Severity
from briefing.check.rules import RULES, Rule
from briefing.check.target import check
from briefing.check.web import Fetch, Reply

__all__ = ["RULES", "Fetch", "Finding", "Reply", "Rule", "Severity", "check"]
