"""Which deed a number or a date belongs to: 'rose by 8 per cent' where it rose by 5.

A figure of the sources said of another deed of theirs is found by the verb: where the verb's own
clause has another figure of that sort, and not this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.figures.durations import UNITS
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.deeds import deeds
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import NEUTRAL, NOUN_AHEAD, SAYS
from briefing.gate.reading.nearest import clauses_of, nearest
from briefing.gate.reading.synonyms import is_light, stands_for
from briefing.gate.reading.tokens import Token

_ENDS = frozenset("but while whereas although though when after before because which who".split())
"Words at which another clause begins."
_BESIDE = frozenset("compared against instead than rather up down from".split())
"With which another figure is put beside a clause's own."
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(?:\dst|\dnd|\drd|th|^first|^second|^third)$")


def other_figures(said: Reading, told: Reading) -> list[str]:
    """Name each figure told of a deed of which the sources tell another of its sort."""
    there = [part for row in told.by_sentence for part in _domains(row)]
    known = frozenset(verb.stem for verbs, _ in there for verb in verbs)
    reasons = []
    for row in said.by_sentence:
        for verbs, part in _domains(row, also=known):
            for verb, figure in _told_of(verbs, part):
                of_it = [other for verbs, other in there if _is_one(verb, part, verbs, other)]
                if of_it and not _goes_with_a_name(figure, part, of_it, told):
                    rival = _rival(figure, of_it, said, told)
                    if rival is not None:
                        reasons.append(
                            f"exchanged: “{verb.text}” goes with {rival.text}"
                            f" and not {figure.text} in the source"
                        )
    return list(dict.fromkeys(reasons))


def parted(said: Reading, told: Reading) -> list[str]:
    """Name each two figures told together that the sources tell apart, each beside another.

    In a sentence of one clause: 'three million by 2040' where there are five by then.
    """
    there = [part for row in told.by_sentence for part in clauses_of(row)]
    reasons = []
    for row in said.by_sentence:
        parts = clauses_of(row)
        figures = [token for token in row if token.kind in ("number", "date")]
        if len(parts) != 1 or len(figures) != _TWO:
            continue
        for figure, other in (figures, reversed(figures)):
            if _is_age(row, row.index(figure)):
                continue
            beside = [part.own for part in there if any(_same(other, one) for one in part.own)]
            rival = _rival(figure, beside, said, told) if beside else None
            if rival is not None and _sort(other, said) != _sort(figure, said):
                reasons.append(
                    f"exchanged: {rival.text} goes with {other.text} there and not {figure.text}"
                )
    return reasons


_TWO = 2


def elsewhere(said: Reading, told: Reading) -> list[str]:
    """Name each figure of a one-clause sentence whose like there has another, and not this one."""
    there = [part for row in told.by_sentence for part in clauses_of(row)]
    reasons = []
    for row in said.by_sentence:
        parts = clauses_of(row)
        figures = [token for token in row if token.kind in ("number", "date")]
        several = len(parts) != 1 or len(figures) != 1 or len(said.by_sentence) != 1
        if several or _is_age(row, row.index(figures[0])):
            continue
        alike = [part.own for part in nearest(parts[0], there, least=_ALIKE)]
        named = any(_goes_with_a_name(figures[0], row, [other], told) for other in alike)
        rival = _rival(figures[0], alike, said, told) if alike and not named else None
        if rival is not None and _way(figures[0], said) == _way(rival, told):
            reasons.append(f"exchanged: it is {rival.text} there and not {figures[0].text}")
    return reasons


def _way(figure: Token, reading: Reading) -> str:
    """Give the word that says how a figure goes with the rest: 'since' or 'until', '' for 'on'."""
    row = reading.by_sentence[figure.sentence]
    at = next(place for place, token in enumerate(row) if token is figure)
    before = row[at - 1].low if at else ""
    return before if before in _WAYS else ""


_WAYS = frozenset("since until till from to by before after than past".split())
_ALIKE = 0.6
"Share of a clause's words by which another is taken for the same."


def _told_of(verbs: list[Token], part: Row) -> Iterator[tuple[Token, Token]]:
    """Give each figure of a clause with the verb that stands nearest to it."""
    places = [(at, token) for at, token in enumerate(part) if token in verbs]
    for at, token in enumerate(part):
        if token.kind not in ("number", "date") or _is_age(part, at) or len(token.values) > 1:
            continue
        yield min(places, key=lambda one: abs(one[0] - at))[1], token


def _is_age(part: Row, at: int) -> bool:
    """Tell whether a number stands between commas behind a name, or says how old somebody is."""
    before = part[at - 1] if at else None
    if before is None or part[at].kind != "number":
        return False
    return before.text == "," or before.low in ("aged", "is")


def _is_one(verb: Token, part: Row, verbs: list[Token], other: Row) -> bool:
    """Tell whether a verb is one of another clause's; of a light one more must be the same."""
    if not any(stands_for(verb.stem, {one.stem}, wide=False) for one in verbs):
        return False
    if not (is_light(verb.stem) or verb.stem in NEUTRAL):
        return True
    words = {token.stem for token in part if token.kind in ("word", "name")} - {verb.stem}
    return not words.isdisjoint(token.stem for token in other)


