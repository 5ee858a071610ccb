"""Certain or not: hedges that a rewrite lost, doubts that it added."""

from __future__ import annotations

import re

from briefing import english
from briefing.gate.reading.alignment import Row, aligned
from briefing.gate.reading.facts import Reading
from briefing.gate.reading.grammar import MAY
from briefing.gate.reading.scopes import NO, SOFT, Scope, asserted, governed, scopes

ACCUSED = re.compile(
    r"^(?:alleg(?:ed|edly|es|e|ation|ations)|accus(?:ed|es|e|ing)|suspect(?:ed|s)?|suspicion"
    r"|reportedly|claim(?:s|ed|ing)?"
    r"|charged|according|believ(?:e|ed|es)|thinks?|thought|understood)$"
)
"Held by somebody: naming who says so is hedge enough."
_DOUBTFUL = re.compile(
    r"^(?:may|might|could|rumoured|tipped|likely|possib(?:le|ly)|probabl(?:e|y)|perhaps|apparently|expect(?:ed"
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
        charges = [one for other in sources for one in scopes(other, ACCUSED)]
        lost = [*_certain(row, doubts), *_proved(row, charges)]
        reasons += [
            f"hedge: “{' '.join(scope.words[:3])}” is not certain in the source"
            for scope in lost
            if (scope.modal or len(scope.words) > 1) and asserted(scope, stems)
        ]
        reasons += _feared(row, sources)
        if sources and not (doubts or charges or _UP_TO.search(told.text)):
            reasons += [
                f"hedge: the source has no “{token.text}”"
                for token in row
                if _ADDED.match(token.low) and token.kind != "date" and token.stem not in told.stems
            ]
    return reasons


def plain_doubts(said: Reading, told: Reading) -> list[str]:
    """Name each thing told as so of which the sources have 'may', 'might' or 'suspected' alone."""
    reasons = []
    for row in said.by_sentence:
        sources = aligned(row, told)
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        doubts = [one for other in sources for one in scopes(other, _DOUBTFUL) if one.modal]
        charges = [one for other in sources for one in scopes(other, ACCUSED) if one.personal]
        reasons += [
            f"hedge: “{' '.join(scope.words[:3])}” is not certain in the source"
            for scope in (*_certain(row, doubts), *_proved(row, charges))
            if asserted(scope, stems)
        ]
    return reasons


_BELIEF = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly )?(?P<held>believed|thought|understood|feared|presumed"
    r"|suspected|alleged|reported|rumoured)(?: to (?:be|have been|have))? (?P<what>[^,;.]*)"
)
"What nobody in particular holds to be so: naming who tells of it is no hedge."
_HELD = re.compile(
    r"\b(?:believ|thought|think|thinks|understood|fear|presum|suspect|suspicion|alleg|report|rumour"
    r"|may\b|might|could|likely|probabl|possibl|appear|seem|apparent|perhaps)"
)


def _feared(row: Row, sources: tuple[Row, ...]) -> list[str]:
    """Name what is told as so that in the sources 'is believed to be' so."""
    said = " ".join(token.low for token in row)
    if _HELD.search(said):
        return []
    reasons = []
    for other in sources:
        told = " ".join(token.low for token in other)
        for found in _BELIEF.finditer(told):
            # The words next to it: 'feared dead', 'believed to be that of Aftab Qureshi'.
            near = " ".join(found["what"].split()[:_NEXT])
            if near and re.search(rf"\b{re.escape(near)}\b", said):
                reasons.append(f"hedge: “{near}” is only {found['held']} in the source")
    return reasons


_NEXT = 2
"Words behind 'believed to be' by which it is known again."
_UP_TO = re.compile(r"\b(?:up to|as many as|as much as|at most)\b", re.IGNORECASE)


def _certain(row: Row, doubts: list[Scope]) -> list[Scope]:
    """Give the doubts of the sources about what no word of doubt here is about."""
    doubted = governed(row, _DOUBTFUL, _UNSURE)
    denied = governed(row, NO, SOFT)
    return [
        scope
        for scope in doubts
        if doubted.isdisjoint(scope.words[:2])
        and (scope.modal or denied.isdisjoint(scope.words[:2]))
    ]


def _proved(row: Row, charges: list[Scope]) -> list[Scope]:
    """Give the charges and beliefs of the sources that are here nobody's."""
    deeds = {word for scope in charges for word in scope.words[:1]}  # 'accused of claiming'
    lows = [token.low for token in row if token.kind != "date" and token.stem not in deeds]
    if any(
        (ACCUSED.match(low) and low not in ("according", "charged")) or low.startswith("blam")
        for low in lows
    ):
        return []
    named = _ATTRIBUTED.search(" ".join(token.text for token in row))
    softened = any(pattern.match(low) for low in lows for pattern in (_DOUBTFUL, NO, SOFT, ACCUSED))
    return [scope for scope in charges if scope.personal or not (named or softened)]


_LIFTED = 4
"Words between 'might' and what it is about: 'might one day detect'."


def lifted(said: Reading, told: Reading) -> list[str]:
    """Name each 'detects' of which the sources say only 'might one day detect'."""
    bare = {token.low for token in told.tokens}
    doubted = {
        token.stem
        for row in told.by_sentence
        for place, token in enumerate(row)
        if token.kind == "word"
        and any(one.low in MAY for one in row[max(0, place - _LIFTED) : place])
        and not any(one.kind == "mark" for one in row[max(0, place - _LIFTED) : place])
        and token.low == token.text
        and english.stem(f"{token.low}s") == token.stem
    }
    return [
        f"hedge: “{token.text}” is not certain in the source"
        for row in said.by_sentence
        if MAY.isdisjoint(token.low for token in row)
        for place, token in enumerate(row)
        if token.stem in doubted
        and token.low.endswith("s")
        and token.low not in bare
        and place
        and row[place - 1].kind in ("word", "name")
    ]


_WEIGHED = re.compile(
    r"\b(?:reportedly|allegedly|considering|contemplating|weighing(?: up)?|mulling|thinking of"
    r"|(?:is|are|was|were) (?:studying|exploring|discussing)"
    r"|(?:chance|risk|possibility|theory) (?:that|of)) (?:\w+ ){0,3}?(?P<what>[a-z]{4,20})\b"
)
"What is only weighed, or told of by somebody unnamed."
_STILL = re.compile(
    r"\b(?:reported|alleg|consider|contemplat|weigh|mull|think|chance|risk|possib|claim|would|say|theor)"
)


_ROOT = 4
"Letters by which a noun and its verb are known as one."


def weighed(said: Reading, told: Reading) -> list[str]:
    """Name each deed that the sources tell only as weighed: 'considering shedding 400 jobs'."""
    reasons = []
    for row in said.by_sentence:
        line = " ".join(token.low for token in row)
        if _HELD.search(line) or _STILL.search(line):
            continue
        roots = {token.stem[:_ROOT] for token in row}  # 'closing' is told of 'the closure'
        reasons += [
            f"hedge: “{found['what']}” is not certain in the source"
            for other in aligned(row, told)
            for found in _WEIGHED.finditer(" ".join(token.low for token in other))
            if english.stem(found["what"])[:_ROOT] in roots
        ]
    return list(dict.fromkeys(reasons))
