"""What a producer hands in: each source is recognised, read within bounds, and given an id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from briefing.articles import decoding, feeds, jsonl, page, plain
from briefing.errors import ArticleError
from briefing.models import Article
from briefing.text import slug

MOST_BYTES = 2_000_000
"The longest article accepted, bytes."
MOST_JSONL_BYTES = 200_000_000
"The longest file of articles accepted, bytes."
_READ_FROM_FOLDERS = (
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".xml", ".rss", ".atom",
)  # fmt: skip

Fetch = Callable[[str], tuple[bytes, str]]
"Gives the bytes at a URL, and the URL after redirects."


def read(
    sources: Sequence[str], *, stdin: BinaryIO | None = None, fetch: Fetch | None = None
) -> tuple[Article, ...]:
    """Give the articles that the sources name, in order; ids are unique among them.

    A source is a text or HTML file, an RSS or Atom feed, a .jsonl file, a folder of those, a URL
    when `fetch` is given (which then also follows the summaries of feeds), or '-' for standard
    input. Raises ArticleError naming the source that cannot be read.
    """
    articles: list[Article] = []
    taken: set[str] = set()
    for source in sources:
        for article in _read_one(source, stdin, fetch):
            unique = _free_id(article.id, taken)
            taken.add(unique)
            articles.append(replace(article, id=unique))
    return tuple(articles)


def _read_one(source: str, stdin: BinaryIO | None, fetch: Fetch | None) -> Iterator[Article]:
    if source == "-":
        if stdin is None:
            raise ArticleError("standard input is not open", "Name a file instead of '-'.")
        raw = _bounded(stdin, MOST_JSONL_BYTES, "standard input")
        yield from _recognise(raw, "-", "stdin", fetch)
    elif source.startswith(("http://", "https://")):
        if fetch is None:
            remedy = "Save the page and give the file."
            raise ArticleError(f"{source}: addresses are not read here", remedy)
        raw, address = fetch(source)
        yield from _recognise(raw, address, slug(address.partition("//")[2]), fetch, address)
    else:
        path = Path(source)
        for file in _files(path):
            yield from _read_file(file, fetch)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise ArticleError(f"{path}: there is no such file or folder", "Check the name.")
    if not path.is_dir():
        return [path]
    inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _READ_FROM_FOLDERS)
    return [p for p in inside if p.is_file() and not p.name.startswith(".")]


def _read_file(path: Path, fetch: Fetch | None) -> Iterator[Article]:
    many = path.suffix.lower() in (".jsonl", ".ndjson")
    try:
        with path.open("rb") as file:
            raw = _bounded(file, MOST_JSONL_BYTES if many else MOST_BYTES, str(path))
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read: {error.strerror}", "Check it.") from None
    if many:
        yield from jsonl.articles(raw, str(path))
    else:
        yield from _recognise(raw, str(path), slug(path.stem), fetch)


def _bounded(file: BinaryIO, most: int, where: str) -> bytes:
    raw = file.read(most + 1)
    if len(raw) > most:
        raise ArticleError(
            f"{where}: longer than {most:,} bytes, which no article is",
            "Give one article a file, or a .jsonl file of articles.",
        )
    return raw


def _recognise(
    raw: bytes, source: str, name: str, fetch: Fetch | None, address: str | None = None
) -> Iterator[Article]:
    if not raw.strip():
        raise ArticleError(f"{source}: is empty", "Give a file with an article in it.")
    if raw.lstrip()[:1] == b"{" and jsonl.looks_like(raw):
        yield from jsonl.articles(raw, source)
        return
    if len(raw) > MOST_BYTES:
        raise ArticleError(f"{source}: longer than {MOST_BYTES:,} bytes", "Give one article.")
    if feeds.looks_like(raw):
        yield from feeds.articles(raw, source, fetch)
        return
    if page.looks_like(raw):
        yield page.article(raw, source, name, address=address)
        return
    text = decoding.text(raw, source)
    yield plain.article(text, source, name)


def _free_id(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
