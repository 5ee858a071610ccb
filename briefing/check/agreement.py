"""Checks of one episode's files against each other: the same words, the same times, in all."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.check import frames, loose, spoken, wording
from briefing.check.beside import LARGEST
from briefing.check.finding import Finding
from briefing.check.markup import Markup, read
from briefing.check.published import Published
from briefing.check.rules import broken
from briefing.check.spoken import Spoken
from briefing.check.tree import Element

_APART = 1.0
"Times of one thing may differ so much between two files, s."
_CHAPTERS_APART = 2.0
"Chapters may begin so much apart: one app rounds, another lets the first begin at 0, s."
_SAME = 0.8
"Two texts that share so much of their words are of one episode."


@dataclass(frozen=True, slots=True)
class _Text:
    """One file's account of what is said."""

    name: str
    words: Counter[str]
    first: float | None
    "When the first words begin, s; None when it gives no times."
    last: float | None
    "When the last words end, s."
    voices: frozenset[str] = frozenset()
    "Words of the speakers' names, which only some forms tell."


def check(item: Element, published: Published, where: str) -> Iterator[Finding]:
    """Give what an episode's transcripts, chapters, page and cue sheet tell differently."""
    texts = list(_transcripts(item, published))
    page = _page(item, published)
    if texts:
        yield from _words(texts, where)
        yield from _times(texts, where)
        yield from _beside_page(texts[0], page, where)
        yield from _cue_sheet(texts[0], item, published, where)
    yield from _chapters(item, published, where)
    yield from _waveform(item, published, where)


def _transcripts(item: Element, published: Published) -> Iterator[_Text]:
    for one in item.all("podcast:transcript"):
        path = published.file(one.attributes.get("url", ""))
        kind = one.attributes.get("type", "")
        if path is None or not path.is_file() or path.stat().st_size > LARGEST:
            continue
        text = path.read_bytes().decode("utf-8-sig", "replace")
        if kind == "text/html":
            yield _Text(path.name, _counted(spoken.words_of_page(text)), None, None)
        elif kind in _READERS:
            lines = list(_READERS[kind](text))
            if lines:
                yield replace(_told(path.name, lines), voices=_voices(text))


def _told(name: str, lines: list[Spoken]) -> _Text:
    words = _counted(" ".join(line.text for line in lines))
    return _Text(name, words, lines[0].start, max(line.end for line in lines))


def _voices(text: str) -> frozenset[str]:
    names = re.findall(r"""<v(?:\.\S+)?\s+([^<>]+)>|"speaker"\s*:\s*"([^"\\]+)\"""", text)
    return frozenset(wording.words(" ".join(one or other for one, other in names)))


def _counted(text: str) -> Counter[str]:
    return Counter(wording.words(spoken.plain(text)))


_READERS = {
    "text/vtt": spoken.cues,
    "application/x-subrip": spoken.cues,
    "application/srt": spoken.cues,
    "application/json": spoken.segments,
}


def _words(texts: list[_Text], where: str) -> Iterator[Finding]:
    """Compare the words of each transcript with the first one's."""
    one = texts[0]
    names = frozenset().union(*(text.voices for text in texts))
    for other in texts[1:]:
        if other.first is None and _shared(one.words, other.words) >= _SAME:
            continue  # a page says more than what is spoken
        both = (one.words - other.words) + (other.words - one.words)
        apart = [word for word in both.elements() if word not in names]
        if apart:
            told = ", ".join(sorted(set(apart))[:5])
            text = f"{one.name} and {other.name} differ in {len(apart)} words, such as {told}"
            yield broken("transcript-differs", where, text)


