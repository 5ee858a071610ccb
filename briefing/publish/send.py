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
from briefing.publishers import Held, Parcel, Publisher, Swap

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
    """Carry out a plan. Raises PublishError when another publisher was faster, when a file does
    not arrive as it was sent, or the host refuses; the host's feed is then whole, old or new.
    """  # noqa: D205 - one sentence
    tell = listener or (lambda _words, _done, _total: None)
    total, guarded = len(todo.send) + len(todo.doomed), True
    for parcel in todo.files:
        if parcel.path in todo.known:
            journal.note(parcel.path, parcel.sha256, todo.known[parcel.path])
    for done, parcel in enumerate(todo.send, 1):
        if parcel.path == FEED:
            _complete(todo, publisher, journal)
            guarded = _swap(todo, parcel, publisher)
        else:
            if phase(parcel.path) >= Phase.PAGES:
                _still_seen(todo, publisher)
            publisher.put(parcel)
        journal.note(parcel.path, parcel.sha256, _arrived(parcel, publisher))
        tell(f"sent {parcel.path}", done, total)
    _settle(todo, publisher, journal)
    for done, path in enumerate(todo.doomed, len(todo.send) + 1):
        _delete(path, publisher, journal)
        tell(f"deleted {path}", done, total)
    return Report(todo.send, todo.doomed, guarded)


def _arrived(parcel: Parcel, publisher: Publisher) -> Held:
    """Give what the host has now; raises PublishError unless it is what was sent."""
    held = publisher.head(parcel.path)
    size = held.size if held else None
    if held is None or size != parcel.size:
        raise _damaged(parcel.path, f"{parcel.size} bytes were sent, {size or 'none'} are there")
    if phase(parcel.path) is Phase.SOUND and not ends_alike(parcel, publisher):
        raise _damaged(parcel.path, "its last bytes are not those that were sent")
    return held


def _damaged(path: str, what: str) -> PublishError:
    return PublishError(
        f"{path} did not arrive whole: {what}; the feed was not replaced",
        "Check the host's disk and run it again.",
    )


def _complete(todo: Plan, publisher: Publisher, journal: Journal) -> None:
    """See that all the new feed may name is on the host, whoever else was at work there."""
    held = publisher.listing()
    for parcel in todo.files:
        there, note = held.get(parcel.path), journal.notes.get(parcel.path)
        if parcel.path != FEED and (not there or not note or there.tag != note.tag):
            raise _faster(f"{parcel.path} was {'written anew' if there else 'deleted'} meanwhile")


def _still_seen(todo: Plan, publisher: Publisher) -> None:
    """See, before a lasting name is given to another file, that nobody published meanwhile."""
    held = publisher.head(FEED)
    if (held and held.tag) != (todo.seen and todo.seen.held.tag):
        raise _faster("the feed on the host changed meanwhile")


def _swap(todo: Plan, parcel: Parcel, publisher: Publisher) -> bool:
    """Replace the feed if it is the one seen; tell whether the host compares."""
    outcome = publisher.swap(parcel, todo.seen)
    if outcome is Swap.LOST:
        there = publisher.fetch(FEED)
        # It may be our own: an answer was lost on the way and the request was sent again.
        if there is None or there.content != parcel.source.read_bytes():
            raise _faster("the feed on the host changed meanwhile")
    return outcome is not Swap.UNGUARDED


def _faster(what: str) -> PublishError:
    return PublishError(
        f"another publisher was faster: {what}; this folder's feed was not published",
        "Let the other one finish, and run it again.",
    )


def _settle(todo: Plan, publisher: Publisher, journal: Journal) -> None:
    """See that our feed stands, and that no slower publisher wrote over what goes with it."""
    feed = todo.files[-1]
    there = publisher.fetch(FEED)
    if there is None or there.content != feed.source.read_bytes():
        raise _faster("the feed on the host was replaced at once")
    if feed not in todo.send:
        return
    for parcel in todo.send:
        note = journal.notes[parcel.path]
        if Phase.PAGES <= phase(parcel.path) < Phase.FEED:
            held = publisher.head(parcel.path)
            if held is None or held.tag != note.tag:
                publisher.put(parcel)
                journal.note(parcel.path, parcel.sha256, _arrived(parcel, publisher))


def _delete(path: str, publisher: Publisher, journal: Journal) -> None:
    """Delete a file, if it still is the one that this folder sent."""
    held = publisher.head(path)
    if held and held.tag == journal.notes[path].tag:
        publisher.delete(path)
    journal.forget(path)
