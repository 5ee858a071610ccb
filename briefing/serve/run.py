"""The server itself: uvicorn on a socket, until it is told to stop."""

from __future__ import annotations

import resource
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import uvicorn

from briefing.errors import ConfigError
from briefing.serve.answer import app


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
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        raise ConfigError(
            f"cannot serve on {host} port {port}: {error.strerror or error}",
            "Choose another with --port.",
        ) from error
    return listening


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
