"""The server as podcast apps, browsers and strangers meet it."""

from __future__ import annotations

import email
import email.policy
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import Site, running

from briefing import serve
from briefing.errors import ArchiveError, ConfigError
from briefing.serve import conditions, ranges, zipped

AUDIO = bytes(range(256)) * 3906 + b"the end!"
FEED = "<rss>" + "news " * 1000 + "</rss>"
PATH = "/episodes/one/one-0123abcd.mp3"


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    folder = tmp_path_factory.mktemp("show")
    public = folder / "public"
    home = public / "episodes" / "one"
    home.mkdir(parents=True)
    (folder / "secret.txt").write_text("secret")
    (folder / "publicity").mkdir()
    (folder / "publicity" / "secret.txt").write_text("secret")
    (home / "one-0123abcd.mp3").write_bytes(AUDIO)
    (home / "index.html").write_text("<!doctype html><title>one</title>" + "x" * 600)
    (home / "chapters.json").write_text('{"version": "1.2.0", "chapters": []}' + " " * 600)
    (home / "transcript.vtt").write_text("WEBVTT\n\n" + "00:00.000 --> 00:01.000\nhi\n\n" * 100)
    (home / "transcript.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nhi\n\n" * 100)
    (public / "empty.mp3").write_bytes(b"")
    (public / "feed.xml").write_text(FEED)
    (public / "index.html").write_text("<!doctype html><title>show</title>")
    (public / ".hidden").write_text("secret")
    (public / ".git").mkdir()
    (public / ".git" / "config").write_text("secret")
    (public / "bare").mkdir()
    (public / "bare" / "file.txt").write_text("in a folder without a page")
    (public / "a b+ü.txt").write_text("odd name")
    (public / "out").symlink_to(folder / "secret.txt")
    (public / "outside").symlink_to(folder)
    (public / "inside.xml").symlink_to(public / "feed.xml")
    os.mkfifo(public / "pipe")
    return public


@pytest.fixture(scope="module")
def site(public):
    with running(public.parent) as site:
        yield site


def test_the_whole_file_with_its_facts(site):
    reply, body = site.ask(PATH)
    assert reply.status == 200
    assert body == AUDIO
    assert reply["content-type"] == "audio/mpeg"
    assert reply["content-length"] == str(len(AUDIO))
    assert reply["accept-ranges"] == "bytes"
    assert reply["cache-control"] == "public, max-age=31536000, immutable"
    assert reply["etag"].startswith('"')
    assert reply["last-modified"].endswith("GMT")
    assert reply["access-control-allow-origin"] == "*"
    assert reply["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in reply["content-security-policy"]
    assert reply["server"] is None


def test_head_says_what_get_says_without_the_body(site):
    for path in (PATH, "/feed.xml", "/", "/nothing"):
        head, nothing = site.ask(path, "HEAD")
        get, _ = site.ask(path)
        assert nothing == b""
        assert head.status == get.status
        for name in ("content-length", "content-type", "etag", "last-modified", "cache-control"):
            assert head[name] == get[name], (path, name)


@pytest.mark.parametrize(
    ("path", "kind", "keep"),
    [
        ("/feed.xml", "application/rss+xml; charset=utf-8", "max-age=300"),
        ("/", "text/html; charset=utf-8", "max-age=300"),
        ("/episodes/one/", "text/html; charset=utf-8", "max-age=300"),
        ("/episodes/one/chapters.json", "application/json+chapters", "max-age=300"),
        ("/episodes/one/transcript.vtt", "text/vtt; charset=utf-8", "max-age=300"),
        ("/episodes/one/transcript.srt", "application/x-subrip; charset=utf-8", "max-age=300"),
    ],
)
def test_types_and_how_long_to_keep(site, path, kind, keep):
    reply, _ = site.ask(path)
    assert reply.status == 200
    assert reply["content-type"] == kind
    assert keep in reply["cache-control"]
    assert "immutable" not in reply["cache-control"]


# ---- ranges ---------------------------------------------------------------------------------

SIZE = len(AUDIO)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=0-", 0, SIZE),
        ("bytes=100-199", 100, 200),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-8", SIZE - 8, SIZE),
        (f"bytes=-{SIZE * 2}", 0, SIZE),
        (f"bytes=10-{SIZE * 2}", 10, SIZE),
        ("Bytes = 5 - 9", 5, 10),
        ("bytes=0-9,10-19", 0, 20),
        ("bytes=0-9,5-7,0-9", 0, 10),
        (f"bytes=0-9,{SIZE}-", 0, 10),
    ],
)
def test_one_range(site, asked, start, end):
    reply, body = site.ask(PATH, Range=asked)
    assert reply.status == 206
    assert reply["content-range"] == f"bytes {start}-{end - 1}/{SIZE}"
    assert reply["content-length"] == str(end - start)
    assert body == AUDIO[start:end]


