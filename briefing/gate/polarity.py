"""Yes or no, certain or not: negations and hedges that a rewrite lost or added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing import english
from briefing.gate.facts import Reading, Token

_NO = re.compile(
    r"^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unable|unlikely"
    r"|hardly|barely|\w+n't)$"
)
_SOFT = re.compile(
    r"^(?:fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|den(?:y|ies|ied|ying|ial)|lack(?:s|ed|ing)?"
    r"|reject(?:s|ed|ing|ion)?)$"
)
_ACCUSED = re.compile(
    r"^(?:alleg(?:ed|edly|es|e|ation|ations)|accus(?:ed|es|e|ing)|suspect(?:ed|s)?|suspicion"
    r"|reportedly|claim(?:s|ed|ing)?"
    r"|charged|according|believ(?:e|ed|es)|thought|understood)$"
)
"Held by somebody: naming who says so is hedge enough."
_DOUBTFUL = re.compile(
    r"^(?:may|might|could|likely|possib(?:le|ly)|probabl(?:e|y)|perhaps|apparently|expect(?:ed"
    r"|s)?|appear(?:s|ed|ing)?"
    r"|seem(?:s|ed)?|fear(?:s|ed)?|propos(?:e|es|ed|al|als)|plan(?:s|ned|ning)?|consider(?:s|ed"
    r"|ing)?|hop(?:e|es|ed|ing)"
    r"|potential(?:ly)?|intend(?:s|ed)?|aim(?:s|ed|ing)?|predict(?:s|ed)?|forecast)$"
)
"Not yet so: only another word of doubt will do."
_ATTRIBUTED = re.compile(
    rf"\b(?:{english.SAYING}|court|jury|prosecutors?|accord\w*|heard|trial)\b", re.IGNORECASE
)
_UNSURE = re.compile(r"\b(?:if|whether|would|should|scheduled|due|set to|to be)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"^(?:may|might|could|allegedly|reportedly|possibly|perhaps|probably|suspected)$"
)
_CLAUSE_ENDS = frozenset("and but while though although because after before if as".split())


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a word of denial or doubt is about."""

    words: tuple[str, ...]
    "The words of meaning it governs, nearest first."
    subject: str
    "The word of meaning before it, or nothing."


def negations(said: Reading, told: Reading) -> list[str]:
    """Name each negation of the sources that is gone, and each that is new."""
    reasons = []
    for row in said.by_sentence:
        aligned = _aligned(row, told)
        here = _scopes(row, _NO) + _scopes(row, _SOFT)
        there = [
            scope for other in aligned for scope in _scopes(other, _NO) + _scopes(other, _SOFT)
        ]
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        covered = {word for scope in here for word in scope.words}
        if any(_SOFT.match(token.text.lower()) for token in row):
            covered |= stems
        reasons += [
            f"negation: “{' '.join(scope.words[:3])}” is denied in the source"
            for scope in there
            if _asserted(scope, stems)
            and not covered & set(scope.words[:2])
            and _about(scope, row, aligned, there)
        ]
        reasons += _new_denials(row, aligned, there)
    return reasons


def _new_denials(
    row: tuple[Token, ...], aligned: list[tuple[Token, ...]], there: list[_Scope]
) -> list[str]:
    """Name each denial here of what the sources assert."""
    denied = {word for scope in there for word in scope.words}
    asserted = {token.stem for other in aligned for token in other} - denied
    return [
        f"negation: the source does not deny “{' '.join(scope.words[:3])}”"
        for scope in _scopes(row, _NO)
        if scope.words
        and (scope.words[0] in asserted or (not there and set(scope.words) & asserted))
    ]


def _about(
    scope: _Scope, row: tuple[Token, ...], aligned: list[tuple[Token, ...]], there: list[_Scope]
) -> bool:
    """Tell whether a rewrite is about what was denied, where that is also asserted of another."""
    verb = scope.words[0]
    times = sum(token.stem == verb for other in aligned for token in other)
    denied = sum(verb in other.words for other in there)
    if times <= denied:
        return True
    return scope.subject in {token.stem for token in row}


def hedges(said: Reading, told: Reading) -> list[str]:
    """Name each hedge of the sources that is gone, and each doubt that is new."""
    reasons = []
    for row in said.by_sentence:
        aligned = _aligned(row, told)
        lows = [token.text.lower() for token in row if token.kind != "date"]
        doubted = any(_DOUBTFUL.match(low) or _NO.match(low) or _SOFT.match(low) for low in lows)
        held = doubted or any(_ACCUSED.match(low) for low in lows)
        spoken = " ".join(token.text for token in row)
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        doubts = [
            one for other in aligned for one in _scopes(other, _DOUBTFUL) if len(one.words) > 1
        ]
        charges = [
            one for other in aligned for one in _scopes(other, _ACCUSED) if len(one.words) > 1
        ]
        lost = [] if held or _UNSURE.search(spoken) else doubts
        if not held and not _ATTRIBUTED.search(spoken):
            lost = lost + charges
        reasons += [
            f"hedge: “{' '.join(scope.words[:3])}” is not certain in the source"
            for scope in lost
            if _asserted(scope, stems)
        ]
        if aligned and not doubts and not charges:
            reasons += [
                f"hedge: the source has no “{token.text}”"
                for token in row
                if _ADDED.match(token.text.lower())
                and token.kind != "date"
                and token.stem not in told.stems
            ]
    return reasons


def _asserted(scope: _Scope, stems: set[str]) -> bool:
    """Tell whether a rewrite says what stood under a negation or hedge."""
    near = scope.words[:2]
    return bool(near) and near[0] in stems and all(word in stems for word in near)


def _scopes(row: tuple[Token, ...], pattern: re.Pattern[str]) -> list[_Scope]:
    """Give what each match governs: the words of meaning after it in its clause, else before it."""
    scopes = []
    for place, token in enumerate(row):
        if (
            not pattern.match(token.text.lower())
            or token.kind == "date"
            or _is_number_sign(row, place)
        ):
            continue
        after: list[str] = []
        for other in row[place + 1 :]:
            if after and (other.kind == "mark" or other.text.lower() in _CLAUSE_ENDS):
                break
            if other.kind in ("word", "name", "number"):
                after.append(other.stem)
        before = [other.stem for other in row[:place] if other.kind in ("word", "name")]
        subject = before[-1] if before else ""
        scopes.append(_Scope(tuple(after[:4]) or tuple(before[-1:]), subject))
    return scopes


def _is_number_sign(row: tuple[Token, ...], place: int) -> bool:
    following = row[place + 1] if place + 1 < len(row) else None
    return row[place].text == "No" and following is not None and following.kind == "number"


def _aligned(row: tuple[Token, ...], told: Reading) -> list[tuple[Token, ...]]:
    """Give the sentences of the sources that this one most likely rests on.

    Looked for by all its words, and by those that are no names: a name is everywhere.
    """
    stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
    words = {token.stem for token in row if token.kind == "word"}
    places = _nearest(stems, told) | _nearest(words, told)
    return [told.by_sentence[place] for place in sorted(places)]


def _nearest(stems: set[str], told: Reading) -> set[int]:
    if not stems:
        return set()
    shares = [
        (len(stems & {token.stem for token in other}) / len(stems), place)
        for place, other in enumerate(told.by_sentence)
    ]
    best = max((share for share, _ in shares), default=0.0)
    return {place for share, place in shares if share >= max(0.25, 0.9 * best)}
