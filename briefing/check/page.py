"""Checks of the pages as a browser meets them: all they load is there, and none of it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing.check.finding import Finding
from briefing.check.rules import broken

_LOADED = {
    **dict.fromkeys(("script", "img", "audio", "video", "source", "track"), "src"),
    **dict.fromkeys(("iframe", "embed"), "src"),
    "link": "href",
}  # fmt: skip
_LINKS_LOADED = frozenset({"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"})


def check(path: Path, folder: Path, *, sound: str = "") -> Iterator[Finding]:
    """Give what is wrong with a page of the public folder; `sound` is the file it must play."""
    where = path.relative_to(folder).as_posix()
    reader = _Reader()
    reader.feed(path.read_text("utf-8", "replace"))
    outside = [each for _, each in reader.loaded if urlsplit(each).scheme or each.startswith("//")]
    if outside:
        yield broken("page-outside", where, f"it loads {outside[0][:120]!r}")
    for _, each in reader.loaded:
        if each in outside or each.startswith("#"):
            continue
        inside = unquote(urlsplit(each).path)
        target = folder / inside.lstrip("/") if inside.startswith("/") else path.parent / inside
        if not target.resolve().is_relative_to(folder.resolve()) or not target.is_file():
            yield broken("file-missing", where, f"it loads {each[:120]!r}, which is not there")
    if not reader.policy:
        yield broken("page-policy", where, "no Content-Security-Policy")
    if reader.inline:
        yield broken("page-script", where, "it holds a script of its own")
    played = {Path(urlsplit(each).path).name for tag, each in reader.loaded if tag in _PLAYERS}
    if sound and sound not in played:
        yield broken("page-player", where, f"no player of {sound}")


_PLAYERS = ("audio", "source")


class _Reader(HTMLParser):
    """Notes what a page loads, and by what it guards itself."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[tuple[str, str]] = []
        self.policy = False
        self.inline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = "default-src" in given.get("content", "")
        address = given.get(_LOADED.get(tag, ""), "")
        if tag == "link" and not _LINKS_LOADED & set(given.get("rel", "").lower().split()):
            address = ""
        if address:
            self.loaded.append((tag, address.strip()))
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.inline = True
