"""Gate: is a rewrite faithful to the words it rests on? Nothing rewritten is said without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing import sentences, text
from briefing.gate.certainty import (
    causes,
    claims,
    contrast,
    hedging,
    leave,
    negation,
    partisans,
    possible,
    sides,
    vouched,
)
from briefing.gate.figures import (
    ages,
    belonging,
    comparisons,
    counts,
    crossed,
    dated,
    directions,
    durations,
    margins,
    quantifiers,
    shares,
    ways,
)
from briefing.gate.people import (
    bindings,
    misattributed,
    naming,
    parties,
    results,
    speakers,
    standins,
    titled,
    trades,
    voices,
)
from briefing.gate.reading import alignment, facts
from briefing.gate.reading.facts import Reading
from briefing.gate.times import apart, occasions, order, postponed, tenses, timing
from briefing.gate.wording import complements, edits, findings, frames, inventions, kinds

__all__ = ["Verdict", "faithful"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rewrite may be spoken, and if not why."""

    ok: bool
    "True when nothing was found that the sources do not say."
    reasons: tuple[str, ...]
    "What was found, one each, such as 'number: 15 is not in the source'; empty when ok."


Check = Callable[[Reading, Reading], list[str]]

_FACTS: tuple[Check, ...] = (
    counts.new_numbers,
    counts.other_multiples,
    counts.in_a_row,
    durations.other_units,
    durations.other_lengths,
    durations.put_in,
    shares.new_shares,
    findings.new_dates,
    findings.other_times,
    counts.other_halves,
    naming.new_names,
    naming.other_regions,
    findings.new_quotations,
    counts.new_scores,
    margins.other_margins,
    crossed.figures,
    directions.turned,
    findings.new_words,
    edits.added,
    contrast.opposed,
    claims.blamed,
    kinds.other_degree,
    kinds.other_side,
    kinds.other_plea,
    dated.moved,
    postponed.stale,
    belonging.other_figures,
    belonging.parted,
    belonging.elsewhere,
    comparisons.turned,
    comparisons.mirrored,
    results.other_winners,
    contrast.crossed,
    tenses.other_tenses,
    apart.other_day,
    apart.done_first,
    possible.only_may_be,
    possible.only_able,
    leave.given,
    possible.doubted_subject,
    possible.sure_cause,
    partisans.told_as_fact,
    standins.other_names,
    ways.by_or_to,
    ways.turned_round,
    voices.of_another,
    parties.exchanged,
    inventions.new_clauses,
    inventions.new_endings,
    ages.of_another,
    trades.other_end,
    sides.other_sides,
    complements.exchanged,
)
"What a text may not state in any words."

_SHORT = 12
"Words and marks of a sentence that says one thing: what differs in it differs in that."
_OF_THE_SHORT: tuple[Check, ...] = (
    contrast.denied,
    contrast.unsure,
    misattributed.given_to_another,
    inventions.new_phrases,
    titled.given,
    parties.turned,
    parties.other_doers,
    parties.other_objects,
    hedging.plain_doubts,
    partial(kinds.replaced, wide=True),
)
"What is looked at in a short sentence however freely it is told."
_PLAIN = 17
_OF_THE_PLAIN: tuple[Check, ...] = (order.sequence,)
"The same in one that is not long."
_LONGEST = 250
"Words and marks of a sentence that is judged: no newsreader has the breath, and time is bounded."

_OF_A_MODEL: tuple[Check, ...] = (
    partial(findings.new_words, most=findings.MOST_NEW_OF_A_MODEL),
    findings.new_pairs,
)
"What a text by a model may not state beside: a rule puts in words that are known, a model any."

_WORDING: tuple[tuple[float, float, tuple[Check, ...]], ...] = (
    (0.0, 1.15, (contrast.denied,)),
    (0.0, 1.3, (contrast.unsure, claims.made_facts)),
    (0.0, 0.7, (causes.put_in, timing.turned)),
    (0.0, 1.2, (inventions.new_phrases, vouched.unvouched, misattributed.given_to_another)),
    (0.8, 1.25, (parties.turned,)),
    (0.0, 1.3, (occasions.of_another_deed, quantifiers.exchanged, hedging.lifted, hedging.weighed)),
    (0.0, 1.3, (inventions.new_surroundings,)),
    (0.0, 1.36, (inventions.new_things,)),
    (0.0, 1.36, (edits.changed, parties.turned)),
    (0.0, 1.39, (kinds.replaced, frames.put_in)),
    (0.0, 1.42, (speakers.said_by_another, parties.other_objects)),
    (0.9, 1.3, (parties.other_doers,)),
    (0.9, 1.5, (bindings.exchanged, titled.given, order.transposed)),
    (0.9, 1.58, (order.sequence,)),
    (0.85, 1.65, (hedging.hedges,)),
    (0.0, 1.5, (negation.negations, edits.denial_put_in)),
)
"""For each group of checks how close a sentence must keep for a difference to count: least share of
words, least sum of the shares of words and of order. The figures are where, of pairs that nothing
had been tuned on, a check begins to refuse what is false rather than what is told more freely."""


def faithful(candidate: str, sources: Sequence[str], *, by_model: bool = False) -> Verdict:
    """Tell whether everything a candidate says stands in its sources.

    Numbers (in digits or words), dates, names and quotations must be found there, bound to the
    same things; a negation or a hedge there must still be here; no word may be replaced by its
    opposite or by another of its kind; a deed must be of the same people and a saying of the same
    speaker; and of each sentence's words of meaning two in three must be the sources' own or stand
    for theirs. `by_model` asks for five in six, and for no two new ones side by side. A check of
    wording, not of meaning: what it passes is not proved true, what it refuses may be.
    """
    said = facts.read(candidate)
    told = facts.read("\n\n".join(sources))
    if not said.tokens:
        return Verdict(ok=False, reasons=("empty: nothing is said",))
    if _repeats(candidate, sources):
        return Verdict(ok=True, reasons=())
    longest = max(map(len, (*said.by_sentence, *told.by_sentence)))
    if longest > _LONGEST:
        why = f"length: a sentence of {longest} words and marks is too long to be judged"
        return Verdict(ok=False, reasons=(why,))
    checks = (*_FACTS, *_OF_A_MODEL) if by_model else _FACTS
    found = [reason for check in checks for reason in check(said, told)]
    found += _differences(said, told)
    reasons = tuple(dict.fromkeys(found))
    return Verdict(ok=not reasons, reasons=reasons)


def _differences(said: Reading, told: Reading) -> Iterator[str]:
    """Give what is said otherwise in a sentence that keeps close enough to the sources."""
    if len(said.by_sentence) == 1 and len(said.tokens) <= _SHORT:
        for check in _OF_THE_SHORT:
            yield from check(said, told)
    if len(said.by_sentence) == 1 and len(said.tokens) <= _PLAIN:
        for check in _OF_THE_PLAIN:
            yield from check(said, told)
    near = alignment.closeness(said, told)
    for words, both, checks in _WORDING:
        if near.reaches(words, both):
            for check in checks:
                yield from check(said, told)


def _repeats(candidate: str, sources: Sequence[str]) -> bool:
    """Tell whether every sentence of a candidate is a whole sentence of a source."""
    told = {text.key(one) for source in sources for one in (source, *sentences.split(source))}
    return text.key(candidate) in told or all(
        text.key(one) in told for one in sentences.split(candidate)
    )
