"""Microsoft Edge's read-aloud voices, through edge-tts: unofficial, and gone without notice.

The package speaks a protocol that was never published, with a token that Microsoft changes now
and then; when it stops, a newer edge-tts usually mends it.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import random
import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from briefing.errors import AudioError, ConfigError, VoiceError, VoiceUnavailable
from briefing.models import Clip, Timing
from briefing.service import Again, Patience
from briefing.voices import Capabilities
from briefing.voices.chunking import chunks
from briefing.voices.failing import VOICE
from briefing.voices.replies import joined, whole

_LONGEST = 1000
"Characters of one request, well within what the package sends at once."
_TICKS = 10_000_000
"Of 100 ns in a second."
_LARGEST = 20_000_000
"Bytes of a reply that are taken; 1,000 characters make about 0.5 MB."
_INSTALL = "pip install 'briefing[edge]', or choose another voice with --voice."


class Edge:
    """Unofficial: the voices of Microsoft Edge; sends the text to Microsoft."""

    name = "edge"

    def __init__(
        self,
        voice: str = "en-GB-SoniaNeural",
        pace: float = 0.5,
        attempts: int = 4,
        timeout: float = 30.0,
        *,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take Microsoft's name of the voice, and how patiently to ask.

        `pace` is the least time between requests (s), `timeout` the most for a connection and
        for each part of a reply (s). Raises ConfigError for values out of range.
        """
        if not re.fullmatch(r"[a-z]{2,3}-[A-Za-z-]+[A-Za-z]+Neural", voice):
            raise ConfigError(f"voice edge: {voice!r} is no voice", "Use 'en-GB-SoniaNeural'.")
        self._voice = voice
        self._patience = Patience(VOICE, "Microsoft", pace, attempts, timeout, sleep, now, chance)
        self.capabilities = Capabilities(
            offline=False, repeatable=False, threads=False, languages=(voice.partition("-")[0],)
        )

    def check(self) -> None:
        """Return when edge-tts is installed; the network is not tried."""
        if importlib.util.find_spec("edge_tts") is None:
            raise VoiceUnavailable("the package edge-tts is not installed", _INSTALL)

    def fingerprint(self) -> str:
        """Give engine, version and voice; raises VoiceUnavailable without edge-tts."""
        self.check()
        return f"edge-tts {importlib.metadata.version('edge-tts')}; {self._voice}; chunks 1"

    def say(self, text: str) -> Clip:
        """Speak one utterance.

        Raises VoiceUnavailable when the service cannot be reached or refuses, VoiceError when it
        answers without the whole sound.
        """
        pieces = chunks(text, _LONGEST)
        if not pieces:
            raise VoiceError(f"there are no words in {text[:60]!r}", "Reword that line.")
        self.check()
        with self._patience.turn:
            return joined([self._patience.until_there(p, partial(self._ask, p)) for p in pieces])

    def _ask(self, piece: str) -> Clip | Again:
        import aiohttp  # noqa: PLC0415 - only there with the extra
        from edge_tts import Communicate  # noqa: PLC0415
        from edge_tts.exceptions import EdgeTTSException  # noqa: PLC0415

        seconds = max(1, round(self._patience.timeout))
        sound = bytearray()
        said: list[Timing] = []
        deadline = self._patience.now() + self._patience.timeout + len(piece) / 10
        try:
            asked = Communicate(
                piece,
                self._voice,
                boundary="WordBoundary",
                connect_timeout=seconds,
                receive_timeout=seconds,
            )
            for part in asked.stream_sync():
                sound += part["data"] if part["type"] == "audio" else b""
                said += [_timed(part)] if part["type"] == "WordBoundary" else []
                if len(sound) > _LARGEST or self._patience.now() > deadline:
                    return Again("its answer did not end", answered=True)
            return whole(bytes(sound), characters=len(piece), words=tuple(said))
        except AudioError as error:
            return Again(f"it sent {error}", answered=True)
        except EdgeTTSException as error:
            return Again(f"it answered without sound ({type(error).__name__})", answered=True)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Again(f"the connection broke ({type(error).__name__})")


def _timed(part: dict[str, Any]) -> Timing:
    """Give a word boundary, told in ticks of 100 ns, as a word with its seconds."""
    start = float(part["offset"]) / _TICKS
    return Timing(str(part["text"]), start, start + float(part["duration"]) / _TICKS)
