"""Publishing by SFTP: addresses, logins, host keys."""

from __future__ import annotations

import pytest

pytest.importorskip("paramiko", reason="paramiko (briefing[sftp]) is not installed")

from loopback_sftp import serving

from briefing.errors import ConfigError, PublishError, ServiceUnavailable
from briefing.publishers.sftp import Sftp


@pytest.fixture
def server(tmp_path):
    (tmp_path / "disk").mkdir()
    with serving(tmp_path / "disk", tmp_path) as server:
        yield server


def opened(server, **changes):
    return Sftp(
        f"sftp://producer@127.0.0.1:{server.port}/srv/news", server.environment | changes, "m"
    )


def test_a_wrong_password_is_a_refusal(server):
    with pytest.raises(PublishError, match="refuses the login"):
        opened(server, BRIEFING_SFTP_PASSWORD="wrong").listing()


def test_a_host_whose_key_nobody_knows_is_not_trusted(server, tmp_path):
    (tmp_path / "none").write_text("")
    with pytest.raises(ServiceUnavailable, match="known_hosts"):
        opened(server, BRIEFING_SFTP_KNOWN_HOSTS=str(tmp_path / "none")).listing()


def test_a_host_with_another_key_than_known_is_not_trusted(server, tmp_path):
    import paramiko

    other = paramiko.ECDSAKey.generate()
    line = f"[127.0.0.1]:{server.port} {other.get_name()} {other.get_base64()}\n"
    (tmp_path / "known_hosts").write_text(line)
    with pytest.raises(PublishError, match="not the one known"):
        opened(server).listing()


def test_a_host_that_is_not_there_is_a_service_not_available():
    host = Sftp("sftp://producer@127.0.0.1:9/srv", {"BRIEFING_SFTP_PASSWORD": "x"})
    with pytest.raises(ServiceUnavailable) as caught:
        host.head("feed.xml")
    assert caught.value.exit_code == 3


def test_a_password_in_the_address_is_refused_and_not_repeated():
    with pytest.raises(ConfigError) as caught:
        Sftp("sftp://producer:hunter2@host/srv")
    assert "hunter2" not in caught.value.message + caught.value.remedy


@pytest.mark.parametrize(
    "target", ["sftp://u@host", "sftp://u@host/", "sftp:///srv", "sftp://u@host:x/srv", "sftp:srv"]
)
def test_an_address_that_is_no_folder_of_a_host_is_refused(target):
    with pytest.raises(ConfigError):
        Sftp(target)


def test_without_a_credential_nothing_is_tried():
    with pytest.raises(ConfigError, match="BRIEFING_SFTP_KEY"):
        Sftp("sftp://u@host/srv", {}).check()


def test_a_draft_that_was_left_in_a_turn_holds_nobody_up(server, tmp_path, parcel):
    stale = tmp_path / "disk/srv/news/.briefing/turn-00000007"
    stale.mkdir(parents=True)
    (stale / "draft").write_bytes(b"half a feed")
    host = opened(server)
    assert host.swap(parcel("feed.xml", b"whole"), None) == "done"
    assert not stale.exists()
    host.close()
