"""HTML pages: trafilatura finds the article, we bound it and keep what the page calls captions."""

from __future__ import annotations

import re

from briefing.articles.plain import paragraphs
from briefing.errors import ArticleError, ConfigError
from briefing.models import Article
from briefing.text import tidy, words

_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_LANGUAGE = re.compile(
    rb"<html[^>]{0,400}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.I
)
_CAPTION = re.compile(
    rb"<figcaption[^>]{0,400}>(.{1,4000}?)</figcaption", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MOST_TAGS = 50_000
"More than any article page has; extraction takes longer than linear on such pages."
_STUB = re.compile(
    r"enable javascript|javascript is (disabled|required)|are you a (robot|human)|"
    r"verify you are (a )?human|access denied|checking your browser|unusual (traffic|activity)|"
    r"subscribe to (continue|read)|to continue reading|create a free account to read",
    re.IGNORECASE,
)
_FEWEST_WORDS = 40


def looks_like(raw: bytes) -> bool:
    """Tell whether some bytes are an HTML page."""
    return _HTML.search(raw[:4096]) is not None


def article(raw: bytes, source: str, name: str) -> Article:
    """Give the article of a page.

    Raises ArticleError when there is none in it, and ConfigError when the `web` extra, which
    reads pages, is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        remedy = "Install it: pip install 'briefing[web]', or paste the text into a .txt file."
        raise ConfigError(f"{source}: reading HTML needs the 'web' extra", remedy) from None
    if raw.count(b"<") > _MOST_TAGS:
        raise ArticleError(f"{source}: has more than {_MOST_TAGS:,} tags", "Save a simpler page.")
    document = trafilatura.bare_extraction(
        raw, favor_precision=True, include_comments=False, with_metadata=True
    )
    text = (document.text or "") if document else ""
    lines = paragraphs(text)
    _refuse_stub(" ".join(lines), source)
    language = _LANGUAGE.search(raw[:8192])
    return Article(
        id=name,
        title=tidy(document.title or ""),
        paragraphs=lines,
        source=source,
        url=document.url if (document.url or "").startswith(("http://", "https://")) else None,
        site=document.sitename or document.hostname,
        published=document.date,
        language=language[1].decode("ascii") if language else document.language,
        byline=document.author,
        image=document.image,
        captions=_captions(raw),
    )


def _refuse_stub(text: str, source: str) -> None:
    count = len(words(text))
    stub = _STUB.search(text)
    if stub and count < 6 * _FEWEST_WORDS:
        message = f"{source}: the page holds no article but says {stub[0]!r}"
        raise ArticleError(message, "Open it in a browser and save the whole article.")
    if count < _FEWEST_WORDS:
        message = f"{source}: there is no article in this page ({count} words of text)"
        raise ArticleError(message, "Give the page of one article, or paste its text into a file.")


def _captions(raw: bytes) -> tuple[str, ...]:
    found = (_TAG.sub(" ", match.decode("utf-8", "replace")) for match in _CAPTION.findall(raw))
    return tuple(tidied for text in found if (tidied := tidy(text)))
