"""Gate: is a rewrite faithful to the words it rests on? Nothing rewritten is said without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing import sentences, text
from briefing.gate import (
    ages,
    between,
    bindings,
    counts,
    dating,
    durations,
    facts,
    findings,
    frames,
    hedging,
    kinds,
    mutual,
    naming,
    negation,
    order,
    results,
    roles,
    shares,
    subjects,
    voice,
)
from briefing.gate.facts import Reading

__all__ = ["Verdict", "faithful"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rewrite may be spoken, and if not why."""

    ok: bool
    "True when nothing was found that the sources do not say."
    reasons: tuple[str, ...]
    "What was found, one each, such as 'number: 15 is not in the source'; empty when ok."


_CHECKS: tuple[Callable[[Reading, Reading], list[str]], ...] = (
    counts.new_numbers,
    counts.other_counts,
    counts.other_multiples,
    counts.parts_of,
    durations.other_units,
    shares.new_shares,
    findings.new_dates,
    findings.other_times,
    naming.new_names,
    findings.new_quotations,
    bindings.exchanged,
    mutual.crossed,
    dating.moved,
    ages.of_another,
    roles.given,
    roles.turned,
    roles.turned_on,
    roles.another,
    voice.turned,
    subjects.strange,
    roles.others,
    results.turned,
    results.new_scores,
    order.transposed,
    order.sequence,
    negation.negations,
    between.denials,
    hedging.hedges,
    between.doubts,
    kinds.replaced,
    frames.opened_by,
    frames.put_in,
    frames.from_nothing,
    findings.new_words,
)


def faithful(candidate: str, sources: Sequence[str]) -> Verdict:
    """Tell whether everything a candidate says stands in its sources.

    Numbers (in digits or words), dates, names and quotations must be found there, bound to the
    same things; a negation or a hedge there must still be here; no word may be replaced by its
    opposite or by another of its kind; and most words must be the sources' own. A check of
    wording, not of meaning: what it passes is not proved true, what it refuses may be.
    """
    said = facts.read(candidate)
    told = facts.read("\n\n".join(sources))
    if not said.tokens:
        return Verdict(ok=False, reasons=("empty: nothing is said",))
    if _repeats(candidate, sources):
        return Verdict(ok=True, reasons=())
    reasons = tuple(dict.fromkeys(reason for check in _CHECKS for reason in check(said, told)))
    return Verdict(ok=not reasons, reasons=reasons)


def _repeats(candidate: str, sources: Sequence[str]) -> bool:
    """Tell whether every sentence of a candidate is a whole sentence of a source."""
    told = {text.key(one) for source in sources for one in (source, *sentences.split(source))}
    return text.key(candidate) in told or all(
        text.key(one) in told for one in sentences.split(candidate)
    )
