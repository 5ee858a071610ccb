r"""The running order on the page: plain text that a producer edits and that is read back whole.

    show: The Briefing
    edition: 2026-11-22
    programme: bulletin

    [opening]
    STING: opening
    ANCHOR: Good morning. This is The Briefing.

    [story 1: Ferry crew rescue swimmer]
    # from 0:06, about 4 s
    from: ferry | Ferry crew rescue swimmer | https://gazette.example/ferry | Harbour Gazette
    section: news
    ANCHOR: A swimmer was pulled from the sea on Tuesday.  {ferry ¶0; rules dates}
      < A swimmer was pulled from the sea on Tuesday (February 11).
    PAUSE: 0.5
    INSERT: 20 local weather

Braces say which article and paragraph a line stands on, and whose words it quotes; the line
beginning with < holds the article's own words where they differ. Lines beginning with # are
remarks. A backslash stands before a brace, a bar or a backslash that belongs to the words, and
before a semicolon within braces that does. An INSERT is a silence left for an advert or a local
item: its seconds (0 for a mere cue point) and its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from briefing.clock import clock_time
from briefing.errors import ScriptError
from briefing.models import Line, Part, Role, Script, Sentence, Source, Story
from briefing.script.timing import estimate
from briefing.text import tidy

_HEADER = ("show", "edition", "programme")
_HEADING = re.compile(r"\[(opening|headlines|sign-off|story(?: (\d+))?(?:: (.*))?)\]$")
_LINE = re.compile(r"(ANCHOR|REPORTER|STING|PAUSE|INSERT):\s*(.*)$")
_MARK = re.compile(r"(?<!\\)\{([^{}\s]+) ¶(\d+)((?:; (?:[^{}\\]|\\.)*)?)\}$")
_LONGEST_PAUSE, _LONGEST_INSERT = 60.0, 300.0
_NOTE = re.compile(r"(?:[^\\;]|\\.)+")


def escape(text: str) -> str:
    """Give words as they stand on the page: one line, with braces and bars marked as words."""
    return re.sub(r"([\\{}|])", r"\\\1", tidy(text))


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def mark(sentence: Sentence) -> str:
    """Give a sentence with its mark, and the article's words beneath where they differ."""
    speaker = escape(sentence.speaker or "").replace(";", r"\;")
    notes = [f"by {speaker}"] if speaker else []
    if sentence.rules:
        notes.append(f"rules {' '.join(sentence.rules)}")
    inside = "; ".join([f"{sentence.article} ¶{sentence.paragraph}", *notes])
    own = "" if sentence.source == sentence.text else f"\n  < {escape(sentence.source)}"
    return f"{escape(sentence.text)}  {{{inside}}}{own}"


def heading(number: int, story: Story) -> str:
    """Give the heading of a story, counted from 1, with the articles it rests on beneath."""
    rows = [f"[story {number}: {escape(story.headline)}]"]
    for source in story.articles:
        fields = (source.id, source.title, source.url or "", source.site or "")
        rows.append("from: " + " | ".join(escape(entry) for entry in fields).rstrip())
    if story.section:
        rows.append(f"section: {escape(story.section)}")
    return "\n".join(rows)


def to_text(script: Script) -> str:
    """Give a running order as a page that `from_text` reads back without loss."""
    rows = [f"{name}: {tidy(getattr(script, name))}" for name in _HEADER]
    rows.append(f"# about {script.seconds:g} s")
    known, start = _sentences_by_line(script), 0.0
    numbered = enumerate(script.lines)
    for _, group in groupby(numbered, key=lambda each: (each[1].part, each[1].story)):
        lines = list(group)
        seconds = estimate(line for _, line in lines)
        title, *beneath = _heading_of(script, lines[0][1]).split("\n")
        rows += ["", title, f"# from {clock_time(start)}, about {seconds:.0f} s", *beneath]
        rows += [f"{line.role.value}: {_words_of(line, known.get(at))}" for at, line in lines]
        start += seconds
    return "\n".join(rows) + "\n"


def _sentences_by_line(script: Script) -> dict[int, Sentence]:
    waiting = {number: list(story.sentences) for number, story in enumerate(script.stories)}
    found = {}
    for number, line in enumerate(script.lines):
        if line.article is None:
            continue
        if line.story is not None:
            found[number] = waiting[line.story].pop(0)
        else:  # a marked line outside the stories, such as a headline taken from its article
            source, paragraph = line.source or line.text, line.paragraph or 0
            found[number] = Sentence(line.text, source, line.article, paragraph, line.speaker)
    return found


def _heading_of(script: Script, line: Line) -> str:
    if line.part is Part.STORY and line.story is not None:
        return heading(line.story + 1, script.stories[line.story])
    return f"[{line.part.value}]"


def _words_of(line: Line, sentence: Sentence | None) -> str:
    if line.role is Role.PAUSE:
        return str(line.seconds).removesuffix(".0")
    if line.role is Role.INSERT:
        return f"{str(line.seconds).removesuffix('.0')} {escape(line.text)}"
    return mark(sentence) if sentence else escape(line.text)


