"""The furniture of a page, told by its tags and class names: taken out, its captions noted.

Class names are evidence, not proof: nothing that holds the article's own text goes, whatever
it is called.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.articles import names
from briefing.text import tidy, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AMP_TEXT = ("amp-layout", "amp-fit-text", "amp-accordion", "amp-script")
_NAMED = ("class", "id", "data-component", "data-testid", "data-module", "data-type", "data-qa")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "li", "ul", "ol", "td", "th", "tr",
    "table", "tbody", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl",
    "dt", "dd", "header", "figure", "aside", "footer", "form", "nav", "center",
    "details", "summary", "address", "hr", "fieldset"
))  # fmt: skip
_HOLDERS = ("p", "div", "td", "section", "li", "article", "font", "center", "span")
_SURE = re.compile(
    r"quote|newsletter|promo|adver|sponsor|share|social|cookie|comment|read|related", re.IGNORECASE
)
_HOLDERS = ("p", "div", "td", "section", "li", "article", "font", "center", "span")
_COMMENTS = re.compile(r"\b(?:comments?(?:-list|-section|s)?|disqus|coral|respond)\b")
_OWN_SHARE = 0.35
"A container with more than this share of the text belongs to the article."


def take_out(root: HtmlElement) -> tuple[str, ...]:
    """Remove the furniture from a page; gives the texts that it marked as captions."""
    kept = _article_parts(root)
    captions: list[str] = []
    doomed: list[HtmlElement] = []
    for element in _outermost(root, kept):
        captions += _captions(element)
        doomed.append(element)
    captions += _alternatives(root)
    for element in doomed:
        _drop(element)
    for element in kept:
        # Trafilatura too goes by names, and what holds the article must not fall by its own.
        element.attrib.pop("class", None)
        element.attrib.pop("id", None)
    _flatten_tables(root)
    return tuple(dict.fromkeys(captions))


def sentence_words(text: str) -> int:
    """Give how many words of a text stand in what could be sentences, 0 for a label."""
    count = len(words(text))
    return count if count >= 8 and _SENTENCE.search(text) else 0


def own_text(element: HtmlElement) -> str:
    """Give the text of an element that is in none of its block children, on one line."""
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or child.tag in ("br", *_BLOCKS):
            parts.append(" ")
        else:
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _article_parts(root: HtmlElement) -> frozenset[HtmlElement]:
    """Give the element that holds most of the article's sentences, and all it stands in."""
    held = _held(root)
    if not held:
        return frozenset({root})
    main = max(held, key=lambda element: held[element])
    total = dict(held)
    for element in reversed(list(root.iter("*"))):
        above = element.getparent()
        if above is not None and element in total:
            total[above] = total.get(above, 0) + total[element]
    spread = {e for e, count in total.items() if count > _OWN_SHARE * total[root]}
    # Comments under an article may outweigh it: they are many, and none of them is long.
    return frozenset({main, root, *main.iterancestors()} | {e for e in spread if not _comments(e)})


def _held(root: HtmlElement) -> dict[HtmlElement, int]:
    """Give the words of the sentences that stand directly in each element, furniture aside."""
    held: dict[HtmlElement, int] = {}
    certain: set[HtmlElement] = set()
    for element in root.iter("*"):
        above = element.getparent()
        if above in certain or _certain(element):
            certain.add(element)
        elif above is not None and element.tag in _HOLDERS:
            if element.tag == "span" and above.tag in ("span", "p"):
                continue
            count = sentence_words(own_text(element))
            if count:
                place = above if element.tag in ("p", "li", "span", "font") else element
                held[place] = held.get(place, 0) + count
    return held


def _outermost(root: HtmlElement, kept: frozenset[HtmlElement]) -> list[HtmlElement]:
    """Give the outermost pieces of furniture, in page order."""
    found: list[HtmlElement] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for child in reversed(element):
            if not isinstance(child.tag, str) or child.tag == "head":
                continue
            if child not in kept and _is_furniture(child):
                found.append(child)
            else:
                waiting.append(child)
    return found


