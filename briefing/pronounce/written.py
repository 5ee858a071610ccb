"""Mouth to page: the moments an engine tells for its spoken words, for the words as written."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefing.models import Timing
from briefing.text import key


def on_the_page(text: str, said: Sequence[Timing]) -> tuple[Timing, ...]:
    """Give the words of `text`, each with when it is heard; `said` are the spoken ones, in order.

    'At 2.40pm' was said 'at two forty p m': what was said in place of one written word, or of
    several, shares its time among them by their length. A mark that is not spoken has no time.
    """
    written = [word for word in text.split() if key(word)]
    spoken = [word for word in said if key(word.text)]
    if not written or not spoken:
        return ()
    matcher = SequenceMatcher(
        None, [key(word) for word in written], [key(word.text) for word in spoken], autojunk=False
    )
    found: list[Timing] = []
    for kind, first, last, low, high in matcher.get_opcodes():
        if kind == "insert":
            if found:  # said, but not written: it belongs to the word before
                found[-1] = Timing(found[-1].text, found[-1].start, spoken[high - 1].end)
        elif kind == "equal":
            pairs = zip(written[first:last], spoken[low:high], strict=True)
            found += [Timing(word, heard.start, heard.end) for word, heard in pairs]
        elif kind == "replace":
            found += _shared(written[first:last], spoken[low].start, spoken[high - 1].end)
    return tuple(found)


def _shared(words: Sequence[str], start: float, end: float) -> list[Timing]:
    """Give the words one after the other from start to end, the longer ones longer."""
    weights = [len(key(word)) for word in words]
    total = sum(weights)
    edges = [
        start + (end - start) * sum(weights[:place]) / total for place in range(len(words) + 1)
    ]
    return [Timing(word, edges[place], edges[place + 1]) for place, word in enumerate(words)]
