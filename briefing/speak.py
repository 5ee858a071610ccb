"""The studio: every spoken line of a script becomes a take, from the shelf where it can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial

from briefing.cache import Shelf
from briefing.errors import BriefingError, VoiceError
from briefing.models import Clip, Script, Take
from briefing.pronounce import Lexicon, spoken
from briefing.pronounce.written import on_the_page
from briefing.sound import trim
from briefing.text import words
from briefing.voices import Voice
from briefing.voices.cast import Cast

_TRIMMING = "trimmed 2"
"Goes up when trimming changes, since it decides the filed sound."

Progress = Callable[[int, int], None]
Ready = Callable[[Take], None]
"Is given each take as soon as there is one, by whichever thread made it."


@dataclass(frozen=True, slots=True)
class Replaced:
    """A voice that could not speak, and who read its lines."""

    voice: str
    "Name of the one that could not."
    by: str
    "Name of the one that did."
    why: str
    "What was wrong with it."


@dataclass(frozen=True, slots=True)
class Reading:
    """A script read aloud."""

    takes: tuple[Take, ...]
    "One for each spoken line, in script order."
    synthesised: int
    "How many utterances the engine spoke."
    reused: int
    "How many lines were on the shelf, or were said before in this script."
    replaced: tuple[Replaced, ...] = ()
    "Whom the fallback stood in for; empty when everybody could speak."


@dataclass(frozen=True, slots=True)
class _Utterance:
    line: int
    spoken: str
    key: str


@dataclass(slots=True)
class _Studio:
    """What the reading of every part needs."""

    script: Script
    shelf: Shelf
    lexicon: Lexicon | None
    workers: int
    progress: Progress
    language: str
    ready: Ready
    done: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of one voice: those on the shelf, and those to be synthesised."""

    voice: Voice
    fingerprint: str
    wanted: tuple[_Utterance, ...]
    clips: dict[str, Clip]
    missing: tuple[_Utterance, ...]


def speak(
    script: Script,
    cast: Cast | Voice,
    shelf: Shelf,
    lexicon: Lexicon | None = None,
    *,
    workers: int = 2,
    progress: Progress | None = None,
    language: str = "en-GB",
    ready: Ready | None = None,
) -> Reading:
    """Give a take for each spoken line; only what is not on the shelf is synthesised.

    `ready` is given each take as soon as it is there, in no order, while others are still being
    spoken. `language` is the script's (BCP 47): numbers and abbreviations are said as it says them.

    An engine is not even loaded when the shelf holds everything. A voice that fails on one of
    its lines is replaced on all of them, by the first of the fallback that can read them, and
    `replaced` says so. Raises VoiceError naming the line when nobody can; takes made until then
    stay on the shelf.
    """
    cast = cast if isinstance(cast, Cast) else Cast(cast)
    _refuse_wordless(script)
    silent: Progress = lambda _done, _total: None  # noqa: E731 - nobody is watching
    studio = _Studio(
        script, shelf, lexicon, workers, progress or silent, language, ready or _unheard
    )
    replaced: list[Replaced] = []
    takes: list[Take] = []
    for voice, lines in _shares(script, cast):
        takes += _read(studio, voice, lines, cast.fallback, replaced)
    takes.sort(key=lambda take: take.line)
    return Reading(tuple(takes), studio.done, studio.reused, tuple(replaced))


def _shares(script: Script, cast: Cast) -> list[tuple[Voice, list[int]]]:
    """Give every voice that has lines, with their places in the script."""
    shares: dict[int, tuple[Voice, list[int]]] = {}
    for number, line in enumerate(script.lines):
        if line.spoken:
            voice = cast.voice_of(line)
            shares.setdefault(id(voice), (voice, []))[1].append(number)
    return list(shares.values())


