"""Context for the rules: what stands before and after a match, and how a reading is put in."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.pronounce.tables import words

Say = Callable[[re.Match[str]], "str | None"]
"Gives the words for a match, or None to leave it as it stands."

_NEAR = 80
"Characters looked at on either side of a match."

_DETERMINERS = words("""
    a an the this that another each every one his her its their our my your no any per
""")
_BETWEEN = words("""
    further new record reported estimated additional extra whopping massive huge initial total
    recent proposed planned annual final maximum minimum fixed one-off potential separate latest
    second third single combined flagship major brand-new similar mere existing current
""")
NOT_NOUNS = words("""
    a about above across added after again ago ahead all already also although an and any apart
    are as at away back be because been before behind being below between both but by can can't
    cost could deep did do does down during each east either even every extra fell for from gained
    had has have he her here high his how i if in into is it its just last less long lost lower
    made may might more most must my near needed next no nor north not now of off on once only
    onto or our out over overall owed paid past per plus rather rose she should since so some
    south spent still such tall than that the their them then there these they thick this those
    though through to today together tomorrow tonight too towards under until up upon versus via
    was we went were west what when where whether which while who whom whose why wide will with
    within without won worth would yesterday yet you your alone apiece annually monthly weekly
    daily yearly approximately available came come comes
""")
_WORD_BEFORE = re.compile(r"([\w'’-]+)\W?\s$")
_WORD_AFTER = re.compile(r"[- ]([A-Za-z][\w'’]*)")
_NEW_SENTENCE = re.compile(r"$|\s[A-Z]")
_SENTENCE_END = re.compile(r"[.!?]['\"’”)\]]{0,2}\s+['\"‘“(\[]?$")


def substitute(pattern: re.Pattern[str], say: Say, text: str) -> str:
    """Give text with each match of `pattern` as `say` words it; new sentences keep a capital."""

    def put(match: re.Match[str]) -> str:
        words = say(match)
        if words is None:
            return match[0]
        if words[:1].islower() and not match[0][:1].islower():
            return capital(words) if _SENTENCE_END.search(before(match, 8)) else words
        return words

    return pattern.sub(put, text)


def capital(words: str) -> str:
    """Give words with their first letter as a capital."""
    return words[:1].upper() + words[1:]


def before(match: re.Match[str], near: int = _NEAR) -> str:
    """Give the text just before a match."""
    return match.string[max(0, match.start() - near) : match.start()]


def after(match: re.Match[str], near: int = _NEAR) -> str:
    """Give the text just after a match."""
    return match.string[match.end() : match.end() + near]


def ending_stop(match: re.Match[str]) -> str:
    """Give the full stop of an abbreviation that also ends its sentence; empty otherwise."""
    ends = match[0].endswith(".") and _NEW_SENTENCE.match(after(match, 2))
    return "." if ends else ""


def word_before(match: re.Match[str]) -> str:
    """Give the word just before a match, in lower case; empty at the start."""
    found = _WORD_BEFORE.search(before(match, 40))
    return found[1].lower() if found else ""


def word_after(match: re.Match[str]) -> str:
    """Give the word just after a match, as written; empty when something else follows."""
    found = _WORD_AFTER.match(after(match, 40))
    return found[1] if found else ""


def describes_a_noun(match: re.Match[str]) -> bool:
    """Tell whether an amount stands before the noun it measures: 'a £3.2m grant', 'the 20mph zone'.

    Its unit is then said in the singular: 'a three point two million pound grant'.
    """
    following = word_after(match)
    if after(match, 1) == "-" and following and following != "plus":
        return True
    if following == "plus":
        return bool(re.match(r"-plus\s[a-z]", after(match, 8))) and _lead(match) in _DETERMINERS
    if not following or following.lower() in NOT_NOUNS or following.endswith("ly"):
        return False
    lead = _lead(match)
    if lead in ("the", "that", "this", "their", "its", "his", "her") and following.endswith("ed"):
        return False
    return lead in _DETERMINERS


def _lead(match: re.Match[str]) -> str:
    """Give the word that leads the amount's noun in, an adjective between them left out."""
    words = before(match).split()
    lead = words[-1].lower().lstrip("(\"'‘“") if words else ""
    if lead in _BETWEEN and len(words) > 1:
        return words[-2].lower()
    return lead