def test_several_ranges_come_as_parts(site):
    reply, body = site.ask(PATH, Range="bytes=0-9, 1000-70999, -8")
    assert reply.status == 206
    assert reply["content-length"] == str(len(body))
    message = email.message_from_bytes(
        f"content-type: {reply['content-type']}\r\n\r\n".encode() + body, policy=email.policy.HTTP
    )
    parts = [
        (part["content-range"], part.get_payload(decode=True)) for part in message.iter_parts()
    ]
    assert [where for where, _ in parts] == [
        f"bytes 0-9/{SIZE}", f"bytes 1000-70999/{SIZE}", f"bytes {SIZE - 8}-{SIZE - 1}/{SIZE}",
    ]  # fmt: skip
    assert AUDIO[:10] in body
    assert AUDIO[1000:71000] in body
    assert body.count(b"the end!") == 1


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=-0", f"bytes={SIZE + 5}-{SIZE + 9}"])
def test_a_range_beyond_the_file_is_refused_with_its_length(site, asked):
    reply, body = site.ask(PATH, Range=asked)
    assert reply.status == 416
    assert reply["content-range"] == f"bytes */{SIZE}"
    assert body == b""


@pytest.mark.parametrize(
    "asked",
    ["bytes=9-5", "bytes=a-b", "bytes=", "bytes=-", "items=0-9", "bytes 0-9", "bytes=0-9;1-2",
     "bytes=" + ",".join(f"{n * 10}-{n * 10 + 1}" for n in range(50)), "bytes=0x0-9"],
)  # fmt: skip
def test_a_malformed_or_greedy_range_gives_the_whole(site, asked):
    reply, body = site.ask(PATH, Range=asked)
    assert reply.status == 200
    assert body == AUDIO


def test_ranges_of_an_empty_file(site):
    assert site.ask("/empty.mp3")[0].status == 200
    assert site.ask("/empty.mp3", Range="bytes=0-")[0].status == 416


@settings(deadline=None)
@given(st.text(alphabet="bytes=0123456789-, ", max_size=40), st.integers(0, 1000))
def test_any_range_header_gives_stretches_within_the_file(tail, size):
    for header in (tail, f"bytes={tail}"):
        try:
            spans = ranges.asked(header, size)
        except ranges.Unsatisfiable:
            continue
        assert all(0 <= start < end <= size for start, end in spans)
        assert list(spans) == sorted(spans)
        assert all(one[1] < other[0] for one, other in pairwise(spans))


# ---- conditions -----------------------------------------------------------------------------


