"""What is appended to a sentence with '-ing': what its subject said, or what it led to."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import FINITE, REPORTS, again, subject, within_marks
from briefing.summarise.ear.rule import Rule, stopped

_SAID = {
    "saying": "said", "adding": "added", "warning": "warned", "claiming": "claimed",
    "insisting": "insisted", "accusing": "accused", "calling": "called", "urging": "urged",
    "describing": "described", "telling": "told", "blaming": "blamed",
    "denying": "denied", "citing": "cited", "ruling": "ruled", "arguing": "argued",
    "vowing": "vowed", "promising": "promised", "pledging": "pledged", "noting": "noted",
}  # fmt: skip
"What somebody says in the same breath."
_LED_TO = {
    "leaving": "left", "forcing": "forced", "causing": "caused", "prompting": "prompted",
    "sparking": "sparked", "triggering": "triggered", "raising": "raised", "sending": "sent",
    "bringing": "brought", "angering": "angered", "meaning": "meant",
    "ending": "ended", "blocking": "blocked", "costing": "cost", "delaying": "delayed",
    "halting": "halted", "levelling": "levelled", "ensuring": "ensured",
    "sealing": "sealed", "killing": "killed", "injuring": "injured", "closing": "closed",
    "trapping": "trapped", "destroying": "destroyed", "damaging": "damaged",
}  # fmt: skip
"What a thing that happened does."
_APPENDED = re.compile(
    rf"(?:,|\s(?:--|[–—-])) (?:and )?(?P<word>{'|'.join([*_SAID, *_LED_TO])}) "
    r"(?!up\b)(?P<rest>.{12,}\.[”\"]?)$"
)
_SECOND_CLAUSE = re.compile(
    rf"\b(?:and|while|as|before|that|who|which|where)\b[^,]*\b{FINITE}\b"
    r"|\b(?:but|after|when|though|although|because)\b|, and "
)
_AND_ALSO = re.compile(r"(?:\band|,) [a-z]{3,}ing\b")
"'killing two and hurting six': both are what it did."
_TO_COME = re.compile(r"\b(?:will|would|may|might|could|plans?|if|(?:is|are) to)\b")
_NOW = re.compile(r"\b(?:is|are|has|have)\b")
_STATED = re.compile(rf"\b(?:{english.SAYING})\b")


_SPEAKER = re.compile(rf"^(?P<who>(?:[\w'’.-]+ ){{1,6}}?)(?P<verb>{english.SAYING})\b(?! by\b)")


def _appended(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _APPENDED.search(text)
    if found is None or within_marks(text, found.start()):
        return (text,)
    first = text[: found.start()]
    if found["word"] in _LED_TO and _AND_ALSO.search(found["rest"]):
        return (text,)
    if len(first.split()) < 7 or _TO_COME.search(first):
        return (text,)
    doer = _event(first) if found["word"] in _LED_TO else _speaker(first, found["word"])
    if doer is None:
        return (text,)
    return (stopped(first), f"{doer} {(_SAID | _LED_TO)[found['word']]} {found['rest']}")


def _event(first: str) -> str | None:
    """Give what stands for all that a sentence tells; None where it tells of more than one."""
    about = subject(first)
    if about is None or REPORTS.search(first) or _SECOND_CLAUSE.search(first):
        return None
    # 'Ann Lowe walked out, leaving her coat': it is she who left it.
    if english.people(about[0]) or about[0] in ("He", "She", "They", "We", "I"):
        return None
    return "That has" if _NOW.search(first) else "That"


def _speaker(first: str, word: str) -> str | None:
    """Give who says what is appended; None where that is not sure."""
    about = subject(first)
    spoken = _SPEAKER.match(first)
    if about is None and spoken:
        about = (spoken["who"].strip(), spoken["verb"])
    if about is None or about[1] in ("is", "are", "says"):
        return None
    # 'Bush said Lowe had lied, accusing him': whose words these are is not sure.
    if _STATED.search(first):
        return again(about[0]) if word in ("adding", "saying") else None
    return None if word == "adding" or _SECOND_CLAUSE.search(first) else again(about[0])


RULES: tuple[Rule, ...] = (
    Rule(
        "split-appended",
        "What is appended with “saying”, “leaving” and the like becomes a sentence of its own.",
        _appended,
        (
            (
                "Ann Lowe has closed the old ferry at Stow, saying that its hull was holed.",
                "Ann Lowe has closed the old ferry at Stow. / Lowe said that its hull was holed.",
            ),
            (
                "The storm brought down trees across Kent on Friday, leaving 900 homes dark.",
                "The storm brought down trees across Kent on Friday. / That left 900 homes dark.",
            ),
            (
                "Ned Poole said Ann Lowe had closed the ferry, accusing her of spite.",
                "Ned Poole said Ann Lowe had closed the ferry, accusing her of spite.",
            ),
        ),
    ),
)
