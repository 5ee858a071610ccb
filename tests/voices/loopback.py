"""A speech server on loopback that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import io
import json
import threading
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np


def hum(characters: int, *, rate: int = 24_000) -> bytes:
    """Give 16-bit samples of a hum as long as speech of these characters would be."""
    time = np.arange(round(characters / 15 * rate)) / rate
    return (6000 * np.sin(1400 * time)).astype("<i2").tobytes()


def as_wav(samples: bytes, *, rate: int = 24_000) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(samples)
    return file.getvalue()


def answer(handler, status, body=b"", *, kind="application/json", **headers):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def good(handler, asked):
    samples = hum(len(asked["input"]))
    body = samples if asked["response_format"] == "pcm" else as_wav(samples)
    answer(handler, 200, body, kind=f"audio/{asked['response_format']}")


class SpeechServer:
    """Serves from a thread of its own; `script` holds what the next requests get."""

    def __init__(self) -> None:
        self.script: list = []
        self.asked: list[dict] = []
        self.headers: list[dict[str, str]] = []
        self.connections: set = set()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                outer.connections.add(self.client_address)
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked = json.loads(body) | {"path": self.path}
                outer.asked.append(asked)
                outer.headers.append(dict(self.headers))
                (outer.script.pop(0) if outer.script else good)(self, asked)

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
