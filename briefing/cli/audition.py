"""The audition page: the same lines by every voice side by side, to listen to and compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from briefing import atomic, plugins
from briefing.errors import BriefingError, PluginError
from briefing.text import slug
from briefing.voices import Voice

LINES = (
    "Good morning. This is the news at seven o'clock on Sunday the twenty-second of November.",
    "Councillors in Southwark voted 31-28 on Tuesday to close two libraries, saving £1.2m a year.",
    "\u201cWe were told nothing,\u201d said Siobhan Featherstone, 52, who runs the ferry to Islay.",
    "Will the 8.15pm train from Leicester run on time? The operator says it cannot promise that.",
)
"Written for this: numbers, money, a score, names that are hard to say, a quotation, a question."

_STYLE = (
    "body{font:17px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;"
    "color:#222;background:#fff}h1{font-size:1.4rem}h2{font-size:1.05rem;margin:2rem 0 .4rem}"
    "table{border-collapse:collapse;width:100%}td{padding:.3rem .6rem .3rem 0}audio{width:100%}"
    "td:first-child{white-space:nowrap;width:11rem}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}}"
)
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; media-src 'self'; style-src 'unsafe-inline'\">"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one voice made of the lines."""

    name: str
    "The voice."
    files: tuple[str, ...]
    "A sound file for each line, in the page's folder; empty for a voice that could not speak."
    why: str = ""
    "Why it could not speak, and what to do."


def audition(names: Sequence[str], folder: Path, lines: Sequence[str]) -> tuple[Heard, ...]:
    """Let voices speak the lines into WAV files of `folder`, beside a page that plays them.

    With no name, every voice speaks that needs no network. A voice that cannot is said so on
    the page. Raises ConfigError for a name nobody answers to.
    """
    chosen = names or plugins.names("voices")
    loaded: list[tuple[str, Voice | BriefingError]] = []
    for name in chosen:
        try:
            voice: Voice = plugins.load("voices", name)
        except PluginError as error:
            loaded.append((name, error))
        else:
            if names or voice.capabilities.offline:
                loaded.append((name, voice))
    heard = tuple(_heard(name, voice, folder, lines) for name, voice in loaded)
    atomic.write_text(folder / "index.html", _page(heard, lines))
    return heard


def _heard(name: str, voice: Voice | BriefingError, folder: Path, lines: Sequence[str]) -> Heard:
    from briefing.pronounce import load_lexicon, spoken
    from briefing.sound import trim
    from briefing.sound.wav import write_wav

    try:
        if isinstance(voice, BriefingError):
            raise voice
        voice.check()
        lexicon, files = load_lexicon(), []
        for number, line in enumerate(lines, start=1):
            clip = trim(voice.say(spoken(line, lexicon, phonemes=voice.capabilities.phonemes)))
            files.append(f"{slug(name)}-{number}.wav")
            write_wav([clip], folder / files[-1])
    except BriefingError as error:
        return Heard(name, (), f"{error}. {error.remedy}")
    return Heard(name, tuple(files))


def _page(heard: Sequence[Heard], lines: Sequence[str]) -> str:
    rows = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        _POLICY,
        '<meta name="viewport" content="width=device-width">',
        f"<title>Voices</title><style>{_STYLE}</style><h1>Voices</h1>",
    ]
    for number, line in enumerate(lines):
        rows.append(f"<h2>{escape(line)}</h2><table>")
        rows += [
            f"<tr><td>{escape(one.name)}<td>"
            f'<audio controls preload=none src="{escape(one.files[number])}"></audio>'
            for one in heard
            if one.files
        ]
        rows.append("</table>")
    silent = [one for one in heard if not one.files]
    if silent:
        rows.append("<h2>Could not speak here</h2><table>")
        rows += [f"<tr><td>{escape(one.name)}<td>{escape(one.why)}" for one in silent]
        rows.append("</table>")
    return "\n".join(rows) + "\n"
