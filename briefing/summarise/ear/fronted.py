"""A clause before the main one follows it: 'As X, Y' becomes 'Y' and 'It came as X'."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import FINITE, PAST, PAST_OR_PARTICIPLE, within_marks
from briefing.summarise.ear.rule import Rule, capitalised

_FRONTED = re.compile(
    r"^(?P<word>As|After|Following|Despite|Amid) (?P<clause>[^,;:–—“”\"]{15,}), "
    rf"(?P<main>(?P<subject>(?!(?:he|she|it|they|his|her|its|their|which|who|where)\b)[\w'’.-]+"
    rf"(?: (?!and\b|or\b|but\b)[\w'’.-]+){{0,6}}?) "
    rf"(?P<verb>has|have|was|were|{PAST}|{PAST_OR_PARTICIPLE})\b (?!by\b)[^;:“”\"]{{8,}}\.)$"
)
_CLAUSE = re.compile(rf"^(?:[\w'’.-]+ ){{1,16}}?(?:{FINITE}|{PAST}|[a-z]{{3,}}ed)\b")
_TIED = re.compile(rf"\b(?:not|never|no|if|whether|{english.SAYING})\b|n['’]t\b")
_PART_OF = re.compile(r"^(?:part|well|many|much|long|soon|an?|chief|head|one|usual|ever)\b")


def _fronted(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _FRONTED.match(text)
    if found is None or within_marks(text, found.start("main")):
        return (text,)
    if _TIED.search(text, found.end("verb")):
        return (text,)
    word, clause = found["word"].lower(), found["clause"]
    if word == "as" and (_PART_OF.match(clause) or not _CLAUSE.match(clause)):
        return (text,)
    if word in ("after", "despite") and re.match(r"(?:\w+ ){0,2}\w+ing\b", clause):
        return (text,)
    if re.search(r"\b(?:I|we|he|she|it|they|his|her|its|their)\b", clause):
        return (text,)
    now = found["verb"] in ("has", "have")
    opening = {
        "following": "It follows" if now else "It followed",
        "despite": "This is despite" if now else "This was despite",
    }.get(word, f"It comes {word}" if now else f"It came {word}")
    return (capitalised(found["main"]), f"{opening} {clause}.")


RULES: tuple[Rule, ...] = (
    Rule(
        "split-fronted",
        "A clause with “as”, “after” or “despite” before the main one follows it.",
        _fronted,
        (
            (
                "After weeks of argument over the old harbour wall, Ann Lowe closed the ferry.",
                (
                    "Ann Lowe closed the ferry. / "
                    "It came after weeks of argument over the old harbour wall."
                ),
            ),
            (
                "As part of the plan for the old harbour wall, Ann Lowe closed the ferry.",
                "As part of the plan for the old harbour wall, Ann Lowe closed the ferry.",
            ),
        ),
        marks=("As ", "After ", "Following ", "Despite ", "Amid "),
    ),
)
