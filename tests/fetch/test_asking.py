"""Asking a show's own host: any answer is an answer, and private hosts stay private."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from briefing.errors import ArticleError
from briefing.fetch import Asker, addresses


class _Host(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/here")
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Length", "9")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"the words")

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_any_status_is_an_answer_and_redirects_are_followed(host: str) -> None:
    ask = Asker(host)
    assert ask(f"{host}/gone", method="GET", headers={}, limit=100).status == 404
    assert ask(f"{host}/moved", method="GET", headers={}, limit=3).content == b"the"
    assert ask(f"{host}/here", method="HEAD", headers={}, limit=100).content == b""


def test_a_public_shows_feed_cannot_lead_into_the_house(host: str) -> None:
    ask = Asker(host)
    ask.allow_private = False
    with pytest.raises(ArticleError, match="not a public address"):
        ask(f"{host}/here", method="GET", headers={}, limit=100)


def test_a_host_that_nobody_knows_is_named(monkeypatch):
    def unknown(host, port):
        raise OSError(-2, "Name or service not known")

    monkeypatch.setattr(addresses, "resolve", unknown)
    with pytest.raises(ArticleError, match=r"no-such-host\.example: there is no such host"):
        Asker("https://no-such-host.example/feed.xml")
