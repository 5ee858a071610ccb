"""The evidence for and against two articles telling of one event, in figures and in words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Evidence:
    """How two articles stand to each other; a name or number that only they have counts 1."""

    rarest: float
    "The rarest name in both, no official's, 0 to 1."
    people: float
    "Names of people in both, to 2."
    places: float
    "Other names in both, to 1.5."
    leading: float
    "Of all these, those in the title or lead of one, to 2."
    covered: float
    "Share of each one's names, by their weight in it, that the other has; the lesser of the two."
    officials: float
    "Names of officials in both, to 3."
    leading_numbers: float
    "Those of them in the lead of one, to 2."
    as_many: float
    "Sorts of things, and sums, that both count alike, to 2."
    ages: float
    "Ages of people in both, to 1.5."
    kind: float
    "How far they are the same kind of news, 0 to 1."
    other_ages: float
    "1 when both leads tell ages, none of them in the other."
    other_count: float
    "1 when both openings count one sort of thing, and not alike."
    other_time: float
    "1 when the lead of one alone speaks of a time well before or after, of no date in both."
    other_result: float
    "1 when both leads tell results of matches or votes, and no same one."
    unsaid: float
    "1 when one opens as a kind of news that the other has no word of."
    other_kind: float
    "Kinds of news that one is plainly of while the other has no word of them, to 2."
    other_people: float
    "1 when both openings name people, and the other article none of them."
    past_year: float
    "1 when one opens with a year gone by that the other does not tell."
    later_year: float
    "1 when one opens with a year to come that the other does not tell."
    other_end: float
    "1 when one opens with a thing granted and the other refused, or guilty and cleared."
    court: float
    "How much of a court is in the lead of one while the other has no word of it, to 1.5."
    looked_back: float
    "1 when only one marks the day years after."
    to_play: float
    "1 when only one looks ahead to a match."
    to_come: float
    "1 when only one opens with what will be."
    later: float
    "1 when only one tells what came of it."
    one_title: float
    "1 when both are from one title, which seldom tells of one event twice."


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles with anything in common."""

    first: int
    second: int
    evidence: Evidence
    shared: tuple[str, ...]
    "Names and numbers in both."
    against: tuple[str, ...]
    "In plain words."
    copy: bool
    "True when they are nearly the same words: one title telling it again."


_REASONS = {
    "other_ages": "the ages differ",
    "other_count": "the numbers differ",
    "other_time": "only one speaks of another time",
    "other_result": "the scores differ",
    "unsaid": "only one is of its kind of news",
    "other_kind": "one is of a kind of news that the other is not",
    "other_people": "they tell of other people",
    "past_year": "only one tells of a year gone by",
    "later_year": "only one tells of a year to come",
    "other_end": "they were decided otherwise",
    "court": "only one is of a court",
    "looked_back": "only one looks back over years",
    "to_play": "only one looks ahead to a match",
    "to_come": "only one tells of what is to come",
    "later": "only one tells what came of it",
    "one_title": "both are from one title",
}
"What speaks against one event, in plain words."


def reasons(evidence: Evidence) -> tuple[str, ...]:
    """Give what speaks against one event, in plain words."""
    return tuple(said for name, said in _REASONS.items() if getattr(evidence, name))


def figures(evidence: Evidence) -> tuple[float, ...]:
    """Give the evidence as numbers, in the order of its fields."""
    return _FIGURES(evidence)


_FIGURES = attrgetter(*(field.name for field in fields(Evidence)))
