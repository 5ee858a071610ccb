"""Whose voice it is: a saying put into the mouth of one who stands by in the sources.

For a sentence that tells one saying. Looked at by the words next to the verb of saying, without
who is who: the names or nouns there must not be all others than in the sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing import english
from briefing.gate.people.speakers import SPEAKS
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import AUX, BE, JOINTS, PLACING, PRONOUNS, SAYS
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_KEPT = 0.6
"Share of a saying's words by which it is another's."
_FEWEST = 3
"Words of meaning from which a saying is known again."
_VERBS = SAYS | SPEAKS | {english.stem("find")}


def of_another(said: Reading, told: Reading) -> list[str]:
    """Name the speaker of a sentence whose saying the sources have from somebody else."""
    if len(said.by_sentence) != 1:
        return []
    mine = list(_spoken(said.by_sentence[0]))
    if len(mine) != 1:
        return []
    who, what = mine[0]
    meaning = [token.stem for token in what if token.kind in ("word", "name")]
    if not who or len(meaning) < _FEWEST or not who <= told.stems:
        return []
    whose = []
    for row in told.by_sentence:
        stems = {token.stem for token in row}
        if sum(stands_for(stem, stems) for stem in meaning) >= _KEPT * len(meaning):
            here = [other for other, _ in _spoken(row)]
            whose.append(bool(here) and all(here) and stems.isdisjoint(who))
    if whose and all(whose):
        return [f"attribution: it is not {' '.join(sorted(who))} who says so there"]
    return []


def _spoken(row: Row) -> Iterator[tuple[frozenset[str], Row]]:
    """Give who stands before a verb of saying, or behind it, and all the rest of the sentence."""
    for at, token in enumerate(row):
        if token.stem not in _VERBS or token.kind != "word" or not at or row[at - 1].low in BE:
            continue
        begun = _begins(row, at)
        who = _called(row[begun:at])
        ended = at
        if not who and row[at - 1].kind == "mark":
            ended = next((i for i in range(at + 1, len(row)) if row[i].kind == "mark"), len(row))
            who, begun = _called(row[at + 1 : ended]), at
        yield who, row[:begun] + row[ended + 1 :]


def _begins(row: Row, at: int) -> int:
    """Give where who speaks begins, past 'who was sacked last year'."""
    begun = at
    if row[at - 1].text == "," and (opens := _opens(row, at - 1)):
        begun = opens  # 'Joan Petty, who chairs a residents' group, said'
    while begun and row[begun - 1].kind != "mark" and row[begun - 1].low not in JOINTS - {"who"}:
        begun -= 1
    return begun


def _opens(row: Row, close: int) -> int:
    """Give where the comma stands that opens what another closes."""
    return max((at for at in range(close) if row[at].text == ","), default=0)


def _called(tokens: Row) -> frozenset[str]:
    """Give the stems of the words for one who speaks; none where that is a pronoun."""
    found: list[Token] = []
    for token in tokens:
        if token.low in PRONOUNS:
            return frozenset()
        if token.low in PLACING | AUX | {"who"} and found and token.low != "of":
            break
        if token.kind in ("word", "name") and not token.owner:
            found.append(token)
    return frozenset(token.stem for token in found)