def _shared(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Give how much of the first text's words the second has, 0 to 1."""
    common = sum(min(count, other.get(word, 0)) for word, count in one.items())
    return common / max(1, sum(one.values()))


def _times(texts: list[_Text], where: str) -> Iterator[Finding]:
    timed = [text for text in texts if text.first is not None]
    for other in timed[1:]:
        yield from _apart(timed[0], other.first, other.last, other.name, where)


def _apart(
    one: _Text, first: float | None, last: float | None, name: str, where: str
) -> Iterator[Finding]:
    """Tell when a text begins or ends at other times than another."""
    for mine, theirs, verb in ((one.first, first, "begins"), (one.last, last, "ends")):
        if mine is not None and theirs is not None and abs(mine - theirs) > _APART:
            text = f"{one.name} {verb} at {mine:.1f} s, {name} at {theirs:.1f} s"
            yield broken("transcript-times", where, text)
            return


def _page(item: Element, published: Published) -> Markup | None:
    path = published.file(item.said("link"))
    page = path / "index.html" if path is not None and path.is_dir() else path
    return read(page) if page is not None and page.is_file() else None


def _beside_page(text: _Text, page: Markup | None, where: str) -> Iterator[Finding]:
    """Compare a transcript with the one on the episode's page, where the page has one."""
    if page is None or not page.spans:
        return
    said = Counter(wording.words(" ".join(words for _, _, words in page.spans)))
    if _shared(text.words, said) < _SAME:
        yield broken("transcript-differs", where, f"{text.name} is not what the page says")
    else:
        last = max(end for _, end, _ in page.spans)
        yield from _apart(text, page.spans[0][0], last, "the page", where)


def _cue_sheet(text: _Text, item: Element, published: Published, where: str) -> Iterator[Finding]:
    """Compare a transcript's times with those of the speech on the sheet beside the sound."""
    sound = _sound(item, published)
    sheet = sound.with_name("cues.json") if sound else None
    if sheet is None or not sheet.is_file():
        return
    try:
        cues = json.loads(sheet.read_bytes())["cues"]
        speech = [
            (float(one["start"]), float(one["end"])) for one in cues if one["kind"] == "speech"
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    if speech:
        last = max(end for _, end in speech)
        yield from _apart(text, speech[0][0], last, sheet.name, where)


def _sound(item: Element, published: Published) -> Path | None:
    enclosure = item.first("enclosure")
    path = published.file(enclosure.attributes.get("url", "")) if enclosure is not None else None
    return path if path is not None and path.is_file() else None


def _chapters(item: Element, published: Published, where: str) -> Iterator[Finding]:
    """Compare the chapters beside the sound with those within it."""
    chapters, sound = item.first("podcast:chapters"), _sound(item, published)
    path = published.file(chapters.attributes.get("url", "")) if chapters is not None else None
    if path is None or sound is None or not path.is_file():
        return
    try:
        told = [
            (float(one["startTime"]), str(one.get("title", "")))
            for one in json.loads(path.read_bytes())["chapters"]
            if one.get("toc", True) is not False
        ]
        held = [(start, title) for start, _, title in frames.chapters(sound) or ()]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return
    if not held:
        return
    if len(told) != len(held):
        text = f"{path.name} has {len(told)} chapters, the sound {len(held)}"
        yield broken("chapters-differ", where, text)
        return
    for (start, title), (other, name) in zip(told, held, strict=True):
        if abs(start - other) > _CHAPTERS_APART or _plain(title) != _plain(name):
            text = f"{path.name} has {title[:40]!r} at {start:.1f} s"
            text += f", the sound {name[:40]!r} at {other:.1f} s"
            yield broken("chapters-differ", where, text)
            return


def _waveform(item: Element, published: Published, where: str) -> Iterator[Finding]:
    """Check the waveform beside the sound, where there is one, as audiowaveform writes it."""
    sound = _sound(item, published)
    path = sound.with_name("waveform.json") if sound else None
    if path is None or not path.is_file() or path.stat().st_size > LARGEST:
        return
    told = loose.read(path.read_bytes())
    points, count = loose.of(told, "data"), loose.of(told, "length")
    sides = loose.of(told, "channels") or 1
    meant = count * 2 * sides if isinstance(count, int) and isinstance(sides, int) else 0
    if not isinstance(points, list) or not points or not meant:
        yield broken("waveform-file", where, f"{path.name} has no data")
    elif len(points) != meant:
        yield broken("waveform-file", where, f"{path.name} has {len(points)} values, not {meant}")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
