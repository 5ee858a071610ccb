"""Where every sentence stands: the show notes' data, for whoever wants to check what was said."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from briefing import codec
from briefing.episode.chapters import web_address
from briefing.text import tidy

if TYPE_CHECKING:
    from briefing.models import Cue, Line, Programme, Script, Sentence, Source

VERSION = "1.0.0"


def sources_json(script: Script, programme: Programme) -> str:
    """Give each spoken sentence with its time, article, paragraph, own words and rules, as JSON.

    A sentence of the station's own stands without an article. Addresses that are not of the web
    are left out.
    """
    waiting = {number: deque(story.sentences) for number, story in enumerate(script.stories)}
    heard = {cue.line: cue for cue in programme.cues}
    listed = []
    for place, line in enumerate(script.lines):
        told = waiting.get(line.story) if line.article and line.story is not None else None
        sentence = told.popleft() if told else None
        if line.spoken and place in heard:
            listed.append(_entry(script, line, heard[place], sentence))
    return codec.dumps({"version": VERSION, "sentences": listed}) + "\n"


def _entry(script: Script, line: Line, cue: Cue, sentence: Sentence | None) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "start": round(cue.start, 3),
        "end": round(cue.end, 3),
        "said": tidy(line.text),
        "story": line.story,
    }
    if line.article is None:
        return entry
    entry |= {
        "source": tidy(line.source or line.text),
        "article": line.article,
        "paragraph": line.paragraph,
        "speaker": line.speaker,
        "rules": list(sentence.rules) if sentence else [],
    }
    return entry | _named(_source(script, line))


def _source(script: Script, line: Line) -> Source | None:
    articles = (one for story in script.stories for one in story.articles)
    return next((one for one in articles if one.id == line.article), None)


def _named(source: Source | None) -> dict[str, Any]:
    if source is None:
        return {}
    return {"title": source.title, "site": source.site, "url": web_address(source.url)}