def _goes_with_a_name(figure: Token, part: Row, of_it: list[Row], told: Reading) -> bool:
    """Tell whether the sources tell a figure of somebody or some place this clause names.

    Who is named, and not with the deed, may have done the same: 'in London it was 0.7'.
    """
    names = {token.stem for token in part if token.kind == "name"}
    names -= {token.stem for other in of_it for token in other}
    return any(
        _same(figure, one) and not names.isdisjoint(token.stem for token in row)
        for row in told.by_sentence
        for one in row
    )


def _rival(figure: Token, parts: list[Row], said: Reading, told: Reading) -> Token | None:
    """Give the figure that stands with a deed in place of this one; None where this may be its."""
    if not any(_same(figure, one) for one in told.tokens):
        return None  # whether it is told at all is looked at elsewhere
    if any(_same(figure, one) or _is_of(figure, one) for part in parts for one in part):
        return None
    sort = _sort(figure, said)
    if sort == "place":
        return None
    rivals = [
        one
        for part in parts
        for at, one in enumerate(part)
        if one.kind == figure.kind and one.low != "one" and not _is_age(part, at)
        if _sort(one, told) == sort and not any(_same(one, mine) for mine in said.tokens)
    ]
    return rivals[0] if rivals else None


def _same(figure: Token, other: Token) -> bool:
    if figure.kind == "date":
        return other.stem == figure.stem
    return not set(figure.values[:1]).isdisjoint(other.values)


def _is_of(figure: Token, other: Token) -> bool:
    """Tell whether a number is the pounds of a sum in pounds and pence."""
    return figure.kind == other.kind == "number" and figure.values[0] == other.values[0] // 1


def _sort(figure: Token, reading: Reading) -> str:
    """Give what sort of figure one is: a weekday, a month, money, a length of time, a place."""
    if figure.kind == "date":
        return "weekday" if figure.stem in english.WEEKDAYS else "date"
    if _ORDINAL.search(figure.low):
        return "place"
    if _YEAR.fullmatch(figure.text):
        return "year"
    row = reading.by_sentence[figure.sentence]
    at = next(place for place, token in enumerate(row) if token is figure)
    following = next((token for token in row[at + 1 :] if token.kind != "empty"), None)
    return figure.unit or (following.stem if following and following.stem in UNITS else "")


def _domains(row: Row, also: frozenset[str] = frozenset()) -> Iterator[tuple[list[Token], Row]]:
    """Give each clause with its verbs; what has no verb of its own goes with the clause before.

    A word among `also` is a verb where no noun can stand.
    """
    verbs = {id(deed.token) for deed in deeds(row) if deed.verb not in SAYS}
    verbs |= {
        id(token)
        for place, token in enumerate(row)
        if token.stem in also and token.kind == "word" and place
        if row[place - 1].kind in ("word", "name") and row[place - 1].low not in NOUN_AHEAD
    }
    said = {id(deed.token) for deed in deeds(row) if deed.verb in SAYS}
    begun = 0
    for at in range(1, len(row) + 1):
        if at < len(row) and not _begins(row, at, verbs | said):
            continue
        part = row[begun:at]
        if own := [token for token in part if id(token) in verbs]:
            yield own, part
        begun = at


def _begins(row: Row, at: int, verbs: set[int]) -> bool:
    """Tell whether a clause begins at a place."""
    if row[at].low in _ENDS:
        return True
    if row[at - 1].kind != "mark":
        return False
    if row[at].low in _BESIDE:
        return True
    following = row[at:]
    ends = (i for i, token in enumerate(following) if token.kind == "mark")
    return any(id(token) in verbs for token in following[: next(ends, len(following))])
