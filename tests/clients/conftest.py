"""Real programs on a real show: run by `make test-clients`, not by the ordinary suite.

A program that is not installed is skipped, and named with the Debian package that has it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shows

from briefing import archive
from briefing.models import Episode

HERE = Path(__file__).parent
PACKAGES = {
    "chromium": "chromium",
    "gmediarender": "gmediarender",
    "gpo": "gpodder",
    "ip": "iproute2",
    "mpc": "mpc",
    "mpd": "mpd",
    "newsboat": "newsboat",
    "node": "nodejs",
    "podboat": "newsboat",
    "podget": "podget",
    "unshare": "util-linux",
    "cvlc": "vlc-bin vlc-plugin-base",
}


def pytest_ignore_collect(config):
    # A real program is started only by those who ask for it.
    return None if "client" in (config.option.markexpr or "") else True


@dataclass(frozen=True)
class Site:
    """A show on loopback, served by a process of its own."""

    folder: Path
    address: str
    log: Path

    @property
    def feed(self) -> str:
        return f"{self.address}feed.xml"

    @property
    def episodes(self) -> tuple[Episode, ...]:
        return archive.episodes(self.folder)

    def sound(self, episode: Episode) -> Path:
        return self.folder / "public" / "episodes" / episode.slug / episode.master.path

    def lines(self, agent: str, since: int = 0) -> list[bytes]:
        """Give the lines of the log, from the `since`th on, that an agent caused."""
        found = self.log.read_bytes().splitlines()[since:]
        return [line for line in found if json.loads(line)["agent"].startswith(agent)]

    def visits(self, agent: str, path: str = "", since: int = 0) -> list[dict]:
        found = map(json.loads, self.lines(agent, since))
        return [visit for visit in found if visit["path"].endswith(path)]

    def count(self) -> int:
        return len(self.log.read_bytes().splitlines())


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    base = tmp_path_factory.mktemp("clients")
    port = shows.free_port()
    address = f"http://127.0.0.1:{port}/"
    shows.make(base / "show", address)
    log = base / "access.log"
    command = [
        sys.executable,
        str(HERE / "server_process.py"),
        str(base / "show"),
        "127.0.0.1",
        str(port),
    ]
    with subprocess.Popen([*command, str(log)], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline().strip() == address
            yield Site(base / "show", address, log)
        finally:
            server.terminate()


@pytest.fixture
def program() -> Callable[[str], str]:
    """Give the path of a program, or skip the test with the package that has it."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is missing: apt-get install {PACKAGES[name]}")
        return path

    return find


@pytest.fixture
def run(tmp_path) -> Callable[..., str]:
    """Run a program with a home of its own, and give what it printed."""

    def runner(*command: str, timeout: float = 60, **environment: str) -> str:
        done = subprocess.run(
            command,
            env={**os.environ, "HOME": str(tmp_path), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
        assert done.returncode == 0, f"{command[0]} ended with {done.returncode}:\n{done.stdout}"
        return done.stdout

    return runner


@pytest.fixture
def briefing(run) -> Callable[..., dict]:
    """Run the command line and give the object it prints."""

    def runner(*arguments: str) -> dict:
        return json.loads(run(sys.executable, "-m", "briefing", *arguments, "--json"))

    return runner


@pytest.fixture
def script(program, run) -> Callable[..., dict]:
    """Run one of our node scripts over the packages of package.json; give the object it prints."""

    def runner(name: str, *arguments: str) -> dict:
        modules = os.environ.get("BRIEFING_NODE_MODULES", "")
        if not Path(modules, "podcast-partytime").is_dir():
            pytest.skip("the packages of tests/clients/package.json are missing: npm ci")
        node = program("node")
        return json.loads(run(node, str(HERE / name), *arguments, timeout=120, NODE_PATH=modules))

    return runner
