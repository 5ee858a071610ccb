"""Done or done to: 'agreed to be taken over by' made 'agreed to take over', or back."""

from __future__ import annotations

from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading
from briefing.gate.units import BE

_PARTICIPLES = ("ed", "en", "wn", "ght", "won", "led", "held", "made", "sold", "lost", "cut")
Uses = dict[str, set[tuple[str, bool]]]
"For each verb, who is named last before it and whether it is done to them, by another."


def turned(said: Reading, told: Reading) -> list[str]:
    """Name each verb done by one here to whom it is done there, or the other way."""
    reasons = []
    for row in said.by_sentence:
        there: dict[str, set[tuple[str, bool]]] = {}
        for other in aligned(row, told):
            for verb, uses in _uses(other, sure=False).items():
                there.setdefault(verb, set()).update(uses)
        for verb, uses in _uses(row, sure=True).items():
            known = there.get(verb, set())
            reasons += [
                f"exchanged: “{verb}” is {'not ' if passive else ''}done to {who} in the source"
                for who, passive in uses
                if (who, not passive) in known and (who, passive) not in known
            ]
    return reasons


def _uses(row: Row, *, sure: bool) -> Uses:
    found: Uses = {}
    name = ""
    for place, token in enumerate(row):
        if token.kind == "name":
            following = row[place + 1] if place + 1 < len(row) else None
            # 'a Texas law': the name is not what is spoken of.
            heads = not sure or following is None or following.kind != "word"
            name = token.stem if heads and not token.owner else ""
        elif token.kind == "word" and name:
            before = [one.text.lower() for one in row[max(0, place - 2) : place]]
            after = [one.text.lower() for one in row[place + 1 : place + 3]]
            done_to = bool(BE & set(before)) and token.text.endswith(_PARTICIPLES)
            by = "by" in after
            if done_to == by:  # neither 'was founded in' nor 'went by'
                found.setdefault(token.stem, set()).add((name, by))
    return found
