"""How a voice over the network fails, and what a producer can do then."""

from __future__ import annotations

from briefing.errors import VoiceError, VoiceUnavailable
from briefing.service import Failing

LATER = "Run it again in some minutes (what is spoken is kept), or choose --voice hibari."
VOICE = Failing(
    "voice",
    VoiceUnavailable,
    LATER,
    VoiceError,
    "Reword that line, or choose --voice hibari.",
)
