"""HTML pages: furniture out, paragraphs and captions found, stubs refused with the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.articles import body, furniture, markup, metadata, stubs
from briefing.articles.furniture import is_hidden
from briefing.errors import ArticleError
from briefing.models import Article
from briefing.text import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|article|main|div|p|h1|section)[\s>]", re.IGNORECASE
)
_MOST_SHOWN = 60_000


def looks_like(raw: bytes) -> bool:
    """Tell whether some bytes are an HTML page."""
    start = raw[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode("ascii", "ignore")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _HTML.search(start) is not None


def article(
    raw: bytes, source: str, name: str, *, address: str | None = None, charset: str | None = None
) -> Article:
    """Give the article of a page.

    `address` is where it was fetched from and `charset` what the server said of it, if it was.
    Raises ArticleError with the reason when there is no article in it, and ConfigError when the
    `web` extra, which reads pages, is not installed.
    """
    root = markup.parse(raw, source, charset)
    facts = metadata.read(root, address)
    shown = _shown(root)
    captions = furniture.take_out(root)
    lines = body.paragraphs(root)
    window = root.findtext(".//title") or ""
    stubs.refuse(lines, shown, tidy(window), source, paywalled=facts.paywalled)
    if not lines:
        raise ArticleError(f"{source}: the page holds no article", "Paste its text into a file.")
    return Article(
        id=name,
        title=facts.title,
        paragraphs=lines,
        source=source,
        url=facts.url,
        site=facts.site,
        published=facts.published,
        language=facts.language,
        byline=facts.byline,
        image=facts.image,
        captions=captions,
    )


def _shown(root: HtmlElement) -> str:
    """Give what a reader would see of a page, its beginning and its end when it is long."""
    unseen = ("script", "style", "template", "head")
    texts: list[str] = []
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            texts.append(element)
        elif isinstance(element.tag, str) and element.tag not in unseen and not is_hidden(element):
            texts.append(element.text or "")
            for child in reversed(element):
                waiting += [child.tail or "", child]
    whole = tidy(" ".join(texts))
    return whole if len(whole) <= 2 * _MOST_SHOWN else whole[:_MOST_SHOWN] + whole[-_MOST_SHOWN:]
