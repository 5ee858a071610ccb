"""Stories through a programme's template: Jinja2 in a sandbox, strict about every name.

A template writes the page that `page.from_text` reads, so what a producer edits in a template
and in a finished script is the same plain text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing import clock
from briefing.errors import ScriptError
from briefing.models import Script, Sentence, Show, Story
from briefing.script import page
from briefing.script.formats import TEMPLATE, folder_of
from briefing.script.inserts import with_inserts
from briefing.script.voicing import Voicing
from briefing.text import tidy

_LONGEST_TEMPLATE = 100_000
_SATURDAY = 5


class _Ready(str):
    """Text that stands on the page as it is."""

    __slots__ = ()


def write(
    stories: Sequence[Story],
    show: Show,
    when: datetime,
    edition: str,
    *,
    programme: str = "bulletin",
    own: Path | None = None,
    inserts: Sequence[str] = (),
    voicing: Voicing | None = None,
) -> Script:
    """Give the running order of an edition, as the programme's template writes it.

    `inserts` are the show's, each 'PLACE: SECONDS NAME' (see `inserts`). `voicing` tells
    whether two presenters and a voice for quotations are there.

    Raises ScriptError naming the template's file and line, and the names it may use, when it
    uses one that does not exist; and when it writes a page that cannot be read back.
    """
    template = folder_of(programme, own) / TEMPLATE
    names = _names(stories, show, when, voicing or Voicing())
    rendered = _render(template, names)
    header = f"show: {tidy(show.title)}\nedition: {edition}\nprogramme: {programme}\n"
    return with_inserts(page.from_text(header + rendered, where=str(template)), inserts)


def _names(
    stories: Sequence[Story], show: Show, when: datetime, voicing: Voicing
) -> dict[str, Any]:
    return {
        "show": show,
        "stories": tuple(stories),
        "headlines": tuple(_as_sentence(story.headline) for story in stories),
        "part_of_day": clock.part_of_day(when),
        "hour": when.hour,
        "weekday": f"{when:%A}",
        "weekend": when.weekday() >= _SATURDAY,
        "date": clock.said_date(when),
        "presenters": voicing.presenters,
        "reader": voicing.reader,
        "parts": voicing.parts,
        "say": _say,
        "begin": _begin,
    }


def _render(template: Path, names: dict[str, Any]) -> str:
    import jinja2  # noqa: PLC0415 - slow to load, and only needed here
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined,
        finalize=_on_the_page,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    try:
        text = template.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ScriptError(f"{template}: is not UTF-8 text", "Save it as UTF-8.") from None
    if len(text) > _LONGEST_TEMPLATE:
        raise ScriptError(
            f"{template}: longer than {_LONGEST_TEMPLATE:,} characters", "Shorten it."
        )
    try:
        compiled = environment.from_string(text)
        return compiled.render(names)
    except jinja2.TemplateSyntaxError as error:
        raise ScriptError(f"{template}, line {error.lineno}: {error.message}", "Mend it.") from None
    except (jinja2.TemplateError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        line = _line_of(error)
        remedy = f"Names to use: {', '.join(sorted(names))}."
        raise ScriptError(f"{template}, line {line}: {error}", remedy) from None


def _line_of(error: BaseException) -> int:
    """Give the template line an error arose on: Jinja2 rewrites tracebacks to show it."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _on_the_page(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, _Ready):
        return page.escape(value)
    return value


def _say(sentence: Sentence) -> _Ready:
    """For templates: a sentence with the mark that ties it to its article."""
    return _Ready(page.mark(sentence))


def _begin(number: int, story: Story) -> _Ready:
    """For templates: the heading of a story, with its sources beneath."""
    return _Ready(page.heading(number, story))


def _as_sentence(headline: str) -> str:
    return headline if headline.endswith((".", "?", "!")) else f"{headline}."
