"""Checks of a chapters file, as an app would read it (JSON Chapters 1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from briefing.check import wording
from briefing.check.finding import Finding
from briefing.check.loose import number, of, read
from briefing.check.rules import broken
from briefing.check.values import is_http, is_public, web_address


def check(content: bytes, where: str, seconds: float | None) -> Iterator[Finding]:
    """Check a chapters file: version, start times, titles (JSON Chapters 1.2)."""
    value = read(content)
    if not isinstance(value, dict) or not isinstance(value.get("chapters"), list):
        yield broken("chapters-file", where, "it is not a JSON object with a list of chapters")
        return
    if not re.fullmatch(r"1\.\d+\.\d+", str(value.get("version"))):
        yield broken("chapters-file", where, f"version is {value.get('version')!r}")
    starts = [number(of(one, "startTime")) for one in value["chapters"]]
    if None in starts:
        yield broken("chapters-file", where, "a chapter has no startTime in seconds")
        return
    known = [start for start in starts if start is not None]
    if not known:
        yield broken("chapters-file", where, "no chapter")
    if any(later <= earlier for earlier, later in pairwise(known)):
        yield broken("chapters-order", where, "start times do not rise")
    if seconds and known and known[-1] >= seconds:
        text = f"the last chapter starts at {known[-1]:g} s, the sound ends at {seconds:g} s"
        yield broken("chapters-order", where, text)
    for one in value["chapters"]:
        yield from _chapter(one, where)
    yield from _together(value["chapters"], where)


def _chapter(one: dict[str, Any], where: str) -> Iterator[Finding]:
    title, shown = one.get("title", ""), one.get("toc", True) is not False
    if not isinstance(title, str):
        yield broken("chapters-title", where, f"a chapter's title is {str(title)[:60]}, no text")
    elif shown and not title.strip():
        yield broken("chapters-title", where, "a chapter has no title")
    else:
        yield from wording.plain_text(title, "a chapter's title", where)
    if not isinstance(one.get("toc", True), bool):
        yield broken("chapters-value", where, f"a chapter has toc {str(one['toc'])[:40]!r}")
    for key in ("url", "img"):
        address = one.get(key)
        if address is not None and not (isinstance(address, str) and web_address(address)):
            yield broken("chapters-address", where, f"a chapter has {key} {str(address)[:80]!r}")
    if isinstance(one.get("img"), str) and is_http(one["img"]) and is_public(one["img"]):
        yield broken("chapters-address", where, f"a chapter's img is http: {one['img'][:80]!r}")
    end, start = one.get("endTime"), number(one.get("startTime"))
    last = number(end)
    if end is not None and (last is None or start is None or last <= start):
        yield broken("chapters-order", where, f"a chapter from {start} s ends at {end!r}")


def _together(chapters: list[dict[str, Any]], where: str) -> Iterator[Finding]:
    """Look at all chapters that are listed: too short to be heard, or all called alike."""
    listed = [one for one in chapters if one.get("toc", True) is not False]
    starts = [number(one.get("startTime")) or 0.0 for one in listed]
    brief = next((one for one, other in pairwise(starts) if 0 < other - one < 1), None)
    if brief is not None:
        yield broken("chapters-brief", where, f"the chapter at {brief:g} s lasts under a second")
    titles = {str(one.get("title")).strip() for one in listed}
    if len(listed) > 2 and len(titles) == 1 and titles != {""}:
        text = f"all {len(listed)} chapters are called {titles.pop()[:40]!r}"
        yield broken("chapters-title", where, text)
