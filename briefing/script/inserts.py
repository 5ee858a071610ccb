"""Inserts: the silences that a show's settings leave for adverts and local items."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from briefing.errors import ConfigError
from briefing.models import Line, Part, Role, Script
from briefing.script.timing import estimate

_ENTRY = re.compile(
    r"(after opening|after headlines|after story (?P<number>\d{1,3})|before sign-off|end)\s*:"
    r"\s*(?P<seconds>\d{1,3}(?:\.\d{1,3})?)\s+(?P<name>\S.*)"
)
_LONGEST = 300.0
_PARTS = {"after opening": Part.OPENING, "after headlines": Part.HEADLINES}


def with_inserts(script: Script, asked: Sequence[str]) -> Script:
    """Give the running order with an INSERT line for each entry, 'PLACE: SECONDS NAME'.

    A place that this edition does not have (a story 7 of five) leaves its entry out. Raises
    ConfigError for an entry that cannot be read.
    """
    after: dict[int, list[Line]] = {}
    for entry in asked:
        match = _ENTRY.fullmatch(entry.strip())
        seconds = float(match["seconds"]) if match else 0.0
        if match is None or seconds > _LONGEST:
            raise ConfigError(
                f"[bulletin] inserts: {entry!r} is no insert",
                "Write it as 'end: 20 local weather'; places: after opening, after headlines, "
                f"after story N, before sign-off, end; at most {_LONGEST:.0f} s.",
            )
        place = _place(script.lines, match[1], match["number"])
        if place is not None:
            before = script.lines[place]
            line = Line(
                Role.INSERT, match["name"].strip(), before.part, before.story, seconds=seconds
            )
            after.setdefault(place, []).append(line)
    lines = tuple(
        each for place, line in enumerate(script.lines) for each in (line, *after.get(place, ()))
    )
    return dataclasses.replace(script, lines=lines, seconds=estimate(lines))


def _place(lines: Sequence[Line], where: str, number: str | None) -> int | None:
    """Give the line an insert comes after; None where this edition has no such place."""
    if where == "end":
        return len(lines) - 1
    if where == "before sign-off":
        places = [place for place, line in enumerate(lines) if line.part is not Part.SIGN_OFF]
    elif number is not None:
        places = [place for place, line in enumerate(lines) if line.story == int(number) - 1
                  and line.part is Part.STORY]  # fmt: skip
    else:
        places = [place for place, line in enumerate(lines) if line.part is _PARTS[where]]
    return places[-1] if places else None