def _read(
    studio: _Studio,
    voice: Voice,
    lines: Sequence[int],
    fallback: Sequence[Voice],
    replaced: list[Replaced],
) -> list[Take]:
    """Give the takes of one voice's lines, by itself or by whoever first can in its place."""
    failures: list[VoiceError] = []
    for reader in (voice, *(other for other in fallback if other is not voice)):
        try:
            part = _prepared(studio, reader, lines)
            made = _synthesise(studio, part)
            for utterance in part.wanted:
                if utterance.key in part.clips:
                    studio.ready(_take(studio, part, utterance, part.clips[utterance.key]))
        except VoiceError as error:
            failures.append(error)
            continue
        if failures:
            replaced.append(Replaced(voice.name, reader.name, failures[0].message))
        studio.reused += len(part.wanted) - len(part.missing)
        clips = part.clips | made
        return [_take(studio, part, utterance, clips[utterance.key]) for utterance in part.wanted]
    first, *others = failures
    if not others:
        raise first
    also = "; ".join(error.message for error in others)
    raise type(first)(f"{first.message}; the fallback failed too: {also}", first.remedy) from first


def _take(studio: _Studio, part: _Part, utterance: _Utterance, clip: Clip) -> Take:
    text = studio.script.lines[utterance.line].text
    timings = on_the_page(text, clip.words)
    return Take(utterance.line, utterance.spoken, part.fingerprint, clip, timings)


def _refuse_wordless(script: Script) -> None:
    for number, line in enumerate(script.lines):
        if line.spoken and not words(spoken(line.text)):
            raise VoiceError(
                f"line {number + 1} of the script has no words to speak: {line.text[:60]!r}",
                "Reword or remove that line of the script.",
            )


def _prepared(studio: _Studio, voice: Voice, lines: Sequence[int]) -> _Part:
    fingerprint = voice.fingerprint()
    wanted = []
    for number in lines:
        alphabet = voice.capabilities.phonemes
        text, tongue = studio.script.lines[number].text, studio.language
        said = spoken(text, studio.lexicon, phonemes=alphabet, locale=tongue)
        wanted.append(_Utterance(number, said, studio.shelf.key(said, fingerprint, _TRIMMING)))
    clips: dict[str, Clip] = {}
    missing: dict[str, _Utterance] = {}
    for utterance in wanted:
        if utterance.key in clips or utterance.key in missing:
            continue
        clip = studio.shelf.take_down(utterance.key)
        if clip is None:
            missing[utterance.key] = utterance
        else:
            clips[utterance.key] = clip
    return _Part(voice, fingerprint, tuple(wanted), clips, tuple(missing.values()))


def _synthesise(studio: _Studio, part: _Part) -> dict[str, Clip]:
    if not part.missing:
        return {}
    part.voice.check()
    total = studio.done + len(part.missing)
    made: dict[str, Clip] = {}
    several = studio.workers if part.voice.capabilities.threads else 1
    # Longest first, so that no core waits for one long sentence at the end.
    order = sorted(part.missing, key=lambda utterance: -len(utterance.spoken))
    speak_one = partial(_say, studio, part)
    pool = ThreadPoolExecutor(max_workers=several, thread_name_prefix="speak")
    try:
        running: dict[Future[Clip], _Utterance] = {
            pool.submit(speak_one, utterance): utterance for utterance in order
        }
        for future in as_completed(running):
            made[running[future].key] = future.result()
            studio.done += 1
            studio.progress(studio.done, total)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return made


def _say(studio: _Studio, part: _Part, utterance: _Utterance) -> Clip:
    voice = part.voice
    try:
        clip = voice.say(utterance.spoken)
    except BriefingError as error:
        message = f"line {utterance.line + 1} of the script: {error.message}"
        raise type(error)(message, error.remedy) from error
    trimmed = trim(clip) if len(clip.samples) else clip
    if len(trimmed.samples) == 0:
        raise VoiceError(f"{voice.name} gave no sound for {utterance.spoken[:60]!r}", "Reword it.")
    clip = studio.shelf.file(utterance.key, trimmed)
    for said in part.wanted:
        if said.key == utterance.key:
            studio.ready(_take(studio, part, said, clip))
    return clip


def _unheard(_take: Take) -> None:
    """Nobody waits for takes."""
