"""Master: the programme brought to a profile's loudness and peak, encoded, and measured again."""

from briefing.master.loop import master
from briefing.master.profiles import PROFILES, Profile

__all__ = ["PROFILES", "Profile", "master"]
