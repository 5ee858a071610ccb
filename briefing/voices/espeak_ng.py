"""eSpeak NG, where its library is there: instant, offline, a robot; the last resort.

Through the C interface of speak_lib.h. The library keeps its state for the whole process, and what
it said before changes how it sounds. So one lock stands before it, and it is opened anew for each
utterance (about 10 ms): that makes it repeatable.
"""

from __future__ import annotations

import ctypes
import importlib.util
import platform
import threading
from _ctypes import dlclose
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from briefing.errors import ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip, Timing
from briefing.text import tidy, words
from briefing.voices import Capabilities

_NAMES = ("libespeak-ng.so.1", "libespeak-ng.so", "libespeak-ng.1.dylib", "libespeak-ng.dylib")
_SYNCHRONOUS = 2
"AUDIO_OUTPUT_SYNCHRONOUS: sound comes to the callback before espeak_Synth returns."
_DO_NOT_EXIT = 0x8000
"espeakINITIALIZE_DONT_EXIT: missing data is reported, and the process lives on."
_UTF8 = 1
_RATE = 1
"espeakRATE, words a minute."
_LIST_ENDS, _WORD = 0, 1
"Kinds of event: espeakEVENT_LIST_TERMINATED, espeakEVENT_WORD."
_MOST_EVENTS = 100_000


class _Event(ctypes.Structure):
    """espeak_EVENT: something that begins in the sound just given."""

    _fields_: ClassVar = [
        ("kind", ctypes.c_int), ("identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
        ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p), ("id", ctypes.c_char * 8),
    ]  # fmt: skip


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)
_TURN = threading.Lock()


class _Properties(ctypes.Structure):
    """espeak_VOICE: what a voice is asked for by."""

    _fields_: ClassVar = [
        ("name", ctypes.c_char_p), ("languages", ctypes.c_char_p), ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte), ("age", ctypes.c_ubyte), ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte), ("score", ctypes.c_int), ("spare", ctypes.c_void_p),
    ]  # fmt: skip


class EspeakNg:
    """A robot's voice in many languages, offline; needs the espeak-ng library (GPL-3.0)."""

    name = "espeak-ng"

    def __init__(
        self, voice: str = "en-gb", pace: int = 165, *, library: str = "", folder: str = ""
    ) -> None:
        """Take espeak's name of the voice and the pace (words a minute, 80 to 450).

        `library` and `folder` say where the library and its espeak-ng-data lie, where they are
        not found by themselves. Raises ConfigError for a pace out of range.
        """
        if not 80 <= pace <= 450:
            raise ConfigError(f"voice espeak-ng: pace {pace} is not 80 to 450", "Use 165.")
        self._voice, self._pace = voice, pace
        self._library, self._folder = library, folder
        prefix = voice.partition("-")[0]
        self.capabilities = Capabilities(threads=False, languages=(prefix,))

    def check(self) -> None:
        """Return when the library, its data and the voice are there; else VoiceUnavailable."""
        with _opened(self._library, self._folder) as engine:
            self._choose(engine)

    def fingerprint(self) -> str:
        """Give the library's version, the voice, the pace and the kind of machine."""
        with _opened(self._library, self._folder) as engine:
            number = engine.espeak_Info(None).decode().split()[0]
        return f"espeak-ng {number}; {self._voice}; pace {self._pace}; {platform.machine()}"

    def say(self, text: str) -> Clip:
        """Speak one utterance; raises VoiceError when there is nothing to say."""
        text = tidy(text)
        if not words(text):
            raise VoiceError(f"there are no words in {text[:60]!r}", "Reword that line.")
        with _opened(self._library, self._folder) as engine:
            self._choose(engine)
            (sound, words_said), rate = _spoken(engine, text), engine.rate
        if not sound:
            raise VoiceError(f"espeak-ng knows no sound for {text[:60]!r}", "Reword that line.")
        import numpy as np  # noqa: PLC0415 - not needed to list voices

        whole = np.frombuffer(sound, dtype=np.int16)
        words_heard = _timed(words_said, len(whole) / rate)
        return Clip((whole / 32768.0).astype(np.float32), rate, words_heard)

    def _choose(self, engine: Any) -> None:
        wanted = _Properties(languages=self._voice.encode())
        if (
            engine.espeak_SetVoiceByName(self._voice.encode()) != 0
            and engine.espeak_SetVoiceByProperties(ctypes.byref(wanted)) != 0
        ):
            raise VoiceUnavailable(
                f"espeak-ng has no voice {self._voice!r}", "Use 'en-gb'; see: espeak-ng --voices."
            )
        engine.espeak_SetParameter(_RATE, self._pace, 0)


