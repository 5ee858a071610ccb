"""Reads the project's labelled articles: the corpus that teaches and tests the cleaner.

    # site: www.title.example
    === article-id
    title: Headline as the page's metadata gave it
    published: 2025-02-11
    mode: paste
    ---
    label | text of a line

`body!` is news that looks like something to cut; {{ }} marks boilerplate inside a line of news.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.models import Article
from briefing.text import tidy

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
SHARED = Path(__file__).parent.parent.parent / "shared" / "data" / "clean_dev.jsonl"
_SPAN = re.compile(r"\{\{(.*?)\}\}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and what each of its lines is."""

    article: Article
    "As it comes in: every line, spans and all."
    labels: tuple[str, ...]
    "One for each paragraph: 'body' or the label of what is to be cut."
    hard: tuple[bool, ...]
    "True for news that looks like something to cut."
    spans: tuple[tuple[str, ...], ...]
    "For each paragraph, the boilerplate inside it."
    group: str
    "The title it is from: what a split must keep together."
    title_name: str = ""
    "What the title calls itself."


def corpus(part: str) -> list[Labelled]:
    """Give the articles of a part of the corpus ('training', 'gate'), by file and place."""
    found: list[Labelled] = []
    for path in sorted((CORPUS / part).glob("*.txt")):
        found += _read(path)
    return found


def development() -> list[Labelled]:
    """Give the shared development set; empty where it is not at hand."""
    if not SHARED.is_file():
        return []
    rows = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
    return [_from_row(row) for row in rows]


def _from_row(row: dict) -> Labelled:
    lines = [line for line in row["lines"] if tidy(line["text"])]
    site = None if row["site"] in ("source", "") else row["site"]
    article = Article(
        id=row["id"],
        title=tidy(row["title"] or ""),
        paragraphs=tuple(tidy(line["text"]) for line in lines),
        site=site,
        url=row.get("url"),
    )
    labels = tuple(line["label"] for line in lines)
    spans = tuple(tuple(line.get("inline") or ()) for line in lines)
    return Labelled(article, labels, (False,) * len(lines), spans, site or row["id"])


def _read(path: Path) -> Iterator[Labelled]:
    head, *chunks = path.read_text(encoding="utf-8").split("\n=== ")
    site = _field(head.replace("# ", ""), "site")
    for chunk in chunks:
        fields, _, body = chunk.partition("\n---\n")
        rows = [row.split(" | ", 1) for row in body.splitlines() if " | " in row]
        rows = [(label, text) for label, text in rows if tidy(_SPAN.sub(r"\1", text))]
        title = _field(fields, "title")
        texts = tuple(tidy(_SPAN.sub(r"\1", text)) for _, text in rows)
        yield Labelled(
            article=Article(
                id=fields.splitlines()[0].strip(),
                title=tidy(title),
                paragraphs=texts,
                site=site or None,
                published=_field(fields, "published") or None,
            ),
            labels=tuple(label.rstrip("!") for label, _ in rows),
            hard=tuple(label.endswith("!") for label, _ in rows),
            spans=tuple(tuple(_SPAN.findall(text)) for _, text in rows),
            group=path.stem,
            title_name=_field(head.replace("# ", ""), "title-name"),
        )


def _field(text: str, name: str) -> str:
    match = re.search(rf"^{name}:[ \t]*(.*)$", text, re.MULTILINE)
    return match[1].strip() if match else ""
