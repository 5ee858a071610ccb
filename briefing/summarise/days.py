"""Days as the listener counts them: today, yesterday, on Tuesday, on the 29th of March."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing import clock, english
from briefing.summarise.ear.rule import outside

RULE = "relative-day"

_DAY = r"(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PARTS = "morning|afternoon|evening|night"
_PART = (
    rf"(?: (?P<part>{_PARTS})\b"
    r"(?! (?:to|and|or|until) (?:[Oo]n )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"|(?! (?:to|and|or|[A-Z]|{_PARTS})\b))"
)
"What part of a day; no day that begins a range: 'Monday to Friday'."
_WEEKDAY = re.compile(
    r"(?<!last )(?<!next )(?<!every )(?<!each )(?<!this )(?<!Good )(?<!the )(?<!day to )"
    rf"\b(?P<on>[Oo]n )?{_DAY}{_PART}\b"
    r"(?!['’]s?\b)(?! [A-Z])(?!,? (?:the )?\d)"
)
_RELATIVE = re.compile(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon"
    r"|evening)|[Ll]ast night)"
    r"(?: (?P<part>morning|afternoon|evening|night))?\b(?!['’]s)"
)
_FUTURE = re.compile(
    r"\b(?:will|due|expected|scheduled|set|planned|plans?|to be|next|before|by|until|from|ahead"
    r"|later|going to|is to"
    r"|are to|would|could|may|might|shall)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|has|have|did|[a-z]{3,}ed|told|took|held|met|won|lost|made|came|went)\b"
)
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1}


def in_bulletin(sentence: str, published: date | None, day: date | None) -> str:
    """Give a sentence with its days as seen from the bulletin's day.

    `published` is the day the article counts from. Without either date, or where the tense does
    not tell which week is meant, the words stay. Nothing inside quotation marks changes.
    """
    if published is None or day is None or day < published or (day - published).days > 60:
        return sentence

    def change(part: str) -> str:
        part = _RELATIVE.sub(lambda found: _relative(found, published, day), part)
        if day == published or not _RELATIVE.search(sentence):
            part = _WEEKDAY.sub(lambda found: _weekday(found, part, published, day), part)
        return part

    changed = outside(sentence, change)
    return changed if changed.split() != sentence.split() else sentence


def _relative(found: re.Match[str], published: date, day: date) -> str:
    if day == published:
        return found[0]
    word = found["word"].lower()
    part = found["part"] or ""
    if word.startswith("this "):
        word, part = "today", word.removeprefix("this ")
    elif word in {"tonight", "last night"}:
        part = "night"
    meant = published + timedelta(days=_OFFSETS[word])
    return _cased(found[0], _said(meant, part, day))


_AFTER_A_VERB = re.compile(
    r"(?:^|\s)(?!(?:[Tt]he|[Aa]|[Tt]his|[Tt]hat|[Oo]ne|[Ee]ach|[Ee]very) )[a-z]+ $"
)
"What a bare weekday must follow to be a day and not part of a name."


def _weekday(found: re.Match[str], sentence: str, published: date, day: date) -> str:
    wanted = english.WEEKDAYS.index(found["day"].lower())
    back = (published.weekday() - wanted) % 7
    before = sentence[: found.start()]
    if not found["on"] and not _AFTER_A_VERB.search(before):
        return found[0]
    ahead, behind = bool(_FUTURE.search(before)), bool(_PAST.search(before))
    if ahead == behind and back != 0:
        return found[0]
    meant = published - timedelta(days=back)
    if ahead and back:
        meant = published + timedelta(days=7 - back)
    if abs((meant - day).days) > 6:
        return found[0]
    said = _said(meant, found["part"] or "", day)
    if said.lower().startswith("on ") and not found["on"]:
        return found[0]
    return _cased(found[0], said)


def _said(meant: date, part: str, day: date) -> str:
    """Give how a day is named on another: 'yesterday', 'on Tuesday', 'on the 29th of March'."""
    gap = (meant - day).days
    if gap == -1 and part == "night":
        return "last night"
    if gap == 0 and part:
        return "tonight" if part == "night" else f"this {part}"
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(gap)
    if near is None:
        full = clock.said_date(meant)
        near = f"on {meant:%A}" if abs(gap) <= 6 else f"on {full.split(' ', 1)[1]}"
    return f"{near} {part}".strip()


def _cased(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() and not _DAY_NAME.match(old) else new


_DAY_NAME = re.compile(_DAY)
