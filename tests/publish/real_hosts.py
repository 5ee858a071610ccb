"""Real hosts on loopback: SeaweedFS as an object store, OpenSSH's server for SFTP.

Their programs are found through the environment: BRIEFING_WEED and BRIEFING_SSHD.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

KEYS = {"AWS_ACCESS_KEY_ID": "producer", "AWS_SECRET_ACCESS_KEY": "open-sesame"}


@dataclass
class Real:
    """A running host."""

    scheme: str
    place: Callable[[str], str]
    "Gives the target of a place of its own on the host."
    environment: dict[str, str]
    "The credentials."


def program(variable: str) -> str:
    path = os.environ.get(variable) or ""
    if not shutil.which(path):
        pytest.skip(f"{variable} does not name the program to run")
    return path


def free_port() -> int:
    """Give a free port that has a free one 10,000 above it, as SeaweedFS wants."""
    for _ in range(100):
        with socket.create_server(("127.0.0.1", 0)) as one:
            port = one.getsockname()[1] % 20000 + 20000
        try:
            for each in (port, port + 10000):
                socket.create_server(("127.0.0.1", each)).close()
        except OSError:
            continue
        return port
    raise RuntimeError("no free port")


@contextmanager
def running(words: list[str], log: Path, **options) -> Iterator[subprocess.Popen]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            words, stdout=output, stderr=output, start_new_session=True, **options
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(ready: Callable[[], object], process: subprocess.Popen, log: Path) -> None:
    """Ask until it answers; its log is shown when it does not within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            ready()
        except Exception:  # noqa: BLE001 - not ready in whatever way
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"it did not start:\n{log.read_text(errors='replace')[-3000:]}")


@contextmanager
def seaweedfs(folder: Path) -> Iterator[Real]:
    weed = program("BRIEFING_WEED")
    from briefing.publishers.s3 import _client

    identity = {
        "name": "producer",
        "credentials": [
            {"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}
        ],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    (folder / "disk").mkdir()
    master, volume, filer, s3 = (free_port() for _ in range(4))
    words = [
        weed, "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder / 'disk'}",
        f"-master.port={master}", f"-volume.port={volume}", "-filer", f"-filer.port={filer}",
        "-s3", f"-s3.port={s3}", f"-s3.config={folder / 's3.json'}",
        "-master.volumeSizeLimitMB=64", "-volume.max=20",
    ]  # fmt: skip
    environment = KEYS | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{s3}"}
    with running(words, folder / "weed.log", cwd=folder) as process:
        client = _client(environment)
        wait_for(lambda: client.create_bucket(Bucket="shows"), process, folder / "weed.log")
        client.close()
        yield Real("s3", lambda name: f"s3://shows/{name}", environment)


@contextmanager
def openssh(_folder: Path) -> Iterator[Real]:
    """Run OpenSSH's server without any privilege, in a folder that its user can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        with _openssh(folder) as real:
            yield real


@contextmanager
def _openssh(folder: Path) -> Iterator[Real]:
    sshd = program("BRIEFING_SSHD")
    if not shutil.which("ssh-keygen"):
        pytest.skip("there is no ssh-keygen")
    for name in ("host", "user"):
        key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(key, check=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    (folder / "disk").mkdir()
    port = free_port()
    public = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {public[0]} {public[1]}\n")
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder / 'host'}\nPidFile none\n"
        f"AuthorizedKeysFile {folder / 'authorized'}\nStrictModes no\nUsePAM yes\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        "Subsystem sftp internal-sftp\nMaxStartups 100\n"
    )
    # As root it would want a user and a folder of its own: it need not be root, so it is not.
    user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    for path in (folder, *folder.iterdir()):
        os.chown(path, user.pw_uid, user.pw_gid)
    words = [sshd, "-D", "-e", "-f", str(folder / "config")]
    environment = {
        "BRIEFING_SFTP_KEY": str(folder / "user"),
        "BRIEFING_SFTP_KNOWN_HOSTS": str(folder / "known"),
    }
    with running(words, folder / "sshd.log", user=user.pw_uid) as process:
        wait_for(lambda: socket.create_connection(("127.0.0.1", port)).close(), process,
                 folder / "sshd.log")  # fmt: skip
        root = f"sftp://{user.pw_name}@127.0.0.1:{port}{folder / 'disk'}"
        yield Real("sftp", lambda name: f"{root}/{name}", environment)


def publisher(target: str, environment: dict[str, str], mark: str):
    from briefing.publishers.s3 import S3
    from briefing.publishers.sftp import Sftp

    return (S3 if target.startswith("s3:") else Sftp)(target, environment, mark)
