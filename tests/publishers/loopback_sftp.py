"""An SFTP server on a loopback port, with a folder for its disk, made of paramiko's server half."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import paramiko


@dataclass
class Server:
    port: int
    environment: dict[str, str]


def _told(function):
    """Turn an OSError into the code that the protocol has for it."""

    def call(*args):
        try:
            return function(*args)
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)

    return call


def _disk(root: Path) -> type:
    def real(path: str) -> Path:
        return root / path.lstrip("/")

    class Disk(paramiko.SFTPServerInterface):
        @_told
        def list_folder(self, path):
            entries = []
            for entry in real(path).iterdir():
                status = paramiko.SFTPAttributes.from_stat(entry.stat())
                status.filename = entry.name
                entries.append(status)
            return entries

        @_told
        def stat(self, path):
            return paramiko.SFTPAttributes.from_stat(real(path).stat())

        lstat = stat

        @_told
        def open(self, path, flags, attr):
            handle = os.open(real(path), flags, 0o644)
            file = os.fdopen(handle, "r+b" if flags & os.O_RDWR else "wb" if flags & 1 else "rb")
            answer = paramiko.SFTPHandle(flags)
            answer.filename, answer.readfile, answer.writefile = str(real(path)), file, file
            answer.stat = lambda: paramiko.SFTPAttributes.from_stat(os.fstat(file.fileno()))
            return answer

        @_told
        def remove(self, path):
            real(path).unlink()
            return paramiko.SFTP_OK

        @_told
        def posix_rename(self, old, new):
            real(old).replace(real(new))
            return paramiko.SFTP_OK

        @_told
        def mkdir(self, path, attr):
            real(path).mkdir()
            return paramiko.SFTP_OK

        @_told
        def rmdir(self, path):
            real(path).rmdir()
            return paramiko.SFTP_OK

    return Disk


class _Door(paramiko.ServerInterface):
    def __init__(self, password: str) -> None:
        self._password = password

    def get_allowed_auths(self, username):
        return "password"

    def check_auth_password(self, username, password):
        good = (username, password) == ("producer", self._password)
        return paramiko.AUTH_SUCCESSFUL if good else paramiko.AUTH_FAILED

    def check_channel_request(self, kind, channel_id):
        return paramiko.OPEN_SUCCEEDED


@contextmanager
def serving(disk: Path, scratch: Path, password: str = "open sesame") -> Iterator[Server]:
    """Serve `disk`; the host's key is put in a file of known hosts in `scratch`."""
    key = paramiko.ECDSAKey.generate()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.02)
    port = listener.getsockname()[1]
    known = scratch / "known_hosts"
    known.write_text(f"[127.0.0.1]:{port} {key.get_name()} {key.get_base64()}\n")
    environment = {
        "BRIEFING_SFTP_PASSWORD": password,
        "BRIEFING_SFTP_KNOWN_HOSTS": str(known),
    }
    ended, transports = threading.Event(), []

    def accept():
        while not ended.is_set():
            try:
                client, _ = listener.accept()
            except TimeoutError:
                continue
            transport = paramiko.Transport(client)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _disk(disk))
            transports.append(transport)
            try:
                transport.start_server(server=_Door(password))
            except (paramiko.SSHException, EOFError):
                continue

    thread = threading.Thread(target=accept)
    thread.start()
    try:
        yield Server(port, environment)
    finally:
        ended.set()
        thread.join()
        for transport in transports:
            transport.close()
        listener.close()
