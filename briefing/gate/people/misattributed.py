"""Put into another's mouth: what one party of the sources says, said here by another that speaks.

Two that are named by nouns alone, 'prosecutors' and 'lawyers', are two where each says something
of its own; a treasurer is not the shadow treasurer. Who has a name is looked at in `speakers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.cast import phrases
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import BE, PLACING, PRONOUNS, is_done
from briefing.gate.reading.sayings import Saying, denies, sayings
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_ANOTHER = frozenset("shadow deputy vice former assistant acting opposition ex junior".split())
"Words before a title that make it somebody else's."
_VOICES = frozenset("spokesman spokeswoman spokesperson statement".split())
"Who speaks for another, and is that other."
_KEPT = 0.7
"Share of a saying's words by which it is another's."
_FEWEST = 2
"Words of meaning from which a saying is known again."


def given_to_another(said: Reading, told: Reading) -> list[str]:
    """Name each saying that a party of the sources says and here another party of theirs."""
    there = _all(told)
    reasons = []
    for one in _all(said):
        alike = [other for other in there if _likeness(one, other) >= _KEPT]
        told_of = any(token.kind == "word" for token in one.what)
        if not (alike and told_of) or len(_meaning(one.what)) < _FEWEST:
            continue
        best = max(_likeness(one, other) for other in alike)
        nearest = [other for other in alike if _likeness(one, other) == best]
        if all(_is_another(one, other, there, told) for other in nearest):
            who = " ".join(token.text for token in one.who)
            reasons.append(f"exchanged: it is not {who} who says so there")
    return reasons


@lru_cache(maxsize=64)
def _all(reading: Reading) -> tuple[Saying, ...]:
    """Give every saying of a text, 'was described as a gimmick by the union' among them."""
    return tuple(one for row in reading.by_sentence for one in (*sayings(row), *_described(row)))


def _described(row: Row) -> Iterator[Saying]:
    """Give what is described or called so, by whoever stands before it or behind 'by'."""
    for at, token in enumerate(row):
        if token.low not in _DESCRIBES or not at:
            continue
        close = next((i for i in range(at, len(row)) if row[i].kind == "mark"), len(row))
        begun = next((i + 1 for i in range(at - 1, -1, -1) if row[i].kind == "mark"), 0)
        by = next((i for i in range(at, close) if row[i].low == "by"), None)
        if row[at - 1].low in BE and by is not None:
            yield Saying(row[by + 1 : close], token.stem, (), row[begun:by], False, at)
        elif row[at - 1].low not in BE:
            yield Saying(row[begun:at], token.stem, (), row[at:close], False, at)


_DESCRIBES = frozenset("described called branded condemned praised welcomed criticised".split())
"Verbs of views, of which what is viewed may come first."


def _is_another(one: Saying, other: Saying, there: tuple[Saying, ...], told: Reading) -> bool:
    """Tell whether two that say the same are two parties of the sources."""
    mine, theirs = _party(one.who), _party(other.who)
    if not mine or not theirs or _is_unplain(other.who) or _is_unplain(one.who):
        return False
    if mine & theirs:
        apart = (theirs - mine) & _ANOTHER
        more = (mine - theirs) & _ANOTHER
        return bool(more) or (bool(apart) and _stands_alone(one.who, apart, told))
    rest = [_party(third.who) for third in there if third is not other]
    rest += [one.stems for row in told.by_sentence for one in phrases(row)]
    return any(_is_one(mine, third) and not third & theirs for third in rest)


def _is_one(mine: frozenset[str], third: frozenset[str]) -> bool:
    return bool(mine) and (mine <= third or (third <= mine and bool(third)))


def _is_unplain(who: Row) -> bool:
    """Tell whether a party has a name or is a pronoun."""
    return any(token.low in PRONOUNS or _is_name(who, token) for token in who)


def _is_name(who: Row, token: Token) -> bool:
    """Tell whether a word is a person's name: neither a body's, 'Delhi Police', nor an opening."""
    return token.kind == "name" and not token.first and not any(one.kind == "word" for one in who)


def _party(who: Row) -> frozenset[str]:
    """Give the stems of who speaks, without what stands behind 'of' or 'for'."""
    end = next((i for i, token in enumerate(who) if token.low in PLACING), len(who))
    return frozenset(
        token.stem
        for token in who[:end]
        if token.kind in ("word", "name")
        and not (token.owner or is_done(token) or token.low in _VOICES)
    )


def _stands_alone(who: Row, apart: frozenset[str], told: Reading) -> bool:
    """Tell whether the sources name a party without the word that makes it another."""
    last = who[-1].stem
    return any(
        token.stem == last and place and row[place - 1].stem not in apart
        for row in told.by_sentence
        for place, token in enumerate(row)
    )


def _likeness(one: Saying, other: Saying) -> float:
    """Give how much of what one says is said by another, 0 to 1."""
    mine, theirs = _meaning(one.what), _meaning(other.what) | _party(other.who)
    if denies(one.what) != denies(other.what):
        return 0.0
    kept = sum(stands_for(stem, theirs) for stem in mine)
    return kept / max(1, len(mine))


def _meaning(what: Row) -> frozenset[str]:
    return frozenset(token.stem for token in what if token.kind not in ("empty", "mark"))
