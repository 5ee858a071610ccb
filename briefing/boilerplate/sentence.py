"""How a full sentence is told: to whom, of whom, and of which moment.

A title's promotion, a caption and a teaser can each be a faultless sentence. What gives them
away is the manner: an order or a question to the reader, this page spoken of as a page, a
moment held still, and people the paragraphs around it do not know or are about to name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from briefing.boilerplate.line import Line
from briefing.boilerplate.traits import outside_quotes
from briefing.text import straight_quotes

Floats = npt.NDArray[np.float64]

TOLD = (
    "orders", "orders_share", "parts", "asks_reader", "you_times", "we_times", "of_this_page",
    "of_habit", "of_price", "of_phone", "phone_times", "on_a_day", "lately", "does_now",
    "in_a_picture", "dated", "numbered", "is_doing", "i", "last_part", "part_words",
    "starts_the", "names_after", "names_before", "names_anywhere", "names_new", "dash",
    "bracket", "commas", "ends_on_a_day", "how_far", "quote_marks",
)  # fmt: skip
"Names of the traits of `told`, in order."
_NAMES = slice(TOLD.index("names_after"), TOLD.index("names_new") + 1)
_HOW_FAR = TOLD.index("how_far")
_AROUND = 3
"How many lines on each side may name the same people."
_ORDERS = frozenset(
    "get join sign download tap follow try give support open press turn add set search find watch "
    "read hear listen send tell help become subscribe dont never fancy let make take keep stay see "
    "be check click choose pick put go come switch enable allow ask call text email write drop "
    "share like visit log head look grab point scan swap leave pop say start stop use show bring "
    "do enter receive enjoy discover explore register upgrade pay back buy vote save sit plan "
    "catch tune hit meet miss wake scroll swipe type install play opt fill submit remember think "
    "care spotted got know seen been want need have".split()
)
"Words with which an order, or a question cut short, begins."
_ASKS = frozenset(
    "are do did have has can could would will is want fancy need got know seen been like love "
    "prefer missed tired sick".split()
)
_YOU = frozenset("you your youre youll yours youve youd".split())
_WE = frozenset("we our us weve ours".split())
_I = frozenset("i im ive my me mine id ill".split())
_OWN = (
    "story article page piece report site website newsroom paper title team reporters reporter "
    "journalists journalist journalism column series coverage email letter briefing readers reader "
    "members member subscribers subscriber channel group app"
)
_OF_THIS_PAGE = re.compile(rf"\b(?:this|our|these) (?:{'|'.join(_OWN.split())})\b")
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_OF_HABIT = re.compile(
    rf"\b(?:every|each) (?:morning|day|evening|night|week|weekday|month|lunchtime|{_DAYS})\b"
    r"|\b(?:daily|weekly|monthly|twice a|once a|at \d{1,2}(?::\d\d)? ?[ap]\.?m)\b"
)
_OF_PRICE = re.compile(r"[£€$]\s?\d|\bfree\b|\bfor nothing\b|\bno charge\b|\bcosts? nothing\b")
_PRICED = ("£", "€", "$", "free", "nothing", "charge")
_OF_PHONE = re.compile(
    r"\b(?:phone|mobile|handset|pocket|lock screen|screen|tablet|ping|pings|pinged|buzz|buzzes|"
    r"alerts?|notif\w+|app|inbox|email|bell|icon|store|button|toggle|settings|menu|link|code|"
    r"whatsapp|telegram|channel|group|letter|newsletter|podcast|download)\b"
)
_ON_A_DAY = re.compile(rf"\bon (?:{_DAYS}|[a-z]+ (?:morning|afternoon|evening|night))\b")
_ENDS_ON_A_DAY = re.compile(r"(?:day|morning|afternoon|evening|night)\.$")
_LATELY = re.compile(r"\b(?:yesterday|last (?:week|night|month|year)|this week|today)\b")
_DOES_NOW = re.compile(
    r"^[A-Z][\w'’.-]*,? (?:[A-Z][\w'’.-]*,? |and |of |the |\([^)]*\) |[a-z]{1,10} ){0,6}"
    r"[a-z]{2,}s\b"
)
_IN_A_PICTURE = re.compile(
    r"\b(?:pictured|seen here|shown (?:here|in|on|at)?|poses?|posing|holds?|holding|stands?|"
    r"standing|looks? on|smiles?|celebrat\w+|waves?|gestures?|speaks?|leaves?|arrives?|walks?|"
    r"wearing|photograph\w*|image|photo|file|aerial|view of|crowds?|onlookers?|above|below|left|"
    r"right|centre|center)\b"
)
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DATED = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b|\b(?:19|20)\d\d\b")
_IS_DOING = re.compile(r"\b(?:is|are) \w+ing\b")
_NUMBERED = re.compile(r"\d")
_BETWEEN = re.compile(r"(?<=[.!?…])['\"”’)]*\s+")
_WORD = re.compile(r"[a-z']+")


def told(lines: Sequence[Line], asked: Sequence[int]) -> Floats:
    """Give the traits of TOLD for the lines `asked`, full sentences; shape (asked, traits)."""
    sentences = [line.is_sentence for line in lines]
    rows = [_told(lines, i, sentences) for i in asked]
    return np.array(rows, dtype=float).reshape(len(rows), len(TOLD))


def _told(lines: Sequence[Line], i: int, sentences: Sequence[bool]) -> list[float]:
    row = [*_by_itself(lines[i])]
    row[_NAMES] = _known(lines, i)
    row[_HOW_FAR] = sum(sentences[:i]) / max(sum(sentences), 1)
    return row


@lru_cache(maxsize=512)  # an article is gone through until nothing changes
def _by_itself(line: Line) -> list[float]:
    """Give a line's traits of TOLD; those that the lines around it decide are left at 0."""
    text = line.text
    aloud = straight_quotes(outside_quotes(text)).lower()
    said = [word.replace("'", "") for word in _WORD.findall(aloud)]
    parts = [part for part in _BETWEEN.split(text) if part]
    begins = [_first(part) for part in parts]
    numbered = _NUMBERED.search(text) is not None
    phones = len(_OF_PHONE.findall(aloud))
    return [
        begins[0] in _ORDERS,
        sum(word in _ORDERS for word in begins) / len(begins),
        len(parts),
        begins[0] in _ASKS,
        min(sum(word in _YOU for word in said), 4),
        min(sum(word in _WE for word in said), 4),
        _holds(aloud, "this ", "our ", "these ") and _OF_THIS_PAGE.search(aloud) is not None,
        _OF_HABIT.search(aloud) is not None,
        _holds(aloud, *_PRICED) and _OF_PRICE.search(aloud) is not None,
        phones > 0,
        min(phones, 4),
        _ON_A_DAY.search(aloud) is not None,
        _holds(aloud, "day", "last ", "this week") and _LATELY.search(aloud) is not None,
        _DOES_NOW.search(text) is not None,
        min(len(_IN_A_PICTURE.findall(aloud)), 3),
        (numbered or _holds(aloud, *_MONTHS)) and _DATED.search(aloud) is not None,
        numbered,
        "ing" in aloud and _IS_DOING.search(aloud) is not None,
        not _I.isdisjoint(said),
        len(parts[-1].split()),
        len(line.words) / len(parts),
        begins[0] in ("the", "a", "an"),
        0, 0, 0, 0,
        "–" in text or "—" in text or " - " in text,
        "(" in text,
        text.count(","),
        _ENDS_ON_A_DAY.search(aloud) is not None,
        0,
        text.count('"') + text.count("“"),
    ]  # fmt: skip


def _holds(text: str, *marks: str) -> bool:
    """Tell whether a text has what a pattern needs: looking is cheap, searching is not."""
    for mark in marks:  # noqa: SIM110 - a generator takes longer than the looking
        if mark in text:
            return True
    return False


def _first(part: str) -> str:
    """Give a sentence's first word, folded."""
    found = _WORD.search(straight_quotes(part).lower())
    return found[0].replace("'", "") if found else ""


def _known(lines: Sequence[Line], i: int) -> list[float]:
    """Give how much of a line's names lines after, before and anywhere have, and how many none."""
    names = lines[i].names
    if not names:
        return [0.5, 0.5, 0.5, 0.5]
    before = _names(lines[:i])
    sides = (
        _names(lines[i + 1 : i + 1 + _AROUND]),
        _names(lines[max(0, i - _AROUND) : i]),
        before | _names(lines[i + 1 :]),
    )
    return [*(len(names & side) / len(names) for side in sides), len(names - before) / len(names)]


def _names(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset().union(*(line.names for line in lines))
