"""Cast: who in a text may be whom, by what stands beside a name and what stands apart from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import (
    AUX,
    JOINTS,
    NOUN_AHEAD,
    PLACING,
    PRESENT,
    PRONOUNS,
    is_done,
)
from briefing.gate.reading.synonyms import is_common, is_light, stands_for
from briefing.gate.reading.tokens import Token

Party = frozenset[str]
"The stems of what somebody is called."
DEFINITE = "the"
"Stands among the stems of a party that is 'the man' or 'his wife': another sentence may name it."
_NO_NOUNS = frozenset([DEFINITE, "year-old"])
_PLACED = frozenset("in at near off across outside around over through on".split())
"Before a name: it is a place and nobody."
_CALLED = frozenset("called named".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what stands before it."""

    names: Party
    nouns: Party
    start: int
    end: int
    first: str
    "The word it opens with, in lower case."
    before: str
    "The word before it, in lower case; '' where a sentence opens."

    @property
    def stems(self) -> Party:
        """Names and nouns."""
        return self.names | self.nouns


class Cast:
    """The parties of a text."""

    def __init__(self, reading: Reading) -> None:
        rows = [phrases(row) for row in reading.by_sentence]
        self.names = frozenset(name for row in rows for one in row for name in one.names)
        self.groups: list[Party] = []
        "What is one party: the names and nouns of each."
        self._voices: list[Party] = []
        "Who speaks for whom: 'a spokesman for Eirgrid', 'a report by the auditors'."
        self._apart: list[list[Party]] = []
        "For each sentence, what stands in it apart."
        self._new: dict[str, bool] = {}
        "For each noun, whether it never stands with 'the' or 'his'."
        for row, found in zip(reading.by_sentence, rows, strict=True):
            self._apart.append(list(_joined(row, found)))
            self.groups += [one for one in self._apart[-1] if len(one) > 1]
            self.groups += _heads(row, found)
            self._voices += _voices(row, found)
            for one in found:
                for noun in one.nouns:
                    new = one.first not in _DEFINITE
                    self._new[noun] = self._new.get(noun, True) and new

    def may_be(self, one: Party, other: Party, *, described: bool = False) -> bool:
        """Tell whether two parties may be one; False only where the text keeps them apart.

        `described`: whom the text names with a title is nobody that it calls by another noun.
        """
        one, other = one - _NO_NOUNS, other - _NO_NOUNS
        if not one or not other or one & other:
            return True
        if described and any(one & group and other & group for group in self._voices):
            return True
        mine, theirs = one & self.names, other & self.names
        if mine and theirs:
            return any(mine & group and theirs & group for group in self.groups)
        if mine or theirs:
            return self._may_be_called(mine or theirs, other if mine else one, described=described)
        return self._may_be_nouns(one, other)

    def _may_be_nouns(self, one: Party, other: Party) -> bool:
        if any(is_light(stem) for stem in one | other) or _kin(one, other):
            return True
        new = all(self._new.get(stem, False) for stem in one | other)
        return not (new or self._stand_apart(one, other))

    def is_strange(self, party: Party) -> bool:
        """Tell whether the text has nobody who is called so or much the same."""
        known = self.names | self._new.keys()
        return not any(
            stem in known or is_light(stem) or stands_for(stem, known)
            for stem in party - {DEFINITE}
        )

    def _may_be_called(self, names: Party, nouns: Party, *, described: bool) -> bool:
        groups = [group for group in self.groups if group & nouns]
        if any(group & names for group in groups):
            return True
        if any(is_light(stem) for stem in nouns):
            return True
        if any(group & self.names for group in groups):
            return False
        if described and self._stand_apart(names, nouns):
            return False
        # 'A juror' is nobody who is called a judge.
        titles = frozenset().union(*(one - self.names for one in self.groups if one & names))
        new = described or all(self._new.get(stem, False) for stem in nouns)
        return not titles or not new or _kin(titles, nouns)

    def _stand_apart(self, one: Party, other: Party) -> bool:
        """Tell whether a sentence has both, and not as one."""
        return any(
            any(one & party for party in parties)
            and any(other & party for party in parties)
            and not any(one & party and other & party for party in parties)
            for parties in self._apart
        )


_DEFINITE = frozenset("the his her its their this that these those".split())


@lru_cache(maxsize=64)
def cast(reading: Reading) -> Cast:
    """Give the parties of a text."""
    return Cast(reading)


