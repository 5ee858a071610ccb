"""Claims made facts: what the sources have somebody say or blame, told as if it were so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import english
from briefing.gate.reading.alignment import Row, aligned
from briefing.gate.reading.facts import Reading, read
from briefing.gate.reading.grammar import AUX, JOINTS, PLACING, SAYS, is_done
from briefing.gate.reading.synonyms import stands_for
from briefing.gate.reading.tokens import Token

_RELATIVE = frozenset("which who that".split())
_VIEWS = SAYS | frozenset(map(english.stem, "claim believe think argue allege hope fear".split()))
_NOUNS = frozenset("state report note claim post warning view".split())
_FARTHEST = 9
"Words between 'which' and the verb of saying: 'which its leader, Graham Eccles, said'."
_KEPT = 0.6
"Share of a claim's words from which a rewrite makes it."
_FEWEST = 2
"Words of meaning below which a claim cannot be told from the rest."
_CAUSE = 4
"Words behind 'because of' among which the cause stands."
_ASIDE = 8
"Words of a clause that says who speaks, at the most."
_ENDS = frozenset([",", ";", "—", "–", "but"])
"Words and marks between clauses."
_CONTRASTS = frozenset("but although though while whereas".split())
"Words with which somebody else's turn begins."
_STRONG = frozenset("claimed claims alleged alleges argued argues".split())
"Verbs of saying by which the teller keeps off what is said."
_HEARINGS = frozenset("court jury inquest inquiry tribunal hearing judge panel coroner".split())
"Before whom something is only said."
_BLAME = frozenset(map(english.stem, "blame attribute accuse".split()))
_BECAUSE = re.compile(
    r"\b(?:because|due to|caused by|owing to|thanks to|as a result of|resulted from)\b",
    re.IGNORECASE,
)
VOICED = re.compile(
    rf"\b(?:{english.SAYING}|according|alleg\w+|accus\w+|blam\w+|attribut\w+|put down to|claim\w*"
    r"|reported(?:ly)?|maintain\w*|promis\w+|thinks?|thought|believ\w+|heard|views?|critic\w+|hopes?|fears?|cit\w+)\b",
    re.IGNORECASE,
)


def made_facts(said: Reading, told: Reading) -> list[str]:
    """Name each claim that is told without anybody saying it: 'which she said' has doubled."""
    reasons = []
    for row in said.by_sentence:
        parts = clauses(row)
        for words in {one for other in aligned(row, told) for one in _claims(other)}:
            at = _where(parts, words)
            if at is not None and not is_voiced(parts, at):
                reasons.append(
                    f"attribution: “{' '.join(sorted(words)[:3])}” is what somebody says"
                )
    return reasons


def is_voiced(parts: list[Row], at: int) -> bool:
    """Tell whether somebody says a clause: in it, or in few words beside it, ', she said'."""
    beside = [
        part
        for part in parts[max(0, at - 2) : at + 4]
        if len(part) <= _ASIDE and part and part[0].low not in _CONTRASTS
    ]
    return any(VOICED.fullmatch(token.low) for part in (parts[at], *beside) for token in part)


def blamed(said: Reading, told: Reading) -> list[str]:
    """Refuse 'because of' where the sources only have somebody blame it and nobody does here."""
    because = _BECAUSE.search(said.text)
    if because is None or _BECAUSE.search(told.text) or VOICED.search(said.text):
        return []
    cause = [token.stem for token in read(said.text[because.end() :]).tokens][:_FARTHEST]
    blamed = [
        token.stem
        for row in told.by_sentence
        for place, verb in enumerate(row)
        if verb.stem in _BLAME
        for token in row[place + 1 :]
        if token.kind not in ("empty", "mark")
    ]
    # What was blamed stands first behind 'blamed', or behind 'on'.
    if cause and not set(blamed).isdisjoint(cause[:_CAUSE]):
        return ["attribution: the source has somebody blame it"]
    return []


def _claims(row: Row) -> Iterator[frozenset[str]]:
    """Give the words of meaning behind 'which she said', 'claimed' and 'told the court that'."""
    for place, token in enumerate(row):
        if _is_only_said(row, place):
            words = frozenset(_meaning(row[place + 1 :]))
            if len(words) >= _FEWEST:
                yield words
        if token.low not in _RELATIVE:
            continue
        who = place + 1
        while who < min(place + _FARTHEST, len(row)) and not _ends(row[who]):
            who += 1
        marks = sum(token.kind == "mark" for token in row[place + 1 : who])
        if who < len(row) and who > place + 1 and _says(row[who]) and marks in (0, 2):
            words = frozenset(_meaning(row[who + 1 :]))
            if len(words) >= _FEWEST:
                yield words


def _is_only_said(row: Row, place: int) -> bool:
    """Tell whether what follows is only claimed, or said before a court."""
    if row[place].low in _STRONG:
        return True
    heard = [token.low for token in row[max(0, place - 5) : place]]
    return row[place].low == "that" and "told" in heard and not _HEARINGS.isdisjoint(heard)


def _ends(token: Token) -> bool:
    """Tell whether a word is no part of who says so."""
    return _says(token) or token.low in AUX | JOINTS | PLACING or is_done(token)


def _says(token: Token) -> bool:
    return token.stem in _VIEWS and token.low not in _NOUNS


def _meaning(row: Row) -> Iterator[str]:
    """Give the stems of the words of meaning before the next clause."""
    for token in row:
        if token.low in ("but", "and", "while", ";"):
            return
        if token.kind not in ("empty", "mark"):
            yield token.stem


def clauses(row: Row) -> list[Row]:
    """Give a sentence's parts between commas, dashes and 'but'."""
    parts: list[Row] = []
    begun = 0
    for place in range(len(row) + 1):
        if place == len(row) or row[place].text in _ENDS:
            parts.append(row[begun:place])
            begun = place + 1
    return parts


def _where(parts: list[Row], words: frozenset[str]) -> int | None:
    """Give the clause of a rewrite in which most of a claim's words stand; None where none."""
    for at, part in enumerate(parts):
        stems = {token.stem for token in part}
        kept = sum(stands_for(word, stems) for word in words)
        if kept >= max(_FEWEST, _KEPT * len(words)):
            return at
    return None
