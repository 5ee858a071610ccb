"""Who says so: quotations, statements and views that a rewrite puts into another's mouth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing import english
from briefing.gate.reading import around
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.cast import DEFINITE, Cast, Party, cast
from briefing.gate.reading.deeds import Deed, deeds
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import NOUN_AHEAD, PARTICLES, PRONOUNS, RELATIVE, SAYS
from briefing.gate.reading.line import Line
from briefing.gate.reading.standing import Standing

_VIEWS = frozenset(
    map(
        english.stem,
        "blame accuse praise condemn criticise hail thank brand dub label describe call deny "
        "dispute welcome fear hope want think reckon estimate expect rule insist demand "
        "blames accuses praises condemns criticises thanks denies fears hopes wants thinks".split(),
    )
)
SPEAKS = SAYS - frozenset(map(english.stem, ["recall", "agree", "ask"])) | _VIEWS
"Stems of verbs by which something is somebody's word or view."
_OF_A_THING = frozenset(map(english.stem, "welcome praise condemn criticise hail thank".split()))
"Of those, what is said of a thing: whose the thing is they do not say."
_QUOTES = SAYS - frozenset(map(english.stem, "tell call describe confirm urge".split()))
"Of those, what may stand before its speaker: 'said the judge'."
_FIND = english.stem("find")
_GOES_ON = RELATIVE | {"where", "when", "whose"}
"Words that behind a comma begin what the teller adds."
_TELL = english.stem("tell")
_CONTRASTS = frozenset("but while whereas after".split())
"Words at which somebody else's turn may begin."
_ALIKE = 0.6
"Share of a statement's words from which it is the other statement."
_FEWEST = 2
"Words of meaning from which a statement can be told from others."
_FEWEST_OWN = 2
"The same where they stand nowhere else in the sources."


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, and by whom."""

    who: tuple[Party, ...]
    "Stems of what the speaker is called, in each reading; empty where that is not known."
    words: frozenset[str]
    "Stems of the words of meaning of what is said."


def said_by_another(said: Reading, told: Reading) -> list[str]:
    """Name each statement that the sources have from somebody else."""
    there = statements(told)
    people = cast(told)
    reasons = []
    own = statements(said, own=True)
    for one in (_without(one, own) for one in own):
        alike = [other for other in there if _is_alike(one, other)]
        best = max((len(one.words & other.words) for other in alike), default=0)
        nearest = [other for other in alike if len(one.words & other.words) == best]
        whose = [other for other in there if _holds(one, other, told)]
        strange = [not _may_speak(one, other, people) for other in nearest]
        may = [other for other in there if _may_speak(one, other, people)]
        others = [other for other in whose if other not in may and not _is_within(other, may)]
        if (strange and all(strange)) or others:
            who = " ".join(sorted(one.who[0]))
            reasons.append(f"exchanged: it is not {who} who says so there")
    return reasons


def _may_speak(one: Statement, other: Statement, people: Cast) -> bool:
    """Tell whether two statements may be of one speaker."""
    if not (one.who and other.who):
        return True
    if all(DEFINITE in who and people.is_strange(who) for who in one.who):
        return False  # 'critics' may be anybody that speaks there; 'the union' is one
    if all(who & other.words and not who & party for who in one.who for party in other.who):
        return False  # it is spoken of there
    return any(people.may_be(a, b, described=True) for a in one.who for b in other.who)


def _is_alike(one: Statement, other: Statement) -> bool:
    both = one.words & other.words
    return len(one.words) >= _FEWEST and len(both) >= _ALIKE * len(one.words)


def _holds(one: Statement, other: Statement, told: Reading) -> bool:
    """Tell whether a statement holds what stands in another of the sources and nowhere else."""
    if (
        other.words
        and other.words <= one.words
        and any(_times(told, it) == 1 for it in other.words)
    ):
        return True
    own = frozenset(word for word in other.words if _times(told, word) == 1)
    return len(own & one.words) >= max(_FEWEST_OWN, _ALIKE * len(own))


def _without(one: Statement, others: tuple[Statement, ...]) -> Statement:
    """Give a statement without what it says that another says: 'B denied what A had said'."""
    inside = [
        other.words
        for other in others
        if other.who and other.who != one.who and other.words < one.words
    ]
    return replace(one, words=one.words.difference(*inside))


def _is_within(one: Statement, others: list[Statement]) -> bool:
    """Tell whether what somebody says stands in what another says: 'A expects it, B said'."""
    return any(one.words <= other.words for other in others if other.who)


def _times(told: Reading, stem: str) -> int:
    return sum(token.stem == stem for token in told.tokens)


