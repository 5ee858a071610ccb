"""Who stands before a verb, and what after it."""

from __future__ import annotations

from briefing.gate.reading.grammar import (
    ADVERBS,
    AUX,
    JOINTS,
    NOUN_AHEAD,
    PLACING,
    PRONOUNS,
    RELATIVE,
    is_done,
)  # fmt: skip
from briefing.gate.reading.line import Line

DEFINITE = "the"
"Stands among the stems of a doer who is 'the man' or 'his wife': another sentence says who."
_DEFINITE = frozenset("the his her its their this that these those".split())
_TIMES = frozenset("noon midday midnight then now".split())
"What stands after 'by' and does nothing."
_APPOSED = 7
"Words behind a verb within which the comma stands that goes before its object's name."
_HOLDS = frozenset("of for at".split())
"Between an office and where it is held."
_AMOUNTS = frozenset(
    "number amount level rate majority most lot share total herd flock group gang crowd pack swarm "
    "team pair band party panel series handful".split()
)
"Before 'of': how many or how much."
_WHEN = frozenset("end start close middle beginning time weekend deadline".split())
"The same behind an article: 'by the end of May'."


def before(line: Line, start: int, least: int) -> tuple[frozenset[str], bool]:
    """Give the stems of who stands before a verb, and whether that is not plain."""
    row, lows = line.row, line.lows
    end = max(least, line.past_adverbs(start))
    if end and lows[end - 1] in RELATIVE:
        return _nearest(line, end - 1)
    if end > 1 and lows[end - 1] == "," and (both := _with_name(line, end - 1, least)):
        return both, False
    first = max(least, line.clause(end))
    if end > first and lows[end - 1] in PRONOUNS:
        return frozenset(), True
    part: list[str] = []
    # Behind another verb: 'parents who live there ask'; of somebody: 'whose book sold'.
    unsure = 0 < first == least or lows[first - 1 : first] == ["whose"]
    named = definite = False
    for token in row[first:end]:
        if token.low == "of" and part and part[-1] in _AMOUNTS:
            part = []  # 'the number of red deer': it is the deer
        elif token.low in PLACING:
            if part:
                break
            unsure = True  # 'In London prices rose': what rose is not plain
        elif token.kind in ("word", "name") and not (token.owner and token is not row[end - 1]):
            part.append(token.stem)
            named = named or token.kind == "name"
        definite = definite or token.low in _DEFINITE
    if part and definite and not named:
        part.append(DEFINITE)
    return frozenset(part), unsure or not part


def _with_name(line: Line, close: int, least: int) -> frozenset[str]:
    """Give 'bishop' and 'Otway' for 'The bishop, Mark Otway,' where that opens its clause."""
    opens = max((at for at in range(close) if line.lows[at] == ","), default=-1)
    first = max(least, line.clause(opens)) if opens > 0 else 0
    name, title = line.row[opens + 1 : close], line.row[first : max(opens, 0)]
    if name and name[0].low == "the":
        name = name[1:]  # 'the vicar, the Reverend Alison Frame,'
    if not (name and title) or any(one.kind != "name" for one in name):
        return frozenset()
    of = next((at for at, one in enumerate(title) if one.low in _HOLDS), len(title))
    title = title[:of]  # 'the MP for Dunmore, Priya Raman,'
    if not title or any(one.low in PLACING | AUX or is_done(one) for one in title):
        return frozenset()
    return frozenset(one.stem for one in (*title, *name) if one.kind in ("word", "name"))


def _nearest(line: Line, end: int) -> tuple[frozenset[str], bool]:
    """Give the stems of what stands right before 'who' or 'which'."""
    part: list[str] = []
    apart = end > 0 and line.row[end - 1].kind == "mark"
    end -= apart
    behind = False  # 'police in Leeds, who came': it may be either
    for place in range(end - 1, -1, -1):
        token, low = line.row[place], line.lows[place]
        breaks = low in JOINTS | PLACING - {"of"} | AUX or line.is_done(place)
        if token.kind == "mark" or (breaks and part):
            behind = low in PLACING
            break
        if token.kind in ("word", "name"):
            part.append(token.stem)
    return frozenset(part), behind or not part


def noun(line: Line, at: int) -> frozenset[str]:
    """Give the stems of what stands after a verb."""
    part: list[str] = []
    while at < len(line.row) and (line.lows[at] in ADVERBS or line.is_adverb(at)):
        at += 1
    for place in range(at, len(line.row)):
        token, low = line.row[place], line.lows[place]
        if token.kind == "mark" or low in JOINTS | PLACING | AUX:
            break
        if part and token.kind == "word" and (line.is_done(place) or low.endswith("ing")):
            break
        closes = place + 1 == len(line.row) or line.row[place + 1].kind == "mark"
        if token.kind in ("word", "name") and (closes or not token.owner):
            part.append(token.stem)  # "said Hendry's, which"
    return frozenset(part) | _apposed(line, at, part)


def _apposed(line: Line, at: int, part: list[str]) -> frozenset[str]:
    """Give the name that goes with an object: 'to the chief whip, Tom Sallow,'."""
    names: set[str] = set()
    marks = (at + far for far in range(_APPOSED) if at + far < len(line.row))
    mark = next((one for one in marks if line.row[one].text == ","), None)
    if mark is None or not part:
        return frozenset()
    of = next((place for place in range(at, mark) if line.lows[place] in _HOLDS), mark)
    if any(one.kind == "name" or one.low in PLACING for one in line.row[at:of]):
        return frozenset()
    following = line.row[mark + 1 :]
    if following and following[0].low == "the":
        following = following[1:]  # 'the vicar of St Mary's, the Reverend Ann Lee'
    for token in following:
        if token.kind != "name":
            break
        names.add(token.stem)
    return frozenset(names)


def to(line: Line, at: int) -> frozenset[str]:
    """Give whom a deed is done to: named after 'to' or 'against' in the same clause."""
    for place in range(at, min(len(line.row), at + 8)):
        if line.row[place].kind == "mark" or line.lows[place] in JOINTS | AUX - {"to"}:
            break
        if line.lows[place] in ("to", "against"):
            near = line.row[place + 1 : place + 4]
            named = any(one.kind in ("name", "number") for one in near) or (
                near and (line.lows[place + 1] in NOUN_AHEAD or near[0].text.endswith("s"))
            )
            return noun(line, place + 1) if named else frozenset()
    return frozenset()


def by(line: Line, at: int, *, far: bool) -> frozenset[str]:
    """Give who a deed is done by: named after 'by', at once or anywhere in the clause."""
    for place in range(at, len(line.row)):
        if line.lows[place] == "by":
            counted = line.row[place + 1 : place + 2]
            named = not counted or (
                counted[0].kind not in ("number", "date")
                and counted[0].low not in _TIMES
                and _WHEN.isdisjoint(line.lows[place + 2 : place + 3])
            )
            return noun(line, place + 1) if named else frozenset()
        if line.lows[place] == "as":
            far = True  # 'described as misleading by critics'
        elif not far or line.row[place].kind == "mark" or line.lows[place] in JOINTS:
            break
    return frozenset()
