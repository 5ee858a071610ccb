"""Going out for a page: polite, bounded, and never into the house's own network."""

import gzip
import re
import socket
import socketserver
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.fetch import Fetcher, addresses, robots, turns

PAGE = b"<html><body><p>News of the bridge.</p></body></html>"
ROBOTS = b"User-agent: *\nDisallow: /private\n"


@contextmanager
def server(pages):
    """Serve `pages`: path to bytes, or to a function of the handler; notes the requests."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            answer = pages.get(self.path, (404, {}, b""))
            if callable(answer):
                answer = answer(self)
            if answer is None:
                return
            status, headers, content = (
                answer
                if isinstance(answer, tuple)
                else (200, {"Content-Type": "text/html"}, answer)
            )
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_):
            pass  # the client hangs up on purpose

    running = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}", asked
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self):
        self.time, self.slept = 1_000_000.0, []

    def __call__(self):
        return self.time

    def sleep(self, seconds):
        self.slept.append(round(seconds, 2))
        self.time += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def fetch(tmp_path, clock):
    return Fetcher(tmp_path / "kept", allow_private=True, now=clock, sleep=clock.sleep, seconds=5)


def test_a_page_and_its_address(fetch):
    with server({"/a?b=c%20d": PAGE}) as (base, asked):
        assert fetch(f"{base}/a?b=c d#part") == (PAGE, f"{base}/a?b=c%20d")
    assert [path for path, _ in asked] == ["/robots.txt", "/a?b=c%20d"]
    assert asked[0][1]["User-Agent"].startswith("briefing/")


def test_robots_are_asked_once_a_day_and_obeyed(fetch, clock):
    with server({"/robots.txt": ROBOTS, "/a": PAGE, "/private/a": PAGE}) as (base, asked):
        fetch(f"{base}/a")
        with pytest.raises(ArticleError, match=re.escape("robots.txt asks")):
            fetch(f"{base}/private/a")
        assert [path for path, _ in asked] == ["/robots.txt", "/a"]
        clock.time += 90_000
        fetch(f"{base}/a")
    assert [path for path, _ in asked].count("/robots.txt") == 2


def test_a_site_whose_robots_cannot_be_read_is_left_alone(fetch):
    refusing = server({"/robots.txt": (503, {}, b""), "/a": PAGE})
    told = pytest.raises(ArticleError, match=re.escape("robots.txt cannot be read"))
    with refusing as (base, asked), told:
        fetch(f"{base}/a")
    assert len(asked) == 1


def test_one_request_a_host_every_two_seconds(fetch, clock):
    with server({"/a": PAGE, "/b": PAGE}) as (base, _):
        fetch(f"{base}/a")
        fetch(f"{base}/b")
        clock.time += 100
        fetch(f"{base}/b")
    assert clock.slept == [2.0, 2.0]


def test_processes_take_turns_over_one_folder(tmp_path, clock):
    for _ in range(3):
        turns.wait(tmp_path, "host.example", clock, clock.sleep)
    turns.wait(tmp_path, "other.example", clock, clock.sleep)
    assert clock.slept == [2.0, 2.0]


def test_turns_taken_at_one_moment_lie_apart(tmp_path):
    waits = []
    for _ in range(4):
        turns.wait(tmp_path, "host.example", lambda: 50.0, waits.append)
    assert waits == [2.0, 4.0, 6.0]


def test_a_clock_set_back_does_not_make_us_wait(tmp_path):
    waits = []
    turns.wait(tmp_path, "host.example", lambda: 9e9, waits.append)
    turns.wait(tmp_path, "host.example", lambda: 1e9, waits.append)
    assert waits == [2.0]


def test_a_page_that_did_not_change_is_not_sent_again(fetch):
    def changing(handler):
        if handler.headers.get("If-None-Match") == '"v1"':
            return 304, {"ETag": '"v1"'}, b""
        return 200, {"ETag": '"v1"', "Content-Type": "text/html"}, PAGE

    with server({"/a": changing}) as (base, asked):
        assert fetch(f"{base}/a") == fetch(f"{base}/a")
    assert asked[-1][1]["If-None-Match"] == '"v1"'


def test_a_damaged_page_on_disk_is_fetched_again(fetch):
    answers = {"/a": (200, {"ETag": '"v1"', "Content-Type": "text/html"}, PAGE)}
    with server(answers) as (base, asked):
        fetch(f"{base}/a")
        for path in fetch.store.folder.glob("*.page"):
            path.write_bytes(path.read_bytes()[:-3])
        assert fetch(f"{base}/a")[0] == PAGE
    assert "If-None-Match" not in asked[-1][1]


def test_redirects_are_followed_and_every_hop_is_checked(tmp_path, clock):
    def resolve(host, _port):
        return {"127.0.0.1": ["127.0.0.1"], "inside.example": ["10.0.0.8"]}[host]

    checked = []

    def public(host, port):
        checked.append(host)
        return resolve(host, port)

    pages = {
        "/a": (302, {"Location": "/b"}, b""),
        "/b": PAGE,
        "/in": (301, {"Location": "http://inside.example/x"}, b""),
        "/file": (301, {"Location": "file:///etc/passwd"}, b""),
        "/loop": (302, {"Location": "/loop"}, b""),
        "/nowhere": (302, {}, b""),
    }
    with server(pages) as (base, _):
        fetcher = Fetcher(
            tmp_path, allow_private=True, resolve=public, now=clock, sleep=clock.sleep
        )
        assert fetcher(f"{base}/a") == (PAGE, f"{base}/b")
        with pytest.raises(ArticleError, match="redirected more than"):
            fetcher(f"{base}/loop")
        with pytest.raises(ArticleError, match="not an address that is opened"):
            fetcher(f"{base}/file")
        with pytest.raises(ArticleError, match="redirected to nowhere"):
            fetcher(f"{base}/nowhere")


def test_a_redirect_into_the_private_network_is_refused(tmp_path, clock, monkeypatch):
    """The first hop is let through by name only, the second is judged like any other."""
    real = addresses.is_public
    monkeypatch.setattr(
        addresses, "is_public", lambda address: address == "127.0.0.1" or real(address)
    )

    def resolve(host, _port):
        return ["169.254.169.254"] if host == "metadata.example" else ["127.0.0.1"]

    with server({"/a": (302, {"Location": "http://metadata.example/latest"}, b"")}) as (
        base,
        asked,
    ):
        fetcher = Fetcher(tmp_path, resolve=resolve, now=clock, sleep=clock.sleep)
        with pytest.raises(
            ArticleError, match=re.escape("169.254.169.254, which is not a public address")
        ):
            fetcher(f"{base}/a")
    assert [path for path, _ in asked] == ["/robots.txt", "/a"]


def test_the_address_that_was_checked_is_the_one_connected_to(tmp_path, clock):
    """A name that changes between the check and the connection gains nothing."""
    with server({"/a": PAGE}) as (base, asked):
        port = int(base.rpartition(":")[2])
        fetcher = Fetcher(
            tmp_path, allow_private=True, resolve=lambda _host, _port: ["127.0.0.1"],
            now=clock, sleep=clock.sleep,
        )  # fmt: skip
        url = f"http://rebinds.invalid:{port}/a"
        assert fetcher(url) == (PAGE, url)
    assert asked[-1][1]["Host"] == f"rebinds.invalid:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/",
        "http://2130706433/", "http://0x7f.1/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/", "http://100.64.0.1/",
        "http://[fe80::1]/",
    ],
)  # fmt: skip
def test_private_addresses_are_not_opened(tmp_path, clock, url):
    with pytest.raises(ArticleError):
        Fetcher(tmp_path, now=clock, sleep=clock.sleep)(url)


def test_one_private_address_among_public_ones_is_enough_to_refuse(tmp_path, clock):
    fetcher = Fetcher(
        tmp_path, resolve=lambda *_: ["93.184.215.14", "10.0.0.1"], now=clock, sleep=clock.sleep
    )
    with pytest.raises(ArticleError, match="not a public address"):
        fetcher("http://mixed.example/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://host.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user:pw@host.example/",
        "http://host.example:99999/",
        "http://[broken/",
        "//host.example/",
        "http://" + "a" * 5000,
    ],
)
def test_only_web_addresses_are_opened(tmp_path, url):
    with pytest.raises(ArticleError) as caught:
        Fetcher(tmp_path)(url)
    assert caught.value.remedy


@given(st.text(max_size=40))
def test_no_address_breaks_out_of_its_request_line(text):
    try:
        found = addresses.place(f"http://host.example/{text}")
    except ArticleError:
        return
    assert re.fullmatch(r"/[!-~]*", found.target)
    assert addresses.place(found.url) == found


BOMB = gzip.compress(b"\0" * 40_000_000)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"x" * 2_000_001), "longer than"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, BOMB), "longer than"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-9]), "could not be fetched"),
        ((200, {"Content-Type": "text/html", "Content-Encoding": "br"}, b"xx"), "packed as"),
        ((200, {"Content-Type": "video/mp4"}, b"xx"), "is video/mp4, not a page"),
        ((404, {}, b""), "answered 404"),
        ((403, {}, b""), "does not let us"),
        ((429, {"Retry-After": "30"}, b""), "answered 429"),
        ((500, {}, b""), "answered 500"),
        ((200, {"Content-Type": "text/html", "Content-Length": "1000"}, b"short"), "could not be fetched"),
    ],
    ids=["long", "bomb", "torn gzip", "brotli", "video", "404", "403", "429", "500", "torn"],
)  # fmt: skip
def test_bad_answers_are_told(fetch, answer, said):
    started = time.process_time()
    with server({"/a": answer}) as (base, _), pytest.raises(ArticleError, match=said) as caught:
        fetch(f"{base}/a")
    assert caught.value.remedy
    assert time.process_time() - started < 3


def test_a_packed_page_is_unpacked(fetch):
    answer = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    with server({"/a": answer}) as (base, _):
        assert fetch(f"{base}/a")[0] == PAGE


def test_a_server_that_drips_is_cut_off(tmp_path, clock):
    stop = threading.Event()

    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        while not stop.wait(0.05):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    fetcher = Fetcher(tmp_path, allow_private=True, now=clock, sleep=clock.sleep, seconds=0.4)
    started = time.monotonic()
    with server({"/a": drip}) as (base, _):
        try:
            with pytest.raises(ArticleError, match="no whole answer"):
                fetcher(f"{base}/a")
        finally:
            stop.set()
    assert time.monotonic() - started < 3


def test_a_server_that_says_nothing_is_cut_off(tmp_path, clock):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        fetcher = Fetcher(tmp_path, allow_private=True, now=clock, sleep=clock.sleep, seconds=0.3)
        with pytest.raises(ArticleError, match="no whole answer"):
            fetcher(f"http://127.0.0.1:{silent.getsockname()[1]}/a")


def test_a_server_that_does_not_speak_http(fetch):
    class Rude(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(1000)
            self.request.sendall(b"220 mail.example ESMTP\r\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Rude) as rude:
        thread = threading.Thread(target=rude.handle_request)
        thread.start()
        with pytest.raises(ArticleError, match="could not be fetched"):
            fetch(f"http://127.0.0.1:{rude.server_address[1]}/a")
        thread.join()


def test_a_charset_that_only_the_server_knows_is_kept(fetch):
    answer = (200, {"Content-Type": "text/html; charset=koi8-r"}, "<p>мост</p>".encode("koi8-r"))
    with server({"/a": answer}) as (base, _):
        assert fetch(f"{base}/a")[0].decode("utf-8-sig") == "<p>мост</p>"


@pytest.mark.parametrize(
    ("text", "target", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: briefing\nDisallow: /x", "/a", True),
        ("User-agent: BRIEFING/1.0\nDisallow: /a", "/a/b", False),
        ("User-agent: other\nUser-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdfs", True),
        ("User-agent: *\nDisallow: /*?print", "/a?print=1", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /%7Eann", "/~ann/x", False),
        ("User-agent: * # all\nDisallow: /a # that", "/a", False),
        ("User-agent: briefing\nUser-agent: *\nCrawl-delay: 1\nDisallow: /a", "/a", False),
    ],
)  # fmt: skip
def test_robots_txt_is_read_as_rfc_9309_says(text, target, allowed):
    assert robots.allowed(text, target) is allowed


def test_a_spiteful_robots_txt_takes_no_time():
    text = "User-agent: *\nDisallow: /" + "*a" * 240 + "b\n" * 1 + "Disallow: " + "/*" * 200 + "$\n"
    started = time.process_time()
    for _ in range(50):
        robots.allowed(text, "/" + "a" * 3_000)
    assert time.process_time() - started < 2


def test_no_other_room_opens_a_url():
    """Sockets and URL openers only where the house allows them."""
    rooms = Path(__file__).resolve().parents[2] / "briefing"
    allowed = ("fetch", "serve", "service.py", "publishers", "speakers", "voices")
    opener = re.compile(
        r"^\s*(?:import|from) (?:socket|http\.client|urllib\.request|requests|httpx|urllib3)\b",
        re.MULTILINE,
    )
    guilty = [
        str(path.relative_to(rooms))
        for path in rooms.rglob("*.py")
        if path.relative_to(rooms).parts[0] not in allowed
        and opener.search(path.read_text("utf-8"))
    ]
    assert guilty == []


def test_reading_pages_opens_no_connection(monkeypatch):
    pytest.importorskip("trafilatura", reason="reading pages needs the 'web' extra")
    from briefing.articles import read

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    pages = Path(__file__).resolve().parents[1] / "corpus" / "pages"
    assert read([str(path) for path in sorted(pages.glob("*.html"))[:3]])
