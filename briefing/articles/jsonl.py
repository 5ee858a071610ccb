"""A file of articles: one JSON object a line, with the keys that newsrooms and tools use."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from briefing.articles import decoding, plain
from briefing.errors import ArticleError
from briefing.models import Article
from briefing.text import slug, tidy

MOST_CHARACTERS = 2_000_000
"The longest article accepted, characters of its line."
_TEXT = ("paragraphs", "lines", "text", "article", "body", "content", "articleBody")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "site": ("site", "publisher", "title_name"),
    "published": ("published", "date", "datePublished", "pubDate"),
    "language": ("language", "lang", "inLanguage"),
    "byline": ("byline", "author"),
    "image": ("image",),
}


def looks_like(raw: bytes) -> bool:
    """Tell whether the first line of some bytes is a JSON object."""
    first = raw.lstrip().split(b"\n", 1)[0]
    return first.rstrip().endswith(b"}") and b'"' in first


def articles(raw: bytes, source: str) -> Iterator[Article]:
    """Give the article of each line. Raises ArticleError naming the line that is not one."""
    text = decoding.text(raw, source)
    found = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found += 1
            yield _article(line, f"{source}:{number}", f"{slug(PurePath(source).stem)}-{found}")
    if not found:
        raise ArticleError(f"{source}: holds no articles", "Write one JSON object a line.")


def _article(line: str, where: str, name: str) -> Article:
    if len(line) > MOST_CHARACTERS:
        raise ArticleError(f"{where}: longer than {MOST_CHARACTERS:,} characters", "Shorten it.")
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{where}: is not JSON: {error}", "Write one object a line.") from None
    if not isinstance(entry, dict):
        raise ArticleError(f"{where}: is not a JSON object", "Write one object a line.")
    given = {field: _first_text(entry, names) for field, names in _FIELDS.items()}
    lines = _lines(entry, where)
    title = given.pop("title") or ""
    headline = 0 if not title and plain.looks_like_headline(lines) else None
    if headline is not None:
        title = lines[0]
    identity = entry.get("id")
    return Article(
        id=slug(str(identity)) if isinstance(identity, str | int) else name,
        title=tidy(html.unescape(title)),
        paragraphs=lines,
        source=where,
        headline=headline,
        captions=tuple(_strings(entry.get("captions"))),
        **given,
    )


def _lines(entry: dict[str, Any], where: str) -> tuple[str, ...]:
    for name in _TEXT:
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return plain.paragraphs(value)
        if isinstance(value, list) and value:
            found = tuple(tidied for text in _strings(value) if (tidied := tidy(text)))
            if found:
                return found
    remedy = f"Give its text under one of: {', '.join(_TEXT)}."
    raise ArticleError(f"{where}: has no text", remedy)


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            item = item.get("text")  # noqa: PLW2901 - a labelled line carries its words under "text"
        if isinstance(item, str):
            yield item


def _first_text(entry: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return tidy(value)
    return None
