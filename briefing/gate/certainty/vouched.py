"""Told as fact: what the sources only have a party say, and another dispute, or only claim.

What the police or a company says of its own doings may lose its 'police said'. What somebody
alleges, says before a court or a parliament, or says with another's answer behind it may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.certainty.claims import VOICED, clauses, is_voiced
from briefing.gate.reading.alignment import Row, aligned
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import AUX, BE, JOINTS, ONLY_PAST, PLACING, is_done
from briefing.gate.reading.sayings import CLAIMS, Saying, all_sayings, denies
from briefing.gate.reading.scopes import NO, SOFT
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_HEARINGS = frozenset(
    "court jury inquest inquiry tribunal hearing judge panel coroner parliament mps commons senate "
    "congress dáil assembly committee".split()
)
"Before whom something is only said."
_DISPUTES = frozenset("dispute disputes disputed contest contests contested only".split())
"Words of an answer, beside those that deny."
_HEARD = frozenset(map(english.stem, ["hear", "tell"]))
"Stems of verbs of which a court may be the subject: 'the jury was told'."
_FEWEST = 2
"Words of meaning from which a clause is known again."
_KEPT = 0.8
"Share of a clause's words that must be a saying's."


def unvouched(said: Reading, told: Reading) -> list[str]:
    """Name each clause told as fact that the sources only have a party claim."""
    reasons = []
    for row in said.by_sentence:
        parts = clauses(row)
        for one in {one for other in aligned(row, told) for one in _disputed(other, told)}:
            reasons += [
                f"attribution: “{' '.join(token.text for token in part[:4])}” is what somebody says"
                for at, part in enumerate(parts)
                if _is_of(part, one, alone=len(parts) == 1)
                and not (_is_said(part, row) or (is_voiced(parts, at) and not _is_told_of(row)))
            ]
    return list(dict.fromkeys(reasons))


def _is_said(part: Row, row: Row) -> bool:
    """Tell whether somebody says a clause in its own sentence."""
    return any(set(part) <= set(one.what) for one in all_sayings(row))


def _disputed(row: Row, told: Reading) -> Iterator[Saying]:
    """Give the sayings of a sentence that only a party vouches for."""
    for one in all_sayings(row):
        place = (*one.to, *one.who) if one.verb in _HEARD else one.to
        heard = any(token.low in _HEARINGS for token in place)
        if one.verb in CLAIMS or heard or _is_answered(one, row, told):
            yield one


def _is_answered(one: Saying, row: Row, told: Reading) -> bool:
    """Tell whether another speaks against it, in the same sentence or right after."""
    following = told.by_sentence[row[0].sentence + 1 : row[0].sentence + 2]
    if any(map(_rejects, (row[one.at :], *following))):
        return True
    others = [other for near in (row, *following) for other in all_sayings(near)]
    return any(_answers(other, one) for other in others)


def _rejects(tokens: Row) -> bool:
    """Tell whether somebody denies it, disputes it or has ruled it out."""
    text = " ".join(token.low for token in tokens)
    return _REJECTS.search(text) is not None


_REJECTS = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|ruled) "
    r"(?:(?:it|this|that)(?: out)?|them|the (?:charges?|figures?))\b"
    r"|\b(?:the|these|those|such|all) (?:claims?|allegations?|accusations?)\b"
)
"By which a saying is gone against without a word of what is so."


def _is_another(other: Saying, one: Saying) -> bool:
    return {token.stem for token in other.who}.isdisjoint(token.stem for token in one.who)


def _answers(other: Saying, one: Saying) -> bool:
    """Tell whether a saying is somebody else's and of the same, or denies."""
    if not _is_another(other, one):
        return False
    speaker = {token.low for token in other.who}
    whom_it_is_of = speaker == {"it"} and one.who[-1].kind == "name"
    shared = {token.stem for token in other.what if token.kind == "word"} & {
        token.stem for token in one.what
    }
    against = any(
        NO.match(token.low) or SOFT.match(token.low) or token.low in _DISPUTES
        for token in other.what
    )
    return whom_it_is_of or bool(shared) or against or (one.now and other.now)


def _is_told_of(row: Row) -> bool:
    """Tell whether the only word of saying is that of 'was told of it', which vouches nothing."""
    places = [at for at, token in enumerate(row[:-1]) if VOICED.fullmatch(token.low)]
    return bool(places) and all(
        at
        and row[at].low in ("told", "warned")
        and row[at - 1].low in BE
        and row[at + 1].low in ("of", "about")
        for at in places
    )


def _is_of(part: Row, one: Saying, *, alone: bool) -> bool:
    """Tell whether a clause of a rewrite says what a saying says, and no more."""
    mine = [token for token in part if token.kind not in ("empty", "mark")]
    theirs = {token.stem for token in one.what}
    values = {value for token in one.what for value in token.values}
    kept = sum(_is_in(token, theirs, values) for token in mine)
    same = denies(part) == denies(one.what)
    told = _opens(part) and (alone or _has_verb(part))
    return same and told and len(mine) >= _FEWEST and kept >= _KEPT * len(mine)


def _opens(part: Row) -> bool:
    """Tell whether a clause opens with who does it, or goes on with what was done."""
    if not part or part[0].low in JOINTS | PLACING:
        return False
    return part[0].low in ONLY_PAST or not is_done(part[0])


def _has_verb(part: Row) -> bool:
    return any(token.low in AUX - {"to"} or is_done(token) for token in part)


def _is_in(token: Token, stems: set[str], values: set[float]) -> bool:
    return stands_for(token.stem, stems) or not values.isdisjoint(token.values[:1])
