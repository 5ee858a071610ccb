"""Yes or no, certain or not: negations and hedges that a rewrite lost or added."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from briefing import english
from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading
from briefing.gate.synonyms import stands_for
from briefing.gate.units import BE

_NO = re.compile(
    r"^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unable|unlikely"
    r"|hardly|barely|\w+n't)$"
)
_SOFT = re.compile(
    r"^(?:fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|den(?:y|ies|ied|ying|ial)|lack(?:s|ed|ing)?"
    r"|declin(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|prevent(?:s|ed|ing)?"
    r"|reject(?:s|ed|ing|ion)?)$"
)
_ENDED = re.compile(
    r"^(?:(?:stop|end|halt|scrap|axe|abandon|drop|quit|cut|los[et])(?:s|p?ed|p?ing|d|t?ting)?|losing)$"
)
"What is ended here is not said to go on."
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
_ATTRIBUTED = re.compile(rf"\b(?:{english.SAYING}|prosecutors?|accord\w*|heard)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"^(?:if|whether|would|should|scheduled|due|set|bid|risk(?:s|ed|ing)?|threat(?:en|ens|ened)?"
    r"|chance|hope|unless|unclear)$"
)
"Not yet so either, or not said to be."
_PERSONAL = re.compile(r"^(?:alleged|allegedly|suspected|reportedly)$")
"Doubt that stands at the very thing: naming a speaker does not stand for it."
_ADDED = re.compile(
    r"^(?:may|might|could|allegedly|reportedly|possibly|perhaps|probably|suspected)$"
)
_SHARED = 2
"Words under a denial here and there from which they are one denial."
_SAYS = frozenset("said says".split())
_NO_MORE = frozenset("longer one doubt way any ever yet anyone anything".split())
"What goes with a denial and is not what is denied: 'no longer', 'no one', 'denied any'."
_CLAUSE_ENDS = frozenset("and but while though although because after before if as".split())


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a word of denial or doubt is about."""

    words: tuple[str, ...]
    "The words of meaning it governs, nearest first."
    subject: str
    "The word of meaning before it, or nothing."
    ahead: bool = True
    "True when that comes after it."
    modal: bool = False
    "True for 'may', 'might', 'could': it may also be otherwise."
    personal: bool = False
    "True when it stands at the very thing: an 'alleged' thief."


def negations(said: Reading, told: Reading) -> list[str]:
    """Name each negation of the sources that is gone, and each that is new."""
    reasons = []
    for row in said.by_sentence:
        sources = aligned(row, told)
        here = _scopes(row, _NO) + _scopes(row, _SOFT)
        there = [
            scope for other in sources for scope in _scopes(other, _NO) + _scopes(other, _SOFT)
        ]
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        covered = {word for scope in here for word in scope.words}
        if any(_SOFT.match(token.text.lower()) for token in row):
            covered |= stems
        if any(_is_off(row, place) for place in range(len(row))):
            covered |= stems
        covered |= {word for one in _scopes(row, _ENDED) if one.ahead for word in one.words}
        reasons += [
            f"negation: “{' '.join(scope.words[:3])}” is denied in the source"
            for scope in there
            if _asserted(scope, stems)
            and not _covers(scope, covered, row)
            and _about(scope, row, sources, there)
        ]
        reasons += _new_denials(row, sources, there)
    return reasons


def _is_off(row: Row, place: int) -> bool:
    """Tell whether something is said to be off: 'the strike is off', 'was called off'."""
    before = row[place - 1].text.lower() if place else ""
    return row[place].text.lower() == "off" and (before in BE or before.startswith("call"))


def _covers(scope: _Scope, covered: set[str], row: Row) -> bool:
    """Tell whether what was denied is denied here; 'not ruled out' is not 'ruled out'."""
    if scope.words[0] in _DENYING:
        return scope.words[0] in _governed(row, _NO, _SOFT)
    return any(stands_for(word, covered) for word in scope.words[:2])