def _kin(one: Party, other: Party) -> bool:
    return any(stands_for(a, other) for a in one) or any(stands_for(b, one) for b in other)


def _joined(row: Row, found: tuple[Phrase, ...]) -> Iterator[Party]:
    """Give the parties of a sentence, those that one names and the other tells of as one."""
    party: Party = frozenset()
    last: Phrase | None = None
    for one in found:
        if last is not None and _are_one(row, last, one):
            party |= one.stems
        else:
            if party:
                yield party
            party = one.stems
        last = one
    if party:
        yield party


def _heads(row: Row, found: tuple[Phrase, ...]) -> Iterator[Party]:
    """Give 'chair' and 'Colm Ashby' of 'the chair of the judges, Colm Ashby'."""
    for head, one, named in zip(found, found[1:], found[2:], strict=False):
        between = [token.low for token in row[head.end : one.start]]
        if (
            len(between) == 1
            and between[0] in _JOINED
            and not named.nouns
            and head.nouns
            and [token.low for token in row[one.end : named.start]] == [","]
            and row[named.end : named.end + 1]
            and row[named.end].low not in ("and", "or")
        ):
            yield head.stems | named.names


def _voices(row: Row, found: tuple[Phrase, ...]) -> Iterator[Party]:
    """Give each two that 'of', 'by', 'for', 'at', 'who led' or a genitive joins."""
    for one, other in pairwise(found):
        between = [token.low for token in row[one.end : other.start]]
        joined = len(between) in (1, 2) and between[-1] in _JOINED
        leads = between[:-1] in ([",", "who"], ["who"])
        if joined or leads or one.end == other.start:
            yield one.stems | other.stems


_JOINED = frozenset("of by for at from with".split())


def _are_one(row: Row, one: Phrase, other: Phrase) -> bool:
    """Tell whether 'his lawyer' and 'Claire Petit', or 'Petit' and 'a lawyer', are one."""
    between = [token.low for token in row[one.end : other.start]]
    named = one if not one.nouns else other if not other.nouns else None
    if between and between[-1] in _CALLED and len(between) == 1:
        return True
    if named is None or (one.names and other.names and not (one.nouns or other.nouns)):
        return False
    if between == [","]:
        return named.before not in _PLACED
    return between in (["is"], ["was"], [",", "who", "is"], [",", "who", "was"]) and (
        other.first in ("a", "an", "the")
    )


def _opens_as_noun(token: Token) -> bool:
    """Tell whether a sentence opens with 'Farmers' or 'Police', which name nobody."""
    many = token.low.endswith("s") or token.low in ("police", "people", "staff")
    return token.first and many and is_common(token.stem)


def _is_verb(row: Row, place: int) -> bool:
    """Tell whether a past form within 'the watchdog insisted it had' is what was done."""
    following = row[place + 1 : place + 2]
    return bool(following) and following[0].low in PRONOUNS | NOUN_AHEAD | {"that"}


@lru_cache(maxsize=512)
def phrases(row: Row) -> tuple[Phrase, ...]:
    """Give the nouns of a sentence, each with what stands before it; 'Kerry's' is one by itself."""
    found: list[Phrase] = []
    start = 0
    part: list[Token] = []

    def close(end: int) -> None:
        if part:
            last = max((at for at, one in enumerate(part) if one.kind == "word"), default=-1)
            # 'The Kendal company' is not called Kendal.
            names = frozenset(one.stem for one in part[last + 1 :] if one.kind == "name")
            if len(part) == 1 and _opens_as_noun(part[0]):
                names = frozenset()
            nouns = frozenset(one.stem for one in part) - names
            before = row[start - 1].low if start else ""
            found.append(Phrase(names, nouns, start, end, row[start].low, before))
            part.clear()

    determined = False
    for place, token in enumerate(row):
        low = token.low
        opens = low in NOUN_AHEAD
        ends = (
            token.kind in ("mark", "date")
            or (token.kind == "empty" and not opens)
            or low in PLACING | JOINTS | AUX | PRONOUNS | PRESENT
            or (token.kind == "word" and not determined and (is_done(token) or low.endswith("ing")))
            or (part and is_done(token) and _is_verb(row, place))
        )
        if ends or opens:
            close(place)
            determined = opens
            start = place if opens else place + 1
            continue
        if token.kind == "number":
            if part:
                close(place)
                start = place
            continue
        determined = determined and token.kind != "name"
        part.append(token)
        if token.owner:
            close(place + 1)
            start, determined = place + 1, True
    close(len(row))
    return tuple(found)
