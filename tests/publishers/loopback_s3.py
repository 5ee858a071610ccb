"""An object store in memory that speaks S3 on a loopback port; it can be made to misbehave."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}


@dataclass
class Store:
    port: int = 0
    objects: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)
    heeds: bool = True
    "Whether conditions are heeded."
    refuses: str = ""
    "An error code that every request is answered with."
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def environment(self) -> dict[str, str]:
        return {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: Store

    def log_message(self, *_args):
        pass

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        parts = urlsplit(self.path)
        key = unquote(parts.path).removeprefix("/bucket").removeprefix("/")
        with self.store.lock:
            self.store.requests.append((self.command, key))
            if self.store.refuses:
                self._fail(403, self.store.refuses)
            elif not key:
                self._list({name: values[0] for name, values in parse_qs(parts.query).items()})
            else:
                getattr(self, f"_{self.command.lower()}")(key, body)

    do_GET = do_HEAD = do_PUT = do_DELETE = _any  # noqa: N815 - the library's names

    def _put(self, key: str, body: bytes) -> None:
        there = self.store.objects.get(key)
        tag = f'"{hashlib.md5(there[0]).hexdigest()}"' if there else ""
        wanted, unwanted = self.headers.get("if-match"), self.headers.get("if-none-match")
        if self.store.heeds:
            if wanted and not there:
                return self._fail(404, "NoSuchKey")
            if (wanted and wanted != tag) or (unwanted and there):
                return self._fail(412, "PreconditionFailed")
        kept = {
            name: value
            for name, value in self.headers.items()
            if name.lower().startswith(("x-amz-meta-", "content-type", "cache-control"))
        }
        self.store.objects[key] = (body, kept)
        return self._answer(200, b"", {"ETag": f'"{hashlib.md5(body).hexdigest()}"'})

    def _get(self, key: str, _body: bytes) -> None:
        if key not in self.store.objects:
            return self._fail(404, "NoSuchKey")
        content, kept = self.store.objects[key]
        headers = kept | {"ETag": f'"{hashlib.md5(content).hexdigest()}"'}
        match = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("range", ""))
        if match:
            first, last = int(match[1]), min(int(match[2]), len(content) - 1)
            headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
            return self._answer(206, content[first : last + 1], headers)
        return self._answer(200, content, headers)

    _head = _get

    def _delete(self, key: str, _body: bytes) -> None:
        self.store.objects.pop(key, None)
        self._answer(204, b"", {})

    def _list(self, query: dict[str, str]) -> None:
        """Two keys a page, so that turning pages is tried too."""
        start, prefix = query.get("continuation-token", ""), query.get("prefix", "")
        keys = sorted(key for key in self.store.objects if key.startswith(prefix) and key > start)
        page, rest = keys[:2], keys[2:]
        entries = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.store.objects[key][0])}</Size>"
            f'<ETag>"{hashlib.md5(self.store.objects[key][0]).hexdigest()}"</ETag></Contents>'
            for key in page
        )
        more = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if rest else ""
        flag = "true" if rest else "false"
        body = (
            f"<ListBucketResult><IsTruncated>{flag}</IsTruncated>{more}{entries}</ListBucketResult>"
        )
        self._answer(200, body.encode(), {"Content-Type": "application/xml"})

    def _fail(self, status: int, code: str) -> None:
        body = f"<Error><Code>{code}</Code><Message>as asked</Message></Error>".encode()
        self._answer(status, body, {"Content-Type": "application/xml"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving() -> Iterator[Store]:
    store = Store()
    handler = type("Handler", (_Handler,), {"store": store})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    store.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
