"""Who won and who lost: 'Rovers have beaten City' where City had a win over Rovers."""

from __future__ import annotations

from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import BE

_BEAT = frozenset("beat beats beaten beating defeated defeating thrashed edged".split())
_WIN = frozenset("win victory triumph success wins".split())


def other_winners(said: Reading, told: Reading) -> list[str]:
    """Name each side that won here and, in the sources, was only beaten."""
    won, lost = _sides(told)
    here, _ = _sides(said)
    return [f"exchanged: {name} lost in the source" for name in sorted((here & lost) - won)]


def _sides(reading: Reading) -> tuple[set[str], set[str]]:
    """Give the stems of the names of who won, and of who lost."""
    won: set[str] = set()
    lost: set[str] = set()
    for row in reading.by_sentence:
        for at, token in enumerate(row):
            passive = at > 0 and row[at - 1].low in BE
            if token.low in _BEAT and not passive:
                lost |= _after(row, at + 1)
                won |= _before(row, at)
            elif token.low in _BEAT or (token.low == "lost" and _follows(row, at, "to")):
                lost |= _before(row, at)
                if _follows(row, at, "by") or _follows(row, at, "to"):
                    won |= _after(row, at + 2)  # not 'were beaten in Leeds'
            elif token.low in _WIN and _follows(row, at, "over"):
                lost |= _after(row, at + 2)
    return won, lost


def _follows(row: Row, at: int, word: str) -> bool:
    return at + 1 < len(row) and row[at + 1].low == word


def _after(row: Row, at: int) -> set[str]:
    """Give the first name behind a place, where nothing but articles stand between."""
    while at < len(row) and row[at].kind == "empty":
        at += 1
    found: set[str] = set()
    while at < len(row) and row[at].kind == "name":
        found.add(row[at].stem)
        at += 1
    return found


def _before(row: Row, at: int) -> set[str]:
    """Give the name that opens the clause of a verb."""
    begun = at
    while begun and row[begun - 1].kind != "mark":
        begun -= 1
    return _after(row, begun)