def test_a_second_poll_gets_304(site):
    first, _ = site.ask("/feed.xml")
    for headers in (
        {"If_None_Match": first["etag"]},
        {"If_None_Match": f'"other", W/{first["etag"]}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": first["last-modified"]},
        {"If_None_Match": first["etag"], "If_Modified_Since": formatdate(0, usegmt=True)},
    ):
        reply, body = site.ask("/feed.xml", **headers)
        assert (reply.status, body) == (304, b""), headers
        assert reply["etag"] == first["etag"]
        assert reply["cache-control"] == first["cache-control"]


def test_a_changed_file_is_sent_again(site, public):
    first, _ = site.ask("/feed.xml")
    for headers in (
        {"If_None_Match": '"other"'},
        {"If_None_Match": '"other"', "If_Modified_Since": first["last-modified"]},
        {"If_Modified_Since": formatdate(0, usegmt=True)},
        {"If_Modified_Since": "yesterday"},
    ):
        assert site.ask("/feed.xml", **headers)[0].status == 200, headers
    file = public / "bare" / "file.txt"
    before = site.ask("/bare/file.txt")[0]["etag"]
    draft = file.with_name(".draft")
    draft.write_text("IN A FOLDER WITHOUT A PAGE")
    draft.replace(file)
    assert site.ask("/bare/file.txt", If_None_Match=before)[0].status == 200


def test_if_match_and_its_kin_refuse(site):
    first, _ = site.ask(PATH)
    assert site.ask(PATH, If_Match='"other"')[0].status == 412
    assert site.ask(PATH, If_Match=first["etag"])[0].status == 200
    assert site.ask(PATH, If_Unmodified_Since=formatdate(0, usegmt=True))[0].status == 412
    assert site.ask(PATH, If_Unmodified_Since=first["last-modified"])[0].status == 200


def test_if_range_gives_the_part_only_of_the_same_file(site):
    first, _ = site.ask(PATH)
    same = ({"If_Range": first["etag"]}, {"If_Range": first["last-modified"]})
    for headers in same:
        assert site.ask(PATH, Range="bytes=0-9", **headers)[0].status == 206
    other = ('"other"', f"W/{first['etag']}", formatdate(0, usegmt=True), "nonsense")
    for tag in other:
        reply, body = site.ask(PATH, Range="bytes=0-9", If_Range=tag)
        assert reply.status == 200
        assert body == AUDIO


@pytest.mark.parametrize(
    "date", ["", "x", "Thu, 01 Jan 1970", "Thu, 99 Jan 1970 00:00:00 GMT", "9" * 500]
)
def test_odd_dates_never_break_an_answer(date):
    assert conditions.judge({"if-modified-since": date}, "tag", 5) == 200
    assert not conditions.range_still_good({"if-range": date}, "tag", 5)


# ---- gzip -----------------------------------------------------------------------------------


def test_text_is_zipped_for_who_takes_it_and_sound_never(site):
    zipped_reply, body = site.ask("/feed.xml", Accept_Encoding="br, gzip;q=0.8")
    plain_reply, plain = site.ask("/feed.xml")
    assert zipped_reply["content-encoding"] == "gzip"
    assert gzip.decompress(body) == plain == FEED.encode()
    assert zipped_reply["content-length"] == str(len(body))
    assert zipped_reply["etag"] != plain_reply["etag"]
    for reply in (zipped_reply, plain_reply):
        assert reply["vary"] == "accept-encoding"
    again, _ = site.ask("/feed.xml", Accept_Encoding="gzip", If_None_Match=zipped_reply["etag"])
    assert again.status == 304
    assert site.ask(PATH, Accept_Encoding="gzip")[0]["content-encoding"] is None
    part, body = site.ask("/feed.xml", Accept_Encoding="gzip", Range="bytes=0-4")
    assert part["content-encoding"] is None
    assert body == b"<rss>"


@pytest.mark.parametrize(
    ("header", "taken"),
    [("gzip", True), ("GZIP", True), ("*", True), ("gzip;q=0", False), ("identity", False),
     ("", False), (None, False), ("br;q=1, gzip;q=0.1", True), ("gzip;q=x", False),
     ("*;q=0, gzip", True)],
)  # fmt: skip
def test_who_takes_gzip(header, taken):
    assert zipped.accepted(header) is taken


# ---- what must not be had -------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
        "/episodes/../../secret.txt", "/episodes/%2e%2e/%2e%2e/secret.txt", "//secret.txt",
        "/..%5csecret.txt", "/%5c..%5csecret.txt", "/....//secret.txt", "/out", "/outside/",
        "/outside/secret.txt", "/outside/publicity/secret.txt", "/.hidden", "/.git/config",
        "/%2ehidden", "/.git/", "/%00", "/feed.xml%00.mp3", "/pipe", "/bare/", "/episodes/",
        "/feed.xml/", "/feed.xml/x", "/../publicity/secret.txt", "/" + "a" * 5000, "/%ff%fe",
        "/episodes//one/", "/C:/x", "/nothing",
    ],
)  # fmt: skip
def test_nothing_outside_the_public_folder_is_given(site, path):
    reply, body = site.ask(path)
    assert reply.status in (400, 404), path
    assert b"secret" not in body
    assert b"file.txt" not in body, "no folder is listed"


def test_a_folder_without_its_slash_is_sent_there(site):
    reply, _ = site.ask("/episodes/one")
    assert reply.status == 308
    assert reply["location"] == "/episodes/one/"


def test_odd_names_and_inner_links_are_files_like_others(site):
    assert site.ask("/a%20b+%C3%BC.txt")[1] == b"odd name"
    assert site.ask("/inside.xml")[1] == FEED.encode()
    assert site.ask("/feed.xml?x=1")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"])
def test_the_server_only_gives(site, method):
    reply, _ = site.ask("/feed.xml", method)
    assert reply.status == 405
    assert "GET" in reply["allow"]


def test_a_browser_may_ask_for_ranges_from_another_site(site):
    reply, body = site.ask(
        PATH, "OPTIONS", Origin="https://app.example", Access_Control_Request_Headers="range"
    )
    assert (reply.status, body) == (204, b"")
    assert "range" in reply["access-control-allow-headers"]


@pytest.mark.parametrize("kind", ["empty", "home", "missing"])
def test_a_folder_that_is_no_show_is_never_served(tmp_path, kind):
    if kind == "home":
        (tmp_path / "diary.txt").write_text("secret")
    with pytest.raises(ArchiveError):
        serve.app(tmp_path / "none" if kind == "missing" else tmp_path)


# ---- many, slow and gone clients ------------------------------------------------------------


