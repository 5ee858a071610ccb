"""The article's own paragraphs: trafilatura finds where they are, the page says what they are.

Trafilatura knows where on a page the article stands; now and then it drops a paragraph from
the middle of it, or keeps a line that is nothing but a link. The page's own blocks mend both.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.articles.furniture import sentence_words
from briefing.text import key, tidy, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NESTED = frozenset((
    "p", "div", "section", "article", "main", "li", "blockquote", "pre", "dt", "dd", "header",
    "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "ul", "ol", "dl", "details", "summary",
    "address", "fieldset", "hgroup", "body",
))  # fmt: skip
_MOST_COMPARED = 1_500
_MOST_SECONDED = 6_000
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_LEAD = re.compile(
    r"(?i)stand-?first|(?:^|[\W_])(?:dek|deck|sell|lead|lede|intro|excerpt|abstract|"
    r"sub-?(?:title|head|headline)|summary|"
    r"strap-?line|chapo|kop|teaser-?text)(?:[\W_]|$)|description"
)
_POINTER = re.compile(
    r"(?i)^\W*(?:read|see|more|related|watch|listen|also|don'?t miss|click|full story|"
    r"recommended|next)\b[^.]{0,40}:\s*"
)
_BULLET = re.compile(r"^\s*[-•*·▪‣]\s+")


@dataclass(frozen=True, slots=True)
class _Block:
    element: HtmlElement
    tag: str
    text: str
    key: str
    linked: float


def paragraphs(root: HtmlElement) -> tuple[str, ...]:
    """Give the paragraphs of the article in a page without its furniture, in page order."""
    found = _extracted(root)
    blocks = _blocks(root)
    kept = _placed(found, blocks)
    if not kept:
        return found
    kept |= _gaps(blocks, kept)
    chosen = sorted(kept | _headings(blocks, kept) | _lead(blocks, kept))
    texts = [blocks[place].text for place in chosen if not _is_pointer(blocks[place])]
    return tuple(texts)


def every_paragraph(root: HtmlElement, *, pointers: bool = False) -> tuple[str, ...]:
    """Give all paragraphs of what is an article and nothing else, such as a feed's entry.

    With `pointers` also the lines that are nothing but a link.
    """
    return tuple(block.text for block in _blocks(root) if pointers or not _is_pointer(block))


def _extracted(root: HtmlElement) -> tuple[str, ...]:
    """Give the lines that trafilatura takes for the article."""
    import trafilatura  # noqa: PLC0415 - an extra, and slow to load

    # It warns on the root logger's path of pages without text; we say so ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Its second opinions cost more than they give on pages longer than any article.
    fast = sum(1 for _ in root.iter("p", "div", "br", "li")) > _MOST_SECONDED
    document = trafilatura.bare_extraction(
        root, favor_precision=True, include_comments=False, fast=fast
    )
    text = "" if document is None or isinstance(document, dict) else document.text or ""
    return tuple(tidied for line in text.split("\n") if (tidied := tidy(_BULLET.sub("", line))))


def _blocks(root: HtmlElement) -> list[_Block]:
    """Give the page's blocks of text in order; text parted by line breaks is several."""
    from lxml import etree  # noqa: PLC0415 - an extra, and slow to load

    body = root.find("body")
    top = root if body is None else body
    found: list[_Block] = []
    owners, links = [top], 0
    runs: list[tuple[str, bool]] = []
    for event, element in etree.iterwalk(top, events=("start", "end")):
        parts = element.tag in _NESTED
        if parts:
            found += _closed(owners[-1], runs)
            runs = []
        if event == "start":
            owners += [element] if parts else []
            links += element.tag == "a"
            runs.append((element.text or "", links > 0))
        else:
            owners = owners[:-1] if parts else owners
            links -= element.tag == "a"
            runs.append((element.tail or "", links > 0))
    return found + _closed(top, runs)


