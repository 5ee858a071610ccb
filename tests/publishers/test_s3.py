"""Publishing to an object store: headers, conditions, credentials, refusals."""

from __future__ import annotations

import pytest

pytest.importorskip("boto3", reason="boto3 (briefing[s3]) is not installed")

from loopback_s3 import KEYS, serving

from briefing.errors import ConfigError, PublishError, ServiceUnavailable
from briefing.publishers import Swap
from briefing.publishers.s3 import S3


@pytest.fixture
def store():
    with serving() as store:
        yield store


@pytest.fixture
def host(store):
    host = S3("s3://bucket/shows/news/", KEYS | store.environment)
    yield host
    host.close()


def test_an_object_says_what_it_is(host, store, parcel):
    sent = parcel("feed.xml", b"<rss/>")
    host.put(sent)
    content, headers = store.objects["shows/news/feed.xml"]
    assert content == b"<rss/>"
    named = {name.lower(): value for name, value in headers.items()}
    assert named["content-type"] == "text/plain"
    assert named["cache-control"] == "public, max-age=300"
    assert named["x-amz-meta-sha256"] == sent.sha256


def test_a_file_goes_in_one_request(host, store, parcel):
    host.put(parcel("big.mp3", b"\0" * 9_000_000))
    assert [verb for verb, _ in store.requests] == ["PUT"]


def test_a_store_that_compares_nothing_is_found_out(host, store, parcel):
    host.put(parcel("feed.xml", b"one"))
    seen = host.fetch("feed.xml")
    store.heeds = False
    assert host.swap(parcel("feed.xml", b"two"), seen) is Swap.UNGUARDED
    assert host.fetch("feed.xml").content == b"two"


def test_other_shows_beside_it_are_not_seen(host, store, parcel):
    store.objects["shows/newsreel/feed.xml"] = (b"other", {})
    store.objects["shows/news/.hidden/x"] = (b"other", {})
    host.put(parcel("a.txt", b"a"))
    assert set(host.listing()) == {"a.txt"}


@pytest.mark.parametrize("missing", sorted(KEYS))
def test_credentials_come_from_the_environment_alone(missing, tmp_path, monkeypatch):
    home = tmp_path / ".aws"
    home.mkdir()
    (home / "credentials").write_text(
        "[default]\naws_access_key_id = a\naws_secret_access_key = b\n"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    environment = {name: value for name, value in KEYS.items() if name != missing}
    with pytest.raises(ConfigError, match=missing):
        S3("s3://bucket", environment).check()


def test_a_profile_of_the_user_s_own_files_is_not_looked_for(store, monkeypatch, parcel):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    host = S3("s3://bucket", KEYS | store.environment)
    host.put(parcel("a.txt", b"a"))
    host.close()
    assert "a.txt" in store.objects


def test_a_refusal_is_told_with_its_code(host, store):
    store.refuses = "AccessDenied"
    with pytest.raises(PublishError, match="AccessDenied") as caught:
        host.listing()
    assert caught.value.exit_code == 1
    with pytest.raises(PublishError):
        host.fetch("feed.xml")


def test_a_store_that_is_not_there_is_a_service_not_available():
    environment = KEYS | {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
    host = S3("s3://bucket", environment)
    with pytest.raises(ServiceUnavailable, match=r"127\.0\.0\.1:9") as caught:
        host.head("feed.xml")
    host.close()
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("target", ["s3://", "s3://B", "s3:bucket", "s3:///key", "s3://key@bucket"])
def test_an_address_that_is_no_bucket_is_refused(target):
    with pytest.raises(ConfigError, match="names no bucket"):
        S3(target)
