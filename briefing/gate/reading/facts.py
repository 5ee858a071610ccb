"""What a text states that can be counted off: numbers, dates, names, quotations, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing import sentences, text
from briefing.gate.reading import numbers
from briefing.gate.reading.tokens import Token, tokens_of


@dataclass(frozen=True, eq=False)
class Reading:
    """A text read into tokens."""

    text: str
    "As given, quotation marks made straight."
    tokens: tuple[Token, ...]
    "In order."

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem in the text."""
        return frozenset(token.stem for token in self.tokens if token.kind != "mark")

    @cached_property
    def values(self) -> frozenset[float]:
        """Every number in the text."""
        return frozenset(value for token in self.tokens for value in token.values)

    @cached_property
    def written(self) -> frozenset[float]:
        """Every number in the text as it stands: not that 8.40 is twenty to nine."""
        return frozenset(value for token in self.tokens for value in token.values[:3])

    @cached_property
    def implied(self) -> frozenset[float]:
        """Every number that words of the text hold: 2 for 'twice', 28 for 'all but two of 30'."""
        found = (numbers.IMPLIED.get(token.low) for token in self.tokens)
        pair = {2.0} if _PAIR.search(self.text) or {"neither", "both"} & self.spelled else set()
        listed = {float(one[0].count(",") + 2) for one in _LISTED.finditer(self.text)}
        known = (float(value) for value in found if value is not None)
        return frozenset(known) | self._left | pair | listed

    @property
    def _left(self) -> frozenset[float]:
        """What is left where all but some are meant: 28 in 'all but two of the 30'."""
        left: set[float] = set()
        for row in self.by_sentence:
            for place in range(len(row) - 2):
                words = [one.low for one in row[place : place + 2]]
                out, *rest = row[place + 2 : place + 6]
                if words == ["all", "but"] and out.kind == "number":
                    whole = next((one for one in rest if one.kind == "number"), None)
                    left |= {whole.values[0] - out.values[0]} if whole else set()
        return frozenset(left)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Every word in the text, lower case, and the parts of those joined by hyphens."""
        words = {token.low for token in self.tokens}
        return frozenset(words.union(*(word.split("-") for word in words)))

    @cached_property
    def by_sentence(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence."""
        last = self.tokens[-1].sentence if self.tokens else -1
        rows: list[list[Token]] = [[] for _ in range(last + 1)]
        for token in self.tokens:
            rows[token.sentence].append(token)
        return tuple(tuple(row) for row in rows)


_PAIR = re.compile(
    r"\b(?:[Bb]rothers|[Ss]isters|[Tt]wins|[Cc]ouple),? [A-Z][\w'’-]+ and [A-Z]"
    r"|[A-Z][\w'’-]+ and [A-Z][\w'’-]+ [A-Z][\w'’-]+, (?:brothers|sisters|twins)\b"
    r"|[A-Z][\w'’-]+(?:, \d+,?)? and (?:his|her) (?:twin )?(?:brother|sister|wife|husband|son"
    r"|daughter|partner|mother|father) [A-Z]"
    r"|\b[a-z]{4,}s of [A-Z][\w'’-]+ and [A-Z]"
)
"Two who are named."
_NAMED = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_LISTED = re.compile(rf"{_NAMED}(?:, {_NAMED})+ and {_NAMED}")
"Three or more who are named: 'Craigavon, Newry and Antrim'."


@lru_cache(maxsize=512)
def read(passage: str) -> Reading:
    """Read a text into tokens."""
    straight = text.straight_quotes(passage)
    tokens: list[Token] = []
    for place, sentence in enumerate(
        part for block in straight.split("\n\n") for part in sentences.split(block)
    ):
        tokens.extend(tokens_of(sentence, place))
    return Reading(straight, tuple(tokens))
