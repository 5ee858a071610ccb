"""Told as fact: what the sources have from a party to the matter, or as a claim of anybody's.

What officials and firms say of their own doings may lose its 'police said'. What campaigners,
lawyers, rivals and rebels say may not, nor what anybody claims, accuses of or foresees.
"""

from __future__ import annotations

import re

from briefing.gate.certainty.claims import VOICED
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.synonyms import stands_for

_LONGEST = 18
"Words and marks of a sentence that is looked at."
_KEPT, _FEWEST = 0.8, 2
"Share of a sentence's words of meaning that one of the sources has, and how many at the least."
_CLAIMS = re.compile(
    r"^(?:claim(?:s|ed|ing)?|accus(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)|argu(?:e|es|ed)"
    r"|insist(?:s|ed)?|complain(?:s|ed)?|suspect(?:s|ed)?)$"
)
_PARTY = re.compile(
    r"^(?:lawyers?|solicitors?|barristers?|counsel|prosecutors?|prosecution|defence|campaigners?"
    r"|activists?|critics?|opponents?|supporters?|opposition|federation|lobby(?:ists?)?"
    r"|rebels?|protesters?|inventor|rivals?|shadow|former|backbenchers?)$"
)
"Who is a party to a matter, and no witness of it."
_SAYS = re.compile(r"^(?:said|says|say|told|tells|according|wrote|writes)$")
_OPENS_ANOTHER = frozenset(
    "but although though and which who whose after before despite because as while when where "
    "with".split()
)
"Words that open a clause in which nobody says what the one before tells."
_OWN = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|suspect\w*|expect\w*|reject\w*|plead\w*|pleaded|fears?|worr\w+"
    r"|may|might|could|would)\b"
)
"By which a sentence says itself that something is not plain."


def told_as_fact(said: Reading, told: Reading) -> list[str]:
    """Refuse a sentence that tells as fact what a party to the matter says or somebody claims."""
    if len(said.by_sentence) != 1 or len(said.tokens) > _LONGEST or _is_open(said):
        return []
    row = said.by_sentence[0]
    meaning = [token for token in row if token.kind in ("word", "name", "number")]
    if len(meaning) < _FEWEST:
        return []
    having = [one for one in told.by_sentence if _has(one, row)]
    stems = {token.stem for token in meaning}
    claimed = [_is_claimed(one, stems) or _is_said_behind(one, stems) for one in having]
    if claimed and all(claimed):
        return [f"attribution: “{' '.join(token.text for token in row[:5])}” is what somebody says"]
    return []


def _has(other: Row, row: Row) -> bool:
    """Tell whether a sentence of the sources says nearly all that one here says."""
    meaning = [token for token in row if token.kind in ("word", "name", "number")]
    stems = {token.stem for token in other}
    values = {value for token in other for value in token.values}
    kept = sum(
        stands_for(token.stem, stems) or not values.isdisjoint(token.values[:1])
        for token in meaning
    )
    return kept >= _KEPT * len(meaning)


def _is_open(said: Reading) -> bool:
    return VOICED.search(said.text) is not None or _OWN.search(said.text) is not None


def _is_claimed(other: Row, stems: set[str]) -> bool:
    """Tell whether most of it stands behind a verb of claiming, with no mark between."""
    for at, token in enumerate(other):
        if not _CLAIMS.match(token.low) or other[max(0, at - 1)].low in ("not", "no"):
            continue
        end = next((i for i in range(at, len(other)) if other[i].kind == "mark"), len(other))
        behind = {one.stem for one in other[at:end]}
        if sum(stands_for(stem, behind) for stem in stems) >= _BEHIND * len(stems):
            return True
    return False


_BEHIND = 0.6
"Share of its words from which what is claimed is the sentence."


def _is_said_behind(other: Row, stems: set[str]) -> bool:
    """Tell whether the next clause only says who says so: ', counsel for the family said'."""
    places = [at for at, token in enumerate(other) if token.stem in stems]
    if not places:
        return False
    mark = next((i for i in range(places[-1], len(other)) if other[i].kind == "mark"), None)
    if mark is None or mark + 1 >= len(other) or other[mark + 1].low in _OPENS_ANOTHER:
        return False
    end = next((i for i in range(mark + 1, len(other)) if other[i].kind == "mark"), len(other))
    clause = other[mark + 1 : end]
    if clause[0].low.endswith("ing") and clause[0].low != "according":
        return False
    claimed = any(_CLAIMS.match(token.low) for token in clause)
    spoken = any(_SAYS.match(token.low) for token in clause)
    return claimed or (spoken and any(_PARTY.match(token.low) for token in clause))
