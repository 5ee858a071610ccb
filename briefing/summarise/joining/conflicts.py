"""What does not agree in two articles that share names: ages, times, people, kinds of news."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from briefing.summarise.concepts import of_stem
from briefing.summarise.joining import amounts, stages
from briefing.summarise.joining.amounts import FEW, Amount
from briefing.summarise.joining.fingerprints import Fingerprint


def told(one: Fingerprint, other: Fingerprint) -> dict[str, float]:
    """Give the facts that two tellings of one event would agree on and that do not agree."""
    our_ages, their_ages = _ages(one.lead_amounts), _ages(other.lead_amounts)
    return {
        "other_ages": _clash(our_ages, one.amounts, their_ages, other.amounts),
        "other_count": float(_other_count(one, other)),
        "other_time": float(
            one.of_another_time != other.of_another_time and not one.dates & other.dates
        ),
        "other_result": _clash(*[one.results] * 2, *[other.results] * 2),
        "unsaid": min(
            2.0,
            len(one.plain_kinds - other.kinds.keys()) + len(other.plain_kinds - one.kinds.keys()),
        ),
        "other_kind": min(
            2.0,
            len(one.strong_kinds - other.kinds.keys()) + len(other.strong_kinds - one.kinds.keys()),
        ),
        "other_people": _clash(_people(one), one.names.every, _people(other), other.names.every),
        **_of_years(one, other),
        "other_end": float(stages.decided_otherwise(one.stage, other.stage)),
        "court": stages.only_one_in_court(one.stage, other.stage),
        "looked_back": float(one.stage.looked_back != other.stage.looked_back),
        "to_play": float(stages.only_one_to_play(one.stage, other.stage)),
        "to_come": float(one.stage.to_come != other.stage.to_come),
        "later": float(bool(_only_in(one, other) or _only_in(other, one))),
    }


def _of_years(one: Fingerprint, other: Fingerprint) -> dict[str, float]:
    """Give whether one opens with a year before or after its own that the other does not tell."""
    past = later = False
    for here, there in ((one, other), (other, one)):
        if here.published is not None:
            own, told = here.published.year, here.other_years - there.years
            past |= any(year < own for year in told)
            later |= any(year > own for year in told)
    return {"past_year": float(past), "later_year": float(later)}


def _people(one: Fingerprint) -> frozenset[str]:
    """Give the names of people in an article's opening, no official's."""
    return one.names.people & one.opening - one.names.officials


def _clash(
    ours: AbstractSet[object],
    all_ours: AbstractSet[object],
    theirs: AbstractSet[object],
    all_theirs: AbstractSet[object],
) -> float:
    """Give 1 when both tell something in their leads and neither tells the other's."""
    return float(bool(ours and theirs) and not ours & all_theirs and not theirs & all_ours)


def _other_count(one: Fingerprint, other: Fingerprint) -> bool:
    """Tell whether both openings count the same sort of thing, none as the other article does."""
    agree = [
        amounts.as_many(ours, other.counted[thing]) or amounts.as_many(theirs, one.counted[thing])
        for thing, ours in one.opening_counted.items()
        if (theirs := other.opening_counted.get(thing))
    ]
    alike = one.lead_amounts & other.lead_amounts
    return bool(agree) and not any(agree) and all(each.value <= FEW for each in alike)


def _ages(told: AbstractSet[Amount]) -> frozenset[Amount]:
    return frozenset(each for each in told if each.kind == "age")


def _only_in(one: Fingerprint, other: Fingerprint) -> set[str]:
    """Give the words of one's lead that mark a later story and that the other has no word for."""
    return {word for word in one.stage.aftermath if of_stem(word) not in other.whole}
