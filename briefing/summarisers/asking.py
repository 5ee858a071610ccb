"""One model at one address: what every kind of server shares, from the key to the reply."""

from __future__ import annotations

import math
import os
import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError, WriterError, WriterUnavailable
from briefing.service import Again, Failing, Patience, Service, busy, check_address
from briefing.summarisers import prompting
from briefing.summarisers.writing import Brief, Draft, Objection, Usage
from briefing.text import tidy

if TYPE_CHECKING:
    from briefing.service import Response

_LARGEST = 400_000
"Bytes beyond which no reply is read: a story of 60 long sentences takes a tenth."
_LATER = "Run it again in some minutes, or without the writer; the extract needs none."
_FAILING = Failing(
    "model", WriterUnavailable, _LATER, WriterError, "Try another model; the extract needs none."
)

Reply = tuple[int, bytes]
"Status and body."


class Model(ABC):
    """A model behind an HTTP endpoint; sends it the sentences of articles, and nothing else."""

    name: str
    "The name a producer chooses it by."
    own_address: str
    "The address of whoever the kind of server is named for."
    own_key: str
    "The variable with the key for that address; sent to no other."

    def __init__(
        self,
        base_url: str = "",
        model: str = "",
        *,
        key_from: str = "",
        temperature: float | str = 0.0,
        max_tokens: int = 1500,
        price_in: float = -1.0,
        price_out: float = -1.0,
        pace: float = 0.0,
        attempts: int = 3,
        timeout: float = 90.0,
        environment: Mapping[str, str] = os.environ,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take the server's address, what to ask of it, and how patiently.

        The key comes from the environment alone: from the variable that `key_from` names, or
        from the vendor's own variable when the address is the vendor's own. `temperature` is a
        number, or "default" to send none; prices are for a million tokens, in whatever currency.
        Raises ConfigError for values out of range and for a key that would go unencrypted.
        """
        self._base = (base_url or self.own_address).rstrip("/")
        self._model = tidy(model)
        self._key_from = key_from or (self.own_key if self._base == self.own_address else "")
        check_address(
            self._base, has_key=bool(self._key_from), who=f"writer {self.name}",
            like=self.own_address,
        )  # fmt: skip
        self._temperature = self._fitting(temperature)
        if type(max_tokens) is not int or not 100 <= max_tokens <= 100_000:
            raise self._wrong(f"max_tokens {max_tokens} is not 100 to 100000", "Leave it out.")
        self._max_tokens = max_tokens
        self._prices = (price_in, price_out)
        if any(not math.isfinite(price) for price in self._prices):
            raise self._wrong("a price is no number", "Give it for a million tokens.")
        self._environment = environment
        self._patience = Patience(_FAILING, self._base, pace, attempts, timeout, sleep, now, chance)
        self._service: Service | None = None

    @property
    @abstractmethod
    def _path(self) -> str:
        """Where under the address it is asked."""

    @property
    @abstractmethod
    def _form(self) -> str:
        """How the answer is held to its form."""

    @abstractmethod
    def _headers(self, key: str) -> dict[str, str]:
        """Give what goes with every request; the key may be empty."""

    @abstractmethod
    def _body(self, turns: list[dict[str, str]]) -> dict[str, Any]:
        """Give the request for a conversation."""

    @abstractmethod
    def _content(self, reply: dict[str, Any]) -> Any:
        """Give the draft's JSON from a reply; raises WriterError where there is none."""

    @abstractmethod
    def _usage(self, counted: dict[str, Any]) -> Usage:
        """Give what a reply says it took."""

    def check(self) -> None:
        """Return when a model is named and its key is there; the network is not tried.

        Raises ConfigError without a model, WriterUnavailable without a key.
        """
        if not self._model:
            raise ConfigError(
                f"writer {self.name}: no model is named",
                f"Name one in [writers.{self.name}] model in the show file.",
            )
        if self._key_from and not self._key():
            raise WriterUnavailable(
                f"no key for {self._base}: {self._key_from} is not set",
                f"Set {self._key_from}, or [writers.{self.name}] base_url to your own server.",
            )
        if not (self._key().isascii() and self._key().isprintable()):
            raise WriterUnavailable(
                f"{self._key_from} holds characters that no key has", "Copy the key again."
            )

    def fingerprint(self) -> str:
        """Give the address and everything that is asked of it; never the key."""
        return f"{self.label}, {self._form}, {self._max_tokens} tokens, {self._base}"

    @property
    def label(self) -> str:
        """What a reader is told of it: kind, model, prompt and temperature."""
        warmth = "default" if self._temperature is None else f"{self._temperature:g}"
        model = self._model or "no model"
        return f"{self.name} {model}, prompt {prompting.VERSION}, temperature {warmth}"

    def cost(self, usage: Usage) -> float | None:
        """Give the price of a usage; None when the producer has set none."""
        if min(self._prices) < 0:
            return None
        price_in, price_out = self._prices
        return round((usage.tokens_in * price_in + usage.tokens_out * price_out) / 1e6, 6)

    def write(
        self, brief: Brief, before: Draft | None = None, objections: Sequence[Objection] = ()
    ) -> Draft:
        """Ask for a story, or for one again with what was wrong with it."""
        body = self._body(prompting.turns(brief, before, objections))
        with self._patience.turn:
            self.check()
            service = self._opened()
            first = brief.sentences[0].text if brief.sentences else ""
            try:
                status, raw = self._patience.until_there(
                    first, lambda: service.ask(self._heard, json=body)
                )
            except WriterUnavailable:
                raise
            except WriterError as error:
                return Draft(usage=Usage(requests=1), fault=error.message)
        if status != 200:
            raise self._refused(status, raw)
        return self._draft(raw)

    def close(self) -> None:
        """Close the connection."""
        if self._service is not None:
            self._service.close()

    def _draft(self, raw: bytes) -> Draft:
        usage = Usage(requests=1)
        try:
            reply = _object(prompting.parse(raw.decode("utf-8", "replace")))
            counted = reply.get("usage")
            usage = replace(self._usage(counted if isinstance(counted, dict) else {}), requests=1)
            return Draft(prompting.sentences(self._content(reply)), usage)
        except WriterError as error:
            return Draft(usage=usage, fault=self._without_key(error.message))

    def _heard(self, response: Response) -> Reply | Again:
        if not_now := busy(response):
            return not_now
        body = self._opened().read(response, _LARGEST)
        if body is None:
            # Asked again it would cost as much again; the caller decides.
            raise WriterError(f"the answer did not end within {_LARGEST:,} bytes and its time")
        return response.status_code, body

    def _refused(self, status: int, raw: bytes) -> WriterUnavailable:
        said = self._without_key(tidy(raw[:600].decode("utf-8", "replace"))[:200])
        remedy = _LATER
        if status in (401, 403):
            remedy = f"Look at the key in {self._key_from}." if self._key_from else self._name_a_key
        return WriterUnavailable(f"{self._base} answered {status}: {said}", remedy)

    @property
    def _name_a_key(self) -> str:
        return f"It asks for a key: name its variable in [writers.{self.name}] key_from."

    def _without_key(self, said: str) -> str:
        key = self._key()
        return said.replace(key, "...") if key else said

    def _opened(self) -> Service:
        if self._service is None:
            url = f"{self._base}{self._path}"
            self._service = Service(url, self._patience, self._headers(self._key()))
        return self._service

    def _key(self) -> str:
        return self._environment.get(self._key_from, "").strip() if self._key_from else ""

    def _fitting(self, temperature: float | str) -> float | None:
        if temperature == "default":
            return None
        if isinstance(temperature, int | float) and 0 <= temperature <= 2:
            return float(temperature)
        raise self._wrong(f"temperature {temperature!r} is not 0 to 2", 'Use 0, or "default".')

    def _wrong(self, what: str, remedy: str) -> ConfigError:
        return ConfigError(f"writer {self.name}: {what}", remedy)


def _object(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise WriterError("the answer is no object")
    return plain


def count(value: Any) -> int:
    """Give a token count as a server reports it; 0 when it is no count."""
    return value if type(value) is int and 0 <= value < 10**9 else 0
