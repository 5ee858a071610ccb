"""A service over the network: asked politely, patiently, and never without limits.

One connection with certificates checked, time limits, a pace, retries that honour Retry-After,
and no reply read beyond its bound. What a reply must be, each engine that asks says itself.
"""

from __future__ import annotations

import ipaddress
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from briefing.errors import BriefingError, ConfigError

if TYPE_CHECKING:
    import requests
    from requests import Response as Response  # noqa: PLC0414 - the engines name it too

T = TypeVar("T")

_LONGEST_WAIT = 60.0
"A server that asks for a longer pause, s, is taken to have refused."


@dataclass(frozen=True, slots=True)
class Failing:
    """How a kind of service fails: the errors it raises, and what a person can do."""

    what: str
    "What it is, for messages: 'voice'."
    unavailable: type[BriefingError]
    "Raised when it cannot be reached or refuses."
    later: str
    "The remedy then."
    unfit: type[BriefingError]
    "Raised when it answers, but not with what was asked for."
    reword: str
    "The remedy then."


@dataclass(frozen=True, slots=True)
class Again:
    """A reply worth another attempt."""

    why: str
    "What went wrong, for the message when the last attempt fails too."
    wait: float | None = None
    "What the server asked for, s."
    answered: bool = False
    "True when it did answer, but not with the whole of what was asked for."


@dataclass(slots=True)
class Patience:
    """How politely and how long a service is asked: once for each piece, and again when worth it.

    Raises ConfigError for values out of range.
    """

    failing: Failing
    "How it fails."
    who: str
    "Whose it is, for messages: 'Google'."
    pace: float = 0.0
    "Least time between requests, s."
    attempts: int = 5
    "How often one piece is asked for."
    timeout: float = 20.0
    "Most time for one reply, s."
    sleep: Callable[[float], None] = time.sleep
    "Waits so many seconds."
    now: Callable[[], float] = time.monotonic
    "Gives the time, s."
    chance: Callable[[], float] = random.random
    "Gives a number from 0 to 1 that spreads the attempts of many clients."
    turn: threading.Lock = field(default_factory=threading.Lock)
    "Held while something is asked for."
    _last: float = float("-inf")

    def __post_init__(self) -> None:
        """Refuse what could never work."""
        if not (self.pace >= 0 and self.attempts >= 1 and self.timeout > 0):
            message = f"{self.failing.what} of {self.who}: pace, attempts or timeout is too small"
            raise ConfigError(message, "Leave it out.")

    def until_there(self, piece: str, ask: Callable[[], T | Again]) -> T:
        """Ask for one piece until it is there in full, or until patience ends.

        Raises the kind's `unavailable` when the service cannot be reached or refuses, `unfit`
        when it answers without the whole.
        """
        problem = Again("it was not asked")
        for attempt in range(self.attempts):
            self._wait(attempt, problem)
            reply = ask()
            if not isinstance(reply, Again):
                return reply
            problem = reply
            if problem.wait is not None and problem.wait > _LONGEST_WAIT:
                break
        message = f"{self.who}'s {self.failing.what} failed on {piece[:100]!r}: {problem.why}"
        if problem.answered:
            raise self.failing.unfit(message, self.failing.reword)
        asked = f", and asks to wait {problem.wait:.0f} s" if problem.wait else ""
        raise self.failing.unavailable(message + asked, self.failing.later)

    def _wait(self, attempt: int, problem: Again) -> None:
        """Keep the pace; before another attempt back off, twice as long each time."""
        due = self._last + self.pace - self.now()
        if attempt:
            backed_off = float(2 ** min(attempt - 1, 10)) * (1 + self.chance())
            due = max(due, problem.wait or 0.0, min(backed_off, _LONGEST_WAIT))
        if due > 0:
            self.sleep(due)
        self._last = self.now()


class Service:
    """One address that is asked, and the one connection to it."""

    def __init__(self, url: str, patience: Patience, headers: Mapping[str, str]) -> None:
        """Ask at `url` with these headers; no password file is read, no redirect followed."""
        self.url, self.patience, self._headers = url, patience, dict(headers)
        self._session: requests.Session | None = None

    def ask(self, heard: Callable[[requests.Response], T | Again], **body: Any) -> T | Again:
        """Send one request with this body and give what `heard` makes of the reply.

        What only the network did wrong comes back as `Again`; raises the kind's `unavailable`
        when the connection is not safe.
        """
        import requests  # noqa: PLC0415 - only when it speaks
        import urllib3  # noqa: PLC0415

        timeout = self.patience.timeout
        try:
            with self._connection().post(
                self.url,
                timeout=(min(10.0, timeout), timeout),
                allow_redirects=False,
                stream=True,
                **body,
            ) as response:
                return heard(response)
        except requests.exceptions.SSLError as error:
            raise self.patience.failing.unavailable(
                f"the connection to {self.url} is not safe: {error}",
                "Look at the clock and the certificates of this machine; nothing was sent.",
            ) from error
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError):
            return Again(f"no answer within {timeout:g} s")
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
            return Again(f"the connection broke ({type(error).__name__})")

    def read(self, response: requests.Response, largest: int) -> bytes | None:
        """Give a reply's bytes; None when it is larger, or slower, than any reply may be."""
        body = bytearray()
        deadline = self.patience.now() + self.patience.timeout
        # read1 gives what has come, so that a reply that drips cannot hold us past the deadline.
        while part := response.raw.read1(65_536, decode_content=True):
            body += part
            if len(body) > largest or self.patience.now() > deadline:
                return None
        return bytes(body)

    def close(self) -> None:
        """Close the connection."""
        if self._session is not None:
            self._session.close()

    def _connection(self) -> requests.Session:
        if self._session is None:
            import requests  # noqa: PLC0415

            self._session = requests.Session()
            self._session.headers.update(self._headers)
            # Without this, requests would look for a password in ~/.netrc and send that.
            self._session.auth = lambda request: request
        return self._session


def busy(response: requests.Response) -> Again | None:
    """Give an `Again` for a reply that says 'not now' (429 and 5xx); None for any other."""
    if response.status_code == 429 or response.status_code >= 500:
        return Again(f"it answered {response.status_code}", _retry_after(response))
    return None


def kind_of(response: requests.Response) -> str:
    """Give a reply's media type, 'nothing' when it names none."""
    return response.headers.get("Content-Type", "nothing").partition(";")[0][:60]


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


def check_address(url: str, *, has_key: bool, who: str, like: str) -> None:
    """Return when an address may be asked; raises ConfigError, which repeats no secret.

    It must be http or https, hold no password, and be https where a key would go over a network.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigError(f"{who}: base_url {url!r} is no address", f"Write it like {like!r}.")
    if parts.username or parts.password or parts.query:
        remedy = "Put the key in a variable and name it: key_from."
        raise ConfigError(f"{who}: base_url holds a secret", remedy)
    if parts.scheme == "http" and has_key and not _is_here(parts.hostname):
        message = f"{who}: the key would go to {parts.hostname} unencrypted"
        raise ConfigError(message, "Use https, or no key.")


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
