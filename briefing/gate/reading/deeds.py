"""Deeds: who did what to whom, whether it is denied, and whether it is said to be so at all.

A reading by function words and word endings, without a grammar: it finds the verbs that an
auxiliary, an ending or a list gives away, and takes as doer and object what stands beside them.
What it is not sure of it marks as vague or leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.gate.reading import around
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.around import DEFINITE
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import AUX, BE, ONLY_PAST, SAYS, SPEAKERS, WILL
from briefing.gate.reading.line import Line
from briefing.gate.reading.roles import is_role
from briefing.gate.reading.standing import Standing, is_denied, leaves_open, standing_of
from briefing.gate.reading.tokens import Token
from briefing.gate.reading.units import plain


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with those about it."""

    token: Token
    "The verb, as it stands."
    verb: str
    "Its stem."
    doer: frozenset[str]
    "Stems of who does it, as far as known."
    object: frozenset[str]
    "Stems of whom or what it is done to."
    to: frozenset[str]
    "Stems of whom it is done to or against, if that stands after 'to' or 'against'."
    passive: bool
    denied: bool
    standing: Standing
    finite: bool
    "True for 'did' and 'will do', false for 'to do' and 'doing'."
    vague: bool
    "True when who does it is not plain: a pronoun, or nobody named."


@lru_cache(maxsize=512)
def deeds(row: Row) -> tuple[Deed, ...]:
    """Give the deeds of a sentence, with and without what stands inserted in it."""
    found = list(_deeds(Line(row)))
    bare = {plain(row), plain(row, names=True), plain(plain(row, names=True))}
    for other in bare - {row}:
        for deed in _deeds(Line(other)):
            _add(deed, found)
    return tuple(found)


def _add(deed: Deed, found: list[Deed]) -> None:
    """Add another reading of a deed; what one reading names and the other does not is one."""
    for at, one in enumerate(found):
        same = (one.token, one.object, one.denied) == (deed.token, deed.object, deed.denied)
        if same and one.doer & deed.doer:
            found[at] = replace(one, doer=one.doer | deed.doer - {DEFINITE})
            return
    if deed not in found:
        found.append(deed)


@lru_cache(maxsize=64)
def all_deeds(reading: Reading) -> tuple[Deed, ...]:
    """Give every deed of a text."""
    return tuple(deed for row in reading.by_sentence for deed in deeds(row))


@lru_cache(maxsize=64)
def surest(reading: Reading) -> tuple[Deed, ...]:
    """Give the deeds of a text without readings that do not know who does what another knows."""
    found = all_deeds(reading)
    known = {id(one.token) for one in found if one.doer and not one.vague}
    return tuple(one for one in found if one.doer or not one.vague or id(one.token) not in known)


@lru_cache(maxsize=64)
def occurrences(reading: Reading) -> tuple[list[Deed], ...]:
    """Give the deeds of a text, those together that are readings of one verb."""
    groups: dict[int, list[Deed]] = defaultdict(list)
    for deed in all_deeds(reading):
        groups[id(deed.token)].append(deed)
    return tuple(groups.values())


def _deeds(line: Line) -> Iterator[Deed]:
    place = least = 0
    subject, vague, says, to_come = frozenset[str](), True, False, False
    main: tuple[frozenset[str], bool] | None = None
    while place < len(line.row):
        at = line.verb(place)
        if at is None:
            # Who speaks does not do what is quoted.
            subject = frozenset() if line.lows[place] == ":" else subject
            place += 1
            continue
        helpers = [low for low in line.lows[place:at] if low in AUX]
        finite = helpers[:1] not in (["to"], ["having"], ["being"]) and (
            bool(helpers) or not line.lows[at].endswith("ing")
        )
        begun = place > 0 and line.lows[place - 1] in ("and", "but", "or")
        begun = begun and "whose" not in line.lows[least:place]
        # 'Texas said it would appeal': it is Texas that would.
        of_itself = says and _speaks_of_itself(line, least, place) and not _is_titled(line, subject)
        if begun and main and place > 1 and line.row[place - 2].kind == "mark":
            subject, vague = main  # 'denied that it had gone, and said'
        elif finite and not (begun and subject) and not of_itself:
            subject, vague = around.before(line, place, least)
            vague = vague and not (says and subject)  # 'says the pill reduced'
        if finite and main is None:
            main = subject, vague
        if begun and not helpers and to_come and line.lows[at] not in ONLY_PAST:
            helpers = ["will"]  # 'will run for miles and cost millions'
        to_come = not WILL.isdisjoint(helpers)
        if not leaves_open(line, place, at):
            yield _deed(line, place, at, helpers, subject, vague=vague, finite=finite)
        says = line.row[at].stem in SAYS
        place = least = at + 1


def _deed(
    line: Line,
    start: int,
    at: int,
    helpers: list[str],
    who: frozenset[str],
    *,
    vague: bool,
    finite: bool,
) -> Deed:
    what = around.noun(line, at + 1 + line.has_particle(at + 1))
    passive = bool(helpers) and helpers[-1] in BE and line.is_done(at)
    by = around.by(line, at + 1, far=passive)
    if by and not what and not helpers:
        passive = True  # 'men arrested by police'
    known = bool(helpers) or bool(what) or passive or line.is_main(at)
    if passive and line.lows[at] in _HELD and line.lows[at + 1 : at + 2] == ["to"]:
        who = frozenset()  # 'rates are expected to be held': who expects is not said
    return Deed(
        token=line.row[at],
        verb=line.row[at].stem,
        doer=by if passive else who if known else frozenset(),
        object=who if passive else what,
        to=around.to(line, at + 1),
        passive=passive,
        denied=is_denied(line, start, at),
        standing=standing_of(line, start, at, helpers, finite=finite),
        finite=finite,
        vague=vague or not finite or not known,
    )


_HELD = frozenset(
    "expected said thought believed reported known understood supposed meant alleged".split()
)
"Before 'to do': what is held to be so."


def _is_titled(line: Line, who: frozenset[str]) -> bool:
    """Tell whether somebody has a name and a title, and so is no 'it'."""
    called = [token for token in line.row if token.stem in who]
    return {"name", "word"} <= {token.kind for token in called} or any(map(is_role, called))


def _speaks_of_itself(line: Line, least: int, place: int) -> bool:
    """Tell whether a pronoun stands right behind a verb of saying: 'said (that) it would'."""
    between = line.lows[least:place]
    return bool(between) and between[-1] in SPEAKERS and set(between[:-1]) <= {"that"}
