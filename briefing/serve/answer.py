"""The web application: one request in, one answer out, in little memory, however slow a client."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from briefing.serve import conditions, files, log, media, ranges, zipped
from briefing.serve.files import CHUNK, File

_BOUNDARY = "briefing-part"
_ALWAYS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "accept-ranges, content-length, content-range, etag",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}

Piece = bytes | tuple[int, int]
"Bytes to send as they are, or start and end of a stretch of the file."


@dataclass(slots=True)
class Answer:
    """What goes back: status, headers, and a body of pieces."""

    status: int
    "HTTP status."
    headers: dict[str, str] = field(default_factory=dict)
    "Beside those every answer has."
    body: tuple[Piece, ...] = ()
    "In order."
    file: File | None = None
    "What the stretches are read from; closed when the answer has gone."

    @property
    def length(self) -> int:
        """Bytes of the body."""
        return sum(
            len(piece) if isinstance(piece, bytes) else piece[1] - piece[0] for piece in self.body
        )


def app(
    folder: Path,
    *,
    access_log: TextIO | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> ASGIApp:
    """Give the ASGI application that serves a show folder, or a public folder, and nothing else.

    GET and HEAD with ranges, conditions and gzip (RFC 9110); `access_log` takes a line a
    request. Raises ArchiveError when `folder` holds no show.
    """
    base = files.root(folder)
    shelf = zipped.Shelf()

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        visit = log.Visit(
            client=(scope.get("client") or ("-",))[0],
            method=scope["method"],
            path=(scope.get("raw_path") or b"").decode("latin-1"),
            headers=headers,
        )
        answer = _answer(base, shelf, scope, headers)
        try:
            await _send(answer, visit, receive, send)
        finally:
            if answer.file:
                os.close(answer.file.handle)
            if access_log:
                log.write(access_log, visit, now())

    return application


def _answer(base: Path, shelf: zipped.Shelf, scope: Scope, headers: Headers) -> Answer:
    if scope["method"] == "OPTIONS":
        return Answer(
            204,
            {
                "access-control-allow-methods": "GET, HEAD",
                "access-control-allow-headers": "range, if-range, if-none-match",
                "access-control-max-age": "86400",
            },
        )
    if scope["method"] not in ("GET", "HEAD"):
        return _plain(405, "This server only gives.", allow="GET, HEAD, OPTIONS")
    try:
        file = files.opened(base, scope["path"])
    except files.Elsewhere:
        return _plain(308, "Moved.", location=quote(scope["path"]) + "/")
    if file is None:
        return _plain(404, "There is nothing here.")
    return _give(file, shelf, headers, ranged=scope["method"] == "GET")


def _give(file: File, shelf: zipped.Shelf, headers: Headers, *, ranged: bool) -> Answer:
    """Answer with a file: whole, zipped, in part, or not at all when the client has it."""
    kind = media.of(file.path)
    zips = kind.zips and zipped.SMALLEST <= file.size <= zipped.LARGEST
    wanted = headers.get("range") if ranged else None
    zips_now = zips and not wanted and zipped.accepted(headers.get("accept-encoding"))
    tag = f"{file.tag}-gz" if zips_now else file.tag
    facts = {
        "etag": f'"{tag}"',
        "last-modified": file.last_modified,
        "cache-control": kind.keep,
        "accept-ranges": "bytes",
    }
    if zips:
        facts["vary"] = "accept-encoding"
    status = conditions.judge(headers, tag, file.changed)
    if status != 200:
        return Answer(status, facts, file=file)
    facts["content-type"] = kind.type
    if zips_now:
        return Answer(200, facts | {"content-encoding": "gzip"}, (shelf.get(file),), file)
    if wanted and not conditions.range_still_good(headers, tag, file.changed):
        wanted = None
    return _part(file, facts, wanted)


def _part(file: File, facts: dict[str, str], wanted: str | None) -> Answer:
    try:
        spans = ranges.asked(wanted, file.size)
    except ranges.Unsatisfiable:
        refusal = {**facts, "content-range": f"bytes */{file.size}"}
        refusal.pop("content-type")
        return Answer(416, refusal, file=file)
    if not spans:
        return Answer(200, facts, ((0, file.size),), file)
    if len(spans) == 1:
        return Answer(206, facts | {"content-range": _said(spans[0], file)}, spans, file)
    kind = facts["content-type"]
    pieces: list[Piece] = []
    for span in spans:
        head = f"content-type: {kind}\r\ncontent-range: {_said(span, file)}"
        pieces += [f"\r\n--{_BOUNDARY}\r\n{head}\r\n\r\n".encode(), span]
    pieces.append(f"\r\n--{_BOUNDARY}--\r\n".encode())
    facts["content-type"] = f"multipart/byteranges; boundary={_BOUNDARY}"
    return Answer(206, facts, tuple(pieces), file)


def _said(span: tuple[int, int], file: File) -> str:
    return f"bytes {span[0]}-{span[1] - 1}/{file.size}"


def _plain(status: int, text: str, **headers: str) -> Answer:
    kept = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-cache"}
    return Answer(status, kept | headers, (f"{text}\n".encode(),))


async def _send(answer: Answer, visit: log.Visit, receive: Receive, send: Send) -> None:
    headers = _ALWAYS | answer.headers
    if answer.status not in (204, 304):
        headers["content-length"] = str(answer.length)
    visit.status = answer.status
    start = {
        "type": "http.response.start",
        "status": answer.status,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
    }
    await send(start)
    if visit.method == "HEAD" or not answer.body:
        await send({"type": "http.response.body"})
    elif answer.length <= CHUNK:
        body = b"".join(_whole(answer, piece) for piece in answer.body)
        await send({"type": "http.response.body", "body": body})
        visit.sent = len(body)
    else:
        await _stream(answer, visit, receive, send)


def _whole(answer: Answer, piece: Piece) -> bytes:
    if isinstance(piece, bytes):
        return piece
    assert answer.file is not None  # noqa: S101 - a stretch is always of a file
    return answer.file.read(piece[0], piece[1] - piece[0])


async def _stream(answer: Answer, visit: log.Visit, receive: Receive, send: Send) -> None:
    """Send a long body a chunk at a time, each only when the last has gone to the network."""
    gone = asyncio.ensure_future(_gone(receive))
    try:
        for piece in answer.body:
            start, end = (0, len(piece)) if isinstance(piece, bytes) else piece
            while start < end and not gone.done():
                length = min(CHUNK, end - start)
                # Read here and not in a thread: from the page cache it costs less than the hop.
                if isinstance(piece, bytes):
                    chunk = piece[start : start + length]
                else:
                    chunk = _whole(answer, (start, start + length))
                if not chunk:
                    # The file has shrunk: the client sees a broken body, never a false one.
                    return
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                start += len(chunk)
                visit.sent += len(chunk)
                # Others get their turn, and a client that has gone is noticed.
                await asyncio.sleep(0)
        await send({"type": "http.response.body"})
    finally:
        gone.cancel()


async def _gone(receive: Receive) -> None:
    """Return when the client has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass
