"""Chunking for engines that take only so many characters: cut where a reader would breathe."""

from __future__ import annotations

import re

from briefing.sentences import split
from briefing.text import words

_PHONEME_CLAUSE = re.compile(r"(?<=[,;:—])\s+")
_ENDLESS = re.compile(r"[^\s\[\]]{100}(?=[^\s\[\]])")
_CLAUSE_END = re.compile(r"(?<=[,;:–—])\s+")


def chunks(text: str, longest: int) -> list[str]:
    """Give text in pieces of at most `longest` characters.

    Whole sentences first, short ones together; a longer sentence apart, at its clauses; a clause
    that is still too long between words. Pieces without words are left out.
    """
    pieces: list[str] = []
    whole = False
    for sentence in split(text):
        own = _packed(
            [part for clause in _clauses(sentence, longest) for part in _cut(clause, longest)],
            longest,
        )
        together = f"{pieces[-1]} {own[0]}" if whole and len(own) == 1 else ""
        if together and len(together) <= longest:
            pieces[-1] = together
        else:
            pieces += own
        whole = len(own) == 1
    return [piece for piece in pieces if words(piece)]


def _clauses(sentence: str, longest: int) -> list[str]:
    return [sentence] if len(sentence) <= longest else _CLAUSE_END.split(sentence)


def _packed(parts: list[str], longest: int) -> list[str]:
    """Give parts with neighbours joined while they fit."""
    pieces: list[str] = []
    for part in parts:
        if pieces and len(pieces[-1]) + 1 + len(part) <= longest:
            pieces[-1] = f"{pieces[-1]} {part}"
        else:
            pieces.append(part)
    return pieces


def _cut(clause: str, longest: int) -> list[str]:
    """Give a clause in pieces of like length, cut between words; inside one only if it must be."""
    if len(clause) <= longest:
        return [clause]
    number = -(-len(clause) // longest)
    middle = len(clause) * (number // 2 or 1) // number
    spaces = [i for i, c in enumerate(clause) if c.isspace()]
    place = min(spaces, key=lambda i: abs(i - middle)) if spaces else longest
    return [*_cut(clause[:place].strip(), longest), *_cut(clause[place:].strip(), longest)]


def broken(text: str) -> str:
    """Give text in which no word is longer than 100 characters; a pronunciation is no word.

    What finds the sound of a word takes more than its length's square for one.
    """
    return _ENDLESS.sub(r"\g<0> ", text)


def breaths(phonemes: str, longest: int) -> list[str]:
    """Give a sentence's phonemes in pieces of at most `longest`, cut at clauses, else at words."""
    pieces: list[str] = []
    for clause in _PHONEME_CLAUSE.split(phonemes):
        for word in [clause] if len(clause) <= longest else clause.split():
            for start in range(0, len(word), longest):
                part = word[start : start + longest]
                if pieces and len(pieces[-1]) + 1 + len(part) <= longest:
                    pieces[-1] = f"{pieces[-1]} {part}"
                else:
                    pieces.append(part)
    return [piece for piece in pieces if any(letter.isalpha() for letter in piece)]
