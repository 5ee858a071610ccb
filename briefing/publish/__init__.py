"""The publish room: what a host lacks of a show is sent there, sound first, the feed last."""

from briefing.publish.journal import Journal, journal
from briefing.publish.plan import Media, Phase, Plan, plan
from briefing.publish.send import Listener, Report, send

__all__ = ["Journal", "Listener", "Media", "Phase", "Plan", "Report", "journal", "plan", "send"]
