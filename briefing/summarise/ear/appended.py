"""What is appended to a sentence with '-ing': what its subject said, or what it led to."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import FINITE, REPORTS, again, subject, within_marks
from briefing.summarise.ear.rule import Rule

_SAID = {
    "saying": "said", "adding": "added", "warning": "warned", "claiming": "claimed",
    "insisting": "insisted", "accusing": "accused", "calling": "called", "urging": "urged",
    "describing": "described", "telling": "told", "blaming": "blamed",
    "denying": "denied", "citing": "cited",
}  # fmt: skip
"What somebody says in the same breath."
_LED_TO = {
    "leaving": "left", "forcing": "forced", "causing": "caused", "prompting": "prompted",
    "sparking": "sparked", "triggering": "triggered", "raising": "raised", "sending": "sent",
    "bringing": "brought", "angering": "angered", "meaning": "meant",
}  # fmt: skip
"What a thing that happened does."
_APPENDED = re.compile(
    rf"(?:,|\s(?:--|[–—-])) (?:and )?(?P<word>{'|'.join([*_SAID, *_LED_TO])}) (?P<rest>.{{12,}}\.[”\"]?)$"
)
_SECOND_CLAUSE = re.compile(
    rf"\b(?:and|while|as|before|that|who|which|where)\b[^,]*\b{FINITE}\b"
    r"|\b(?:but|after|when|though|although|because)\b|, and "
)
_NOW = re.compile(r"\b(?:is|are|has|have)\b")
_STATED = re.compile(rf"\b(?:{english.SAYING})\b")


def _appended(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _APPENDED.search(text)
    if found is None or within_marks(text, found.start()):
        return (text,)
    first, word = text[: found.start()], found["word"]
    if len(first.split()) < 7 or re.search(r"\b(?:will|would|may|might|could|plans?|if)\b", first):
        return (text,)
    if word in _LED_TO:
        if REPORTS.search(first) or _SECOND_CLAUSE.search(first) or subject(first) is None:
            return (text,)
        now = "has " if _NOW.search(first) else ""
        return (f"{first}.", f"That {now}{_LED_TO[word]} {found['rest']}")
    about = subject(first) or _speaker(first)
    who = again(about[0]) if about else None
    if about is None or who is None or about[1] in ("is", "are", "says"):
        return (text,)
    speaks = _STATED.search(first) is not None
    # 'Bush said Lowe had lied, accusing him': whose words these are is not sure.
    if speaks and word not in ("adding", "saying") or not speaks and word == "adding":
        return (text,)
    if not speaks and _SECOND_CLAUSE.search(first):
        return (text,)
    return (f"{first}.", f"{who} {_SAID[word]} {found['rest']}")


_SPEAKER = re.compile(
    rf"^(?P<who>(?:[\w'’.-]+ ){{1,6}}?)(?P<verb>{english.SAYING})\b(?! by\b)"
)


def _speaker(first: str) -> tuple[str, str] | None:
    found = _SPEAKER.match(first)
    return (found["who"].strip(), found["verb"]) if found else None


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