def _closed(owner: HtmlElement, runs: list[tuple[str, bool]]) -> list[_Block]:
    """Give the block that some runs of text make, linked or not; none when they say nothing."""
    text = tidy(_BULLET.sub("", "".join(run for run, _ in runs)))
    folded = key(text)
    if not folded or _is_tweet_mark(owner, text):
        return []
    linked = len(tidy("".join(run for run, is_link in runs if is_link)))
    return [_Block(owner, owner.tag, text, folded, linked / _said(text))]


def _said(text: str) -> int:
    """Give the length of a line without such a label as "Read more:"."""
    return max(1, len(_POINTER.sub("", text)))


def _is_tweet_mark(element: HtmlElement, text: str) -> bool:
    """Tell whether a line is the signature beneath an embedded post."""
    return "twitter-tweet" in (element.get("class") or "") and text.startswith(("—", "-", "&"))


def _placed(found: tuple[str, ...], blocks: list[_Block]) -> set[int]:
    """Give the places of the blocks that hold the lines found; none when most are not there."""
    wanted = [key(line) for line in found]
    whole = set(wanted)
    # Looking for parts of lines takes the product of both lengths: pages that long do without.
    joined = " ".join(wanted) if len(blocks) <= _MOST_COMPARED else ""
    kept = {
        place
        for place, block in enumerate(blocks)
        if block.key in whole or (len(block.key) > 40 and block.key in joined)
    }
    placed = {blocks[place].key for place in kept}
    there = " ".join(blocks[place].key for place in sorted(kept))
    missing = [line for line in wanted if line not in placed]
    lost = sum(len(line) for line in missing if len(missing) > _MOST_COMPARED or line not in there)
    return kept if lost <= 0.15 * sum(map(len, wanted)) else set()


def _gaps(blocks: list[_Block], kept: set[int]) -> set[int]:
    """Give the sentences that stand among kept paragraphs, as their brothers, and were dropped."""
    parents = Counter(blocks[place].element.getparent() for place in kept if _tells(blocks[place]))
    homes = {parent for parent, count in parents.items() if parent is not None and count >= 2}
    homes |= {blocks[p].element for p in kept if blocks[p].tag not in ("p", "li", *_HEADS)}
    first, last = min(kept), max(kept)
    return {
        place
        for place, block in enumerate(blocks)
        if place not in kept
        and (first < place < last or block.element.getparent() in homes)
        and (block.element.getparent() in homes or block.element in homes)
        and block.tag not in _HEADS
        and block.linked < 0.5
        and _tells(block)
    }


def _headings(blocks: list[_Block], kept: set[int]) -> set[int]:
    """Give the headings that stand directly above a kept paragraph of the article."""
    first, last = min(kept), max(kept)
    return {
        place
        for place in range(first + 1, last)
        if blocks[place].tag in _HEADS
        and blocks[place].linked < 0.3
        and place + 1 in kept
        and _tells(blocks[place + 1])
    }


def _lead(blocks: list[_Block], kept: set[int]) -> set[int]:
    """Give the standfirst: a sentence between the headline and the text, or one named as one."""
    first = min((place for place in kept if blocks[place].tag != "h1"), default=0)
    heads = [place for place in range(first) if blocks[place].tag == "h1"]
    if not heads:
        return set()
    return {
        place
        for place in range(heads[-1] + 1, first)
        if blocks[place].linked < 0.3
        and len(words(blocks[place].text)) >= 8
        and (_named_lead(blocks[place].element) or sentence_words(blocks[place].text) >= 10)
    }


def _named_lead(element: HtmlElement) -> bool:
    above = element.getparent()
    return any(
        _LEAD.search(f"{each.get('class') or ''} {each.get('itemprop') or ''}")
        for each in (element, above)
        if each is not None
    )


def _tells(block: _Block) -> bool:
    return sentence_words(block.text) > 0 and _ENDS.search(block.text) is not None


def _is_pointer(block: _Block) -> bool:
    """Tell whether a block is nothing but a link to somewhere else."""
    if block.linked < 0.8:
        return False
    return not (_tells(block) and _ENDS.search(block.text) and block.text[-1] != ":")
