"""The studio: every spoken line of a script becomes a take, from the shelf where it can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from briefing.cache import Shelf
from briefing.errors import BriefingError, VoiceError
from briefing.models import Clip, Line, Script, Take
from briefing.pronounce import Lexicon, spoken
from briefing.sound import trim
from briefing.text import words
from briefing.voices import Voice

_TRIMMING = "trimmed 2"
"Goes up when trimming changes, since it decides the filed sound."


@dataclass(frozen=True, slots=True)
class Reading:
    """A script read aloud."""

    takes: tuple[Take, ...]
    "One for each spoken line, in script order."
    synthesised: int
    "How many utterances the engine spoke."
    reused: int
    "How many lines were on the shelf, or were said before in this script."


@dataclass(frozen=True, slots=True)
class _Utterance:
    line: int
    spoken: str
    key: str


def speak(
    script: Script,
    voice: Voice,
    shelf: Shelf,
    lexicon: Lexicon | None = None,
    *,
    workers: int = 2,
    progress: Callable[[int, int], None] | None = None,
) -> Reading:
    """Give a take for each spoken line; only what is not on the shelf is synthesised.

    The engine is not even loaded when the shelf holds everything. Raises VoiceError naming the
    line when one cannot be spoken; takes made until then stay on the shelf.
    """
    fingerprint = voice.fingerprint()
    wanted = [
        _utterance(number, line, voice, fingerprint, shelf, lexicon)
        for number, line in enumerate(script.lines)
        if line.spoken
    ]
    clips: dict[str, Clip] = {}
    missing: dict[str, _Utterance] = {}
    for utterance in wanted:
        if utterance.key in clips or utterance.key in missing:
            continue
        clip = shelf.take_down(utterance.key)
        if clip is None:
            missing[utterance.key] = utterance
        else:
            clips[utterance.key] = clip
    clips |= _synthesise(list(missing.values()), voice, shelf, workers, progress)
    takes = tuple(Take(u.line, u.spoken, fingerprint, clips[u.key]) for u in wanted)
    return Reading(takes, len(missing), len(wanted) - len(missing))


def _utterance(
    number: int, line: Line, voice: Voice, fingerprint: str, shelf: Shelf, lexicon: Lexicon | None
) -> _Utterance:
    said = spoken(line.text, lexicon, phonemes=voice.capabilities.phonemes)
    if not words(said):
        raise VoiceError(
            f"line {number + 1} of the script has no words to speak: {line.text[:60]!r}",
            "Reword or remove that line of the script.",
        )
    return _Utterance(number, said, shelf.key(said, fingerprint, _TRIMMING))


def _synthesise(
    utterances: Sequence[_Utterance],
    voice: Voice,
    shelf: Shelf,
    workers: int,
    progress: Callable[[int, int], None] | None,
) -> dict[str, Clip]:
    if not utterances:
        return {}
    voice.check()
    made: dict[str, Clip] = {}
    several = workers if voice.capabilities.threads else 1
    # Longest first, so that no core waits for one long sentence at the end.
    order = sorted(utterances, key=lambda utterance: -len(utterance.spoken))
    pool = ThreadPoolExecutor(max_workers=several, thread_name_prefix="speak")
    try:
        running: dict[Future[Clip], _Utterance] = {
            pool.submit(_say, voice, shelf, utterance): utterance for utterance in order
        }
        for done, future in enumerate(as_completed(running), start=1):
            made[running[future].key] = future.result()
            if progress:
                progress(done, len(running))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return made


def _say(voice: Voice, shelf: Shelf, utterance: _Utterance) -> Clip:
    try:
        clip = voice.say(utterance.spoken)
    except BriefingError as error:
        message = f"line {utterance.line + 1} of the script: {error.message}"
        raise type(error)(message, error.remedy) from error
    if len(clip.samples) == 0:
        raise VoiceError(f"{voice.name} gave no sound for {utterance.spoken[:60]!r}", "Reword it.")
    return shelf.file(utterance.key, trim(clip))
