"""Chapters: where a player can jump to; one for each story, and for the parts around them."""

from __future__ import annotations

from briefing.models import Chapter, Line, Part, Programme, Role, Script

_TITLES = {Part.OPENING: "Opening", Part.HEADLINES: "Headlines", Part.SIGN_OFF: "Sign-off"}

Key = tuple[Part, int | None]


def chapters(script: Script, programme: Programme) -> tuple[Chapter, ...]:
    """Give the chapters in time order, the first at 0, each starting with its sting or first word.

    A sting belongs to what it leads to; one that nothing follows, or an insert, to what went
    before.
    """
    found: list[Chapter] = []
    current: Key | None = None
    waiting: float | None = None  # start of a sting whose chapter is not known yet
    for cue in programme.cues:
        line = script.lines[cue.line]
        if line.role is Role.INSERT:
            waiting = None
            continue
        if not line.spoken:
            waiting = cue.start if waiting is None else waiting
            continue
        key = _key(line)
        if key != current:
            start = cue.start if waiting is None else waiting
            found.append(_chapter(script, key, start if found else 0.0))
            current = key
        waiting = None
    return tuple(found)


def _key(line: Line) -> Key:
    return line.part, line.story if line.part is Part.STORY else None


def _chapter(script: Script, key: Key, start: float) -> Chapter:
    part, number = key
    if part is not Part.STORY:
        return Chapter(start, _TITLES[part])
    if number is None or not 0 <= number < len(script.stories):
        return Chapter(start, "News")
    story = script.stories[number]
    url = story.articles[0].url if story.articles else None
    return Chapter(start, story.headline or f"Story {number + 1}", web_address(url))


def web_address(url: str | None) -> str | None:
    """Give the address when it is one a listener may follow (http or https), else None."""
    if url is None or not url.startswith(("http://", "https://")) or not url.isprintable():
        return None
    return None if any(sign in url for sign in ' "<>\\') else url
