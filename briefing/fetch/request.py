"""One GET request to an address already checked: bytes, seconds and expansion are all bounded."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.errors import ArticleError
from briefing.fetch.addresses import Place

_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    "HTTP status."
    headers: Mapping[str, str]
    "Names in lower case."
    content: bytes
    "The body, unpacked; empty for a redirect."


class Pinned(http.client.HTTPConnection):
    """A connection to a given IP address, whatever the host name resolves to by now."""

    def __init__(
        self, where: Place, address: str, timeout: float, tls: ssl.SSLContext | None
    ) -> None:
        super().__init__(where.host, where.port, timeout=timeout)
        self._address = address
        self._tls = tls
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the address given, with TLS where the scheme asks for it."""
        self.sock = self.opened = socket.create_connection((self._address, self.port), self.timeout)
        if self._tls:
            # In two steps, so that the watch can end a handshake that goes on for ever.
            secured = self._tls.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self.opened = secured
            secured.do_handshake()


def get(
    where: Place,
    address: str,
    headers: Mapping[str, str],
    *,
    seconds: float,
    most_bytes: int,
    tls: ssl.SSLContext | None = None,
) -> Answer:
    """Ask for a page at an IP address; `seconds` is for everything from connecting to the end.

    TLS certificates are verified. Raises ArticleError when the server does not answer in time,
    answers more than `most_bytes` after unpacking, or does not speak HTTP.
    """
    context = (tls or ssl.create_default_context()) if where.scheme == "https" else None
    connection = Pinned(where, address, seconds, context)
    late = threading.Event()
    watch = threading.Timer(seconds, _cut_off, (connection, late))
    watch.daemon = True
    watch.start()
    try:
        connection.putrequest("GET", where.target, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": where.netloc, **headers, "Connection": "close"}.items():
            connection.putheader(name, value)
        connection.endheaders()
        with contextlib.closing(connection.getresponse()) as response:
            status = response.status
            found = {name.casefold(): value for name, value in response.getheaders()}
            content = b"" if 300 <= status < 400 else _body(response, found, where, most_bytes)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise _failed(where, error, late=late.is_set()) from None
    finally:
        watch.cancel()
        connection.close()
        if connection.opened is not None:
            connection.opened.close()
    if late.is_set():
        raise _failed(where, TimeoutError(), late=True)
    return Answer(status, found, content)


def _cut_off(connection: Pinned, late: threading.Event) -> None:
    """End a connection whose time is up: a server that drips bytes never times out by itself."""
    late.set()
    open_socket = connection.opened  # the library forgets its own once the headers are read
    if open_socket is not None:
        with contextlib.suppress(OSError):  # it may just have ended by itself
            socket.socket.shutdown(open_socket, socket.SHUT_RDWR)


def _body(
    response: http.client.HTTPResponse, headers: Mapping[str, str], where: Place, most: int
) -> bytes:
    packed = headers.get("content-encoding", "identity").strip().casefold()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise ArticleError(f"{where.url}: is packed as {packed[:40]!r}", "Save the page by hand.")
    stated = headers.get("content-length", "")
    if stated.isdigit() and int(stated) > most:
        raise _too_long(where, most)
    unpack = zlib.decompressobj(31) if "gzip" in packed else None
    parts, length = [], 0
    while chunk := response.read(_CHUNK):
        # One byte more than allowed is unpacked at most, so that a bomb does not go off.
        plain = unpack.decompress(chunk, most + 1 - length) if unpack else chunk
        length += len(plain)
        if length > most:
            raise _too_long(where, most)
        parts.append(plain)
    if response.length or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"")
    return b"".join(parts)


def _too_long(where: Place, most: int) -> ArticleError:
    return ArticleError(f"{where.url}: longer than {most:,} bytes", "Save the article's text.")


def _failed(where: Place, error: Exception, *, late: bool) -> ArticleError:
    if late or isinstance(error, TimeoutError):
        return ArticleError(f"{where.url}: no whole answer in the time allowed", "Try again later.")
    if isinstance(error, ssl.SSLCertVerificationError):
        message = f"{where.host}: its certificate is not valid: {error.verify_message}"
        return ArticleError(message, "Check the address; save the page by hand if you trust it.")
    what = str(error) or type(error).__name__
    return ArticleError(f"{where.url}: could not be fetched: {what}", "Try again later.")
