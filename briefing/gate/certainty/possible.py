"""Only possible: what a short sentence tells as so, and the sources only as what may be.

The sentence is compared with the clause that tells most of what it tells, whatever the words.
"""

from __future__ import annotations

import re

from briefing import english
from briefing.gate.certainty.hedging import ACCUSED
from briefing.gate.reading.alignment import Row
from briefing.gate.reading.facts import Reading, read
from briefing.gate.reading.grammar import AUX, is_done
from briefing.gate.reading.nearest import clauses_of, nearest
from briefing.gate.reading.scopes import NO


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
        token.low in ("may", "might", "could", "possibly", "probably", "perhaps")
        and token.kind != "date"
        and not NO.match(part[min(place + 1, len(part) - 1)].low)
        for place, token in enumerate(part)
    )


def only_able(said: Reading, told: Reading) -> list[str]:
    """Name each deed that somebody can do here, and in the sources may be able to do."""
    if _LEFT_OPEN.search(said.text):
        return []
    open_there = {
        english.stem(found["what"])
        for row in told.by_sentence
        for found in _MAY_BE_ABLE.finditer(" ".join(token.low for token in row))
    }
    return [
        f"hedge: “{found[0]}” is only possible in the source"
        for row in said.by_sentence
        for found in _CAN.finditer(" ".join(token.low for token in row))
        if english.stem(found["what"]) in open_there
    ]


_MAY_BE_ABLE = re.compile(
    r"\b(?:may|might|could) (?:\w+ ){0,2}?be able to (?:\w+ly )?(?P<what>[a-z]+)\b"
)
_CAN = re.compile(r"\b(?:can|able to) (?:\w+ly )?(?P<what>[a-z]+)\b")
_LEFT_OPEN = re.compile(
    r"\b(?:may|might|could|if|whether|hop\w+|possibl\w+|perhaps)\b", re.IGNORECASE
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
    return any(ACCUSED.match(low) or low in ("probably", "possibly") for low in before)


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