_DENYING = frozenset(english.stem(verb) for verb in "rule deny reject refuse fail decline".split())


def _new_denials(row: Row, sources: list[Row], there: list[_Scope]) -> list[str]:
    """Name each denial here of what the sources assert."""
    words = {token.text.lower() for other in sources for token in other}
    mine = {token.text.lower() for token in row}
    if ("none" in words and "no" in mine) or ("unless" in words and "if" in mine):
        return []  # 'one in 12 has none', 'unless it is approved': denied without a word to match
    denied = {word for scope in there for word in scope.words}
    asserted = {token.stem for other in sources for token in other} - denied
    return [
        f"negation: the source does not deny “{' '.join(scope.words[:3])}”"
        for scope in _scopes(row, _NO)
        if scope.words
        and len(denied.intersection(scope.words)) < _SHARED
        and (scope.words[0] in asserted or (not there and set(scope.words) & asserted))
    ]


def _about(scope: _Scope, row: Row, sources: list[Row], there: list[_Scope]) -> bool:
    """Tell whether a rewrite is about what was denied, where that is also asserted of another."""
    verb = scope.words[0]
    times = sum(token.stem == verb for other in sources for token in other)
    denied = sum(verb in other.words for other in there)
    if times <= denied:
        return True
    return scope.subject in {token.stem for token in row}


def hedges(said: Reading, told: Reading) -> list[str]:
    """Name each hedge of the sources that is gone, and each doubt that is new."""
    reasons = []
    for row in said.by_sentence:
        sources = aligned(row, told)
        stems = {token.stem for token in row if token.kind not in ("empty", "mark")}
        doubts = [one for other in sources for one in _scopes(other, _DOUBTFUL)]
        charges = [one for other in sources for one in _scopes(other, _ACCUSED)]
        lost = [*_certain(row, doubts), *_proved(row, charges)]
        reasons += [
            f"hedge: “{' '.join(scope.words[:3])}” is not certain in the source"
            for scope in lost
            if (scope.modal or len(scope.words) > 1) and _asserted(scope, stems)
        ]
        reasons += _done(row, sources)
        reasons += _not_yet(row, sources)
        if sources and not (doubts or charges or _UP_TO.search(told.text)):
            reasons += [
                f"hedge: the source has no “{token.text}”"
                for token in row
                if _ADDED.match(token.text.lower())
                and token.kind != "date"
                and token.stem not in told.stems
            ]
    return reasons


_UP_TO = re.compile(r"\b(?:up to|as many as|as much as|at most)\b", re.IGNORECASE)
_FUTURE = frozenset("will would shall".split())
_PERFECT = frozenset("has have had was were been".split())


def _not_yet(row: Row, sources: list[Row]) -> list[str]:
    """Name each deed that is still to come in the sources and is done here."""
    lows = {token.text.lower() for token in row}
    if lows & (_FUTURE | {"to", "be", "if", "may", "could", "would"}):
        return []
    coming = {
        following.stem
        for other in sources
        for place, token in enumerate(other)
        if token.text.lower() in _FUTURE
        for following in [one for one in other[place + 1 :] if one.kind == "word"][:1]
    }
    past = {
        token.stem
        for other in sources
        for before, token in itertools.pairwise(other)
        if before.text.lower() in _PERFECT or token.text.endswith("ed")
    }
    return [
        f"hedge: “{token.text}” is still to come in the source"
        for before, token in itertools.pairwise(row)
        if before.text.lower() in _PERFECT and token.stem in coming - past and token.kind == "word"
    ]


def _certain(row: Row, doubts: list[_Scope]) -> list[_Scope]:
    """Give the doubts of the sources about what no word of doubt here is about."""
    doubted = _governed(row, _DOUBTFUL, _UNSURE)
    denied = _governed(row, _NO, _SOFT)
    return [
        scope
        for scope in doubts
        if doubted.isdisjoint(scope.words[:2])
        and (scope.modal or denied.isdisjoint(scope.words[:2]))
    ]


