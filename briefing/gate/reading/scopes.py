"""What words of denial and doubt are about: 'not' and 'may', each with what it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.gate.reading.alignment import Row

NO = re.compile(
    r"^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unable|unlikely"
    r"|hardly|barely|\w+n't)$"
)
SOFT = re.compile(
    r"^(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|den(?:y|ies|ied|ying|ial)|lack(?:s|ed|ing)?"
    r"|declin(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|prevent(?:s|ed|ing)?"
    r"|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|al)?)$"
)
ENDED = re.compile(
    r"^(?:(?:stop|end|halt|scrap|axe|abandon|drop|quit|cut|miss|los[et])(?:s|p?ed|p?ing|d|t?ting)?|losing)$"
)
"What is ended here is not said to go on."
_PERSONAL = re.compile(r"^(?:alleged|allegedly|suspect|suspects|suspected|reportedly)$")
"Doubt that stands at the very thing: naming a speaker does not stand for it."
_SAYS = frozenset("said says".split())
_NO_MORE = frozenset("longer one doubt way any ever yet anyone anything".split())
"What goes with a denial and is not what is denied: 'no longer', 'no one', 'denied any'."
_CLAUSE_ENDS = frozenset("and but while though although because after before if as".split())


@dataclass(frozen=True, slots=True)
class Scope:
    """What a word of denial or doubt is about."""

    words: tuple[str, ...]
    "The words of meaning it governs, nearest first."
    subject: str
    "The word of meaning before it, or nothing."
    ahead: bool = True
    "True when that comes after it."
    modal: bool = False
    "True for 'may', 'might', 'could': it may also be otherwise."
    personal: bool = False
    "True when it stands at the very thing: an 'alleged' thief."


@lru_cache(maxsize=1024)
def scopes(row: Row, pattern: re.Pattern[str]) -> tuple[Scope, ...]:
    """Give what each match governs: the words of meaning after it in its clause, else before it."""
    found = []
    for place, token in enumerate(row):
        if (
            not (pattern.match(token.low) or _by_two(row, place, pattern))
            or token.kind == "date"
            or _is_number_sign(row, place)
            or _is_unbeaten(row, place)
        ):
            continue
        after: list[str] = []
        for other in row[place + 1 :]:
            if after and (other.kind == "mark" or other.low in _CLAUSE_ENDS):
                break
            if other.low in _SAYS:  # '... than we hoped," said Mr Lee'
                break
            if other.kind in ("word", "name", "number") and other.low not in _NO_MORE:
                after.append(other.stem)
        before = [other.stem for other in row[:place] if other.kind in ("word", "name")]
        subject = before[-1] if before else ""
        words = tuple(after[:4]) or tuple(before[-1:])
        low = token.low
        following = row[place + 1].low if place + 1 < len(row) else ""
        modal = low in ("may", "might") or (low == "could" and following != "not")
        personal = bool(_PERSONAL.match(low))
        found.append(Scope(words, subject, bool(after), modal, personal))
    return tuple(found)


def governed(row: Row, *patterns: re.Pattern[str]) -> set[str]:
    """Give every word that a match of one of the patterns governs."""
    return {word for pattern in patterns for one in scopes(row, pattern) for word in one.words}


def asserted(scope: Scope, stems: set[str]) -> bool:
    """Tell whether a rewrite says what stood under a negation or hedge."""
    near = scope.words[:2]
    return bool(near) and near[0] in stems and all(word in stems for word in near)


def _by_two(row: Row, place: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether a word denies with the next: 'ruled out', 'yet to', 'stopped calling'."""
    if pattern is not NO and pattern is not SOFT:
        return False
    low = row[place].low
    following = row[place + 1].low if place + 1 < len(row) else ""
    if pattern is NO:
        return (low, following) == ("yet", "to")
    ended = bool(ENDED.match(low)) and following.endswith("ing")
    return ended or (low in ("rule", "rules", "ruled", "ruling") and following == "out")


def _is_unbeaten(row: Row, place: int) -> bool:
    """Tell whether 'not' stands in '118 not out', which denies nothing."""
    following = row[place + 1].low if place + 1 < len(row) else ""
    return row[place].low == "not" and following == "out" and row[place - 1].kind == "number"


def _is_number_sign(row: Row, place: int) -> bool:
    following = row[place + 1] if place + 1 < len(row) else None
    return (
        row[place].text == "No"
        and following is not None
        and following.kind == "number"
        and following.text[:1].isdigit()
    )
