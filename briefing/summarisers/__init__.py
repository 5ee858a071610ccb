"""Summarisers: the protocol every engine that chooses what to tell answers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of an article, as an engine sees it: what it says, costs and depends on."""

    text: str
    "The words that would be spoken."
    words: int
    "What it costs."
    barred: bool = False
    "True when it may not be spoken; it still tells what the article is about."
    needs: int | None = None
    "Place of the unit that must be spoken just before it; None when it stands alone."
    quotation: bool = False
    "True when it holds direct speech; a story may have one."
    opener: bool = False
    "True for the unit that must be told first."
    brings: bool = False
    "True when the next unit should be told with it: 'a man' with what he did."
    rank: int | None = None
    "Which sentence of the article it is, from 0: both parts of one parted in two have one rank."


class Summariser(Protocol):
    """Chooses which units of one article are told. It keeps the radio rules of `allowed`."""

    @property
    def name(self) -> str:
        """The name a producer chooses it by."""
        ...

    def choose(self, candidates: Sequence[Candidate], words: int) -> tuple[int, ...]:
        """Give the places of the units to tell, in the article's order, for about `words`.

        The opener is always among them, whatever it costs. Never empty unless every
        candidate is barred.
        """
        ...


def with_needs(candidates: Sequence[Candidate], place: int) -> tuple[int, ...] | None:
    """Give a unit with all it depends on, in order; None when one of them is barred."""
    chain = [place]
    while (before := candidates[chain[-1]].needs) is not None:
        chain.append(before)
    return None if any(candidates[link].barred for link in chain) else tuple(reversed(chain))


def with_company(candidates: Sequence[Candidate], place: int) -> tuple[int, ...] | None:
    """Give a unit with all it depends on and all that should be told with it, in order."""
    chain = with_needs(candidates, place)
    if chain is None:
        return None
    company = list(chain)
    while candidates[company[-1]].brings and company[-1] + 1 < len(candidates):
        if candidates[company[-1] + 1].barred:
            break
        company.append(company[-1] + 1)
    return tuple(company)


def opener(candidates: Sequence[Candidate]) -> int | None:
    """Give the place of the unit a story opens with; None when every one is barred."""
    marked = [place for place, unit in enumerate(candidates) if unit.opener]
    free = [
        place for place, unit in enumerate(candidates) if not unit.barred and unit.needs is None
    ]
    return next(iter([*marked, *free]), None)
