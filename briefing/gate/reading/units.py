"""A sentence as what it is about: names of several words as one, insertions left out."""

from __future__ import annotations

from functools import lru_cache

from briefing.gate.reading.grammar import AUX, SAYS, is_done
from briefing.gate.reading.tokens import Token

Unit = tuple[str, str, Token]
"Key, kind and the (last) token."

MUTUAL = frozenset(
    "meet marry join talk face play draw agree clash colli fight discus tie negotiat collid "
    "debat".split()
)
"What two do together: who is named first says nothing."
_GOES_ON = frozenset("who which whose".split())
_INSERTS = frozenset("who which whose a an the aged his her its their from of both".split())


@lru_cache(maxsize=512)
def plain(row: tuple[Token, ...], *, names: bool = False) -> tuple[Token, ...]:
    """Give a sentence without what stands inserted between two commas, or only such names."""
    kept: list[Token] = []
    place = 0
    while place < len(row):
        token = row[place]
        after_name = bool(kept) and kept[-1].kind in ("name", "word")
        following = row[place + 1] if place + 1 < len(row) else None
        if token.text == "," and after_name and following is not None:
            close = next((i for i in range(place + 1, len(row)) if row[i].text == ","), None)
            if close is not None and _is_inserted(row[place + 1 : close], names=names):
                place = close + 1
                continue
        kept.append(token)
        place += 1
    return tuple(kept)


def _is_inserted(part: tuple[Token, ...], *, names: bool) -> bool:
    if names or not part:
        return all(token.kind == "name" for token in part)
    opens = part[0]
    if opens.low in _GOES_ON and not any(is_done(one) or one.low in AUX for one in part):
        return False  # ', whose spokesman, Jean Moko, says'
    participle = opens.kind == "word" and opens.text.endswith("ed")
    says = part[-1].stem in SAYS
    return opens.low in _INSERTS or opens.kind == "number" or participle or says


@lru_cache(maxsize=512)
def units_of(row: tuple[Token, ...], *, marks: bool = False) -> tuple[Unit, ...]:
    """Give a sentence as (key, kind, token), each name of several words as one."""
    units: list[Unit] = []
    for token in row:
        if token.kind == "mark" and not marks:
            continue
        if token.kind == "name" and token.joined and units and units[-1][1] == "name":
            units[-1] = (f"{units[-1][0]} {token.stem}", "name", token)
        elif token.kind == "number":
            units.append((f"{token.values[0]:g}", "number", token))
        else:
            units.append((token.stem, token.kind, token))
    return tuple(units)
