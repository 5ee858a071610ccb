"""The check room's verb: find out what the target is, and check it as that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.check.aims import PODCAST, Aim
from briefing.check.feed import Feed, check_feed, thinned
from briefing.check.finding import Finding
from briefing.check.flash import check as check_flash
from briefing.check.folder import check_folder
from briefing.check.published import Published
from briefing.check.web import Fetch, check_url
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.check.listening import Heard
    from briefing.hearing import Recogniser

SOUND = frozenset({".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav", ".aac"})
"How the names of sound files end."


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found out about a target."""

    findings: tuple[Finding, ...]
    "Everything that is wrong with it; errors come first."
    heard: Heard | None = None
    "What its sound measures: the file's own, or the newest episode's; None when none was heard."


def check(
    target: str,
    *,
    fetcher: Fetch | None = None,
    now: datetime | None = None,
    sound: bool = True,
    aim: Aim = PODCAST,
) -> tuple[Finding, ...]:
    """Give what `examine` finds wrong."""
    return examine(target, fetcher=fetcher, now=now, sound=sound, aim=aim).findings


def examine(
    target: str,
    *,
    fetcher: Fetch | None = None,
    now: datetime | None = None,
    sound: bool = True,
    aim: Aim = PODCAST,
    recogniser: Recogniser | None = None,
) -> Examined:
    """Check a show folder, a feed file, a feed's address or a sound file; errors come first.

    `aim` is the loudness that sound is held to. `recogniser` listens to the words of the same
    sound and points to the lines that are not heard as the transcript has them.
    `fetcher` reaches the network for an address. `now` finds episodes dated ahead of it. Of a
    show folder the newest episode's sound is measured as well, unless `sound` is false.
    Raises ConfigError when there is no such target, or none that can be checked.
    """
    if target.startswith(("http://", "https://")):
        if fetcher is None:
            raise ConfigError(f"{target} lies on the network", "Check the show folder instead.")
        return Examined(thinned(check_url(target, fetcher, now)[1]))
    path = Path(target)
    if path.is_dir():
        return _folder(path, now, aim if sound else None, recogniser)
    if not path.is_file():
        raise ConfigError(f"there is no {target}", "Name a show folder, a feed or a sound file.")
    if path.suffix.lower() in SOUND:
        return _sound(path, str(path), aim, recogniser)
    if path.suffix.lower() == ".json":
        return Examined(thinned(list(check_flash(path.read_bytes(), path.name, now))))
    return Examined(thinned(check_feed(path.read_bytes(), path.name, now=now)[1]))


def _folder(
    path: Path, now: datetime | None, aim: Aim | None, recogniser: Recogniser | None
) -> Examined:
    public = path / "public" if (path / "public").is_dir() else path
    if not (public / "feed.xml").is_file():
        raise ConfigError(
            f"{path} is not a show folder: it has no public/feed.xml",
            "Make a bulletin first: briefing make ARTICLE... --to " + str(path),
        )
    own = path / "archive" if public != path else None
    feed, found = check_folder(public, now, own=own)
    newest = _newest(feed, public) if feed and aim else None
    if not newest or not aim:
        return Examined(thinned(found))
    listened = _sound(newest, newest.relative_to(public.resolve()).as_posix(), aim, recogniser)
    return Examined(thinned(found + list(listened.findings)), listened.heard)


def _newest(feed: Feed, public: Path) -> Path | None:
    """Give the newest episode's sound file, when the feed leads to it."""
    link = feed.self_link
    enclosure = feed.items[0].first("enclosure") if feed.items else None
    if enclosure is None or not link.endswith("/feed.xml"):
        return None
    published = Published(public.resolve(), link.removesuffix("feed.xml"))
    path = published.file(enclosure.attributes.get("url", ""))
    return path if path is not None and path.is_file() else None


def _sound(path: Path, where: str, aim: Aim, recogniser: Recogniser | None) -> Examined:
    from briefing.check.audio import examine as listen  # noqa: PLC0415 - libraries slow to load

    heard, found = listen(path, aim)
    found = tuple(replace(one, where=where) for one in found)
    if recogniser is not None and heard is not None:
        from briefing.check.misread import misread  # noqa: PLC0415 - the same

        found += misread(path, recogniser, where)
    return Examined(found, heard)
