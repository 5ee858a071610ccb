"""Hosts for the tests: a folder, and real protocols spoken to stand-ins on loopback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))


@pytest.fixture
def parcel(tmp_path):
    """Makes a parcel: a path and the bytes that go there."""
    import hashlib
    import itertools

    from briefing.publishers import Parcel

    numbers = itertools.count()

    def make(path: str, content: bytes) -> Parcel:
        source = tmp_path / "outbox" / str(next(numbers))
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        return Parcel(path, source, len(content), sha256, "text/plain", "public, max-age=300")

    return make


@pytest.fixture(params=["file", "s3", "sftp"])
def opened(request, tmp_path):
    """Opens publishers of one kind, all on the same empty host; closes them afterwards."""
    made = []
    make = request.getfixturevalue(f"{request.param}_host")

    def open_one(mark: str = "aaaa"):
        publisher = make(mark)
        made.append(publisher)
        return publisher

    yield open_one
    for publisher in made:
        publisher.close()


@pytest.fixture
def file_host(tmp_path):
    from briefing.publishers.folder import Folder

    return lambda mark: Folder(f"file:{tmp_path / 'host'}", {}, mark)


@pytest.fixture
def s3_host():
    pytest.importorskip("boto3", reason="boto3 (briefing[s3]) is not installed")
    from loopback_s3 import KEYS, serving

    from briefing.publishers.s3 import S3

    with serving() as store:
        yield lambda mark: S3("s3://bucket/shows/news", KEYS | store.environment, mark)


@pytest.fixture
def sftp_host(tmp_path):
    pytest.importorskip("paramiko", reason="paramiko (briefing[sftp]) is not installed")
    from loopback_sftp import serving

    from briefing.publishers.sftp import Sftp

    (tmp_path / "disk").mkdir()
    with serving(tmp_path / "disk", tmp_path) as server:
        target = f"sftp://producer@127.0.0.1:{server.port}/srv/news"
        yield lambda mark: Sftp(target, server.environment, mark)
