"""One UPnP device: its description, and the actions of its services.

Standard: UPnP Device Architecture 2.0, sections 2 (description) and 3 (control, SOAP 1.1).
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from briefing.errors import ServiceUnavailable
from briefing.speakers import web

_MOST_BYTES = 512_000
_SECONDS = 10.0
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Device:
    """A device, as it describes itself."""

    name: str
    "Its friendly name, such as 'Kitchen'."
    model: str
    "Maker and model."
    udn: str
    "Its unique name, 'uuid:...'."
    location: str
    "Where its description lies."
    controls: Mapping[str, tuple[str, str]]
    "Service type and control address by service name, such as 'AVTransport'."

    def act(self, service: str, action: str, **arguments: str) -> dict[str, str]:
        """Do an action of a service and give its results.

        Raises ServiceUnavailable when the device has no such service, refuses, or is silent.
        """
        if service not in self.controls:
            raise ServiceUnavailable(
                f"{self.name} has no {service}", "It cannot be used as a speaker."
            )
        kind, address = self.controls[service]
        headers = {
            "content-type": 'text/xml; charset="utf-8"',
            "soapaction": f'"{kind}#{action}"',
        }
        content = _envelope(kind, action, arguments)
        deadline = time.monotonic() + _SECONDS
        reply = web.send("POST", address, headers, content, _MOST_BYTES, deadline)
        where = f"{self.name}, asked for {action},"
        if not reply.body:
            raise ServiceUnavailable(f"{where} answers {reply.status}", "Switch it off and on.")
        answer = web.xml(reply.body, where)
        if reply.status != 200:
            raise ServiceUnavailable(f"{where} says {_fault(answer)}", "Its display may say more.")
        return _results(answer, action)


def describe(location: str) -> Device:
    """Ask a device for its description; raises ServiceUnavailable when it gives none.

    Services must lie on the machine that describes them.
    """
    reply = web.get(location, most_bytes=_MOST_BYTES, seconds=_SECONDS)
    root = web.xml(reply.body, location)
    device = next((each for each in root.iter() if web.local(each) == "device"), None)
    if device is None:
        raise ServiceUnavailable(f"{location} describes no device", "Check the address.")
    base = next((each.text or "" for each in root if web.local(each) == "URLBase"), "").strip()
    said = _said(device)
    model = f"{said.get('manufacturer', '')} {said.get('modelName', '')}".strip()
    return Device(
        name=said.get("friendlyName") or said.get("UDN", location),
        model=model,
        udn=said.get("UDN", ""),
        location=location,
        controls=_controls(device, base or reply.url, urlsplit(location).hostname),
    )


def _controls(device: Element, base: str, host: str | None) -> dict[str, tuple[str, str]]:
    controls: dict[str, tuple[str, str]] = {}
    for service in (each for each in device.iter() if web.local(each) == "service"):
        said = _said(service)
        kind = said.get("serviceType", "")
        name = kind.split(":")[-2] if kind.count(":") >= 4 else ""
        address = web.joined(base, said.get("controlURL", ""))
        if name and urlsplit(address).hostname == host:
            controls.setdefault(name, (kind, address))
    return controls


def _envelope(kind: str, action: str, arguments: Mapping[str, str]) -> bytes:
    values = "".join(
        f"<{name}>{escape(_UNFIT.sub('', value))}</{name}>" for name, value in arguments.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>'
        f"<u:{action} xmlns:u={quoteattr(kind)}>{values}</u:{action}>"
        "</s:Body></s:Envelope>"
    ).encode()


def _results(answer: Element, action: str) -> dict[str, str]:
    wanted = f"{action}Response"
    response = next((each for each in answer.iter() if web.local(each) == wanted), None)
    if response is None:
        raise ServiceUnavailable(
            f"the answer to {action} is none", "Switch the speaker off and on."
        )
    return _said(response)


def _fault(answer: Element) -> str:
    said = {web.local(each): (each.text or "").strip() for each in answer.iter()}
    text = said.get("errorDescription") or said.get("faultstring") or "no reason"
    return f"{text[:200]} (error {said.get('errorCode', 'unknown')[:20]})"


def _said(element: Element) -> dict[str, str]:
    return {web.local(child): (child.text or "").strip() for child in element}
