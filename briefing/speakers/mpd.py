"""Speakers that run the Music Player Daemon, also inside Mopidy, Volumio and moOde.

Standard: the MPD protocol, version 0.19 and later (lines of UTF-8 over TCP, port 6600).
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from urllib.parse import urlsplit

from briefing.errors import ConfigError, ServiceUnavailable
from briefing.speakers import Place, Sound, State, Status

PORT = 6600
_SECONDS = 10.0
"How long a server may take for one answer, s."
_LONGEST_LINE = 16_384
_MOST_LINES = 1_000
_STATES = {"play": State.PLAYING, "pause": State.PAUSED, "stop": State.STOPPED}


class Mpd:
    """Music Player Daemon, over its own protocol."""

    name = "mpd"

    def __init__(
        self,
        address: str = "",
        *,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = _SECONDS,
    ) -> None:
        """Take '[PASSWORD@]HOST[:PORT]'; raises ConfigError when it is not that."""
        self.host, self.port, self.password = _parts(address) if address else ("", PORT, "")
        self.sleep = sleep
        self.seconds = seconds

    def check(self) -> None:
        """Return when the server answers; raises ServiceUnavailable otherwise."""
        if self.host:
            with self._session() as session:
                session.ask("ping")

    def discover(self) -> tuple[Place, ...]:
        """Give none: MPD answers no search that plain sockets can make."""
        return ()

    def play(self, sound: Sound, *, start: float = 0.0) -> None:
        """Add the sound to the end of the queue and play it; what else is queued stays there."""
        with self._session() as session:
            number = session.ask("addid", sound.url).get("Id", "")
            if sound.title:
                session.ask("addtagid", number, "Title", sound.title)
            session.ask("playid", number)
            self._wait_until_playing(session, sound.url)
            if start:
                session.ask("seekcur", f"{start:.3f}")

    def seek(self, seconds: float) -> None:
        """Go on from `seconds` after the start of what is playing."""
        with self._session() as session:
            session.ask("seekcur", f"{seconds:.3f}")

    def stop(self) -> None:
        """Fall silent; the queue stays."""
        with self._session() as session:
            session.ask("stop")

    def status(self) -> Status:
        """Give what it is doing."""
        with self._session() as session:
            facts, song = session.ask("status"), session.ask("currentsong")
        return Status(
            state=_STATES.get(facts.get("state", ""), State.STOPPED),
            position=_seconds(facts.get("elapsed")),
            seconds=_seconds(facts.get("duration")),
            title=song.get("Title") or song.get("Name") or song.get("file", ""),
        )

    def _wait_until_playing(self, session: _Session, url: str) -> None:
        """Return once sound comes; MPD takes any address and finds out later that it is none."""
        for _ in range(50):
            facts = session.ask("status")
            if facts.get("error"):
                raise ServiceUnavailable(
                    f"MPD at {self.host}:{self.port} cannot play {url}: {facts['error'][:300]}",
                    "Check that the address can be reached from the machine MPD runs on.",
                )
            if facts.get("state") == "play" and (_seconds(facts.get("elapsed")) or 0) > 0:
                return
            self.sleep(0.2)
        raise ServiceUnavailable(
            f"MPD at {self.host}:{self.port} took {url} but nothing is heard",
            "Check its outputs (mpc outputs), and that it can reach the address.",
        )

    @contextmanager
    def _session(self) -> Iterator[_Session]:
        if not self.host:
            raise ConfigError("no host was given for MPD", "Write it as mpd://HOST or HOST:PORT.")
        where = f"MPD at {self.host}:{self.port}"
        try:
            with (
                socket.create_connection((self.host, self.port), timeout=self.seconds) as line,
                line.makefile("rb") as answers,
            ):
                session = _Session(line, answers, where)
                session.greet(self.password)
                yield session
        except (OSError, UnicodeError) as error:
            raise ServiceUnavailable(
                f"{where} does not answer: {error}",
                "Check host and port, and that bind_to_address in mpd.conf lets us in.",
            ) from None


class _Session:
    """A connection to the server: commands out, answers in."""

    def __init__(self, line: socket.socket, answers: BinaryIO, where: str) -> None:
        self.line, self.answers, self.where = line, answers, where

    def greet(self, password: str) -> None:
        """Read the server's greeting, and say the password where there is one."""
        greeting = self._read()
        if not greeting.startswith("OK MPD "):
            raise ServiceUnavailable(
                f"{self.where} is no MPD: it says {greeting[:60]!r}", "Check host and port."
            )
        if password:
            self.ask("password", password)

    def ask(self, command: str, *arguments: str) -> dict[str, str]:
        """Give the fields of the answer; raises ServiceUnavailable when the server says no."""
        words = " ".join([command, *map(_quoted, arguments)])
        self.line.sendall(words.encode() + b"\n")
        fields: dict[str, str] = {}
        for _ in range(_MOST_LINES):
            answer = self._read()
            if answer == "OK":
                return fields
            if answer.startswith("ACK "):
                raise ServiceUnavailable(
                    f"{self.where} refuses {command}: {answer.partition('} ')[2][:300]}",
                    "Its log says more; mpd://PASSWORD@HOST gives a password.",
                )
            name, _, value = answer.partition(": ")
            fields.setdefault(name, value)
        raise ServiceUnavailable(f"{self.where} does not end its answer", "Check host and port.")

    def _read(self) -> str:
        line = self.answers.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise ServiceUnavailable(
                f"{self.where} breaks off in the middle of an answer", "Check host and port."
            )
        return line[:-1].decode("utf-8", "replace")


def _parts(address: str) -> tuple[str, int, str]:
    try:
        parts = urlsplit(f"//{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.path.strip("/"):
        raise ConfigError(
            f"{address!r} is not the address of an MPD server", "Write it as mpd://HOST:PORT."
        )
    password = parts.username or ""
    return host, PORT if port is None else port, password


def _quoted(argument: str) -> str:
    """Give an argument as the protocol wants it; a line break would start another command."""
    plain = " ".join(argument.splitlines()).replace("\0", "")
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _seconds(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
