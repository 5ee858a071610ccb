"""Certain or not: hedges that a rewrite lost, doubts that it added."""

from __future__ import annotations

import itertools
import re

from briefing import english
from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading
from briefing.gate.grammar import BE
from briefing.gate.scopes import NO, SOFT, Scope, asserted, governed, scopes

_ACCUSED = re.compile(
    r"^(?:alleg(?:ed|edly|es|e|ation|ations)|accus(?:ed|es|e|ing)|suspect(?:ed|s)?|suspicion"
    r"|reportedly|claim(?:s|ed|ing)?"
    r"|charged|according|believ(?:e|ed|es)|thinks?|thought|understood)$"
)
"Held by somebody: naming who says so is hedge enough."
_DOUBTFUL = re.compile(
    r"^(?:may|might|could|likely|possib(?:le|ly)|probabl(?:e|y)|perhaps|apparently|expect(?:ed"
    r"|s)?|appear(?:s|ed|ing)?"
    r"|seem(?:s|ed)?|fear(?:s|ed)?|propos(?:e|es|ed|al|als)|plan(?:s|ned|ning)?|consider(?:s|ed"
    r"|ing)?|hop(?:e|es|ed|ing)"
    r"|potential(?:ly)?|intend(?:s|ed)?|aim(?:s|ed|ing)?|predict(?:s|ed)?|forecast|threaten(?:s|ed|ing)?)$"
)
"Not yet so: only another word of doubt will do."
_ATTRIBUTED = re.compile(rf"\b(?:{english.SAYING}|prosecutors?|accord\w*|heard)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"^(?:if|whether|would|should|scheduled|due|set|bid|risk(?:s|ed|ing)?|threat(?:en|ens|ened)?"
    r"|chance|hope|unless|unclear)$"
)
"Not yet so either, or not said to be."
_ADDED = re.compile(
    r"^(?:may|might|could|allegedly|reportedly|possibly|perhaps|probably|suspected)$"
)


def hedges(said: Reading, told: Reading) -> list[str]:
    """Name each hedge of the sources that is gone, and each doubt that is new."""
    reasons = []
    for row in said.by_sentence:
        sources = aligned(row, told)
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        doubts = [one for other in sources for one in scopes(other, _DOUBTFUL)]
        charges = [one for other in sources for one in scopes(other, _ACCUSED)]
        lost = [*_certain(row, doubts), *_proved(row, charges)]
        reasons += [
            f"hedge: “{' '.join(scope.words[:3])}” is not certain in the source"
            for scope in lost
            if (scope.modal or len(scope.words) > 1) and asserted(scope, stems)
        ]
        reasons += _done(row, sources)
        reasons += _not_yet(row, sources)
        reasons += _opinions(row, sources)
        if sources and not (doubts or charges or _UP_TO.search(told.text)):
            reasons += [
                f"hedge: the source has no “{token.text}”"
                for token in row
                if _ADDED.match(token.low) and token.kind != "date" and token.stem not in told.stems
            ]
    return reasons


_UP_TO = re.compile(r"\b(?:up to|as many as|as much as|at most)\b", re.IGNORECASE)
_FUTURE = frozenset("will would shall".split())
_PERFECT = frozenset("has have had was were been".split())


def _not_yet(row: Row, sources: tuple[Row, ...]) -> list[str]:
    """Name each deed that is still to come in the sources and is done here."""
    lows = {token.low for token in row}
    if lows & (_FUTURE | {"to", "be", "if", "may", "could", "would"}):
        return []
    coming = {
        following.stem
        for other in sources
        for place, token in enumerate(other)
        if token.low in _FUTURE
        for following in [one for one in other[place + 1 :] if one.kind == "word"][:1]
    }
    past = {
        token.stem
        for other in sources
        for before, token in itertools.pairwise(other)
        if before.low in _PERFECT or token.text.endswith("ed")
    }
    return [
        f"hedge: “{token.text}” is still to come in the source"
        for before, token in itertools.pairwise(row)
        if before.low in _PERFECT and token.stem in coming - past and token.kind == "word"
    ]


def _opinions(row: Row, sources: tuple[Row, ...]) -> list[str]:
    """Name each judgement that is somebody's in the sources and is here nobody's."""
    lows = {token.low for token in row}
    if lows & _THINKS or _ATTRIBUTED.search(" ".join(lows)):
        return []
    held = {
        three.stem
        for other in sources
        for place, one in enumerate(other)
        if one.low in _THINKS
        for two, three in itertools.pairwise(other[place + 1 : place + 5])
        if two.low in BE and three.kind == "word"
    }
    return [
        f"hedge: “{token.text}” is somebody's view in the source"
        for before, token in itertools.pairwise(row)
        if before.low in BE and token.stem in held
    ]


_THINKS = frozenset(
    "believes believe thinks think argues argue insists insist feels claims claim".split()
)


def _certain(row: Row, doubts: list[Scope]) -> list[Scope]:
    """Give the doubts of the sources about what no word of doubt here is about."""
    doubted = governed(row, _DOUBTFUL, _UNSURE) | _doubted_before(row)
    denied = governed(row, NO, SOFT)
    return [
        scope
        for scope in doubts
        if doubted.isdisjoint(scope.words[:2])
        and (scope.modal or denied.isdisjoint(scope.words[:2]))
    ]


def _doubted_before(row: Row) -> set[str]:
    """Give what is said to be expected, feared or threatened: what stands before the passive."""
    return {
        other.stem
        for place, token in enumerate(row)
        if _DOUBTFUL.match(token.low) and row[place - 1].low in BE
        for other in row[:place]
        if other.kind in ("word", "name", "number")
    }


def _proved(row: Row, charges: list[Scope]) -> list[Scope]:
    """Give the charges and beliefs of the sources that are here nobody's."""
    lows = [token.low for token in row if token.kind != "date"]
    if any(
        (_ACCUSED.match(low) and low not in ("according", "charged")) or low.startswith("blam")
        for low in lows
    ):
        return []
    named = _ATTRIBUTED.search(" ".join(token.text for token in row))
    softened = any(
        pattern.match(low) for low in lows for pattern in (_DOUBTFUL, NO, SOFT, _ACCUSED)
    )
    stems = {token.stem for token in row}
    return [
        scope
        for scope in charges
        if scope.personal or (not (named or softened) and (not scope.verb or scope.verb in stems))
    ]


def _done(row: Row, sources: tuple[Row, ...]) -> list[str]:
    """Name each deed somebody is accused of doing in the sources and has done here."""
    if any(_ACCUSED.match(token.low) for token in row):
        return []
    if _ATTRIBUTED.search(" ".join(token.text for token in row)):
        return []
    accused = {
        following.stem
        for other in sources
        if any(_ACCUSED.match(token.low) for token in other)
        for before, following in itertools.pairwise(other)
        if before.low == "of" and following.text.endswith("ing")
    }
    return [
        f"hedge: “{token.text}” is an accusation in the source"
        for before, token in itertools.pairwise(row)
        if token.stem in accused and token.text.endswith("ing" if before.low in BE else "ed")
    ]
