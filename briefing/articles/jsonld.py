"""The JSON-LD of a page: the object that describes its article, and the texts in it, bounded."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.text import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_JSON = 500_000
_MOST_NODES = 2_000
_ARTICLE_TYPES = ("Article", "NewsArticle", "Report", "BlogPosting", "LiveBlogPosting", "Posting")


def article(root: HtmlElement) -> dict[str, Any]:
    """Give the JSON-LD object that describes the article; empty when there is none."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (script.text or "").strip()
        try:
            # Raw line ends inside strings are common and harmless.
            found = json.loads(text[:_LONGEST_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(found):
            if any(kind.endswith(_ARTICLE_TYPES) for kind in strings(node.get("@type"))):
                return node
    return {}


def _nodes(found: Any) -> Iterator[dict[str, Any]]:
    """Give the objects at the top of JSON-LD and in its graph, a bounded number of them."""
    waiting = [found]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity") if name in node]


def strings(value: Any) -> list[str]:
    """Give the texts in a JSON-LD value: a string, an object's name or address, or a list."""
    if isinstance(value, str):
        return [tidy(html.unescape(value))] if value.strip() else []
    if isinstance(value, dict):
        return strings(value.get("name") or value.get("url") or value.get("@id"))
    if isinstance(value, list):
        return [text for item in value[:20] if not isinstance(item, list) for text in strings(item)]
    return []