def _governed(row: Row, *patterns: re.Pattern[str]) -> set[str]:
    return {word for pattern in patterns for one in _scopes(row, pattern) for word in one.words}


def _proved(row: Row, charges: list[_Scope]) -> list[_Scope]:
    """Give the charges and beliefs of the sources that are here nobody's."""
    lows = [token.text.lower() for token in row if token.kind != "date"]
    if any(_ACCUSED.match(low) and low not in ("according", "charged") for low in lows):
        return []
    named = _ATTRIBUTED.search(" ".join(token.text for token in row))
    softened = any(
        pattern.match(low) for low in lows for pattern in (_DOUBTFUL, _NO, _SOFT, _ACCUSED)
    )
    return [scope for scope in charges if scope.personal or not (named or softened)]


def _done(row: Row, sources: list[Row]) -> list[str]:
    """Name each deed somebody is accused of doing in the sources and has done here."""
    if any(_ACCUSED.match(token.text.lower()) for token in row):
        return []
    if _ATTRIBUTED.search(" ".join(token.text for token in row)):
        return []
    accused = {
        following.stem
        for other in sources
        if any(_ACCUSED.match(token.text.lower()) for token in other)
        for before, following in itertools.pairwise(other)
        if before.text.lower() == "of" and following.text.endswith("ing")
    }
    return [
        f"hedge: “{token.text}” is an accusation in the source"
        for before, token in itertools.pairwise(row)
        if token.stem in accused and token.text.endswith("ed") and before.text.lower() not in BE
    ]


def _asserted(scope: _Scope, stems: set[str]) -> bool:
    """Tell whether a rewrite says what stood under a negation or hedge."""
    near = scope.words[:2]
    return bool(near) and near[0] in stems and all(word in stems for word in near)


def _scopes(row: Row, pattern: re.Pattern[str]) -> list[_Scope]:
    """Give what each match governs: the words of meaning after it in its clause, else before it."""
    scopes = []
    for place, token in enumerate(row):
        if (
            not (pattern.match(token.text.lower()) or _by_two(row, place, pattern))
            or token.kind == "date"
            or _is_number_sign(row, place)
        ):
            continue
        after: list[str] = []
        for other in row[place + 1 :]:
            if after and (other.kind == "mark" or other.text.lower() in _CLAUSE_ENDS):
                break
            if other.text.lower() in _SAYS:  # '... than we hoped," said Mr Lee'
                break
            if other.kind in ("word", "name", "number") and other.text.lower() not in _NO_MORE:
                after.append(other.stem)
        before = [other.stem for other in row[:place] if other.kind in ("word", "name")]
        subject = before[-1] if before else ""
        words = tuple(after[:4]) or tuple(before[-1:])
        low = token.text.lower()
        following = row[place + 1].text.lower() if place + 1 < len(row) else ""
        modal = low in ("may", "might") or (low == "could" and following != "not")
        scopes.append(_Scope(words, subject, bool(after), modal, bool(_PERSONAL.match(low))))
    return scopes


def _by_two(row: Row, place: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether a word denies with the next: 'ruled out', 'yet to', 'stopped calling'."""
    low = row[place].text.lower()
    following = row[place + 1].text.lower() if place + 1 < len(row) else ""
    if pattern is _NO:
        return (low, following) == ("yet", "to")
    if pattern is not _SOFT:
        return False
    ended = bool(_ENDED.match(low)) and following.endswith("ing")
    return ended or (low in ("rule", "rules", "ruled", "ruling") and following == "out")


def _is_number_sign(row: Row, place: int) -> bool:
    following = row[place + 1] if place + 1 < len(row) else None
    return (
        row[place].text == "No"
        and following is not None
        and following.kind == "number"
        and following.text[:1].isdigit()
    )