def _is_furniture(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in names.TAGS or (tag.startswith("amp-") and tag not in _AMP_TEXT):
        return not (tag == "footer" and sentence_words(own_text(element)) > 60)
    if (element.get("role") or "").casefold() in names.ROLES or is_hidden(element):
        return True
    if tag in ("table", "h1", "body", "html", "main"):
        return tag == "table" and _is_figures(element)
    if not any(_is_named(value) for name in _NAMED if (value := element.get(name))) and not (
        "-" in tag and _is_named(tag)
    ):
        return False
    return not _is_prose(element)


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether a browser would not show an element, or would not have it read aloud."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _certain(element: HtmlElement) -> bool:
    """Tell whether an element is furniture by its tag or role alone."""
    return (
        element.tag in ("aside", "nav", "footer", "form", "noscript", "figure", "head")
        or (element.get("role") or "") in names.ROLES
    )


def _comments(element: HtmlElement) -> bool:
    written = " ".join(element.get(name) or "" for name in ("class", "id"))
    return _COMMENTS.search(written) is not None


def _is_prose(element: HtmlElement) -> bool:
    """Tell whether a paragraph with a furniture's name nevertheless reads as news.

    One word of a class name is weak evidence against a long sentence in a bare paragraph;
    captions, credits, pull quotes and the like are as often full sentences.
    """
    if element.tag != "p" or _is_caption(element):
        return False
    written = " ".join(element.get(name) or "" for name in _NAMED)
    return not _SURE.search(written) and sentence_words(own_text(element)) >= 20


@lru_cache(maxsize=8192)
def _is_named(value: str) -> bool:
    """Tell whether one of the class names in an attribute is that of furniture."""
    return any(
        names.PLACE_NAMES.search(name) or names.CAPTION_NAMES.search(name)
        for name in _class_names(value)
    )


@lru_cache(maxsize=4096)
def _names_caption(value: str) -> bool:
    return any(names.CAPTION_NAMES.search(name) for name in _class_names(value))


def _class_names(value: str) -> list[str]:
    """Give class names in one spelling: articleBody__imgCredit--wide is article-body-img-credit."""
    found = []
    for written in value[:1_000].split():
        plain = written.partition("--")[0]
        name = _NOT_NAME.sub("-", _CAMEL.sub("-", plain).casefold()).strip("-")
        if name and ":" not in written and not names.NOT_FURNITURE.search(name):
            found.append(name)
    return found


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "figcaption" or any(
        _names_caption(value)
        for name in ("class", "id", "itemprop")
        if (value := element.get(name))
    )


def _captions(element: HtmlElement) -> list[str]:
    """Give the caption texts in a piece of furniture: whole, and line by line."""
    found: list[str] = []
    for inner in element.iter():
        if isinstance(inner.tag, str) and _is_caption(inner):
            whole = tidy(inner.text_content())
            parts = [tidy(own_text(part)) for part in inner.iter() if isinstance(part.tag, str)]
            found += [
                text for text in (whole, *parts) if len(words(text)) >= 2 and len(text) < 2_000
            ]
    return found


def _alternatives(root: HtmlElement) -> list[str]:
    """Give the alternative texts of pictures, which pages print again as captions."""
    heads = {tidy(head.text_content()) for head in root.iter("h1", "h2", "h3", "title")}
    texts = [tidy(image.get("alt") or "") for image in root.iter("img", "amp-img")]
    return [
        text for text in texts if len(words(text)) >= 4 and text not in heads and len(text) < 500
    ]


def _is_figures(table: HtmlElement) -> bool:
    """Tell whether a table holds figures to look at, rather than text laid out in columns."""
    cells = list(table.iter("td", "th"))
    return len(cells) >= 4 and not any(sentence_words(cell.text_content()) for cell in cells)


def _flatten_tables(root: HtmlElement) -> None:
    """Make plain containers of the tables that remain, which lay out text in columns."""
    for cell in list(root.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th")):
        cell.tag = "div"
    for wrapper in list(root.iter("font", "center")):
        wrapper.drop_tag()


def _drop(element: HtmlElement) -> None:
    """Remove an element but not the text after it, which belongs to what it stood in."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
