"""What a site's robots.txt allows us: groups, wildcards and the longest match, as RFC 9309 says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

AGENT = "briefing"
"The name that site owners may use for us in robots.txt."
_MOST_LINES = 20_000
_LONGEST_RULE = 500


def allowed(robots: str, target: str) -> bool:
    """Tell whether robots.txt lets us read a path with its query."""
    rules = _ours(robots)
    path = _plain(target)
    best, verdict = -1, True
    for allow, pattern in rules:
        if _matches(pattern, path) and (len(pattern), allow) > (best, verdict):
            best, verdict = len(pattern), allow
        elif _matches(pattern, path) and len(pattern) == best:
            verdict = verdict or allow
    return verdict


def _ours(robots: str) -> list[tuple[bool, str]]:
    """Give the rules of the groups that name us, else of those for everybody."""
    named: list[tuple[bool, str]] = []
    everybody: list[tuple[bool, str]] = []
    agents: set[str] = set()
    in_rules = is_named = False
    for field, value in _fields(robots):
        if field == "user-agent":
            agents = set() if in_rules else agents
            in_rules = False
            agents.add(re.split(r"[/\s]", value.casefold(), maxsplit=1)[0])
            is_named = is_named or AGENT in agents
        elif field in ("allow", "disallow"):
            in_rules = True
            if value and len(value) <= _LONGEST_RULE:
                rule = (field == "allow", _plain(value))
                named += [rule] if AGENT in agents else []
                everybody += [rule] if "*" in agents else []
    return named if is_named else everybody


def _fields(robots: str) -> Iterator[tuple[str, str]]:
    for line in robots.lstrip("\ufeff").splitlines()[:_MOST_LINES]:
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().casefold(), value.strip()


def _matches(pattern: str, path: str) -> bool:
    """Match a rule piece by piece, in linear time whatever the number of its wildcards."""
    anchored = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    place = len(first)
    for piece in others[:-1]:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    last = others[-1]
    if anchored:
        return len(path) - len(last) >= place and path.endswith(last)
    return path.find(last, place) >= 0


def _plain(path: str) -> str:
    """Give a path with its escapes resolved, so that %7E and ~ are one."""
    return unquote(path, errors="replace")
