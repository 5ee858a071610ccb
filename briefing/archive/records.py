"""The archive's records: one JSON file an episode, outside the public folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing import atomic, clock, codec
from briefing.archive import layout
from briefing.errors import ArchiveError
from briefing.models import Episode


def episodes(folder: Path) -> tuple[Episode, ...]:
    """Give every episode of the show, whatever its status, newest first; retired ones not.

    Raises ArchiveError naming the file and field when a record was damaged.
    """
    return _sorted([read(path) for path in sorted(layout.records(folder).glob("*.json"))])


def find(folder: Path, key: str) -> Episode | None:
    """Give the episode whose edition, slug, guid or number is `key`; None when there is none."""
    for episode in episodes(folder):
        if key in (episode.edition, episode.slug, episode.guid, str(episode.number)):
            return episode
    return None


def next_number(folder: Path) -> int:
    """Give the number a new episode takes: one more than any that ever was, retired ones too."""
    paths = [*layout.records(folder).glob("*.json"), *layout.retired(folder).glob("*.json")]
    return 1 + max((read(path).number for path in paths), default=0)


def keep(folder: Path, episode: Episode) -> None:
    """Write the episode's record, whole or not at all.

    What was once assigned stays: raises ArchiveError when its edition already has another guid
    or number, its guid another edition, or another edition its slug. A new slug for an edition
    is taken, though its page moves by it; the files of the old one go on answering.
    """
    for other in episodes(folder):
        if (other.edition == episode.edition) != (other.guid == episode.guid):
            raise ArchiveError(
                f"edition {episode.edition} with guid {episode.guid} meets "
                f"edition {other.edition} with guid {other.guid}",
                "A guid is assigned once: take it from the archive's record of that edition.",
            )
        same = other.edition == episode.edition
        if same and other.number != episode.number:
            raise ArchiveError(
                f"edition {episode.edition} is number {other.number}, not {episode.number}",
                "Take the number from the archive's record of that edition.",
            )
        if not same and episode.slug == other.slug:
            raise ArchiveError(
                f"editions {episode.edition} and {other.edition} share the slug {episode.slug}",
                "Give one of them another slug.",
            )
    atomic.write_text(layout.record(folder, episode.edition), codec.dumps(episode) + "\n")


def with_episode(earlier: Sequence[Episode], episode: Episode) -> tuple[Episode, ...]:
    """Give `earlier` with `episode` added, or put in the place of the one with its guid."""
    return _sorted([*(each for each in earlier if each.guid != episode.guid), episode])


def _sorted(found: list[Episode]) -> tuple[Episode, ...]:
    def age(episode: Episode) -> tuple[float, int]:
        when = clock.moment(episode.published, where=f"record {episode.edition}, published")
        return when.timestamp(), episode.number

    return tuple(sorted(found, key=age, reverse=True))


def read(path: Path) -> Episode:
    """Read one record; raises ArchiveError naming the file and field when it was damaged."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be read: {error.strerror}", "Check who may read it."
        ) from error
    return codec.loads(Episode, content, where=str(path))
