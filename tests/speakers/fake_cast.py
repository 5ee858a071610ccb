"""A Cast device made of a few lines, on loopback: TLS, the channel's frames, a media receiver."""

from __future__ import annotations

import datetime as dt
import json
import socketserver
import ssl
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from fakes import running
from pychromecast.generated.cast_channel_pb2 import CastMessage

APP = "CC1AD845"


@dataclass
class Device:
    """What the device was told, and what it does."""

    said: list[str] = field(default_factory=list)
    loads: list[dict] = field(default_factory=list)
    app: str | None = None
    state: str = "IDLE"
    reason: str | None = None
    position: float = 0.0
    refuses: bool = False
    "True for a device that cannot fetch what it is given."

    def receiver(self) -> dict:
        apps = []
        if self.app:
            namespaces = [{"name": "urn:x-cast:com.google.cast.media"}]
            apps = [
                {"appId": self.app, "displayName": "Default Media Receiver", "sessionId": "s1",
                 "transportId": "t1", "namespaces": namespaces, "statusText": ""}
            ]  # fmt: skip
        volume = {"level": 0.5, "muted": False}
        return {"type": "RECEIVER_STATUS", "status": {"applications": apps, "volume": volume}}

    def media(self) -> dict:
        status = []
        if self.loads:
            told = {"mediaSessionId": 1, "playerState": self.state, "currentTime": self.position,
                    "playbackRate": 1, "supportedMediaCommands": 15,
                    "media": {**self.loads[-1]["media"], "duration": 93.2}}  # fmt: skip
            status = [told | ({"idleReason": self.reason} if self.reason else {})]
        return {"type": "MEDIA_STATUS", "status": status}

    def answer(self, kind: str, order: dict) -> dict | None:
        self.said.append(kind)
        if kind == "PING":
            return {"type": "PONG"}
        if kind in ("CONNECT", "CLOSE"):
            return None
        if kind == "LAUNCH":
            self.app = order["appId"]
        elif kind == "STOP":
            self.app, self.state, self.loads = None, "IDLE", []
        elif kind == "LOAD":
            self.loads.append(order)
            self.position = order.get("currentTime", 0.0)
            self.state, self.reason = ("IDLE", "ERROR") if self.refuses else ("PLAYING", None)
        elif kind == "SEEK":
            self.position = order["currentTime"]
        return None


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        try:
            while frame := self._frame():
                message = CastMessage()
                message.ParseFromString(frame)
                order = json.loads(message.payload_utf8)
                device: Device = self.server.device  # type: ignore[attr-defined]
                answer = device.answer(order["type"], order)
                if answer is None and order["type"] not in ("CONNECT", "CLOSE"):
                    media = message.namespace.endswith(".media")
                    answer = device.media() if media else device.receiver()
                if answer:
                    self._send(message, answer | {"requestId": order.get("requestId", 0)})
        except (OSError, ssl.SSLError):
            return

    def _frame(self) -> bytes:
        head = self._read(4)
        return self._read(struct.unpack(">I", head)[0]) if len(head) == 4 else b""

    def _read(self, length: int) -> bytes:
        got = b""
        while len(got) < length and (piece := self.request.recv(length - len(got))):
            got += piece
        return got

    def _send(self, asked: CastMessage, answer: dict) -> None:
        message = CastMessage(
            protocol_version=0, source_id=asked.destination_id, destination_id=asked.source_id,
            namespace=asked.namespace, payload_type=0, payload_utf8=json.dumps(answer),
        )  # fmt: skip
        content = message.SerializeToString()
        self.request.sendall(struct.pack(">I", len(content)) + content)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def get_request(self):
        connection, address = super().get_request()
        return self.tls.wrap_socket(connection, server_side=True), address

    def handle_error(self, request, client_address) -> None:
        """Say nothing: a device hangs up silently."""


@contextmanager
def cast(device: Device, folder: Path) -> Iterator[str]:
    """Run a device; gives its HOST:PORT."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.device = device
    server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.tls.maximum_version = ssl.TLSVersion.TLSv1_2  # as devices of today speak it
    server.tls.load_cert_chain(_certificate(folder))
    with running(server) as port:
        yield f"127.0.0.1:{port}"


def _certificate(folder: Path) -> Path:
    """Write a certificate signed by itself, as real devices have."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cast")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "cast.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path
