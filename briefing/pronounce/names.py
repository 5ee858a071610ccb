"""Names nobody has taught us yet: what `briefing lexicon unknown` lists."""

from __future__ import annotations

import re
from functools import cache

from briefing.pronounce import dates, streets, titles
from briefing.pronounce.lexicon import Lexicon
from briefing.pronounce.wordlist import ordinary

_NAME = re.compile(r"[^\W\d_](?:['’-]?[^\W\d_])+")
_POSSESSIVE = re.compile(r"['’](?:s|re|ve|ll|d|m)?$|n['’]t$")
_ENDINGS = ("s", "es", "ed", "ing", "ly", "man", "men", "woman")

_SHORT_FORMS = frozenset(
    short.lower()
    for short in (*titles.RANKS, *titles.TITLES, *titles.FIRMS, *streets.STREETS, *streets.STATES)
) | {"mr", "mrs", "ms", "mx"}


def unknown_names(text: str, lexicon: Lexicon | None = None) -> list[str]:
    """Give the names in `text`, each once and in order, that no lexicon and no list of words knows.

    A name is a word with a capital; one that only ever begins a sentence counts too when it is
    not an ordinary word.
    """
    known = _known()
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        name = _POSSESSIVE.sub("", match[0])
        if not name[0].isupper() or (name.isupper() and len(name) < 6):
            continue
        if lexicon and lexicon.find(name):
            continue
        if all(_is_known(part, known, lexicon) for part in re.split(r"[-'’]", name) if part):
            continue
        found.setdefault(name)
    return list(found)


def _is_known(part: str, known: frozenset[str], lexicon: Lexicon | None) -> bool:
    word = part.lower()
    if len(word) < 2 or word in known or (lexicon is not None and lexicon.find(part)):
        return True
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    return any(known & {stem, f"{stem}e", f"{stem[:-1]}y"} for stem in stems)


@cache
def _known() -> frozenset[str]:
    return ordinary() | _SHORT_FORMS | dates.SHORT_FORMS
