"""Rewriting: a story in a model's words where each sentence passes the gate, else its extract."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing import codec
from briefing.errors import WriterUnavailable
from briefing.models import CleanArticle, Story
from briefing.summarise.rewriting import judging
from briefing.summarise.rewriting.material import Material, material
from briefing.summarise.rewriting.record import Attempt, Record, Verdict, Written
from briefing.summarisers.writing import Draft, Objection, Usage, Writer

__all__ = ["Attempt", "Record", "Verdict", "Written", "rewritten"]

_ATTEMPTS = 2
"A first draft, and one repair."


def rewritten(
    stories: Sequence[Story],
    cleaned: Sequence[CleanArticle],
    writer: Writer,
    before: Record | None = None,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[tuple[Story, ...], Record]:
    """Give each story in the writer's words where the gate lets them through, else as it was.

    A draft with a sentence that may not be spoken is sent back once with the reasons. What
    `before` holds is not asked for again, but judged again. Once the writer cannot be reached it
    is not tried for the stories that follow. Raises nothing that a writer does.
    """
    articles = {one.article.id: one for one in cleaned}
    drafts = {
        one.asked: tuple(attempt.draft for attempt in one.attempts)
        for one in (before.stories if before else ())
    }
    told: list[Story] = []
    written: list[Written] = []
    silent = ""
    for place, story in enumerate(stories):
        progress(place, len(stories))
        given = material(story, articles)
        asked = _mark(writer, given)
        attempts, why = _attempts(writer, given, drafts.get(asked, ()), silent)
        silent = silent or why
        one = _outcome(story, given, asked, attempts, why)
        written.append(one)
        told.append(_told(story, given, attempts) if one.spoken else story)
    taken = sum((a.draft.usage for one in written for a in one.attempts), Usage())
    record = Record(writer.label, tuple(written), taken, writer.cost(taken))
    return tuple(told), record


def _attempts(
    writer: Writer, given: Material, kept: Sequence[Draft], silent: str
) -> tuple[tuple[Attempt, ...], str]:
    """Give the drafts with their verdicts, and why no more were asked for; '' when none was due."""
    made: list[Attempt] = []
    if not given.units:
        return (), ""
    while len(made) < _ATTEMPTS and not (made and made[-1].ok):
        if len(made) < len(kept):
            draft = kept[len(made)]
        elif silent:
            return tuple(made), silent
        else:
            try:
                draft = _asked(writer, given, made[-1] if made else None)
            except WriterUnavailable as error:
                return tuple(made), error.message
        made.append(Attempt(draft, judging.judge(draft, given)))
    return tuple(made), ""


def _asked(writer: Writer, given: Material, before: Attempt | None) -> Draft:
    if before is None:
        return writer.write(given.brief)
    if not before.draft.sentences:  # there is nothing to mend, so it is asked afresh
        return writer.write(given.brief)
    objections = [
        Objection(verdict.sentence, verdict.reasons)
        for verdict in before.verdicts
        if not verdict.ok
    ]
    return writer.write(given.brief, before.draft, objections)


def _outcome(
    story: Story, given: Material, asked: str, attempts: tuple[Attempt, ...], silent: str
) -> Written:
    spoken = bool(attempts) and attempts[-1].ok
    why = "" if spoken else silent or _why(attempts)
    sources = {name: unit.text for name, unit in given.units.items()}
    return Written(
        story.headline,
        asked,
        sources,
        attempts,
        spoken,
        why,
        unavailable=bool(silent) and not spoken,
    )


def _why(attempts: Sequence[Attempt]) -> str:
    if not attempts:
        return "the article has no sentence that may be sent"
    reasons = [reason for verdict in attempts[-1].verdicts for reason in verdict.reasons]
    return "; ".join(reasons[:3]) + (f"; and {len(reasons) - 3} more" if len(reasons) > 3 else "")


def _told(story: Story, given: Material, attempts: Sequence[Attempt]) -> Story:
    return replace(story, sentences=judging.told(attempts[-1].draft, given))


def _mark(writer: Writer, given: Material) -> str:
    """Give a mark of all that decides an answer."""
    whole = f"{writer.fingerprint()}\x1f{codec.dumps(given.brief, indent=None)}"
    return hashlib.sha256(whole.encode()).hexdigest()[:20]
