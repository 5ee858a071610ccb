"""A headline of at most twelve words that the article itself supports."""

from __future__ import annotations

import re

from briefing import text
from briefing.models import Article

LONGEST = 12
"Words."

_SITE_SUFFIX = re.compile(r"\s+[|»–—]\s+[^|»–—]{2,40}$|\s+-\s+(?:[A-Z][\w.&'’]*\s?){1,5}$")
_LABEL = re.compile(
    r"^\W*(?:watch|live|video|pictures?|pics|listen|exclusive|breaking|updated?|photos?|gallery|revealed"
    r"|opinion|analysis|explainer|comment|recap|just in|in pictures|as it happened|latest)\b(?: updates?)?"
    r"\s*[:|–—-]\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[-–—:|(\[]\s*(?:video|live|pictures|watch|updated?|report|as it happened)\W*$",
    re.IGNORECASE,
)


def headline(article: Article, lead: str) -> str:
    """Give the article's title, cleaned, where it is fit to be spoken, else its lead made short."""
    title = clean_title(article.title)
    if title and _fit(title):
        return title
    return shortened(lead)


def clean_title(title: str) -> str:
    """Take the site's name and labels such as 'WATCH:' off a title."""
    tidied = _SITE_SUFFIX.sub("", text.tidy(title))
    before = ""
    while before != tidied:
        before, tidied = tidied, _TAIL.sub("", _LABEL.sub("", tidied)).strip()
    if tidied.isupper():
        return ""
    return tidied[:1].upper() + tidied[1:]


def shortened(lead: str) -> str:
    """Give the first clause of a lead, at most twelve words, never ending on a hanging word."""
    words = re.sub(r"\s*\([^)]*\)", "", lead).split()
    kept = words[:LONGEST]
    clause = " ".join(kept)
    for mark in (",", ";", ":", " –", " —", " --"):
        at = clause.find(mark)
        if at > 0 and len(clause[:at].split()) >= 5:
            clause = clause[:at]
    parts = clause.split()
    while parts and parts[-1].lower().strip(",.") in _HANGING:
        parts.pop()
    return " ".join(parts).rstrip(" .,;:–—-")


_HANGING = frozenset(
    "the a an of to in on at by for from with and or but as that which who whose is was are were be "
    "has have had his her their its after before when while into over under will would can could "
    "including than because if said".split()
)


def _fit(title: str) -> bool:
    count = len(title.split())
    return 3 <= count <= LONGEST and "?" not in title and not title.endswith(("...", "…"))
