"""Google Translate's voice, through gTTS: unofficial, over the network, and trusted in nothing.

gTTS makes the requests; sending them is ours: one verified connection, time limits, a polite
pace, retries that honour Retry-After, and no reply believed before its sound has been decoded.
"""

from __future__ import annotations

import base64
import binascii
import importlib.metadata
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from briefing.errors import AudioError, ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip
from briefing.voices import Capabilities
from briefing.voices.chunking import chunks
from briefing.voices.replies import joined, whole

if TYPE_CHECKING:
    import requests

_PATH = "/_/TranslateWebserverUi/data/batchexecute"
_LONGEST = 100
"Characters that one request may carry."
_LARGEST = 4_000_000
"Bytes of a reply that are read; 100 characters make about 100 kB."
_LONGEST_WAIT = 60.0
"A server that asks for a longer pause, s, is taken to have refused."
_AUDIO = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=]*)\\"\]')
_LATER = "Run it again in some minutes (what is spoken is kept), or choose --voice hibari."
_REWORD = "Reword that line, or choose --voice hibari."


@dataclass(frozen=True, slots=True)
class _Again:
    """A reply worth another attempt."""

    why: str
    "What went wrong, for the message when the last attempt fails too."
    wait: float | None = None
    "What the server asked for, s."
    answered: bool = False
    "True when it did answer, but not with the whole sound."


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
        if pace < 0 or attempts < 1 or timeout <= 0:
            raise ConfigError("voice gtts: pace, attempts or timeout is too small", "Leave it out.")
        self._language, self._tld = language, tld
        self._url = (server or f"https://translate.google.{tld}").rstrip("/") + _PATH
        self._pace, self._attempts, self._timeout = pace, attempts, timeout
        self._sleep, self._now, self._chance = sleep, now, chance
        self._session: requests.Session | None = None
        self._turn = threading.Lock()
        self._last = float("-inf")

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
        """Give engine, version, language and accent."""
        version = importlib.metadata.version("gTTS")
        return f"gTTS {version}; {self._language}; {self._tld}; chunks 1"

    def say(self, text: str) -> Clip:
        """Speak one utterance, in as few requests as its sentences allow.

        Raises VoiceUnavailable when the service cannot be reached or refuses, VoiceError when it
        answers without the whole sound.
        """
        pieces = chunks(text, _LONGEST)
        if not pieces:
            raise VoiceError(f"there are no words in {text[:60]!r}", "Reword that line.")
        with self._turn:
            return joined([self._piece(piece) for piece in pieces])

    def _piece(self, piece: str) -> Clip:
        """Ask for one piece until it is there in full, or until patience ends."""
        problem = _Again("it was not asked")
        for attempt in range(self._attempts):
            self._wait(attempt, problem)
            reply = self._ask(piece)
            if isinstance(reply, Clip):
                return reply
            problem = reply
            if problem.wait is not None and problem.wait > _LONGEST_WAIT:
                break
        message = f"Google's voice failed on {piece!r}: {problem.why}"
        if problem.answered:
            raise VoiceError(message, _REWORD)
        asked = f", and asks to wait {problem.wait:.0f} s" if problem.wait else ""
        raise VoiceUnavailable(message + asked, _LATER)

    def _wait(self, attempt: int, problem: _Again) -> None:
        """Keep the pace; before another attempt back off, twice as long each time."""
        due = self._last + self._pace - self._now()
        if attempt:
            backed_off = float(2 ** (attempt - 1)) * (1 + self._chance())
            due = max(due, problem.wait or 0.0, min(backed_off, _LONGEST_WAIT))
        if due > 0:
            self._sleep(due)
        self._last = self._now()

    def _ask(self, piece: str) -> Clip | _Again:
        import requests  # noqa: PLC0415 - only when it speaks
        import urllib3  # noqa: PLC0415

        try:
            with self._connection().post(
                self._url,
                data=self._body(piece),
                timeout=(min(10.0, self._timeout), self._timeout),
                allow_redirects=False,
                stream=True,
            ) as response:
                return self._heard(piece, response)
        except requests.exceptions.SSLError as error:
            raise VoiceUnavailable(
                f"the connection to {self._url} is not safe: {error}",
                "Look at the clock and the certificates of this machine; nothing was sent.",
            ) from error
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError):
            return _Again(f"no answer within {self._timeout:g} s")
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
            return _Again(f"the connection broke ({type(error).__name__})")

    def _connection(self) -> requests.Session:
        """Give the one connection, with the headers gTTS would send and certificates checked."""
        if self._session is None:
            import requests  # noqa: PLC0415
            from gtts import gTTS  # noqa: PLC0415

            self._session = requests.Session()
            self._session.headers.update(gTTS.GOOGLE_TTS_HEADERS)
        return self._session

    def _body(self, piece: str) -> str:
        """Give the request's body as gTTS writes it, our piece whole."""
        from gtts import gTTS  # noqa: PLC0415

        asked: Any = gTTS(piece, lang=self._language, lang_check=False, pre_processor_funcs=[])
        return str(asked.get_bodies()[0])

    def _heard(self, piece: str, response: requests.Response) -> Clip | _Again:
        status = response.status_code
        if status == 429 or status >= 500:
            return _Again(f"it answered {status}", _retry_after(response))
        if status != 200:
            raise VoiceUnavailable(f"Google's voice answered {status} for {piece!r}", _LATER)
        body = self._read(response)
        if body is None:
            return _Again("its answer did not end", answered=True)
        found = _AUDIO.search(body)
        if found is None or not found[1]:
            kind = response.headers.get("Content-Type", "nothing").partition(";")[0]
            return _Again(f"it answered 200 with {kind} and without sound", answered=True)
        try:
            return whole(base64.b64decode(found[1], validate=True), characters=len(piece))
        except (AudioError, binascii.Error) as error:
            return _Again(f"it sent {error}", answered=True)

    def _read(self, response: requests.Response) -> bytes | None:
        """Give the reply's bytes; None when it is larger or slower than any reply may be."""
        body = bytearray()
        deadline = self._now() + self._timeout
        # read1 gives what has come, so that a reply that drips cannot hold us past the deadline.
        while part := response.raw.read1(65_536, decode_content=True):
            body += part
            if len(body) > _LARGEST or self._now() > deadline:
                return None
        return bytes(body)


def _retry_after(response: requests.Response) -> float | None:
    """Give the seconds a server asks to wait (RFC 9110, 10.2.3: a number or a date)."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return float(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
        return max(0.0, (until - parsedate_to_datetime(response.headers["Date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None
