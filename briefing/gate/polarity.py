"""Yes or no, certain or not: negations and hedges that a rewrite lost or added."""

from __future__ import annotations

import re

from briefing import english
from briefing.gate.facts import Reading, Token

_NO = re.compile(
    r"^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unable|unlikely|hardly|barely"
    r"|\w+n't|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|den(?:y|ies|ied|ying|ial)"
    r"|lack(?:s|ed|ing)?|reject(?:s|ed|ing|ion)?)$"
)
_HEDGE = re.compile(
    r"^(?:alleg(?:ed|edly|es|e|ation|ations)|accus(?:ed|es|e|ing)|suspect(?:ed|s|)|suspicion|reported(?:ly)?"
    r"|apparent(?:ly)?|believ(?:e|ed|es)|thought|think(?:s)?|understood|might|could|likely|possib(?:le|ly)"
    r"|probabl(?:e|y)|perhaps|expect(?:ed|s)?|appear(?:s|ed|ing)?|seem(?:s|ed)?|claim(?:s|ed|ing)?|fear(?:s|ed)?"
    r"|propos(?:e|es|ed|al|als)|plan(?:s|ned|ning)?|consider(?:s|ed|ing)?|hop(?:e|es|ed|ing)|may|due|estimated?"
    r"|potential(?:ly)?|intend(?:s|ed)?|aim(?:s|ed|ing)?|predict(?:s|ed)?|forecast|charged|trial|according)$"
)
_ATTRIBUTED = re.compile(
    rf"\b(?:{english.SAYING}|court|jury|prosecutors?|accord\w*|heard|if|whether|would|scheduled|set)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"^(?:may|might|could|allegedly|reportedly|possibly|perhaps|probably|suspected)$"
)


def negations(said: Reading, told: Reading) -> list[str]:
    """Name each negation of the sources that is gone, and each that is new."""
    reasons = []
    for row in said.by_sentence:
        aligned = _aligned(row, told)
        here = _scopes(row, _NO)
        there = [scope for other in aligned for scope in _scopes(other, _NO)]
        stems = {token.stem for token in row if token.kind != "empty"}
        covered = {stem for scope in here for stem in scope}
        reasons += [
            f"negation: “{' '.join(scope[:3])}” is denied in the source"
            for scope in there
            if scope
            and _asserted(scope, stems)
            and not covered & set(scope)
            and len(here) < len(there)
        ]
        if here and not there and aligned:
            whole = {token.stem for other in aligned for token in other}
            reasons += [
                f"negation: the source does not deny “{' '.join(scope[:3])}”"
                for scope in here
                if set(scope) & whole or not scope
            ]
    return reasons


def hedges(said: Reading, told: Reading) -> list[str]:
    """Name each hedge of the sources that is gone, and each doubt that is new."""
    reasons = []
    for row in said.by_sentence:
        aligned = _aligned(row, told)
        here = [token for token in row if _HEDGE.match(token.text.lower()) and not _month(token)]
        there = [scope for other in aligned for scope in _scopes(other, _HEDGE)]
        spoken = " ".join(token.text for token in row)
        stems = {token.stem for token in row if token.kind != "empty"}
        if not here and not _ATTRIBUTED.search(spoken):
            reasons += [
                f"hedge: “{' '.join(scope[:3])}” is not certain in the source"
                for scope in there
                if scope and _asserted(scope, stems)
            ]
        if aligned and not there:
            reasons += [
                f"hedge: the source has no “{token.text}”"
                for token in here
                if _ADDED.match(token.text.lower()) and token.stem not in told.stems
            ]
    return reasons


def _month(token: Token) -> bool:
    return token.kind == "date"


def _asserted(scope: tuple[str, ...], stems: set[str]) -> bool:
    """Tell whether a rewrite says what stood under a negation or hedge."""
    near = scope[:3]
    held = sum(stem in stems for stem in near)
    return near[0] in stems and held >= min(2, len(near)) if len(near) > 1 else held == 1


def _scopes(row: tuple[Token, ...], pattern: re.Pattern[str]) -> list[tuple[str, ...]]:
    """Give the words of meaning that follow each match, up to four; one before stands last."""
    scopes = []
    for place, token in enumerate(row):
        low = token.text.lower()
        if not pattern.match(low) or _month(token) or _is_number_sign(row, place):
            continue
        after = [
            other.stem for other in row[place + 1 :] if other.kind in ("word", "name", "number")
        ][:4]
        before = [other.stem for other in row[:place] if other.kind in ("word", "name")][-1:]
        scopes.append(tuple(after or before))
    return scopes


def _is_number_sign(row: tuple[Token, ...], place: int) -> bool:
    following = row[place + 1] if place + 1 < len(row) else None
    return row[place].text == "No" and following is not None and following.kind == "number"


def _aligned(row: tuple[Token, ...], told: Reading) -> list[tuple[Token, ...]]:
    """Give the sentences of the sources that this one most likely rests on."""
    stems = {token.stem for token in row if token.kind != "empty"}
    if not stems:
        return []
    shares = [
        (len(stems & {token.stem for token in other}) / len(stems), place)
        for place, other in enumerate(told.by_sentence)
    ]
    best = max((share for share, _ in shares), default=0.0)
    if best < 0.25:
        return []
    return [told.by_sentence[place] for share, place in shares if share >= 0.9 * best]
