"""Speakers that are DLNA or UPnP media renderers: television sets, amplifiers, radios, Sonos.

Standard: UPnP AV, AVTransport:1.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from briefing.errors import ConfigError, ServiceUnavailable
from briefing.speakers import Place, Sound, State, Status, ssdp, upnp, web

RENDERER = "urn:schemas-upnp-org:device:MediaRenderer:1"
_TRANSPORT = "AVTransport"
_STATES = {
    "PLAYING": State.PLAYING,
    "PAUSED_PLAYBACK": State.PAUSED,
    "TRANSITIONING": State.LOADING,
}
_TIME = re.compile(r"(\d{1,3}):(\d{2}):(\d{2})(\.\d{1,6})?")


class Dlna:
    """DLNA and UPnP media renderers, found by multicast."""

    name = "dlna"

    def __init__(
        self,
        address: str = "",
        *,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = 3.0,
    ) -> None:
        """Take the speaker's name, or the address of its description; search for `seconds`."""
        self.address = address
        self.sleep = sleep
        self.seconds = seconds
        self._found: upnp.Device | None = None

    def check(self) -> None:
        """Return when the speaker answers; raises ServiceUnavailable otherwise."""
        if self.address:
            self._device()

    def discover(self) -> tuple[Place, ...]:
        """Give the renderers that answer a search, by name; one that cannot describe itself not."""
        return tuple(
            Place(each.name, f"dlna:{each.name}", f"{each.model} at {each.location}".strip())
            for each in self._devices()
        )

    def play(self, sound: Sound, *, start: float = 0.0) -> None:
        """Play a sound in place of what is playing."""
        self._act("SetAVTransportURI", CurrentURI=sound.url, CurrentURIMetaData=_didl(sound))
        self._act("Play", Speed="1")
        self._wait_until_playing(sound.url)
        if start:
            self.seek(start)

    def seek(self, seconds: float) -> None:
        """Go on from `seconds` after the start of what is playing."""
        self._act("Seek", Unit="REL_TIME", Target=_written(seconds))

    def stop(self) -> None:
        """Fall silent."""
        self._act("Stop")

    def status(self) -> Status:
        """Give what it is doing."""
        transport, place = self._act("GetTransportInfo"), self._act("GetPositionInfo")
        state = _STATES.get(transport.get("CurrentTransportState", ""), State.STOPPED)
        length = _read(place.get("TrackDuration", ""))
        return Status(
            state=state,
            position=_read(place.get("RelTime", "")),
            seconds=length or None,
            title=_title(place.get("TrackMetaData", "")) or place.get("TrackURI", ""),
        )

    def _wait_until_playing(self, url: str) -> None:
        """Return once it plays; a renderer takes any address and finds out later."""
        for _ in range(50):
            facts = self._act("GetTransportInfo")
            if facts.get("CurrentTransportState") == "PLAYING":
                return
            if facts.get("CurrentTransportStatus") == "ERROR_OCCURRED":
                break
            self.sleep(0.2)
        raise ServiceUnavailable(
            f"{self._device().name} took {url} but does not play it",
            "Check that it can reach the address, and plays MP3.",
        )

    def _act(self, action: str, **arguments: str) -> dict[str, str]:
        return self._device().act(_TRANSPORT, action, InstanceID="0", **arguments)

    def _device(self) -> upnp.Device:
        if self._found is None:
            self._found = self._look()
        return self._found

    def _look(self) -> upnp.Device:
        if not self.address:
            remedy = "Write it as dlna:NAME; --discover lists the names."
            raise ConfigError("no name was given for a DLNA speaker", remedy)
        if self.address.startswith("http://"):
            return upnp.describe(self.address)
        found = self._devices()
        wanted = self.address.casefold()
        named = [each for each in found if wanted in (each.name.casefold(), each.udn.casefold())]
        if len(named) == 1:
            return named[0]
        known = ", ".join(each.name for each in found) or "none answers"
        if named:
            remedy = f"Name it by {' or '.join(f'dlna:{each.udn}' for each in named)}."
            raise ServiceUnavailable(f"{len(named)} speakers are called {self.address!r}", remedy)
        raise ServiceUnavailable(
            f"no DLNA speaker called {self.address!r} answers here", f"Speakers: {known}."
        )

    def _devices(self) -> list[upnp.Device]:
        """Give the renderers that answer, sorted by name."""
        found = []
        for location in ssdp.search(RENDERER, seconds=self.seconds):
            try:
                device = upnp.describe(location)
            except ServiceUnavailable:
                continue  # another device on the network is out of order, not ours
            if _TRANSPORT in device.controls:
                found.append(replace(device, name=" ".join(device.name.split())))
        return sorted(found, key=lambda each: (each.name, each.udn))


def _didl(sound: Sound) -> str:
    """Describe a sound in DIDL-Lite, without which some renderers refuse it."""
    length = f" duration={quoteattr(_written(sound.seconds))}" if sound.seconds else ""
    protocol = quoteattr(f"http-get:*:{sound.mime}:*")
    return (
        '<DIDL-Lite xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/">'
        '<item id="0" parentID="-1" restricted="1">'
        f"<dc:title>{escape(sound.title or 'News')}</dc:title>"
        "<upnp:class>object.item.audioItem.musicTrack</upnp:class>"
        f"<res protocolInfo={protocol}{length}>{escape(sound.url)}</res>"
        "</item></DIDL-Lite>"
    )


def _title(metadata: str) -> str:
    try:
        root = web.xml(metadata.encode(), "its metadata")
    except ServiceUnavailable:
        return ""  # many renderers say NOT_IMPLEMENTED here
    found = (each.text or "" for each in root.iter() if web.local(each) == "title")
    return next(found, "").strip()


def _written(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _read(text: str) -> float | None:
    match = _TIME.fullmatch(text.strip())
    if not match:
        return None
    return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3]) + float(match[4] or 0)
