"""Doubts: reasons why a person should look at a cleaned article before it is spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.boilerplate.traits import line
from briefing.clean import apart, standing
from briefing.models import CleanArticle, Doubt

FEWEST_WORDS = 40
"Fewer words of news than this make no story."
_VOICED = (
    "block", "offers-to-the-reader", "speaks-to-the-reader", apart.RULE,
    standing.INVITATION, standing.FURNITURE, *standing.RULES.values(),
)  # fmt: skip
"Rules by which a full sentence goes on the learned voice's word."
_SPONSORS = (
    "sponsored", "paid", "advertorial", "partner", "association", "brought", "promoted", "feature",
)  # fmt: skip
"Without one of these there is no sponsored content."
_SPONSORED = re.compile(
    r"\b(sponsored (content|post|article|by)|paid (content|post|partnership)|advertorial|"
    r"partner content|in (paid )?(partnership|association) with|brought to you by|"
    r"promoted content|advertisement feature|commercial feature|this is a paid)\b",
    re.IGNORECASE,
)


def doubts(article: CleanArticle) -> tuple[Doubt, ...]:
    """Give the reasons why a person should look at an article; empty when there are none."""
    found = []
    whole = sum(len(line(text).words) for text in article.article.paragraphs)
    left = sum(
        len(line(paragraph.text).words)
        for paragraph in article.paragraphs
        if paragraph.index != article.article.headline
    )
    if left < FEWEST_WORDS:
        found.append(Doubt(f"only {left} words of news are left", holds=True))
    elif left * 2 < whole:
        reason = f"more than half of its words were cut ({whole - left} of {whole})"
        found.append(Doubt(reason, holds=True))
    edges = [*article.article.paragraphs[:4], *article.article.paragraphs[-3:]]
    edges.append(article.article.title)
    if sponsored := _sponsored(edges):
        found.append(Doubt(f"it reads as sponsored content ({sponsored!r})", holds=True))
    voiced = [cut for cut in article.cuts if cut.rule in _VOICED and line(cut.text).is_sentence]
    if voiced:
        reason = f"a full sentence was cut on the model's word: {voiced[0].text[:80]!r}"
        found.append(Doubt(reason, holds=False))
    return tuple(found)


def _sponsored(texts: Sequence[str]) -> str | None:
    """Give the words by which one of the texts says that somebody paid for it."""
    # Most articles have none of the words: they are sought in all the texts at once.
    if _may_be_sponsored("\n".join(texts)):
        for text in filter(_may_be_sponsored, texts):
            if match := _SPONSORED.search(text):
                return match[0]
    return None


def _may_be_sponsored(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in _SPONSORS)
