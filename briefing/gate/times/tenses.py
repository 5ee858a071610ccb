"""Done or still to come: 'will rise in January' where it rose, 'took place' where it will."""

from __future__ import annotations

from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import HAVE, SAYS, is_done
from briefing.gate.reading.nearest import Part, clauses_of, nearest

_COMING = frozenset("will shall".split())
_UNPLAIN = HAVE | frozenset("to due set going planned would could may might can not no".split())
"Words by which it is not plain when something is."
_LEAST = 0.6
"Share of a clause's words by which another is taken for the same."


def other_tenses(said: Reading, told: Reading) -> list[str]:
    """Name each clause told as still to come that is over in the sources, or the other way."""
    there = [part for row in told.by_sentence for part in clauses_of(row)]
    reasons = []
    for row in said.by_sentence:
        parts = clauses_of(row)
        for part in parts if len(parts) == 1 else ():
            mine = _when(part)
            found = nearest(part, there, least=_LEAST)
            times = {_when(one) for one in found}
            if mine and times and None not in times and mine not in times:
                words = " ".join(token.text for token in part.own[:4])
                reasons.append(f"date: “{words}” is {times.pop()} in the source")
    return reasons


def _when(part: Part) -> str | None:
    """Give 'still to come' or 'over'; None where it is neither or not plain."""
    lows = [token.low for token in part.own]
    if _UNPLAIN & set(lows):
        return None
    if _COMING & set(lows):
        return "still to come"
    done = [token for token in part.own if is_done(token) and token.stem not in SAYS]
    return "over" if done else None
