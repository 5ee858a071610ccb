"""Speakers made of a few lines, on loopback: an MPD server and a DLNA renderer that obey."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[int]:
    """Run a server in a thread while the block runs; gives its port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


@dataclass
class Mpd:
    """What the MPD server was told, and what it answers."""

    said: list[list[str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    "Whole answers that replace the usual ones, by command."
    greeting: str = "OK MPD 0.23.12\n"
    state: str = "stop"
    elapsed: float = 0.0

    def answer(self, command: str, arguments: list[str]) -> str:
        if command in self.answers:
            return self.answers[command]
        if command == "addid":
            return "Id: 7\nOK\n"
        if command == "status":
            played = f"elapsed: {self.elapsed}\nduration: 93.2\n" if self.state == "play" else ""
            return f"volume: 50\nstate: {self.state}\n{played}OK\n"
        if command == "currentsong":
            return "file: http://x/a.mp3\nTitle: The news\nOK\n"
        if command == "seekcur":
            self.elapsed = float(arguments[0])
        self.state = {"playid": "play", "stop": "stop"}.get(command, self.state)
        self.elapsed = self.elapsed or 0.1
        return "OK\n"


@contextmanager
def mpd(told: Mpd) -> Iterator[str]:
    """Run an MPD server; gives 'HOST:PORT'."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(told.greeting.encode())
            while line := self.rfile.readline():
                words = unquoted(line.decode())
                told.said.append(words)
                self.wfile.write(told.answer(words[0], words[1:]).encode())

        def finish(self) -> None:
            pass  # the client may have hung up

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, request, client_address) -> None:
            pass  # a client that hangs up in the middle is what some tests are about

    with running(Server(("127.0.0.1", 0), Handler)) as port:
        yield f"127.0.0.1:{port}"


def unquoted(line: str) -> list[str]:
    """Take a command apart as MPD does: words, or strings in quotes with backslashes."""
    assert line.endswith("\n")
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', line[:-1])
    return [bare or re.sub(r"\\(.)", r"\1", quoted) for quoted, bare in found]


@dataclass
class Renderer:
    """What the renderer was told, and what it is."""

    name: str = "Kitchen"
    control: str = "/control"
    said: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    description: str | None = None
    faults: dict[str, tuple[int, str]] = field(default_factory=dict)
    "Error number and text by action."
    state: str = "STOPPED"
    status: str = "OK"
    position: str = "0:00:00"
    metadata: str = ""

    def described(self) -> str:
        return self.description or (
            '<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><device>'
            f"<friendlyName>{escape(self.name)}</friendlyName><manufacturer>Us</manufacturer>"
            f"<modelName>Box</modelName><UDN>uuid:{escape(self.name.lower())}</UDN><serviceList>"
            "<service><serviceType>urn:schemas-upnp-org:service:AVTransport:1</serviceType>"
            f"<controlURL>{self.control}</controlURL></service>"
            "</serviceList></device></root>"
        )

    def act(self, action: str, arguments: dict[str, str]) -> dict[str, str]:
        if action == "SetAVTransportURI":
            self.metadata = arguments["CurrentURIMetaData"]
        if action == "Seek":
            self.position = arguments["Target"]
        self.state = {"Play": "PLAYING", "Stop": "STOPPED"}.get(action, self.state)
        if action == "GetTransportInfo":
            return {"CurrentTransportState": self.state, "CurrentTransportStatus": self.status}
        if action == "GetPositionInfo":
            return {
                "TrackDuration": "0:01:33.5",
                "RelTime": self.position,
                "TrackMetaData": self.metadata,
                "TrackURI": "http://x/a.mp3",
            }
        return {}


@contextmanager
def renderer(told: Renderer) -> Iterator[str]:
    """Run a renderer; gives the address of its description."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(200, told.described())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            call = ET.fromstring(body)[0][0]
            action = call.tag.rpartition("}")[2]
            assert self.headers["soapaction"].strip('"').endswith(f":AVTransport:1#{action}")
            arguments = {each.tag: each.text or "" for each in call}
            told.said.append((action, arguments))
            if action in told.faults:
                number, text = told.faults[action]
                self.reply(500, self.enveloped(
                    "<s:Fault><faultstring>UPnPError</faultstring><detail><UPnPError>"
                    f"<errorCode>{number}</errorCode>"
                    f"<errorDescription>{escape(text)}</errorDescription>"
                    "</UPnPError></detail></s:Fault>"
                ))  # fmt: skip
                return
            results = told.act(action, arguments)
            inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in results.items())
            name = f"u:{action}Response"
            self.reply(200, self.enveloped(
                f'<{name} xmlns:u="urn:schemas-upnp-org:service:AVTransport:1">{inner}</{name}>'
            ))  # fmt: skip

        def enveloped(self, body: str) -> str:
            soap = "http://schemas.xmlsoap.org/soap/envelope/"
            return f'<s:Envelope xmlns:s="{soap}"><s:Body>{body}</s:Body></s:Envelope>'

        def reply(self, status: int, text: str) -> None:
            content = text.encode()
            self.send_response(status)
            self.send_header("content-type", "text/xml")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}/description.xml"
