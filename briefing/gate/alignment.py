"""Which sentences of the sources a sentence of a rewrite rests on."""

from __future__ import annotations

from functools import lru_cache

from briefing.gate.facts import Reading, Token

Row = tuple[Token, ...]


@lru_cache(maxsize=256)
def aligned(row: Row, told: Reading) -> tuple[Row, ...]:
    """Give the sentences of the sources that this one most likely rests on.

    Looked for by all its words, and by those that are no names: a name is everywhere.
    """
    stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
    words = {token.stem for token in row if token.kind == "word"}
    places = _nearest(stems, told) | _nearest(words, told)
    return tuple(told.by_sentence[place] for place in sorted(places))


def _nearest(stems: set[str], told: Reading) -> set[int]:
    if not stems:
        return set()
    shares = [
        (len(stems & {token.stem for token in other}) / len(stems), place)
        for place, other in enumerate(told.by_sentence)
    ]
    best = max((share for share, _ in shares), default=0.0)
    return {place for share, place in shares if share >= max(0.25, 0.9 * best)}
