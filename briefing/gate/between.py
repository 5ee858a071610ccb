"""What stands between two words: 'people were pulled' made 'people were not pulled', or back."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading
from briefing.gate.scopes import NO

_CLEAR = frozenset("yet longer ever even still".split())
"What goes with a denial and is looked through."
_MAYBE = frozenset("may might could".split())
_DENIED, _MAY, _WILL = "denied", "maybe", "will"
Pairs = dict[tuple[str, str], list[frozenset[str]]]
"For two words of meaning that follow each other, what stands between them, each time."


def denials(said: Reading, told: Reading) -> list[str]:
    """Name each two neighbours with a denial between them here or there alone.

    Where the sources have them both ways, neither is new.
    """
    if "unless" in told.spelled and "if" in said.spelled:
        return []  # 'unless it is approved': denied without a word to match
    reasons = []
    for pair, here, there in _both(said, told):
        ways = {_DENIED in one for one in there}
        if (_DENIED in here) not in ways:
            kept = "asserts" if _DENIED in here else "denies"
            reasons.append(f"negation: the source {kept} “{' '.join(pair)}”")
    return reasons


def doubts(said: Reading, told: Reading) -> list[str]:
    """Name each two neighbours with 'may' between them there and 'will', or nothing, here."""
    return [
        f"hedge: “{' '.join(pair)}” is not certain in the source"
        for pair, here, there in _both(said, told)
        if _MAY not in here
        and all(_MAY in one and (_WILL in here or _DENIED not in one) for one in there)
    ]


def _both(
    said: Reading, told: Reading
) -> Iterator[tuple[tuple[str, str], frozenset[str], list[frozenset[str]]]]:
    """Give each pair of neighbours of both texts, with what is between here and there."""
    for row in said.by_sentence:
        there: Pairs = defaultdict(list)
        for other in aligned(row, told):
            for pair, ways in _pairs(other).items():
                there[pair] += ways
        for pair, ways in _pairs(row).items():
            if pair in there:
                yield from ((pair, way, there[pair]) for way in ways)


def _pairs(row: Row) -> Pairs:
    found: Pairs = defaultdict(list)
    before, between = "", set[str]()
    for token, following in itertools.pairwise([*row, *row[-1:]]):
        low = token.text.lower()
        if token.kind == "mark":
            before, between = "", set()
        elif NO.match(low) or (low == "yet" and following.text.lower() == "to"):
            between.add(_DENIED)
        elif low in _MAYBE and token.kind != "date":
            between.add(_MAY)
        elif low == "will":
            between.add(_WILL)
        elif token.kind != "empty" and low not in _CLEAR:
            if before:
                found[before, token.stem].append(frozenset(between))
            before, between = token.stem, set()
    return found
