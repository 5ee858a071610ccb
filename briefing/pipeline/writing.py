"""The writer: the model that a show names is asked for its stories, and what it did is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefing import atomic, codec, plugins
from briefing.errors import ArchiveError
from briefing.models import CleanArticle, Story
from briefing.pipeline.order import Event
from briefing.settings import Settings
from briefing.stages import Stage, WorkFolder
from briefing.summarise.rewriting import Record, rewritten
from briefing.summarisers.writing import Writer

FILE = "writer.json"
"In the edition's work folder: what was sent, every answer, every verdict."


def writer(settings: Settings) -> Writer | None:
    """Give the writer a show names, ready to be asked; None when it names none.

    Raises ConfigError for a name nobody answers to, WriterUnavailable when its model or key is
    not set: before anything is sent.
    """
    if not settings.writer:
        return None
    given = dict(settings.writers.get(settings.writer, {}))
    made: Writer = plugins.load("writers", given.pop("engine", settings.writer), given)
    made.check()
    return made


def told(
    work: WorkFolder,
    stories: Sequence[Story],
    cleaned: Sequence[CleanArticle],
    by: Writer | None,
    say: Callable[[Event], None],
) -> tuple[Story, ...]:
    """Give the stories in the writer's words where they may be said, and keep what it did.

    A story that it was asked for before in this edition, of the same sentences, is not asked
    for again.
    """
    path = work.folder / FILE
    if by is None:
        path.unlink(missing_ok=True)
        return tuple(stories)
    written, record = rewritten(
        stories,
        cleaned,
        by,
        kept(work.folder),
        progress=lambda done, total: say(Event(Stage.SUMMARISE, "", done, total)),
    )
    atomic.write_text(path, codec.dumps(record) + "\n")
    return written


def kept(folder: Path) -> Record | None:
    """Give what the writer did for an edition; None without a whole file of it."""
    path = folder / FILE
    try:
        return codec.loads(Record, path.read_text(encoding="utf-8"), where=str(path))
    except (FileNotFoundError, UnicodeDecodeError, ArchiveError):
        return None  # it is asked again, which mends it


def to_be_asked(folder: Path, by: Writer | None) -> bool:
    """Tell whether the writer could not be asked for some story, so that the next run tries."""
    record = kept(folder) if by else None
    return record is not None and record.unavailable


def words(record: Record) -> tuple[str, ...]:
    """Give what a person is told of the writer's work, a line each."""
    taken = record.taken
    cost = "no price is set" if record.cost is None else f"cost {record.cost:g}"
    first = (
        f"{record.by_writer} of {len(record.stories)} stories by {record.writer}; "
        f"{taken.requests} answers, {taken.tokens_in} tokens in, {taken.tokens_out} out, {cost}"
    )
    lines = [first]
    lines += [
        f"{one.headline}: the extract is spoken, since {one.why}"
        for one in record.stories
        if not one.spoken
    ]
    return tuple(lines)
