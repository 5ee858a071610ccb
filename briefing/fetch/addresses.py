"""Which addresses may be opened: a URL is resolved first, and every answer must be public."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from briefing.errors import ArticleError

Resolve = Callable[[str, int], list[str]]
"Gives the IP addresses of a host name."
_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a URL leads."""

    url: str
    "As it is asked for, without the fragment."
    scheme: str
    "'http' or 'https'."
    host: str
    "Lower case, in ASCII."
    port: int
    "Never 0."
    target: str
    "Path and query, as the request line has them."

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt speaks for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """The host as the Host header has it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def place(url: str) -> Place:
    """Take a URL apart. Raises ArticleError when it is not one that may be opened."""
    remedy = "Give an address that begins with https:// or http://."
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError):
        raise ArticleError(f"{url[:200]!r} is not an address", remedy) from None
    if parts.scheme not in _PORTS or not host or len(url) > _LONGEST or port == 0:
        raise ArticleError(f"{url[:200]!r} is not an address that is opened here", remedy)
    if parts.username is not None or parts.password is not None:
        raise ArticleError(f"{host}: the address holds a user name", "Leave it out.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    target = urlunsplit(("", "", path, query, ""))
    # A path that begins with two slashes must not be taken for a host.
    target = target if target.startswith("/") else f"/{target}"
    found = Place("", parts.scheme, host.lower(), port or _PORTS[parts.scheme], target)
    return Place(f"{found.origin}{target}", found.scheme, found.host, found.port, target)


def resolve(host: str, port: int) -> list[str]:
    """Give the IP addresses of a host, as the system resolves it; raises OSError when it cannot."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def checked(where: Place, resolver: Resolve, *, allow_private: bool) -> str:
    """Give the IP address to connect to, so that nothing is resolved a second time.

    Raises ArticleError when the host is unknown, or when any of its addresses is not public
    (loopback, private, link-local, the clouds' metadata service) and that is not allowed.
    """
    answers = answers_for(where, resolver)
    for answer in answers:
        if not (allow_private or is_public(answer)):
            raise ArticleError(
                f"{where.host} is at {answer}, which is not a public address",
                "Save the page and give the file.",
            )
    return answers[0]


def answers_for(where: Place, resolver: Resolve) -> list[str]:
    """Give the IP addresses of a place, at least one; raises ArticleError for an unknown host."""
    try:
        answers = resolver(where.host, where.port)
    except OSError as error:
        message = f"{where.host}: there is no such host: {error.strerror or error}"
        raise ArticleError(message, "Check the address and the network.") from None
    if not answers:
        raise ArticleError(f"{where.host}: there is no such host", "Check the address.")
    return answers


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that anybody on the internet could reach."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        for inner in (found.ipv4_mapped, found.sixtofour, found.teredo and found.teredo[1]):
            if inner and not is_public(str(inner)):
                return False
        if found in ipaddress.ip_network("64:ff9b::/96"):  # NAT64: an IPv4 address in disguise
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved
