"""Checks of what pages load, style sheets, scripts and icons: there, and calling nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.check.finding import Finding
from briefing.check.rules import broken

_KINDS = (".css", ".js", ".svg")
_REMARK = re.compile(rb"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(rb""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
_EVALUATED = re.compile(rb"(?<![\w.])(?:eval|new\s+Function)\s*\(")
_COOKIE = re.compile(rb"\bdocument\.cookie\s*=(?!=)")
_IN_PICTURE = re.compile(rb"<script\b|<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
_IMPORT = re.compile(
    rb"""(?:@import\s+(?:url\()?|url\()\s*["']?\s*((?:https?:)?//[^\s"')]+)""", re.IGNORECASE
)
_CALL = re.compile(
    rb"""(?:fetch|sendBeacon|importScripts|import|WebSocket|EventSource|open|src\s*=)\s*\(?\s*"""
    rb"""(?:["'][A-Z]+["']\s*,\s*)?["'`]((?:https?:|wss?:)?//[^\s"'`]+)"""
)


def check(paths: set[Path], folder: Path) -> Iterator[Finding]:
    """Give what is wrong with the files that pages of the folder load, each looked at once."""
    for path in sorted(paths):
        if path.suffix.lower() not in _KINDS or not path.is_file():
            continue
        content, name = path.read_bytes(), path.relative_to(folder).as_posix()
        if not content.strip():
            yield broken("page-asset", name, "it is empty")
        elif re.match(rb"\s*<(?:!doctype\s+html|html)\b", content, re.IGNORECASE):
            yield broken("page-asset", name, "it is a web page")
        elif path.suffix.lower() == ".svg" and b"<svg" not in content:
            yield broken("page-asset", name, "it is no SVG")
        yield from _live(content, path.suffix.lower(), name)
        called = (_CALL if path.suffix.lower() == ".js" else _IMPORT).search(
            _REMARK.sub(b"", content)
        )
        if called:
            address = called[1].decode("utf-8", "replace")
            yield broken("page-outside", name, f"it loads {address[:120]!r}")


def _live(content: bytes, kind: str, name: str) -> Iterator[Finding]:
    """Find what the pages' policy forbids, what follows the listener, and broken style sheets."""
    bare = _REMARK.sub(b"", content)
    if kind == ".js" and _EVALUATED.search(bare):
        yield broken("page-script", name, "it evaluates text as a script")
    if kind == ".js" and _COOKIE.search(bare):
        yield broken("page-outside", name, "it keeps a cookie")
    if kind == ".svg" and _IN_PICTURE.search(content):
        yield broken("page-script", name, "a picture holds a script")
    if kind == ".css":
        plain = _STRING.sub(b"", bare)
        if plain.count(b"{") != plain.count(b"}"):
            yield broken("page-asset", name, "its braces do not match")
