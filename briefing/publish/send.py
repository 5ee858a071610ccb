"""The sending: files in the plan's order, each looked at afterwards, the feed by a swap.

Killed at any moment, the host's feed names only whole files that are there. Two publishers at
once: the feed goes to one, and the other says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.errors import PublishError
from briefing.publish.journal import Journal
from briefing.publish.plan import FEED, Phase, Plan, ends_alike, phase
from briefing.publishers import Parcel, Publisher, Swap

Listener = Callable[[str, int, int], None]
"Hears what was done: in plain words, how many files, of how many."


@dataclass(frozen=True, slots=True)
class Report:
    """What was done."""

    sent: tuple[Parcel, ...]
    "In the order they went."
    deleted: tuple[str, ...]
    "Paths on the host."
    guarded: bool = True
    "False when the host compares nothing: two publishers at once could lose one's feed."

    @property
    def bytes(self) -> int:
        """How many bytes were sent."""
        return sum(parcel.size for parcel in self.sent)


def send(
    todo: Plan, publisher: Publisher, journal: Journal, listener: Listener | None = None
) -> Report:
    """Carry out a plan; `listener` hears of every file.

    Raises PublishError when another publisher was faster, when a file does not arrive as it was
    sent, or the host refuses; the host's feed is then whole, old or new.
    """
    tell = listener or (lambda _words, _done, _total: None)
    total, guarded = len(todo.send) + len(todo.doomed), True
    for parcel in todo.files:
        if parcel.path in todo.known and parcel.path != FEED:
            journal.note(parcel.path, parcel.sha256, todo.known[parcel.path])
    for done, parcel in enumerate(todo.send, 1):
        if parcel.path == FEED:
            _complete(todo, publisher)
            guarded = _swap(todo, parcel, publisher)
        else:
            if phase(parcel.path) is not Phase.SOUND:
                _still_seen(todo, publisher)
            _put(parcel, publisher, journal)
        tell(f"sent {parcel.path}", done, total)
    _settle(todo, publisher, journal)
    for done, path in enumerate(todo.doomed, len(todo.send) + 1):
        _delete(path, publisher, journal)
        tell(f"deleted {path}", done, total)
    return Report(todo.send, todo.doomed, guarded)


def _put(parcel: Parcel, publisher: Publisher, journal: Journal) -> None:
    """Send a file and look at it there; raises PublishError unless it arrived whole.

    A file with a lasting name may be another publisher's by the time we look: the feed decides
    whose it is to be, and `_settle` puts it right.
    """
    written = publisher.put(parcel)
    held = publisher.head(parcel.path)
    overtaken = held and held.tag != written.tag and phase(parcel.path) is not Phase.SOUND
    size = held.size if held and not overtaken else written.size
    if held is None or size != parcel.size:
        there = held.size if held else "none"
        raise _damaged(parcel.path, f"{parcel.size} bytes were sent, {there} are there")
    if phase(parcel.path) is Phase.SOUND and not ends_alike(parcel, publisher):
        raise _damaged(parcel.path, "its last bytes are not those that were sent")
    journal.note(parcel.path, parcel.sha256, written if overtaken else held)


def _damaged(path: str, what: str) -> PublishError:
    return PublishError(
        f"{path} did not arrive whole: {what}",
        "Check the host's disk and run it again.",
    )


def _complete(todo: Plan, publisher: Publisher) -> None:
    """See that all the new feed may name is on the host, whoever else was at work there."""
    held = publisher.listing()
    for parcel in todo.files:
        there = held.get(parcel.path)
        lost = there is None or (phase(parcel.path) is Phase.SOUND and there.size != parcel.size)
        if lost and parcel.path != FEED:
            raise _faster(f"{parcel.path} was taken away meanwhile")


def _still_seen(todo: Plan, publisher: Publisher) -> None:
    """See, before a lasting name is given to another file, that nobody published meanwhile."""
    held = publisher.head(FEED)
    if (held and held.tag) != (todo.seen and todo.seen.held.tag):
        raise _faster("the feed on the host changed meanwhile")


def _swap(todo: Plan, parcel: Parcel, publisher: Publisher) -> bool:
    """Replace the feed if it is the one seen; tell whether the host compares."""
    outcome = publisher.swap(parcel, todo.seen)
    # When it is not, it may be our own: an answer was lost, and the request was sent again.
    if outcome is Swap.LOST and not _stands(parcel, publisher):
        raise _faster("the feed on the host changed meanwhile")
    return outcome is not Swap.UNGUARDED


def _stands(feed: Parcel, publisher: Publisher) -> bool:
    there = publisher.fetch(FEED)
    return there is not None and there.content == feed.source.read_bytes()


def _faster(what: str) -> PublishError:
    return PublishError(
        f"another publisher was faster: {what}; this folder's feed was not published",
        "Let the other one finish, and run it again.",
    )


def _settle(todo: Plan, publisher: Publisher, journal: Journal) -> None:
    """See that our feed stands, and put right what a slower publisher wrote over meanwhile."""
    feed = todo.feed
    if not _stands(feed, publisher):
        raise PublishError(
            "the feed is not the one that was sent: another publisher replaced it at once",
            "See that only one folder publishes there, and run it again.",
        )
    for parcel in todo.send if feed in todo.send else ():
        if phase(parcel.path) not in (Phase.SOUND, Phase.FEED):
            held = publisher.head(parcel.path)
            if held is None or held.tag != journal.notes[parcel.path].tag:
                _put(parcel, publisher, journal)


def _delete(path: str, publisher: Publisher, journal: Journal) -> None:
    """Delete a file, if it still is the one that this folder sent."""
    held = publisher.head(path)
    if held and held.tag == journal.notes[path].tag:
        publisher.delete(path)
    journal.forget(path)
