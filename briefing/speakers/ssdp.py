"""The search for UPnP devices on the network, by multicast.

Standard: UPnP Device Architecture 2.0, section 1.3 (SSDP M-SEARCH).
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import time
from urllib.parse import urlsplit

GROUP = ("239.255.255.250", 1900)
_LONGEST = 8_192
_MOST_DEVICES = 64


def search(target: str, *, seconds: float) -> tuple[str, ...]:
    """Give the addresses of the descriptions of devices that answer within `seconds`, sorted.

    `target` is a device or service type. An answer counts only when its description lies on the
    machine that sent it, so that no device can send us elsewhere.
    """
    question = "\r\n".join(
        [
            "M-SEARCH * HTTP/1.1",
            f"HOST: {GROUP[0]}:{GROUP[1]}",
            'MAN: "ssdp:discover"',
            f"MX: {max(1, int(seconds) - 1)}",
            f"ST: {target}",
            "",
            "",
        ]
    ).encode()
    found: set[str] = set()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
        # Said twice, since datagrams get lost.
        _ask_everywhere(line, question)
        _ask_everywhere(line, question)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and len(found) < _MOST_DEVICES:
            line.settimeout(left)
            try:
                answer, sender = line.recvfrom(_LONGEST)
            except OSError:
                break
            location = read(answer, sender[0], target)
            if location:
                found.add(location)
    return tuple(sorted(found))


def read(answer: bytes, sender: str, target: str) -> str | None:
    """Give where a device's description lies, by its answer; None when it is not to be trusted."""
    lines = answer.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines[1:])
    }
    location = headers.get("location", "")
    if not re.match(r"HTTP/1\.[01] 200\b", lines[0]) or headers.get("st") != target:
        return None
    try:
        parts = urlsplit(location)
        honest = parts.scheme == "http" and parts.hostname == sender
    except ValueError:
        return None
    return location if honest else None


def _ask_everywhere(line: socket.socket, question: bytes) -> None:
    """Send through every network the machine is on, not only the one with the default route."""
    for number, _ in socket.if_nameindex():
        with contextlib.suppress(OSError):  # a network that is down, or takes no multicast
            chosen = struct.pack("@4s4si", b"\0" * 4, b"\0" * 4, number)
            line.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, chosen)
            line.sendto(question, GROUP)
