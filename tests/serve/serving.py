"""A server for the tests: the real one, on a free loopback port, in a thread."""

from __future__ import annotations

import http.client
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing import serve
from briefing.serve.run import listen


class Reply(dict[str, str | None]):
    """Status and headers of an answer; a header that is not there is None."""

    def __init__(self, reply: http.client.HTTPResponse) -> None:
        super().__init__({name.lower(): value for name, value in reply.getheaders()})
        self.status = reply.status

    def __missing__(self, name: str) -> None:
        return None


@dataclass
class Site:
    """A running server."""

    port: int
    log: io.StringIO

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[Reply, bytes]:
        """Send the path exactly as it is; header names with underscores for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            reply = connection.getresponse()
            return Reply(reply), reply.read()
        finally:
            connection.close()


@contextmanager
def running(folder: Path) -> Iterator[Site]:
    """Serve a folder while the block runs."""
    ready, log = threading.Event(), io.StringIO()
    server = serve.server(folder, ready=lambda _: ready.set(), access_log=log)
    listening = listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        assert ready.wait(10)
        yield Site(listening.getsockname()[1], log)
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
        assert not thread.is_alive()
