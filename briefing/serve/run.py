"""The server itself: uvicorn on a socket, until it is told to stop."""

from __future__ import annotations

import asyncio
import resource
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from briefing.errors import ConfigError
from briefing.serve.answer import app
from briefing.serve.files import CHUNK


def run(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    ready: Callable[[str], None] = lambda _address: None,
    access_log: TextIO | None = None,
) -> None:
    """Serve a show folder until SIGINT or SIGTERM; port 0 takes a free one.

    `ready` is called with the address once requests are answered. Raises ArchiveError when
    there is no show in `folder`, ConfigError when the address cannot be had.
    """
    listening = listen(host, port)
    with listening:
        server(folder, ready=ready, access_log=access_log).run(sockets=[listening])


def server(
    folder: Path,
    *,
    ready: Callable[[str], None] = lambda _address: None,
    access_log: TextIO | None = None,
) -> uvicorn.Server:
    """Give the server without starting it; set its `should_exit` to end it."""
    _allow_many_clients()
    config = uvicorn.Config(
        app(folder, access_log=access_log),
        http=_Frugal,
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
        backlog=2048,
    )
    return _Telling(config, ready)


def listen(host: str, port: int) -> socket.socket:
    """Give a socket bound to the address; raises ConfigError when it is taken or not ours."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return _bound(family, address)
    except OSError as error:
        raise ConfigError(
            f"cannot serve on {host} port {port}: {error.strerror or error}",
            "Choose another with --port.",
        ) from error


def _bound(family: int, address: tuple[Any, ...]) -> socket.socket:
    # asyncio turns Nagle's delay off only where the protocol is named: 40 ms a small answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            # A slow reader may not fill the kernel with megabytes it has not asked the net for.
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening


_UNSENT = 128 * 1024
"Bytes the kernel holds for one client before they are on their way."


class _Frugal(H11Protocol):
    """HTTP/1.1 that keeps one chunk waiting for a slow client, not the usual 64 KB and more."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=CHUNK)


class _Telling(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            self._ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")


def _allow_many_clients() -> None:
    """Raise this process's limit on open files to what the system allows it."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
