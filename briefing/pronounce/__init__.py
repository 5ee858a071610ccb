"""Page to mouth: written English as a newsreader says it, and the lexicon of hard words."""

from briefing.pronounce.adding import add
from briefing.pronounce.ipa import ALPHABETS
from briefing.pronounce.lexicon import Entry, Lexicon, load_lexicon
from briefing.pronounce.names import unknown_names
from briefing.pronounce.spoken import spoken
from briefing.pronounce.wordlist import ordinary

__all__ = [
    "ALPHABETS",
    "Entry",
    "Lexicon",
    "add",
    "load_lexicon",
    "ordinary",
    "spoken",
    "unknown_names",
]
