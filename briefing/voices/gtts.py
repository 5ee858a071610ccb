"""Google Translate's voice, through gTTS: unofficial, over the network, and trusted in nothing.

gTTS makes the requests; sending them is ours (see `service`), and no reply is believed before
its sound has been decoded.
"""

from __future__ import annotations

import base64
import binascii
import importlib.metadata
import random
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefing.errors import AudioError, ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.service import Again, Patience, Service, busy, kind_of
from briefing.voices import Capabilities
from briefing.voices.chunking import chunks
from briefing.voices.failing import LATER, VOICE
from briefing.voices.replies import joined, whole

if TYPE_CHECKING:
    import requests

_PATH = "/_/TranslateWebserverUi/data/batchexecute"
_LONGEST = 100
"Characters that one request may carry."
_LARGEST = 4_000_000
"Bytes of a reply that are read; 100 characters make about 100 kB."
_AUDIO = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=]*)\\"\]')


class GoogleTranslate:
    """The voice of translate.google.com; sends the text to Google, one sentence after another."""

    name = "gtts"

    def __init__(
        self,
        language: str = "en",
        tld: str = "co.uk",
        *,
        server: str = "",
        pace: float = 1.0,
        attempts: int = 5,
        timeout: float = 20.0,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take language and accent ('co.uk', 'ie', 'com'), and how patiently to ask.

        `pace` is the least time between requests (s), `timeout` the most for one reply (s),
        `server` another address to ask. Raises ConfigError for values out of range.
        """
        if not re.fullmatch(r"[a-z]{2,3}(\.[a-z]{2})?", tld):
            raise ConfigError(f"voice gtts: tld {tld!r} is not an ending", "Use 'co.uk' or 'ie'.")
        self._language, self._tld = language, tld
        self._url = (server or f"https://translate.google.{tld}").rstrip("/") + _PATH
        self._patience = Patience(VOICE, "Google", pace, attempts, timeout, sleep, now, chance)
        self._service: Service | None = None

    @property
    def capabilities(self) -> Capabilities:
        """Online, not repeatable, one request at a time, no phonemes."""
        prefix = self._language.partition("-")[0]
        return Capabilities(offline=False, repeatable=False, threads=False, languages=(prefix,))

    def check(self) -> None:
        """Return when gTTS is installed and knows the language; the network is not tried."""
        try:
            from gtts.lang import tts_langs  # noqa: PLC0415 - slow to load

            known = tts_langs()
        except ImportError:
            raise VoiceUnavailable("gTTS is not installed", "pip install gTTS") from None
        if self._language not in known:
            raise VoiceUnavailable(f"gTTS has no language {self._language!r}", "Use 'en'.")

    def fingerprint(self) -> str:
        """Give engine, version, language and accent; raises VoiceUnavailable without gTTS."""
        try:
            version = importlib.metadata.version("gTTS")
        except importlib.metadata.PackageNotFoundError:
            raise VoiceUnavailable("gTTS is not installed", "pip install gTTS") from None
        return f"gTTS {version}; {self._language}; {self._tld}; chunks 1"

    def say(self, text: str) -> Clip:
        """Speak one utterance, in as few requests as its sentences allow.

        Raises VoiceUnavailable when the service cannot be reached or refuses, VoiceError when it
        answers without the whole sound.
        """
        pieces = chunks(text, _LONGEST)
        if not pieces:
            raise VoiceError(f"there are no words in {text[:60]!r}", "Reword that line.")
        with self._patience.turn:
            return joined([self._piece(piece) for piece in pieces])

    def _piece(self, piece: str) -> Clip:
        service = self._opened()
        return self._patience.until_there(
            piece,
            lambda: service.ask(lambda reply: self._heard(piece, reply), data=self._body(piece)),
        )

    def _opened(self) -> Service:
        """Give the one connection, with the headers gTTS would send."""
        if self._service is None:
            from gtts import gTTS  # noqa: PLC0415 - slow to load

            self._service = Service(self._url, self._patience, gTTS.GOOGLE_TTS_HEADERS)
        return self._service

    def _body(self, piece: str) -> str:
        """Give the request's body as gTTS writes it, our piece whole."""
        from gtts import gTTS  # noqa: PLC0415

        asked: Any = gTTS(piece, lang=self._language, lang_check=False, pre_processor_funcs=[])
        return str(asked.get_bodies()[0])

    def _heard(self, piece: str, response: requests.Response) -> Clip | Again:
        if not_now := busy(response):
            return not_now
        if response.status_code != 200:
            message = f"Google's voice answered {response.status_code} for {piece!r}"
            raise VoiceUnavailable(message, LATER)
        body = self._opened().read(response, _LARGEST)
        if body is None:
            return Again("its answer did not end", answered=True)
        found = _AUDIO.search(body)
        if found is None or not found[1]:
            why = f"it answered 200 with {kind_of(response)} and without sound"
            return Again(why, answered=True)
        try:
            return whole(base64.b64decode(found[1], validate=True), characters=len(piece))
        except (AudioError, binascii.Error) as error:
            return Again(f"it sent {error}", answered=True)
