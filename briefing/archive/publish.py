"""Publishing: the files of an episode go into the public folder, sound first, feed last.

At every moment the feed in place names only whole files. A run that was killed, or met a full
disk, leaves the previous feed; the next run puts everything right.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefing import atomic
from briefing.archive import layout, records
from briefing.errors import ArchiveError
from briefing.models import Episode, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

FEED = "feed.xml"

_FEED_PAGE = re.compile(r"feed-\d+\.xml")
_TRANSCRIPTS = ("transcript.vtt", "transcript.srt", "transcript.json")


def publish(
    folder: Path, episode: Episode, draft: Path, rendered: Mapping[str, bytes]
) -> tuple[str, ...]:
    """Put the episode and everything rendered from the show into the public folder.

    `draft` holds the episode's finished files; `rendered` is what `feed.render` gave for
    `with_episode(episodes(folder), episode)`. Gives the paths beneath public/ that changed,
    in the order they were written; a file that already holds its bytes is not touched.

    Raises ArchiveError, and leaves the feed as it was, when the draft lacks a file or does
    not match its record, or a file cannot be written.
    """
    if episode.status is not Status.PUBLISHED:
        raise ArchiveError(
            f"edition {episode.edition} is {episode.status}, not published",
            "Set its status to published before the feed is rendered.",
        )
    before = records.find(folder, episode.edition)
    if before and before.status is Status.WITHDRAWN:
        raise ArchiveError(
            f"edition {episode.edition} was withdrawn, and stays so",
            "Publish the mended bulletin as an edition of its own.",
        )
    files = _sidecars(episode, draft)
    _check_audio(episode, draft)
    target = layout.episode(folder, episode)
    with _writing(folder):
        _sweep(layout.public(folder))
        changed = [_copy(draft / name, target / name) for name in (episode.master.path, *files)]
        # The record comes once its files stand: whoever renders from the records names them.
        records.keep(folder, episode)
        rest = refresh(folder, rendered)
    base = layout.public(folder)
    return tuple(path.relative_to(base).as_posix() for path in changed if path) + rest


def refresh(folder: Path, rendered: Mapping[str, bytes]) -> tuple[str, ...]:
    """Put only what is rendered from the show in place: pages, latest.*, then the feeds.

    Gives the paths beneath public/ that changed. Raises ArchiveError, before anything is
    written, when the sound of a published episode is missing or not whole.
    """
    published = [each for each in records.episodes(folder) if each.status is Status.PUBLISHED]
    for episode in published:
        _check_published(folder, episode)
    base, changed = layout.public(folder), []
    with _writing(folder):
        for name in sorted(rendered, key=_place):
            if _place(name)[0] > _LATEST and published:
                changed.append(_latest(folder, published[0]))
                published = []
            if atomic.write_bytes(_inside(base, name), rendered[name]):
                changed.append(base / name)
    return tuple(path.relative_to(base).as_posix() for path in changed if path)


_PAGE, _LATEST, _FEED, _LAST = range(4)


def _place(name: str) -> tuple[int, int, str]:
    """Order of writing: pages, latest.*, other feeds from the oldest page on, feed.xml last."""
    if name == FEED:
        return (_LAST, 0, name)
    if _FEED_PAGE.fullmatch(name):
        return (_FEED, -int(name[5:-4]), name)
    if name.endswith((".json", ".xml")):
        return (_FEED, 1, name)
    return (_LATEST if name.startswith("latest.") else _PAGE, 0, name)


def _latest(folder: Path, newest: Episode) -> Path | None:
    """Copy the newest sound to its lasting name, 'latest.mp3'."""
    audio = layout.episode(folder, newest) / newest.master.path
    return _copy(audio, layout.public(folder) / f"latest{audio.suffix}")


def _sidecars(episode: Episode, draft: Path) -> tuple[str, ...]:
    """Name the draft's other files, every one the feed will point to among them."""
    found = {path.name for path in draft.iterdir() if path.is_file()} if draft.is_dir() else set()
    needed = [episode.master.path]
    needed += _TRANSCRIPTS if episode.transcript else ()
    needed += ["chapters.json"] if episode.chapters else []
    needed += [episode.image] if episode.image else []
    needed += [each.path for each in episode.masters[1:]]
    missing = [name for name in needed if name not in found]
    if missing:
        raise ArchiveError(
            f"the draft of {episode.edition} lacks {', '.join(missing)} in {draft}",
            "Make the edition again.",
        )
    rest = found - {episode.master.path, "index.html"}
    return tuple(sorted(layout.checked(name, "file") for name in rest if name[0] != "."))


def _check_audio(episode: Episode, draft: Path) -> None:
    audio = draft / layout.checked(episode.master.path, "sound file")
    size = audio.stat().st_size
    if size != episode.master.bytes or atomic.sha256(audio) != episode.master.sha256:
        raise ArchiveError(
            f"{audio} is not the sound its record describes ({size} bytes on the disk, "
            f"{episode.master.bytes} in the record)",
            "Make the edition again.",
        )


def _check_published(folder: Path, episode: Episode) -> None:
    audio = layout.episode(folder, episode) / episode.master.path
    size = audio.stat().st_size if audio.is_file() else None
    if size != episode.master.bytes:
        state = "is missing" if size is None else f"has {size} bytes, not {episode.master.bytes}"
        raise ArchiveError(
            f"the feed would name {audio}, which {state}",
            f"Make edition {episode.edition} again, bring the file back, or withdraw it.",
        )


def _copy(source: Path, target: Path) -> Path | None:
    """Copy a file whole, unless the target already holds the same bytes."""
    same_size = target.is_file() and target.stat().st_size == source.stat().st_size
    if same_size and atomic.sha256(target) == atomic.sha256(source):
        return None
    with atomic.beside(target) as draft:
        shutil.copyfile(source, draft)
    return target


def _inside(base: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or any(part in ("..", "/") or part.startswith(".") for part in parts):
        raise ArchiveError(f"{name!r} is not a path beneath public/", "This is a fault of ours.")
    return base.joinpath(*parts)


def _sweep(base: Path) -> None:
    """Remove what a killed run left half written; the lock means nobody is writing now."""
    for path in [*base.glob(".*.part"), *base.glob("episodes/*/.*.part")]:
        path.unlink(missing_ok=True)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            f"{error.filename or folder} cannot be written: {error.strerror}; "
            "the feed is as it was",
            "Make room on the disk, or choose a folder you may write to, and run it again.",
        ) from error
