"""Master: the programme brought to a profile's loudness and peak, encoded, and measured again."""

from briefing.master.loop import master
from briefing.master.profiles import CUSTOM, FORMATS, PROFILES, Profile, profile_of

__all__ = ["CUSTOM", "FORMATS", "PROFILES", "Profile", "master", "profile_of"]
