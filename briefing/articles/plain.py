"""Plain text into paragraphs: blank lines or line ends part them, hard-wrapped lines are joined."""

from __future__ import annotations

import re

from briefing.errors import ArticleError
from briefing.models import Article
from briefing.text import key, tidy, words

_NARROWEST, _WIDEST = 40, 110
"Columns between which mail and terminals wrap their lines."
_LONGEST_HEADLINE = 22
"Words; longer first lines are leads."
_NOT_A_HEADLINE = re.compile(
    r"^(by|share|advertisement|ad|video|image|photo|pictures?|caption|credit|published|updated|"
    r"last updated|loading|watch|listen|menu|skip to|home|news|sport|subscribe|sign in|log in|"
    r"comments?|save|follow|get the|read more|exclusive|breaking|live)\b[\W\w]{0,24}$"
    r"|^by [A-Z]|\d{1,2}[:.]\d\d|\b(19|20)\d\d\b.*\d{1,2}[:.]\d\d|^https?://|@",
    re.IGNORECASE,
)


def article(text: str, source: str, name: str) -> Article:
    """Give the article in a text. Raises ArticleError naming `source` when there are no words."""
    lines = paragraphs(text)
    if not any(words(line) for line in lines):
        raise ArticleError(f"{source}: has no words in it", "Give a file with an article in it.")
    if looks_like_headline(lines):
        return Article(id=name, title=lines[0], paragraphs=lines, source=source, headline=0)
    return Article(id=name, title="", paragraphs=lines, source=source)


def paragraphs(text: str) -> tuple[str, ...]:
    """Give the non-empty paragraphs of a text, each tidied onto one line."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = _wrap_width(lines)
    if width:
        lines = _unwrapped(lines, width)
    return tuple(tidied for line in lines if (tidied := tidy(line)))


def looks_like_headline(lines: tuple[str, ...]) -> bool:
    """Tell whether the first of several paragraphs is the headline rather than the lead."""
    if len(lines) < 3:
        return False
    first, count = lines[0], len(words(lines[0]))
    if not 4 <= count <= _LONGEST_HEADLINE or first.rstrip("\"'”’)").endswith((".", ":", ";", ",")):
        return False
    if _NOT_A_HEADLINE.search(first):
        return False
    # A headline names what the article then tells: some of its longer words come again.
    telling = {word for word in key(first).split() if len(word) > 3}
    told = set(key(" ".join(lines[1:])).split())
    return len(telling & told) * 3 >= len(telling)


def _wrap_width(lines: list[str]) -> int:
    """Give the column at which a text was hard-wrapped, or 0 when its lines are paragraphs."""
    width = max((len(line) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    joins = full = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if not line.strip() or not following.strip():
            continue
        joins += 1
        full += len(line) + 1 + len(following.split()[0]) > width
    # In wrapped text nearly every line is as full as it can be; paragraphs end anywhere.
    return width if joins >= 3 and full >= 0.9 * joins else 0


def _unwrapped(lines: list[str], width: int) -> list[str]:
    joined: list[str] = []
    room_left = True
    for line in lines:
        if not line.strip() or room_left or not joined:
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line.strip()}"
        room_left = not line.strip() or len(line) < width * 0.6
    return joined
