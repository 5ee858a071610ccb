"""The one who goes out for a page: asks robots.txt, waits its turn, follows, and remembers."""

from __future__ import annotations

import codecs
import re
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from urllib.parse import urljoin

from briefing.errors import ArticleError
from briefing.fetch import addresses, request, robots, turns
from briefing.fetch.addresses import Place, Resolve
from briefing.fetch.request import Answer
from briefing.fetch.store import Kept, Store

MOST_BYTES = 2_000_000
"The longest page fetched, bytes after unpacking."
MOST_SECONDS = 20.0
"The longest a page may take, robots.txt and redirects included, waiting our turn not."
_MOST_HOPS = 5
_ROBOTS_BYTES = 512_000  # RFC 9309: at least 500 KiB are read
_ROBOTS_FRESH = 86_400.0
_TEXTS = re.compile(r"^$|^text/|[/+](?:html|xml|xhtml|rss|atom|json)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


class Fetcher:
    """Fetches pages and feeds; safe to be used by several processes over one folder."""

    def __init__(
        self,
        folder: Path,
        *,
        allow_private: bool = False,
        resolve: Resolve = addresses.resolve,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = MOST_SECONDS,
    ) -> None:
        """Remember pages and turns in `folder`; the clock and the resolver come from outside.

        `allow_private` is for a newsroom's own servers: loopback and private addresses too.
        """
        self.store = Store(folder / "pages")
        self.turns = folder / "turns"
        self.allow_private = allow_private
        self.resolve = resolve
        self.now = now
        self.sleep = sleep
        self.seconds = seconds
        self.agent = (
            f"{robots.AGENT}/{metadata.version('briefing')} (reads news its user asked for)"
        )

    def __call__(self, url: str) -> tuple[bytes, str]:
        """Give the bytes at a URL, and the URL after redirects.

        Text in a charset that only the server names comes as UTF-8 with its mark. Raises
        ArticleError when it may not be fetched, or cannot be.
        """
        where = addresses.place(url)
        budget = _Budget(self.seconds)
        for _ in range(_MOST_HOPS + 1):
            self._ask_robots(where, budget)
            answer = self._get(where, budget)
            if answer.status not in (301, 302, 303, 307, 308):
                return _as_text(_accepted(answer, where), answer), where.url
            where = _next_place(answer, where)
        raise ArticleError(
            f"{url}: is redirected more than {_MOST_HOPS} times", "Check the address."
        )

    def _get(self, where: Place, budget: _Budget) -> Answer:
        """Ask for a page, or only whether it changed when it is remembered."""
        kept = self.store.find(where.url)
        asked = {"Accept": "text/html, application/xhtml+xml, application/rss+xml, */*;q=0.1"}
        for header, name in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
            if kept and name in kept.headers:
                asked[header] = kept.headers[name].strip()
        answer = self._request(where, asked, MOST_BYTES, budget)
        if answer.status == 304 and kept:
            return Answer(200, kept.headers, kept.content)
        if answer.status == 200 and ("etag" in answer.headers or "last-modified" in answer.headers):
            self.store.keep(where.url, Kept(200, answer.headers, answer.content, self.now()))
        return answer

    def _ask_robots(self, where: Place, budget: _Budget) -> None:
        """Return when the site lets us read the page; raises ArticleError when it does not."""
        origin = addresses.place(f"{where.origin}/robots.txt")
        kept = self.store.find(origin.url)
        age = self.now() - kept.at if kept else _ROBOTS_FRESH
        if kept is None or not 0 <= age < _ROBOTS_FRESH:
            kept = self._robots(origin, budget)
            self.store.keep(origin.url, kept)
        if kept.status >= 500:
            message = f"{where.host}: its robots.txt cannot be read (status {kept.status})"
            raise ArticleError(message, "Try again later, or save the page and give the file.")
        if kept.status == 200 and not robots.allowed(
            kept.content.decode("utf-8", "replace"), where.target
        ):
            raise ArticleError(
                f"{where.url}: the site's robots.txt asks that it is not read by programs",
                "Open it in a browser, save the page and give the file.",
            )

    def _robots(self, where: Place, budget: _Budget) -> Kept:
        for _ in range(_MOST_HOPS):
            answer = self._request(where, {"Accept": "text/plain"}, _ROBOTS_BYTES, budget)
            if answer.status not in (301, 302, 303, 307, 308):
                content = answer.content if answer.status == 200 else b""
                # A failure is remembered for a minute only.
                at = self.now() - (_ROBOTS_FRESH - 60 if answer.status >= 500 else 0)
                return Kept(answer.status, answer.headers, content, at)
            where = _next_place(answer, where)
        return Kept(404, {}, b"", self.now())

    def _request(self, where: Place, asked: dict[str, str], most: int, budget: _Budget) -> Answer:
        address = addresses.checked(where, self.resolve, allow_private=self.allow_private)
        turns.wait(self.turns, where.host, self.now, self.sleep)
        headers = {"User-Agent": self.agent, "Accept-Encoding": "gzip", **asked}
        with budget:
            return request.get(
                where, address, headers, seconds=budget.left(where.url), most_bytes=most
            )


class _Budget:
    """The seconds left for one page; only time spent talking to servers counts."""

    def __init__(self, seconds: float) -> None:
        self.whole = self.rest = seconds

    def __enter__(self) -> None:
        self.began = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self.rest -= time.monotonic() - self.began

    def left(self, url: str) -> float:
        if self.rest <= 0.01:
            raise ArticleError(f"{url}: no whole answer in {self.whole:g} s", "Try again later.")
        return self.rest


def _next_place(answer: Answer, where: Place) -> Place:
    target = answer.headers.get("location", "").strip()
    if not target:
        raise ArticleError(f"{where.url}: is redirected to nowhere", "Check the address.")
    try:
        return addresses.place(urljoin(where.url, target))
    except ValueError:
        raise ArticleError(f"{where.url}: is redirected to {target[:200]!r}", "Check it.") from None


def _accepted(answer: Answer, where: Place) -> bytes:
    """Give the body of a good answer. Raises ArticleError saying what was wrong with another."""
    if answer.status == 429 or answer.status >= 500:
        later = answer.headers.get("retry-after", "")[:40]
        remedy = f"Try again after {later} s." if later.isdigit() else "Try again later."
        raise ArticleError(f"{where.url}: the server answered {answer.status}", remedy)
    if answer.status in (401, 402, 403, 451):
        message = f"{where.url}: the server does not let us read it (status {answer.status})"
        raise ArticleError(message, "Open it in a browser, save the page and give the file.")
    if answer.status != 200:
        raise ArticleError(
            f"{where.url}: the server answered {answer.status}", "Check the address."
        )
    kind = answer.headers.get("content-type", "").partition(";")[0].strip()
    if not _TEXTS.search(kind):
        raise ArticleError(
            f"{where.url}: is {kind[:60]}, not a page", "Give the page of an article."
        )
    return answer.content


def _as_text(content: bytes, answer: Answer) -> bytes:
    """Write content as UTF-8 when the server alone says what charset it has."""
    stated = _CHARSET.search(answer.headers.get("content-type", ""))
    if stated is None or b"charset" in content[:4096].lower():
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return codecs.BOM_UTF8 + content.decode(stated[1]).encode("utf-8")
        except (LookupError, UnicodeError):
            return content
    return content
