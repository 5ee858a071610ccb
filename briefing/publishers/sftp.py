"""Publishing by SFTP: any web host that gives a login, after the OpenSSH server's ways."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from briefing.errors import ConfigError, PublishError, ServiceUnavailable
from briefing.publishers import LARGEST_COPY, Copy, Held, Parcel, Swap
from briefing.publishers.login import PATIENCE, address, connect
from briefing.publishers.turns import DRAFT, entries, is_last, take_turn

_OURS = ".briefing"


class Sftp:
    """Sends to a folder of a host by SFTP, 'sftp://USER@HOST:PORT/PATH'."""

    name = "sftp"

    def __init__(
        self, target: str = "", environment: Mapping[str, str] | None = None, mark: str = ""
    ) -> None:
        """Publish to `target`; `mark` is in the name of unfinished files.

        Of `environment` it uses BRIEFING_SFTP_KEY (file of a private key) with
        BRIEFING_SFTP_PASSPHRASE, BRIEFING_SFTP_PASSWORD, or the agent of SSH_AUTH_SOCK; and
        BRIEFING_SFTP_KNOWN_HOSTS, the file with the host's key, else HOME/.ssh/known_hosts.
        """
        self._environment = os.environ if environment is None else environment
        self._target = target
        self._address = address(target, self._environment) if target else None
        self._root = self._address.folder if self._address else ""
        self._ending = f".{mark}.part"
        self._client: Any = None
        self._opened: Any = None

    def check(self) -> None:
        """Return when paramiko is installed and some credential is in the environment."""
        try:
            import paramiko  # noqa: F401, PLC0415 - an extra, and slow to load
        except ImportError:
            raise ServiceUnavailable(
                "publishing to sftp:// needs paramiko", "pip install 'briefing[sftp]'"
            ) from None
        names = ("BRIEFING_SFTP_KEY", "BRIEFING_SFTP_PASSWORD", "SSH_AUTH_SOCK")
        if not any(self._environment.get(name) for name in names):
            raise ConfigError(
                f"publishing to sftp:// needs {', '.join(names[:-1])} or {names[-1]}",
                "Set BRIEFING_SFTP_KEY to the file of a private key.",
            )

    def listing(self) -> Mapping[str, Held]:
        """Give every file beneath the folder, and clear away drafts this show left there."""
        found: dict[str, Held] = {}
        with self._asking("the list of files") as sftp:
            waiting = [""]
            while waiting:
                base = waiting.pop()
                for entry in entries(sftp, self._full(base)):
                    path = posixpath.join(base, entry.filename)
                    if entry.filename.startswith("."):
                        if entry.filename.endswith(self._ending):
                            sftp.remove(self._full(path))
                    elif stat.S_ISDIR(entry.st_mode):
                        waiting.append(path)
                    else:
                        found[path] = _held(entry)
        return found

    def head(self, path: str) -> Held | None:
        """Give what is at `path`; None when nothing is."""
        with self._asking(path) as sftp:
            try:
                return _held(sftp.stat(self._full(path)))
            except FileNotFoundError:
                return None

    def fetch(self, path: str) -> Copy | None:
        """Give a file whole; None when there is none."""
        with self._asking(path) as sftp:
            try:
                with sftp.open(self._full(path), "rb") as file:
                    held = _held(file.stat())
                    content = bytes(file.read(LARGEST_COPY + 1))
            except FileNotFoundError:
                return None
        if len(content) > LARGEST_COPY:
            raise PublishError(f"{path} on the host is too large to read", "Move it away.")
        return Copy(content, held)

    def part(self, path: str, first: int, last: int) -> bytes:
        """Give the bytes `first` to `last`, both included."""
        with self._asking(path) as sftp, sftp.open(self._full(path), "rb") as file:
            file.seek(first)
            return bytes(file.read(last - first + 1))

    def digest(self, path: str) -> str | None:
        """Give None: the host would have to send the whole file for it."""
        del path
        return None

    def put(self, parcel: Parcel) -> Held:
        """Write a file beside its place and move it there."""
        full = self._full(parcel.path)
        home, name = posixpath.split(full)
        draft = posixpath.join(home, f".{name}{self._ending}")
        with self._asking(parcel.path) as sftp:
            _make_folders(sftp, home)
            written = _held(_write(sftp, parcel, draft))
            sftp.posix_rename(draft, full)
        return written

    def swap(self, parcel: Parcel, seen: Copy | None) -> Swap:
        """Move a file over the one `seen`, in a turn of its own; see `turns`."""
        with self._asking(parcel.path) as sftp:
            ours = self._full(_OURS)
            _make_folders(sftp, ours)
            turn = take_turn(sftp, ours)
            draft = posixpath.join(ours, turn, DRAFT)
            try:
                _write(sftp, parcel, draft)
                there = self.fetch(parcel.path)
                same = (there and there.content) == (seen and seen.content)
                if is_last(sftp, ours, turn) and same:
                    sftp.posix_rename(draft, self._full(parcel.path))
                    return Swap.DONE
            except FileNotFoundError:
                return Swap.LOST  # a later turn has cleared this one away
            with suppress(FileNotFoundError):
                sftp.remove(draft)
            return Swap.LOST

    def delete(self, path: str) -> None:
        """Take a file away, and the folders it leaves empty."""
        with self._asking(path) as sftp:
            with suppress(FileNotFoundError):
                sftp.remove(self._full(path))
            base = posixpath.dirname(path)
            while base:
                try:
                    sftp.rmdir(self._full(base))
                except OSError:
                    return  # something else lies there
                base = posixpath.dirname(base)

    def close(self) -> None:
        """Let go of the connection."""
        if self._client is not None:
            self._client.close()

    def _full(self, path: str) -> str:
        return posixpath.join(self._root, path) if path else self._root

    def _sftp(self) -> Any:
        """Give the connection, opened when first asked for."""
        if self._opened is None:
            self.check()
            if self._address is None:
                raise ConfigError("no host was named", "Write sftp://USER@HOST/PATH.")
            self._client = connect(self._address, self._environment)
            self._opened = self._client.open_sftp()
            self._opened.get_channel().settimeout(PATIENCE)
        return self._opened

    @contextmanager
    def _asking(self, what: str) -> Iterator[Any]:
        """Lend the connection, and turn the library's errors into ours."""
        self.check()
        from paramiko import ssh_exception as ssh  # noqa: PLC0415 - an extra

        where = f"{self._target}: {what}"
        try:
            yield self._sftp()
        except (ssh.AuthenticationException, ssh.PasswordRequiredException) as error:
            raise PublishError(
                f"{where}: the host refuses the login: {error}",
                "Check the user, BRIEFING_SFTP_KEY and BRIEFING_SFTP_PASSPHRASE.",
            ) from error
        except ssh.BadHostKeyException as error:
            raise PublishError(
                f"{where}: the host's key is not the one known: {error}",
                "Find out why before you replace it in the file of known hosts.",
            ) from error
        except (ssh.SSHException, EOFError, TimeoutError, ConnectionError) as error:
            raise _unreachable(where, error) from error
        except OSError as error:
            if self._opened is None:
                raise _unreachable(where, error) from error
            raise PublishError(
                f"{where}: {error.strerror or error}",
                "Check who may write there, and the room on its disk; run it again.",
            ) from error


def _unreachable(where: str, error: Exception) -> ServiceUnavailable:
    return ServiceUnavailable(
        f"{where}: no connection: {error}",
        "Check the host's name and port, and that its key is in the file of known hosts "
        "(BRIEFING_SFTP_KNOWN_HOSTS); run it again.",
    )


def _held(status: Any) -> Held:
    return Held(int(status.st_size or 0), f"{status.st_size}-{status.st_mtime}")


def _make_folders(sftp: Any, path: str) -> None:
    try:
        sftp.stat(path)
    except FileNotFoundError:
        parent = posixpath.dirname(path)
        if parent not in ("", "/"):
            _make_folders(sftp, parent)
        with suppress(OSError):  # made by another one meanwhile; if not, writing says so
            sftp.mkdir(path)


def _write(sftp: Any, parcel: Parcel, path: str) -> Any:
    """Write a file and give its status, asked for when all of it was answered for."""
    with parcel.source.open("rb") as file:
        return sftp.putfo(file, path, parcel.size, confirm=True)