def _spoken(engine: Any, text: str) -> tuple[bytes, list[tuple[str, float]]]:
    """Give what the engine says, 16 bits a sample, and when each word begins; the lock is held."""
    sound = bytearray()
    words_said: list[tuple[str, float]] = []

    def take(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            sound.extend(ctypes.string_at(samples, count * 2))
        for place in range(_MOST_EVENTS):
            event = events[place]
            if event.kind == _LIST_ENDS:
                break
            if event.kind == _WORD:
                begin = max(0, event.text_position - 1)
                word = text[begin : begin + event.length]
                if word:
                    words_said.append((word, event.audio_position / 1000))
        return 0

    callback = _CALLBACK(take)
    engine.espeak_SetSynthCallback(callback)
    raw = text.encode()
    if engine.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, _UTF8, None, None) != 0:
        raise VoiceError(f"espeak-ng could not say {text[:60]!r}", "Reword that line.")
    engine.espeak_Synchronize()
    return bytes(sound), words_said


def _timed(words_said: list[tuple[str, float]], seconds: float) -> tuple[Timing, ...]:
    """Give the words with the moment each ends: where the next begins, or the sound ends."""
    ends = [*(start for _, start in words_said), seconds][1:]
    return tuple(
        Timing(text, start, max(start, end))
        for (text, start), end in zip(words_said, ends, strict=True)
    )


@contextmanager
def _opened(library: str, folder: str) -> Iterator[Any]:
    """Give the library, fresh and for nobody else; raises VoiceUnavailable without it."""
    with _TURN:
        path, data = _found(library, folder)
        try:
            engine = _declared(ctypes.CDLL(path))
        except (OSError, AttributeError) as error:
            message = f"{path} is no espeak-ng library: {error}"
            raise VoiceUnavailable(message, _INSTALL) from error
        try:
            place = data.encode() if data else None
            engine.rate = engine.espeak_Initialize(_SYNCHRONOUS, 0, place, _DO_NOT_EXIT)
            if engine.rate <= 0:
                where = f" in {data}" if data else ""
                raise VoiceUnavailable(f"espeak-ng does not find its data{where}", _INSTALL)
            yield engine
        finally:
            engine.espeak_Terminate()
            dlclose(engine._handle)  # noqa: SLF001 - ctypes itself never closes a library


def _declared(engine: Any) -> Any:
    """Give the library with the types of what is called in it."""
    engine.espeak_Info.restype = ctypes.c_char_p
    engine.espeak_Info.argtypes = [ctypes.c_void_p]
    engine.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint,
        ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    return engine


_INSTALL = "Install espeak-ng (apt install espeak-ng, or pip install 'briefing[espeak]')."


def _found(library: str, folder: str) -> tuple[str, str]:
    """Give library and data folder: as told, those of the package, or the system's."""
    if library:
        return library, folder
    if importlib.util.find_spec("espeakng_loader") is not None:
        import espeakng_loader  # noqa: PLC0415 - only there with the extra

        return espeakng_loader.get_library_path(), folder or espeakng_loader.get_data_path()
    for name in _NAMES:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return name, folder
    raise VoiceUnavailable("the espeak-ng library is not installed", _INSTALL)
