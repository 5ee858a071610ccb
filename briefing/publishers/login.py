"""The login of an SFTP host: its address, and a connection by what the environment gives."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from briefing.errors import ConfigError

PATIENCE = 30.0
"Seconds without an answer before a host counts as gone."


@dataclass(frozen=True, slots=True)
class Address:
    """Where to publish, and as whom."""

    user: str
    "Name of the login."
    host: str
    "Name or number of the machine."
    port: int
    "TCP port."
    folder: str
    "From the root, or from the login's own folder."


def address(target: str, environment: Mapping[str, str]) -> Address:
    """Read a target; '/~/' starts at the user's own folder, and no user means $USER.

    Raises ConfigError when it names no folder of a host, or holds a password.
    """
    remedy = "Write sftp://USER@HOST/PATH, or sftp://USER@HOST/~/PATH."
    try:
        parts = urlsplit(target)
        port = parts.port or 22
    except ValueError:
        raise ConfigError("the sftp:// target is no address", remedy) from None
    if parts.password is not None:
        raise ConfigError(
            f"sftp://...@{parts.hostname}: a password stands in the target",
            "Set BRIEFING_SFTP_PASSWORD or BRIEFING_SFTP_KEY instead.",
        )
    path = unquote(parts.path).rstrip("/")
    user = unquote(parts.username or "") or environment.get("USER", "")
    if parts.scheme != "sftp" or not parts.hostname or not path or not user:
        raise ConfigError(f"{target!r} names no folder of a host", remedy)
    root = path.removeprefix("/~/") if path.startswith("/~/") else path
    return Address(user, parts.hostname, port, "." if root == "/~" else root)


def connect(to: Address, environment: Mapping[str, str]) -> Any:
    """Log in by key, agent or password; a host whose key is not known is refused.

    Raises what paramiko raises.
    """
    import paramiko  # noqa: PLC0415 - an extra, and slow to load

    get = environment.get
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    known = get("BRIEFING_SFTP_KNOWN_HOSTS") or posixpath.join(get("HOME", ""), ".ssh/known_hosts")
    if os.path.isfile(known):  # noqa: PTH113 - without one every host is refused below
        client.load_host_keys(known)
    client.connect(
        to.host,
        to.port,
        to.user,
        password=get("BRIEFING_SFTP_PASSWORD") or None,
        key_filename=get("BRIEFING_SFTP_KEY") or None,
        passphrase=get("BRIEFING_SFTP_PASSPHRASE") or None,
        allow_agent=bool(get("SSH_AUTH_SOCK")),
        look_for_keys=False,
        timeout=PATIENCE,
        banner_timeout=PATIENCE,
        auth_timeout=PATIENCE,
    )
    return client
