"""Checks of one page as a browser meets it: whole, described, and loading nothing from afar."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing.check import languages, wording
from briefing.check.finding import Finding
from briefing.check.markup import Markup
from briefing.check.rules import broken

_LIVE = re.compile(r"(?:java|vb)script:|data:", re.IGNORECASE)
_PLAYERS = ("audio", "source")


def check(page: Markup, path: Path, folder: Path, *, sound: str = "") -> Iterator[Finding]:
    """Give what is wrong with a page of the public folder, read from `path`.

    `sound` is the name of the file it must play.
    """
    where = path.relative_to(folder).as_posix()
    yield from _loaded(page, path, folder, where)
    yield from _links(page, path, folder, where)
    yield from _policy(page, where)
    yield from _head(page, where)
    yield from _body(page, where)
    played = {Path(urlsplit(each).path).name for tag, each in page.loaded if tag in _PLAYERS}
    if sound and sound not in played:
        yield broken("page-player", where, f"no player of {sound}")


def target(address: str, path: Path, folder: Path) -> Path | None:
    """Give the file that an address on a page leads to; None when it leads out of the folder."""
    inside = unquote(urlsplit(address).path)
    start = folder if inside.startswith("/") else path.parent
    found = os.path.normpath(os.path.join(start, inside.lstrip("/")))  # noqa: PTH118 - a fast one
    if found != str(folder) and not found.startswith(f"{folder}{os.sep}"):
        return None
    return Path(found, "index.html") if os.path.isdir(found) else Path(found)  # noqa: PTH112 - so


def _loaded(page: Markup, path: Path, folder: Path, where: str) -> Iterator[Finding]:
    sent = [each for each in page.forms if urlsplit(each).scheme or each.startswith("//")]
    if sent:
        yield broken("page-outside", where, f"it sends a form to {sent[0][:120]!r}")
    outside = [each for _, each in page.loaded if urlsplit(each).scheme or each.startswith("//")]
    if outside:
        yield broken("page-outside", where, f"it loads {outside[0][:120]!r}")
    for _, each in page.loaded:
        if each in outside or each.startswith("#"):
            continue
        file = target(each, path, folder)
        if file is None or not file.is_file():
            yield broken("file-missing", where, f"it loads {each[:120]!r}, which is not there")


def _links(page: Markup, path: Path, folder: Path, where: str) -> Iterator[Finding]:
    """Follow the links to files of the folder, and to places on the page."""
    for each in dict.fromkeys((*page.links, *(address for _, address in page.alternates))):
        parts = urlsplit(each)
        if parts.scheme in ("mailto", "tel") and not parts.path:
            yield broken("page-link", where, f"it links to {each!r}, and to nobody")
        if parts.scheme or parts.netloc:
            continue
        if each.startswith("#"):
            if parts.fragment and unquote(parts.fragment) not in page.ids:
                yield broken("page-anchor", where, f"there is no {each[:60]!r} on it")
            continue
        file = target(each, path, folder)
        if file is None or not file.is_file():
            yield broken("page-link", where, f"it links to {each[:120]!r}, which is not there")


def _policy(page: Markup, where: str) -> Iterator[Finding]:
    if "default-src" not in page.policy:
        yield broken("page-policy", where, "no Content-Security-Policy")
    elif any(tag in _PLAYERS for tag, _ in page.loaded):
        allowed = _allowed(page.policy)
        if not allowed or allowed == ["'none'"]:
            yield broken("page-policy", where, "its policy forbids the sound it plays")
    if page.inline:
        yield broken("page-script", where, "it holds a script of its own")
    run = [
        each for each in page.links if re.match(r"(?:java|vb)script:|data:", each, re.IGNORECASE)
    ]
    if page.handlers or run:
        text = (
            f"it has {page.handlers[0]} on an element" if page.handlers else f"a link is {run[0]!r}"
        )
        yield broken("page-script", where, text[:120])


def _allowed(policy: str) -> list[str]:
    """Give where a policy lets media come from."""
    parts = [part.split() for part in policy.lower().split(";")]
    given = {part[0]: part[1:] for part in parts if part}
    return given.get("media-src", given.get("default-src", []))


def _head(page: Markup, where: str) -> Iterator[Finding]:
    if not page.encoded:
        yield broken("page-encoding", where, "its bytes are not UTF-8")
    if not page.charset:
        yield broken("page-charset", where, "no <meta charset>")
    elif page.charset.strip().lower() not in ("utf-8", "utf8"):
        yield broken("page-charset", where, f"it is said to be in {page.charset[:40]!r}")
    if not page.language:
        yield broken("page-language", where, "<html> has no lang")
    elif not languages.known(page.language):
        yield broken("page-language", where, f"<html> has the lang {page.language[:40]!r}")
    if not page.title:
        yield broken("page-title", where, "no <title>")
    if not page.viewport:
        yield broken("page-viewport", where, '<meta name="viewport"> is missing')
    if page.refresh:
        yield broken("page-refresh", where, f"it goes on by itself: {page.refresh[:80]!r}")
    if re.search(r"\b(?:noindex|none)\b", page.robots):
        yield broken("page-hidden", where, f"it tells robots {page.robots[:40]!r}")


def _body(page: Markup, where: str) -> Iterator[Finding]:
    if page.unclosed:
        yield broken("page-cut", where, f"it ends within <{page.unclosed}>")
    if page.undescribed:
        yield broken("page-alt", where, f"{page.undescribed[0][:80]!r} has no alt")
    if page.nameless:
        text = f"the link to {page.nameless[0][:80]!r} has no words"
        yield broken("page-nameless", where, text)
    if page.autoplay:
        yield broken("page-autoplay", where, "a player starts by itself")
    yield from wording.any_text(page.text, "the page", where)
    for said in (page.title, page.heading):
        yield from wording.plain_text(said, "its heading", where)
    if not page.heading:
        yield broken("page-heading", where, "no <h1>")
    if page.uncontrolled:
        yield broken("page-controls", where, "a player shows no controls")
    twice = [each for each, count in Counter(page.ids).items() if count > 1]
    if twice:
        yield broken("page-id", where, f"several elements have the id {twice[0][:60]!r}")
