"""Lead: the article's first units in order, the honest baseline every other engine must beat."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.summarisers import Candidate, opener, with_needs


class Lead:
    """Tells an article from the top until the words run out."""

    name = "lead"

    def choose(self, candidates: Sequence[Candidate], words: int) -> tuple[int, ...]:
        """Give the opener and the units after it, in order, while they fit."""
        first = opener(candidates)
        if first is None:
            return ()
        chosen, left, quoted = [first], words - candidates[first].words, candidates[first].quotation
        for place, unit in enumerate(candidates):
            chain = with_needs(candidates, place)
            if place in chosen or chain is None or not set(chain) - {place} <= set(chosen):
                continue
            if unit.words > left:
                break
            if not (unit.quotation and quoted):
                chosen.append(place)
                left -= unit.words
                quoted = quoted or unit.quotation
        return tuple(sorted(chosen))
