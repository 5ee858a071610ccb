"""A model server on loopback: honest, or misbehaving as it is told, and remembering all it got."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def task(asked: dict[str, Any]) -> dict[str, Any]:
    """Give what is asked of the model: the words and the numbered sentences."""
    turns = [turn for turn in asked["messages"] if turn["role"] == "user"]
    return json.loads(turns[0]["content"])


def reply(asked: dict[str, Any], story: Any, **changes: Any) -> dict[str, Any]:
    """Give a reply as the endpoint asked has it, with `story` as the model's answer."""
    if asked["path"].endswith("/messages"):
        block = {"type": "tool_use", "id": "t1", "name": "tell_story", "input": story}
        usage = {"input_tokens": 200, "output_tokens": 50}
        made = {"content": [block], "stop_reason": "tool_use", "usage": usage}
    else:
        text = story if isinstance(story, str) else json.dumps(story)
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        made = {"choices": [choice], "usage": {"prompt_tokens": 200, "completion_tokens": 50}}
    return made | changes


def send(handler: Any, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def says(story: Any, **changes: Any) -> Answer:
    """Give an answer that is this story, whatever was asked."""
    return lambda handler, asked: send(
        handler, 200, json.dumps(reply(asked, story, **changes)).encode()
    )


def telling(*sentences: tuple[str, str]) -> Answer:
    """Give an answer that tells these (text, ids with spaces between)."""
    told = [{"text": text, "cites": cites.split()} for text, cites in sentences]
    return says({"sentences": told})


def raw(status: int, body: bytes = b"no", **headers: str) -> Answer:
    return lambda handler, _: send(handler, status, body, **headers)


def honest(handler: Any, asked: dict[str, Any]) -> None:
    """Tell the first two sentences in their own words, in the other order of their clauses."""
    given = task(asked)
    told, left = [], given["words"]
    for one in given["sentences"]:
        words = len(one["text"].split())
        if words <= left and words <= 30 and '"' not in one["text"]:
            told.append({"text": one["text"], "cites": [one["id"]]})
            left -= words
    says({"sentences": told[:2]})(handler, asked)


def half(handler: Any, asked: dict[str, Any]) -> None:
    body = json.dumps(reply(asked, {"sentences": []})).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def endless(handler: Any, _: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" " * 65_536)
    except OSError:
        handler.close_connection = True


def silent(handler: Any, _: dict[str, Any]) -> None:
    handler.rfile.read(1)  # nothing more comes: this ends when the client hangs up
    handler.close_connection = True


class ModelServer:
    """Serves from a thread of its own; `script` holds what the next requests get, then `always`."""

    def __init__(self) -> None:
        self.script: list[Answer] = []
        self.always: Answer = honest
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked = json.loads(body) | {"path": self.path}
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