def test_slow_and_idle_clients_do_not_hold_up_the_others(site):
    slow = []
    for number in range(200):
        client = socket.create_connection(("127.0.0.1", site.port), timeout=10)
        if number % 2:
            client.sendall(f"GET {PATH} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        slow.append(client)
    try:
        for _ in range(20):
            assert site.ask("/feed.xml")[0].status == 200
        assert site.ask(PATH)[1] == AUDIO
    finally:
        for client in slow:
            client.close()


def test_several_requests_on_one_connection(site):
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    for path, status in (("/feed.xml", 200), ("/nothing", 404), (PATH, 200), ("/feed.xml", 200)):
        connection.request("GET", path)
        reply = connection.getresponse()
        reply.read()
        assert reply.status == status
    connection.close()


def test_many_at_once_each_get_their_own(site):
    got: list[bool] = []

    def ask(number: int) -> None:
        start = number * 1000
        _, body = site.ask(PATH, Range=f"bytes={start}-{start + 200_000}")
        got.append(body == AUDIO[start : start + 200_001])

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [True] * 24


def test_handles_are_given_back(site, public):
    def handles() -> int:
        handles = list(Path("/proc/self/fd").iterdir())
        return sum(str(public) in str(one.readlink()) for one in handles if one.exists())

    for path in (PATH, "/feed.xml", "/nothing", "/pipe", "/outside/"):
        for headers in (
            {},
            {"Range": "bytes=0-9"},
            {"Range": f"bytes={SIZE}-"},
            {"If_None_Match": "*"},
        ):
            site.ask(path, "HEAD", **headers)
            site.ask(path, **headers)
    assert handles() == 0


# ---- the log --------------------------------------------------------------------------------


def test_each_request_is_a_line_that_counts_what_was_sent(public):
    with running(public.parent) as site:
        site.ask(PATH, User_Agent='Pod "App"/1.0\u00ff', Referer="https://x.example/")
        site.ask(PATH, Range="bytes=0-99")
        site.ask("/nothing?x=%0a1", "HEAD")
    lines = [json.loads(line) for line in site.log.getvalue().splitlines()]
    assert [line["status"] for line in lines] == [200, 206, 404]
    assert [line["bytes"] for line in lines] == [SIZE, 100, 0]
    assert lines[0]["agent"].startswith('Pod "App"/1.0')
    assert lines[0]["client"] == "127.0.0.1"
    assert lines[1]["range"] == "bytes=0-99"
    assert lines[2]["path"] == "/nothing"
    assert datetime.fromisoformat(lines[0]["time"]).tzinfo == UTC


def test_a_client_that_goes_away_is_counted_for_what_it_took(tmp_path):
    public = tmp_path / "public"
    public.mkdir()
    (public / "feed.xml").write_text(FEED)
    with (public / "big.mp3").open("wb") as file:
        file.truncate(200_000_000)
    with running(tmp_path) as site:
        with socket.create_connection(("127.0.0.1", site.port)) as client:
            client.sendall(b"GET /big.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
            client.recv(100_000)
        for _ in range(50):
            site.ask("/feed.xml")
            if "big.mp3" in site.log.getvalue():
                break
    (line,) = [json.loads(line) for line in site.log.getvalue().splitlines() if "big" in line]
    assert 0 < line["bytes"] < 50_000_000


# ---- the process ----------------------------------------------------------------------------

RUN = """
import sys
from pathlib import Path
from briefing import serve
serve.run(Path(sys.argv[1]), port=0, ready=lambda address: print(address, flush=True))
"""


def test_it_says_where_it_listens_and_stops_when_told(public):
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(public)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        port = int(address.rstrip("/").rpartition(":")[2])
        assert address == f"http://127.0.0.1:{port}/"
        import io

        assert Site(port, io.StringIO()).ask("/feed.xml")[0].status == 200
        process.send_signal(signal.SIGTERM)
        process.wait(10)
    assert process.returncode in (0, -signal.SIGTERM)


def test_a_port_that_is_taken_is_named(public):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=str(port)):
            serve.run(public, port=port)


def test_a_host_that_is_not_ours_is_named(public):
    with pytest.raises(ConfigError, match=r"203\.0\.113\.1"):
        serve.run(public, host="203.0.113.1", port=0)


def test_the_application_needs_no_server_to_be_asked(public):
    import asyncio

    async def ask() -> list[dict[str, object]]:
        sent: list[dict[str, object]] = []

        async def send(message: object) -> None:
            sent.append(dict(message))  # type: ignore[call-overload]

        async def receive() -> dict[str, str]:
            return {"type": "http.disconnect"}

        scope = {"type": "http", "method": "GET", "path": "/feed.xml", "headers": []}
        await serve.app(Path(public))(scope, receive, send)
        return sent

    start, body = asyncio.run(ask())
    assert start["status"] == 200
    assert body["body"] == FEED.encode()
