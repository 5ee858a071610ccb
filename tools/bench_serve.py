"""How fast `briefing serve` is, beside nginx and Python's http.server, in one run on loopback.

python tools/bench_serve.py [--seconds 3] [--clients 32]

Needs wrk and, for its row, nginx (Debian: wrk, nginx-light); says so when one is missing. The
three serve the same public folder. Then 2,000 connections are held idle while others are served,
and one client in a hundred reads slowly. Figures are of this machine: the ratios travel better.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "feed"))

from made_up import SHOW, episode, picture, write_draft

from briefing import archive, feed

_NGINX = """daemon off; worker_processes auto; pid {home}/nginx.pid; error_log {home}/error.log;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; gzip on; gzip_types application/rss+xml;
  types {{ application/rss+xml xml; audio/mpeg mp3; text/html html; }}
  client_body_temp_path {home}; proxy_temp_path {home}; fastcgi_temp_path {home};
  uwsgi_temp_path {home}; scgi_temp_path {home};
  server {{ listen 127.0.0.1:{port}; root {public}; }} }}
"""
IDLE = 2_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=int, default=3, help="of each measurement")
    options.add_argument("--clients", type=int, default=32)
    given = options.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o755)  # nginx gives up its rights and must still read
        show = _show(Path(home) / "show")
        sound = next((show / "public").glob("episodes/*/*.mp3"))
        paths = ("/feed.xml", f"/{sound.relative_to(show / 'public').as_posix()}")
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; wrk -t2 -c{given.clients}")
        print(f"{'':<22}{'feed.xml':>12}{'CPU ms':>9}{'sound':>14}{'CPU ms':>9}")
        print(f"{'':<22}{'requests/s':>12}{'each':>9}{'requests/s':>14}{'each':>9}")
        for name, command in _servers(show, Path(home)).items():
            port = _free_port()
            words = [word.format(port=port) for word in command]
            if name == "nginx":
                conf = Path(home) / "nginx.conf"
                conf.write_text(_NGINX.format(home=home, port=port, public=show / "public"))
            with _running(words, port) as process:
                row = "".join(_row(process.pid, port, path, given) for path in paths)
            print(f"{name:<22}{row}")
        port = _free_port()
        words = [word.format(port=port) for word in _servers(show, Path(home))["briefing serve"]]
        with _running(words, port) as process:
            asyncio.run(_crowd(port, paths, process.pid))


def _show(folder: Path) -> Path:
    """Make a show of 30 episodes of a megabyte."""
    artwork = archive.put_artwork(folder, picture())
    import dataclasses
    import hashlib

    for number in range(1, 31):
        audio = bytes([number]) * 1_000_000
        digest = hashlib.sha256(audio).hexdigest()
        master = dataclasses.replace(
            episode(number).master,
            path=f"{number}-{digest[:8]}.mp3",
            bytes=len(audio),
            sha256=digest,
        )
        made = episode(number, master=master)
        draft = write_draft(made, folder / "drafts" / made.edition, audio=audio)
        everything = archive.with_episode(archive.episodes(folder), made)
        archive.publish(folder, made, draft, feed.render(SHOW, everything, artwork=artwork))
    return folder


def _servers(show: Path, home: Path) -> dict[str, list[str]]:
    serve = [sys.executable, "-m", "briefing", "serve", str(show), "--port", "{port}"]
    plain = [sys.executable, "-m", "http.server", "{port}", "--bind", "127.0.0.1"]
    servers = {"briefing serve": serve}
    if shutil.which("nginx"):
        servers["nginx"] = ["nginx", "-e", str(home / "error.log"), "-c", str(home / "nginx.conf")]
    else:
        print("nginx is missing, and left out: apt-get install nginx-light")
    return servers | {"http.server": [*plain, "--directory", str(show / "public")]}


@contextmanager
def _running(words: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _row(pid: int, port: int, path: str, given: argparse.Namespace) -> str:
    words = ["wrk", "-t2", f"-c{given.clients}", f"-d{given.seconds}s", "--timeout", "10s"]
    before = _cpu(pid)
    done = subprocess.run(
        [*words, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    )
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", done.stdout)[1])
    count = int(re.search(r"(\d+) requests in", done.stdout)[1])
    spent = 1000 * (_cpu(pid) - before) / max(count, 1)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    wide = 12 if path == "/feed.xml" else 14
    return f"{rate:>{wide},.0f}{spent:>9.3f}" + (f" ({failed[1]} failed)" if failed else "")


def _cpu(pid: int) -> float:
    """Give the CPU seconds of a process and its children so far."""
    total = 0.0
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for each in (pid, *map(int, children)):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


async def _crowd(port: int, paths: tuple[str, str], pid: int) -> None:
    """Hold idle connections, then slow readers, and time an ordinary listener beside them."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    alone = await _listen(port, paths[0])
    idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(IDLE)]
    beside = await _listen(port, paths[0])
    print(f"{IDLE:,} idle connections: feed in {beside:.1f} ms (alone {alone:.1f} ms), {_rss(pid)}")
    for _, writer in idle:
        writer.close()
    fast = await _many(port, paths[1], 99)
    slow = [await _slow(port, paths[1]) for _ in range(1)]
    hundred = await _many(port, paths[1], 99)
    print(f"99 listeners, 1 MB each: {fast:.2f} s; with one slow reader more: {hundred:.2f} s")
    slow += [await _slow(port, paths[1]) for _ in range(99)]
    crowded = await _many(port, paths[1], 99)
    print(f"99 listeners beside 100 slow readers: {crowded:.2f} s, {_rss(pid)}")
    for _, writer in slow:
        writer.close()


def _rss(pid: int) -> str:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return f"server {int(found[1]) // 1024 if found else 0} MB"


async def _listen(port: int, path: str) -> float:
    """Give the median milliseconds of an answer."""
    took = []
    for _ in range(20):
        start = time.perf_counter()
        await _get(port, path)
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)


async def _many(port: int, path: str, count: int) -> float:
    start = time.perf_counter()
    await asyncio.gather(*(_get(port, path) for _ in range(count)))
    return time.perf_counter() - start


async def _get(port: int, path: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    got = 0
    while piece := await reader.read(1 << 18):
        got += len(piece)
    writer.close()
    if got < 1000:
        raise RuntimeError(f"only {got} bytes of {path}")


async def _slow(port: int, path: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask for a megabyte and read a kilobyte of it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    await reader.read(1024)
    return reader, writer


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
