"""Speakers that are Google Cast devices: Chromecast, Nest and Google Home, many sound bars.

The protocol is pychromecast's (the extra 'cast'); the sound is played by Google's default media
receiver, which fetches it itself.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid5

from briefing.errors import ConfigError, ServiceUnavailable
from briefing.speakers import Place, Sound, State, Status

PORT = 8009
_STATES = {
    "PLAYING": State.PLAYING,
    "PAUSED": State.PAUSED,
    "BUFFERING": State.LOADING,
    "LOADING": State.LOADING,
}
_HOST = re.compile(
    r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|localhost)(?::(\d{1,5}))?"
)
_SPACE = UUID("6f1f0f6d-8f0b-4a9d-9a57-4d1d3c3a2b11")
_STEP, _STEPS = 0.2, 75
"Between two looks at whether it plays, s, and how many there are."


class Cast:
    """Google Cast devices, found by multicast DNS."""

    name = "cast"

    def __init__(
        self,
        address: str = "",
        *,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = 5.0,
    ) -> None:
        """Take the speaker's name, or its HOST[:PORT]; wait `seconds` for it to answer."""
        self.address = address.strip("/")
        self.sleep = sleep
        self.seconds = seconds

    def check(self) -> None:
        """Return when the speaker answers; raises ServiceUnavailable otherwise."""
        if self.address:
            with self._device():
                return
        _library()

    def discover(self) -> tuple[Place, ...]:
        """Give the Cast devices that answer here, by name; none without pychromecast."""
        try:
            _library()
        except ServiceUnavailable:
            return ()
        return tuple(
            Place(_name(each), f"cast:{_name(each)}", f"{each.model_name} at {each.host}")
            for each in sorted(_found(self.seconds), key=_name)
        )

    def play(self, sound: Sound, *, start: float = 0.0) -> None:
        """Play a sound in place of what is playing."""
        with self._device() as device:
            device.media_controller.play_media(
                sound.url,
                sound.mime,
                title=sound.title or "News",
                current_time=start,
                stream_type="BUFFERED",
                metadata={"metadataType": 3},
            )
            self._wait_until_playing(device, sound.url)

    def seek(self, seconds: float) -> None:
        """Go on from `seconds` after the start of what is playing."""
        with self._device() as device:
            self._look(device)
            device.media_controller.seek(seconds, timeout=self.seconds)

    def stop(self) -> None:
        """Fall silent."""
        with self._device() as device:
            if not device.is_idle:
                device.quit_app(timeout=self.seconds)

    def status(self) -> Status:
        """Give what it is doing."""
        with self._device() as device:
            told = self._look(device)
            state = _STATES.get(told.player_state, State.STOPPED)
            if state is State.STOPPED:
                return Status(State.STOPPED)
            return Status(
                state,
                position=told.adjusted_current_time,
                seconds=told.duration,
                title=told.title or told.content_id or "",
            )

    def _look(self, device: Any) -> Any:
        """Give what the device says of the sound it plays."""
        from pychromecast.response_handler import WaitResponse  # noqa: PLC0415 - an extra

        if not device.is_idle:
            answer = WaitResponse(self.seconds, "status")
            device.media_controller.update_status(callback_function=answer.callback)
            answer.wait_response()
        return device.media_controller.status

    def _wait_until_playing(self, device: Any, url: str) -> None:
        """Return once it plays; a device takes any address and finds out later."""
        status = device.media_controller.status
        for _ in range(_STEPS):
            if status.content_id == url and status.player_state == "PLAYING":
                return
            if status.content_id == url and status.idle_reason == "ERROR":
                break
            self.sleep(_STEP)
            status = device.media_controller.status
        raise ServiceUnavailable(
            f"{self.address} took {url} but does not play it",
            "Check that it can reach the address, and plays MP3.",
        )

    @contextmanager
    def _device(self) -> Iterator[Any]:
        """Connect, and hang up afterwards; what goes wrong is said as ours."""
        pychromecast = _library()
        device = pychromecast.Chromecast(self._facts(pychromecast), tries=1, timeout=self.seconds)
        try:
            device.wait(timeout=self.seconds)
            yield device
        except (pychromecast.PyChromecastError, OSError) as error:
            raise ServiceUnavailable(
                f"the Cast speaker {self.address!r} does not answer as it should: {error}",
                "Check its name or address; briefing play --discover lists those that answer.",
            ) from error
        finally:
            self._hang_up(device)

    def _hang_up(self, device: Any) -> None:
        """End the connection and what the library leaves open when there never was one."""
        worker = device.socket_client
        if worker.ident is not None:
            worker.disconnect()
            worker.join(self.seconds)
        if not worker.is_alive():
            for end in (*worker.socketpair, *filter(None, [worker.socket])):
                end.close()

    def _facts(self, pychromecast: Any) -> Any:
        """Give where the speaker is: at its address, or where its name answers."""
        if not self.address:
            remedy = "Write it as cast:NAME or cast://HOST; --discover lists the names."
            raise ConfigError("no name was given for a Cast speaker", remedy)
        host = _HOST.fullmatch(self.address)
        if host:
            service = pychromecast.HostServiceInfo(host[1].strip("[]"), int(host[2] or PORT))
            identity = uuid5(_SPACE, self.address)
            return pychromecast.CastInfo(
                {service}, identity, "", self.address, service.host, service.port, "audio", ""
            )
        devices = _found(self.seconds)
        named = [each for each in devices if _name(each).casefold() == self.address.casefold()]
        if len(named) == 1:
            service = pychromecast.HostServiceInfo(named[0].host, named[0].port)
            return named[0]._replace(services={service}, cast_type=named[0].cast_type or "audio")
        if named:
            places = " or ".join(f"cast://{each.host}:{each.port}" for each in named)
            raise ServiceUnavailable(
                f"{len(named)} Cast speakers are called {self.address!r}", f"Name it by {places}."
            )
        known = ", ".join(sorted(map(_name, devices))) or "none answers"
        raise ServiceUnavailable(
            f"no Cast speaker called {self.address!r} answers here", f"Speakers: {known}."
        )


def _found(seconds: float, sleep: Callable[[float], None] = time.sleep) -> list[Any]:
    """Give the devices that answer a search for so many seconds; none where there is no network."""
    library = _library()
    import zeroconf  # noqa: PLC0415 - comes with pychromecast

    try:
        network = zeroconf.Zeroconf()
    except OSError:
        return []
    try:
        heard = library.discovery.SimpleCastListener()
        browser = library.discovery.CastBrowser(heard, network)
        browser.start_discovery()
        sleep(seconds)
        found: list[Any] = list(browser.devices.values())
        browser.stop_discovery()
    finally:
        network.close()
    return found


def _name(device: Any) -> str:
    return " ".join(str(device.friendly_name or device.host).split())


def _library() -> Any:
    """Give pychromecast, quietened; raises ServiceUnavailable where it is not installed."""
    try:
        import pychromecast  # noqa: PLC0415 - an extra, and slow to load
        import pychromecast.discovery  # noqa: PLC0415
    except ImportError:
        raise ServiceUnavailable(
            "Cast speakers need pychromecast, which is not installed",
            "Install it: pip install 'briefing[cast]'.",
        ) from None
    # What it says is said by our own messages.
    logging.getLogger("pychromecast").setLevel(logging.CRITICAL)
    return pychromecast
