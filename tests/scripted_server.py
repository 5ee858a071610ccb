"""A server on loopback that answers as it is told, honestly or not, and remembers what it got."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[Any, Any], None]
"Answers a request: is given the request's handler, and what was asked."


class ScriptedServer:
    """Serves from a thread of its own; `script` holds what the next requests get, then `always`."""

    def __init__(self, always: Answer, understood: Callable[[Any, bytes], Any]) -> None:
        """Take the answer that is given by default, and what makes of a body what is asked."""
        self.always = always
        self.script: list[Answer] = []
        self.asked: list[Any] = []
        self.headers: list[dict[str, str]] = []
        self.connections: set[Any] = set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                outer.connections.add(self.client_address)
                asked = understood(self, self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(asked)
                outer.headers.append(dict(self.headers))
                (outer.script.pop(0) if outer.script else outer.always)(self, asked)

            def log_message(self, *_):
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass

        self.http = Quiet(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(
            target=self.http.serve_forever, kwargs={"poll_interval": 0.01}
        )
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}"

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


def answer(handler, status, body=b"", *, kind="application/json", **headers):
    """Answer whole, with these headers besides (`Retry_After` is Retry-After)."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def status(code, body=b"no", **headers):
    """Give an answer of this code, whatever was asked."""
    return lambda handler, _: answer(handler, code, body, **headers)


def half_of(body: Callable[[Any, Any], bytes]) -> Answer:
    """Give an answer that promises a body, sends half of it and hangs up."""

    def half(handler, asked):
        whole = body(handler, asked)
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(whole)))
        handler.end_headers()
        handler.wfile.write(whole[: len(whole) // 2])
        handler.close_connection = True

    return half


def endless(handler, _):
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" " * 65_536)
    except OSError:
        handler.close_connection = True


def silent(handler, _):
    handler.rfile.read(1)  # nothing more comes: this ends when the client hangs up
    handler.close_connection = True


def hung_up(handler, _):
    handler.close_connection = True


def html(handler, _):
    answer(handler, 200, b"<html>Before you continue</html>", kind="text/html; charset=utf-8")