@lru_cache(maxsize=64)
def statements(reading: Reading, *, own: bool = False) -> tuple[Statement, ...]:
    """Give what is said in a text, each statement with its speaker.

    In a rewrite, `own`, 'he' is who spoke last; in a source it may be whom he spoke to.
    """
    found: list[Statement] = []
    last: tuple[Party, ...] = ()
    for row in reading.by_sentence:
        for who, words in _stated(row, last, own=own):
            found.append(Statement(who, words.difference(*who)))
            last = who or last
    return tuple(found)


def _stated(
    row: Row, last: tuple[Party, ...], *, own: bool
) -> Iterator[tuple[tuple[Party, ...], frozenset[str]]]:
    line = Line(row)
    places = {id(token): place for place, token in enumerate(row)}
    verbs: dict[int, list[Deed]] = defaultdict(list)
    for one in deeds(row):
        at = places[id(one.token)]
        finds = one.verb == _FIND and line.lows[at + 1 : at + 2] == ["that"]
        off = line.lows[at + 1 : at + 2] and line.lows[at + 1] in PARTICLES | {
            "for",
            "on",
        }  # 'called off'
        if (one.verb in SPEAKS and not off and one.standing is not Standing.COMING) or finds:
            verbs[at].append(one)
    starts = sorted([*verbs, *_accordings(line)])
    begun = 0
    for number, at in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(row)
        end = line.clause(end) if end < len(row) else end
        if at not in verbs:
            clause = line.sentence_part(max(0, line.sentence_part(at) - 1))
            yield (
                (around.noun(line, at + 2),),
                _words(row[min(clause, begun) : at]) or _words(row[at:end]),
            )
        elif _is_inverted(line, at) and not _doers(verbs[at]):
            yield (around.noun(line, at + 1),), _words(row[begun:at])
        else:
            who = (*_doers(verbs[at]), *_main(line, row, at))
            if not who and _is_pronoun(line, at):
                who = last
            inside = line.lows[at - 1] in RELATIVE or row[at].stem in _VIEWS
            stops = _CONTRASTS | {",", ";"} if inside else _CONTRASTS
            if row[at].stem in _OF_A_THING:
                stops = stops | {"by", "to", "which", "that"}
            ends = (
                place
                for place in range(at + 2, end)
                if line.lows[place] in stops
                or (line.lows[place] in _GOES_ON and row[place - 1].kind == "mark")
            )
            after = _words(row[at + 1 : next(ends, end)])
            told = row[at].stem == _TELL and not any(map(line.verb, range(at + 1, end)))
            closes = not after or row[at + 1].kind == "mark" or told
            last = who if who and own else last
            whole = 0 if told else begun
            yield who, _words(row[whole : line.clause(at)]) if closes else after
        begun = max(end, at) if end < len(row) else at


def _accordings(line: Line) -> list[int]:
    """Give where 'according to' and 'in the words of' stand."""
    return [
        at
        for at, low in enumerate(line.lows[:-2])
        if low == "according" or (low == "words" and line.lows[at + 1] == "of")
    ]


def _doers(found: list[Deed]) -> tuple[Party, ...]:
    """Give who speaks where that is plain; what readings of a verb share is one."""
    parties: list[Party] = []
    for one in found:
        if one.doer and (one.passive or not one.vague):
            at = next((i for i, party in enumerate(parties) if party & one.doer), None)
            if at is None:
                parties.append(one.doer)
            else:
                parties[at] |= one.doer
    return tuple(parties)


def _main(line: Line, row: Row, at: int) -> set[Party]:
    """Give whom 'blaming' and 'saying' go on about: who did what the sentence tells first."""
    if not line.lows[at].endswith("ing"):
        return set()
    before = {id(token) for token in row[:at]}
    plain = (one for one in deeds(row) if one.finite and one.doer and not one.vague)
    return {one.doer for one in plain if id(one.token) in before}


def _is_inverted(line: Line, at: int) -> bool:
    """Tell whether the speaker stands behind: '..., said the judge'."""
    before, after = line.row[at - 1 : at], line.row[at + 1 :]
    opens = bool(after) and (
        after[0].kind == "name" or after[0].low in NOUN_AHEAD or after[0].low.endswith("s")
    )
    if not (before and before[0].kind == "mark" and opens and line.row[at].stem in _QUOTES):
        return False
    ends = next((place for place, one in enumerate(after) if one.kind == "mark"), len(after))
    return not any(line.verb(at + 1 + place) for place in range(ends))


def _is_pronoun(line: Line, at: int) -> bool:
    return any(low in PRONOUNS for low in line.lows[max(0, at - 2) : at])


def _words(tokens: Row) -> frozenset[str]:
    return frozenset(token.stem for token in tokens if token.kind not in ("empty", "mark"))