@dataclass(slots=True)
class _Reading:
    header: dict[str, str] = field(default_factory=dict)
    part: Part | None = None
    headlines: list[str] = field(default_factory=list)
    sources: list[list[Source]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    sentences: list[list[Sentence]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def story(self) -> int | None:
        return len(self.headlines) - 1 if self.part is Part.STORY else None


def from_text(text: str, *, where: str = "script") -> Script:
    """Read a page back as a running order.

    Raises ScriptError naming `where`, the line's number and what was expected there.
    """
    reading = _Reading()
    for number, row in enumerate(text.splitlines(), start=1):
        if row.strip() and not row.startswith("#"):
            try:
                _read_row(reading, row.rstrip())
            except ValueError as error:
                raise ScriptError(
                    f"{where}, line {number}: {error}", f"It says: {row[:80]}"
                ) from None
    missing = [name for name in _HEADER if name not in reading.header]
    if missing:
        raise ScriptError(f"{where} does not begin with '{missing[0]}:'", "Put that line back.")
    if not any(line.spoken for line in reading.lines):
        raise ScriptError(f"{where} has no line to speak", "Write ANCHOR: and the words.")
    stories = tuple(
        Story(headline, tuple(sentences), tuple(sources), section)
        for headline, sentences, sources, section in zip(
            reading.headlines, reading.sentences, reading.sources, reading.sections, strict=True
        )
    )
    lines = tuple(reading.lines)
    return Script(stories=stories, lines=lines, seconds=estimate(lines), **reading.header)


def _read_row(reading: _Reading, row: str) -> None:
    name, colon, value = row.partition(":")
    if reading.part is None and colon and name in _HEADER:
        reading.header[name] = value.strip()
    elif row.startswith("["):
        _read_heading(reading, row)
    elif row.startswith("from:"):
        _read_source(reading, value.strip())
    elif row.startswith("section:"):
        _read_section(reading, value.strip())
    elif row.startswith("  < "):
        _read_own_words(reading, _unescape(row[4:]))
    elif match := _LINE.match(row):
        _read_line(reading, Role(match[1]), match[2])
    else:
        raise ValueError("expected [a heading], ANCHOR:, REPORTER:, STING:, PAUSE: or INSERT:")


def _read_heading(reading: _Reading, row: str) -> None:
    match = _HEADING.match(row)
    if not match:
        raise ValueError("expected [opening], [headlines], [story 1: headline] or [sign-off]")
    reading.part = Part(match[1].split()[0].rstrip(":"))
    if reading.part is Part.STORY:
        reading.headlines.append(_unescape(match[3] or ""))
        reading.sources.append([])
        reading.sections.append("")
        reading.sentences.append([])


def _read_source(reading: _Reading, value: str) -> None:
    if reading.story is None:
        raise ValueError("'from:' stands only beneath the heading of a story")
    fields = [_unescape(entry.strip()) for entry in re.split(r"(?<!\\)\|", value)]
    fields += [""] * (4 - len(fields))
    identity, title, url, site = fields[:4]
    reading.sources[-1].append(Source(identity, title, url or None, site or None))


def _read_section(reading: _Reading, value: str) -> None:
    if reading.story is None:
        raise ValueError("'section:' stands only beneath the heading of a story")
    reading.sections[-1] = _unescape(value)


def _read_line(reading: _Reading, role: Role, value: str) -> None:
    if reading.part is None:
        raise ValueError("expected a heading such as [opening] before the first line")
    place = {"part": reading.part, "story": reading.story}
    if role is Role.PAUSE:
        seconds = _silence(value, "PAUSE", _LONGEST_PAUSE)
        reading.lines.append(Line(role, seconds=seconds, **place))  # type: ignore[arg-type]
        return
    if role is Role.INSERT:
        length, _, name = value.partition(" ")
        seconds = _silence(length, "INSERT", _LONGEST_INSERT)
        if not name.strip():
            raise ValueError("expected seconds and a name after INSERT:, such as 20 local weather")
        named = _unescape(name.strip())
        reading.lines.append(Line(role, named, seconds=seconds, **place))  # type: ignore[arg-type]
        return
    match = _MARK.search(value) if role is not Role.STING else None
    if not match:
        reading.lines.append(Line(role, _unescape(value), **place))  # type: ignore[arg-type]
        return
    words = _unescape(value[: match.start()].rstrip())
    speaker, rules = _notes(match[3])
    reading.lines.append(
        Line(role, words, reading.part, reading.story, 0.0, match[1], int(match[2]), words, speaker)
    )
    if reading.story is not None:
        sentence = Sentence(words, words, match[1], int(match[2]), speaker, rules)
        reading.sentences[-1].append(sentence)


def _silence(value: str, role: str, longest: float) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = -1.0
    if not 0.0 <= seconds <= longest:
        raise ValueError(f"expected seconds between 0 and {longest:.0f} after {role}:")
    return seconds


def _notes(text: str) -> tuple[str | None, tuple[str, ...]]:
    speaker, rules = None, ()
    for note in (found.strip() for found in _NOTE.findall(text)):
        if note.startswith("by "):
            speaker = _unescape(note[3:])
        elif note.startswith("rules "):
            rules = tuple(note[6:].split())
    return speaker, rules


def _read_own_words(reading: _Reading, own: str) -> None:
    if not reading.lines or reading.lines[-1].article is None:
        raise ValueError("'<' gives the article's words for the marked line above it")
    last = reading.lines[-1]
    reading.lines[-1] = Line(
        last.role, last.text, last.part, last.story, 0.0, last.article, last.paragraph, own,
        last.speaker,
    )  # fmt: skip
    if reading.story is not None and reading.sentences[-1]:
        sentence = reading.sentences[-1][-1]
        reading.sentences[-1][-1] = Sentence(
            sentence.text, own, sentence.article, sentence.paragraph, sentence.speaker,
            sentence.rules,
        )  # fmt: skip
