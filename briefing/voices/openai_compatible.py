"""Any server with OpenAI's speech endpoint: a company's, or one of the many that run at home.

POST {base_url}/audio/speech with model, voice, input and response_format; sound that has not
been squeezed (WAV or bare PCM) is asked for, so that it is coded only once, at the end.
"""

from __future__ import annotations

import io
import os
import random
import time
import wave
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from briefing.errors import AudioError, ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.service import Again, Patience, Service, busy, check_address, kind_of
from briefing.text import tidy
from briefing.voices import Capabilities
from briefing.voices.chunking import chunks
from briefing.voices.failing import LATER, VOICE
from briefing.voices.replies import joined, whole

if TYPE_CHECKING:
    import requests

_OPENAI = "https://api.openai.com/v1"
_LONGEST = 4096
"Characters that the endpoint takes."
_MOST_A_CHARACTER = 48_000
"Bytes of sound a character may need: a quarter of a second in 16 bits, two channels, 48 kHz."
_FORMATS = ("wav", "pcm", "flac", "opus", "aac", "mp3")
_PCM_RATE = 24_000
"Bare PCM has no header to say its rate; OpenAI sends 24 kHz, one channel."


class OpenAICompatible:
    """A speech server with OpenAI's endpoint, at any address; sends the text there."""

    name = "openai-compatible"

    def __init__(
        self,
        base_url: str = _OPENAI,
        model: str = "gpt-4o-mini-tts",
        voice: str = "alloy",
        *,
        format: str = "wav",  # noqa: A002 - a setting's name, as producers write it
        speed: float = 1.0,
        instructions: str = "",
        language: str = "en",
        key_from: str = "",
        longest: int = _LONGEST,
        pace: float = 0.0,
        attempts: int = 5,
        timeout: float = 60.0,
        environment: Mapping[str, str] = os.environ,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take the server's address, up to /v1, what to ask of it, and how patiently.

        The key comes from the environment alone: from the variable named by `key_from`, or from
        OPENAI_API_KEY when the address is OpenAI's own; no other server is ever sent that one
        unasked. `longest` is the most characters of one request. Raises ConfigError for values
        out of range and for a key that would go unencrypted over a network.
        """
        self._base = base_url.rstrip("/")
        self._key_from = key_from or ("OPENAI_API_KEY" if self._base == _OPENAI else "")
        check_address(
            self._base, has_key=bool(self._key_from), who="voice openai-compatible", like=_OPENAI
        )
        if format not in _FORMATS:
            raise _wrong(f"format {format!r} is not known", f"Use one of {', '.join(_FORMATS)}.")
        if not 0.25 <= speed <= 4.0:
            raise _wrong(f"speed {speed} is not 0.25 to 4", "Use 1.0.")
        if not 50 <= longest <= _LONGEST:
            raise _wrong(f"longest {longest} is not 50 to {_LONGEST}", "Leave it out.")
        self._longest = longest
        self._asked: dict[str, Any] = {"model": model, "voice": voice, "response_format": format}
        self._asked |= {"speed": speed} if speed != 1.0 else {}
        self._asked |= {"instructions": instructions} if instructions else {}
        self._language, self._environment = language, environment
        self._patience = Patience(VOICE, "the server", pace, attempts, timeout, sleep, now, chance)
        self._service: Service | None = None

    @property
    def capabilities(self) -> Capabilities:
        """Online, not repeatable, one request at a time, no phonemes."""
        prefix = self._language.partition("-")[0]
        return Capabilities(offline=False, repeatable=False, threads=False, languages=(prefix,))

    def check(self) -> None:
        """Return when a key is there, where one is named; the network is not tried."""
        if self._key_from and not self._key():
            raise VoiceUnavailable(
                f"no key for {self._base}: {self._key_from} is not set",
                f"Set {self._key_from}, or [voices.openai-compatible] base_url to your own server.",
            )

    def fingerprint(self) -> str:
        """Give the address and everything that is asked of it; never the key."""
        asked = "; ".join(f"{name} {value}" for name, value in sorted(self._asked.items()))
        return tidy(
            f"openai-compatible 1; {self._base}; {asked}; {self._language}; {self._longest}"
        )

    def say(self, text: str) -> Clip:
        """Speak one utterance.

        Raises VoiceUnavailable when the server cannot be reached or refuses, VoiceError when it
        answers without the whole sound.
        """
        pieces = chunks(text, self._longest)
        if not pieces:
            raise VoiceError(f"there are no words in {text[:60]!r}", "Reword that line.")
        with self._patience.turn:
            self.check()
            return joined([self._piece(piece) for piece in pieces])

    def _piece(self, piece: str) -> Clip:
        service = self._opened()
        return self._patience.until_there(
            piece,
            lambda: service.ask(
                lambda reply: self._heard(piece, reply), json={**self._asked, "input": piece}
            ),
        )

    def _opened(self) -> Service:
        if self._service is None:
            key = self._key()
            headers = {"Authorization": f"Bearer {key}"} if key else {}
            self._service = Service(f"{self._base}/audio/speech", self._patience, headers)
        return self._service

    def _key(self) -> str:
        return self._environment.get(self._key_from, "").strip() if self._key_from else ""

    def _heard(self, piece: str, response: requests.Response) -> Clip | Again:
        if not_now := busy(response):
            return not_now
        body = self._opened().read(response, 1_000_000 + len(piece) * _MOST_A_CHARACTER)
        if body is None:
            return Again("its answer did not end", answered=True)
        if response.status_code != 200:
            raise self._refused(response, body)
        if not body or kind_of(response).startswith(("text/", "application/json")):
            why = f"it answered 200 with {kind_of(response)} and without sound"
            return Again(why, answered=True)
        try:
            sound = _headed(body) if self._asked["response_format"] == "pcm" else body
            return whole(sound, characters=len(piece))
        except AudioError as error:
            return Again(f"it sent {error}", answered=True)

    def _refused(self, response: requests.Response, body: bytes) -> VoiceUnavailable:
        said = tidy(body[:600].decode("utf-8", "replace"))[:200]
        key = self._key()
        said = said.replace(key, "...") if key else said
        remedy = LATER
        if response.status_code in (401, 403):
            remedy = f"Look at the key in {self._key_from}." if self._key_from else _NAME_A_KEY
        return VoiceUnavailable(f"{self._base} answered {response.status_code}: {said}", remedy)


_NAME_A_KEY = "It asks for a key: name its variable in [voices.openai-compatible] key_from."


def _wrong(what: str, remedy: str) -> ConfigError:
    return ConfigError(f"voice openai-compatible: {what}", remedy)


def _headed(samples: bytes) -> bytes:
    """Give bare 16-bit samples as a WAV; raises AudioError when half a sample is left over."""
    if len(samples) % 2:
        raise AudioError(f"{len(samples):,} bytes of PCM, half a sample too many", "Ask again.")
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(_PCM_RATE)
        made.writeframes(samples)
    return file.getvalue()
