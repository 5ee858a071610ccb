"""Certain or not: hedges that a rewrite lost, doubts that it added."""

from __future__ import annotations

import re

from briefing import english
from briefing.gate.alignment import Row, aligned
from briefing.gate.facts import Reading, read
from briefing.gate.grammar import AUX, MAY, is_done
from briefing.gate.nearest import clauses_of, nearest
from briefing.gate.scopes import NO, SOFT, Scope, asserted, governed, scopes

_ACCUSED = re.compile(
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
        charges = [one for other in sources for one in scopes(other, _ACCUSED)]
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
        charges = [one for other in sources for one in scopes(other, _ACCUSED) if one.personal]
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
        (_ACCUSED.match(low) and low not in ("according", "charged")) or low.startswith("blam")
        for low in lows
    ):
        return []
    named = _ATTRIBUTED.search(" ".join(token.text for token in row))
    softened = any(
        pattern.match(low) for low in lows for pattern in (_DOUBTFUL, NO, SOFT, _ACCUSED)
    )
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
    r"|(?:chance|risk|possibility) (?:that|of)) (?:\w+ ){0,3}?(?P<what>[a-z]{4,20})\b"
)
"What is only weighed, or told of by somebody unnamed."
_STILL = re.compile(
    r"\b(?:reported|alleg|consider|contemplat|weigh|mull|think|chance|risk|possib|claim|would|say)"
)


def weighed(said: Reading, told: Reading) -> list[str]:
    """Name each deed that the sources tell only as weighed: 'considering shedding 400 jobs'."""
    reasons = []
    for row in said.by_sentence:
        line = " ".join(token.low for token in row)
        if _HELD.search(line) or _STILL.search(line):
            continue
        stems = {token.stem for token in row}
        reasons += [
            f"hedge: “{found['what']}” is not certain in the source"
            for other in aligned(row, told)
            for found in _WEIGHED.finditer(" ".join(token.low for token in other))
            if english.stem(found["what"]) in stems
        ]
    return list(dict.fromkeys(reasons))


def only_may_be(said: Reading, told: Reading) -> list[str]:
    """Name each one-clause sentence told as so of which the sources only say that it may be so."""
    there = [part for row in told.by_sentence for part in clauses_of(row)]
    reasons = []
    for row in said.by_sentence:
        parts = clauses_of(row)
        if len(parts) != 1 or _SOFTENED.search(" ".join(token.low for token in row)):
            continue
        alike = nearest(parts[0], there, least=_ALIKE)
        if alike and all(_is_possible(part.own) for part in alike):
            words = " ".join(token.text for token in row[:4])
            reasons.append(f"hedge: “{words}” is only possible in the source")
    return reasons


_ALIKE = 0.5
"Share of a clause's words by which another is taken for the same."
_SOFTENED = re.compile(
    r"\b(?:may|might|could|can|would|should|if|unless|whether|up to|as (?:many|much) as|likely"
    r"|possibl\w+|potential\w*|perhaps|risk\w*|threat\w*|warn\w*|fear\w*|expect\w*|predict\w*|forecast\w*"
    r"|propos\w+|plan\w*|consider\w*|think\w*|thought|believ\w+|estimat\w+|suspect\w*|alleg\w+|accus\w+"
    r"|claim\w*|chance|hop(?:e|es|ed|ing)|want\w*|ask\w*|call\w*|says?|said|told|suggest\w*|seem\w*|appear\w*"
    r"|stands? to|at stake|tipped|bid|allow\w*|permit\w*|not|no|never|nobody|none|cannot)\b",
    re.IGNORECASE,
)
"By which a rewrite leaves open whether something is so, or has somebody say it."


def _is_possible(part: Row) -> bool:
    """Tell whether a clause says that something may be so."""
    return any(
        token.low in ("may", "might", "could")
        and token.kind != "date"
        and not NO.match(part[min(place + 1, len(part) - 1)].low)
        for place, token in enumerate(part)
    )


def doubted_subject(said: Reading, told: Reading) -> list[str]:
    """Name each who does here what the sources only suspect of them: 'smugglers shot two'."""
    if len(said.by_sentence) != 1 or len(said.tokens) > _SHORTEST or _SOFTENED.search(said.text):
        return []
    row = said.by_sentence[0]
    verb = next((at for at, one in enumerate(row) if one.low in AUX or is_done(one)), 0)
    who = row[verb - 1] if verb else row[0]
    if not verb or not (who.kind == "word" or who.first):
        return []
    having = [one for one in told.by_sentence if who.stem in {token.stem for token in one}]
    if having and all(_is_suspected(one, who.stem) for one in having):
        return [f"hedge: of “{who.text}” it is only suspected in the source"]
    return []


_SHORTEST = 16


def _is_suspected(row: Row, who: str) -> bool:
    """Tell whether somebody stands behind a word of suspicion, in its clause."""
    at = next(place for place, token in enumerate(row) if token.stem == who)
    before = [token.low for token in row[max(0, at - 6) : at]]
    if row[at + 1 : at + 2] and row[at + 1].kind == "mark":
        return False
    return any(_ACCUSED.match(low) or low in ("probably", "possibly") for low in before)


def sure_cause(said: Reading, told: Reading) -> list[str]:
    """Refuse 'because' where the sources only think it likely."""
    because = _BECAUSE.search(said.text)
    if because is None or _SOFTENED.search(said.text):
        return []
    stems = {
        token.stem for token in read(said.text[because.end() :]).tokens if token.kind == "word"
    }
    having = [one for one in told.by_sentence if stems & {token.stem for token in one}]
    likely = [one for one in having if any(_LIKELY.match(token.low) for token in one)]
    if having and len(likely) == len(having):
        return ["hedge: the cause is not certain in the source"]
    return []


_BECAUSE = re.compile(
    r"\b(?:because|due to|caused by|owing to|thanks to|as a result of)\b", re.IGNORECASE
)
_LIKELY = re.compile(
    r"^(?:thought|believed|likely|suspect\w*|possib\w+|probabl\w+|may|might|could|appear\w*|seem\w*)$"
)
