"""Each spoken sentence beside the article's own words, with the rules between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.clock import clock_time
from briefing.models import Script, Story
from briefing.pipeline import Outcome

_SECOND_VOICE = "The words and who says them are read by two voices."


def rows(outcome: Outcome, script: Script) -> Iterator[str]:
    """Give the lines of `briefing script --explain`: stories, sentences, sources, what is out."""
    from briefing.script.voicing import RULE
    from briefing.summarise import house_rules

    why = {**house_rules(), RULE: _SECOND_VOICE}
    lasts = clock_time(script.seconds)
    aim = f", {clock_time(outcome.wanted)} aimed at" if outcome.wanted else ""
    yield f"{script.show}, {script.edition}, {script.programme}: about {lasts}{aim}"
    for number, story in enumerate(script.stories, start=1):
        yield ""
        yield from _story(number, story, why)
    if outcome.left_out:
        yield ""
        yield "LEFT OUT"
        for left in outcome.left_out:
            yield f"  {left.title}  [{', '.join(left.articles)}]: {left.why}"


def _story(number: int, story: Story, why: Mapping[str, str]) -> Iterator[str]:
    section = f"  ({story.section})" if story.section else ""
    yield f"{number}. {story.headline}{section}"
    for source in story.articles:
        named = "  ".join(part for part in (source.site, source.title, source.url) if part)
        yield f"   from {source.id}: {named}"
    for sentence in story.sentences:
        whose = f", the words of {sentence.speaker}" if sentence.speaker else ""
        yield ""
        yield f"   said    {sentence.text}"
        place = f"[{sentence.article} ¶{sentence.paragraph}{whose}]"
        own = "the article’s own words" if sentence.text == sentence.source else sentence.source
        yield f"   source  {own}  {place}"
        for rule in sentence.rules:
            yield f"   rule    {rule}: {why.get(rule, '')}".rstrip(": ")
