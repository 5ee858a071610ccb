"""The speakers' errands on the house's network: one bounded HTTP request, and XML read safely."""

from __future__ import annotations

import http.client
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET
from xml.parsers import expat

from briefing import __version__
from briefing.errors import ConfigError, ServiceUnavailable

_LONGEST_URL = 4_000
_MOST_HOPS = 5
_CHUNK = 65_536
_AGENT = {"user-agent": f"briefing/{__version__} (plays news on speakers)"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    "HTTP status."
    headers: Mapping[str, str]
    "Names in lower case."
    body: bytes
    "As much of it as was wanted, unpacked."
    url: str
    "Where it came from, after redirects."
    whole: bool
    "False when there is more than was wanted."


def checked(url: str) -> str:
    """Give an address that may be asked, its odd signs encoded.

    Raises ConfigError when it is not an http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or len(url) > _LONGEST_URL or any(sign < " " for sign in url.strip()):
        raise ConfigError(
            f"{url[:200]!r} is not a web address", "Begin it with http:// or https://."
        )
    return quote(url.strip(), safe="/:?#[]@!$&'()*+,;=%~-._")


def joined(base: str, link: str) -> str:
    """Give the full address of a link found at `base`.

    Raises ServiceUnavailable when it leads to nothing on the web.
    """
    try:
        return checked(urljoin(base, link))
    except (ConfigError, ValueError):
        raise ServiceUnavailable(
            f"{base} leads to {link[:200]!r}, which is no web address", "Give another address."
        ) from None


def get(url: str, *, most_bytes: int, seconds: float = 10.0) -> Reply:
    """Ask for a page and follow redirects; reads at most `most_bytes`, then hangs up.

    Raises ConfigError on what is not a web address, ServiceUnavailable when nothing good comes.
    """
    where = checked(url)
    deadline = time.monotonic() + seconds
    for _ in range(_MOST_HOPS):
        reply = send("GET", where, {"accept-encoding": "gzip"}, b"", most_bytes, deadline)
        if reply.status in (301, 302, 303, 307, 308):
            where = joined(where, reply.headers.get("location", ""))
        elif reply.status == 200:
            return reply
        else:
            raise ServiceUnavailable(f"{where} answers {reply.status}", "Check the address.")
    raise ServiceUnavailable(f"{url} is redirected without end", "Check the address.")


def ask(url: str, *, seconds: float = 10.0) -> None:
    """Return when there is something at an address, as far as its server tells.

    Raises ServiceUnavailable when there is nothing, or no server.
    """
    where = checked(url)
    reply = send("HEAD", where, {}, b"", 0, time.monotonic() + seconds)
    # 405 and 501 are servers that know no HEAD.
    if reply.status >= 400 and reply.status not in (405, 501):
        raise ServiceUnavailable(f"{where} answers {reply.status}", "Check the address.")


def send(
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: bytes,
    most_bytes: int,
    deadline: float,
) -> Reply:
    """Send one request and give any answer to it; `deadline` is a `time.monotonic` moment."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = kind(parts.hostname or "", parts.port, timeout=_left(deadline, url))
    try:
        connection.request(method, target, body=content or None, headers={**_AGENT, **headers})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        body, whole = _body(response, found, most_bytes, deadline, url)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        what = str(error) or type(error).__name__
        raise ServiceUnavailable(
            f"{url} does not answer: {what}", "Check the address and the network."
        ) from None
    finally:
        connection.close()
    return Reply(response.status, found, body, url, whole)


def xml(content: bytes, where: str) -> ET.Element:
    """Parse XML. A document type is refused, so that entities can do no harm.

    Raises ServiceUnavailable naming `where` when it is not XML.
    """

    def refuse(*_: object) -> None:
        raise ServiceUnavailable(f"{where} holds a document type", "It is refused.")

    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    try:
        guard.Parse(content, True)
        return ET.fromstring(content)  # noqa: S314 - no document type is left
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        raise ServiceUnavailable(f"{where} is not XML: {error}", "Check the address.") from None


def local(element: ET.Element) -> str:
    """Give an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _body(
    response: http.client.HTTPResponse,
    headers: Mapping[str, str],
    most: int,
    deadline: float,
    url: str,
) -> tuple[bytes, bool]:
    packed = headers.get("content-encoding", "").strip().lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
    body = b""
    while chunk := response.read1(_CHUNK):
        _left(deadline, url)
        body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
        if len(body) > most:
            return body[:most], False
    return body, True


def _left(deadline: float, url: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise ServiceUnavailable(f"{url} takes too long to answer", "Try again later.")
    return left
