"""Publishing to an object store: Amazon S3 and everything that speaks its protocol."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from briefing.errors import ConfigError, PublishError, ServiceUnavailable
from briefing.publishers import LARGEST_COPY, Copy, Held, Parcel, Swap

_TARGET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?")
_NO_SUCH_TAG = '"00000000000000000000000000000000"'
_ABSENT = frozenset({"404", "NoSuchKey", "NotFound"})
_NOT_AS_SEEN = frozenset({"412", "PreconditionFailed", "409", "ConditionalRequestConflict"})
_LARGEST_PUT = 5_000_000_000


class S3:
    """Sends to a bucket of an object store, 's3://BUCKET/PREFIX'."""

    name = "s3"

    def __init__(
        self, target: str = "", environment: Mapping[str, str] | None = None, mark: str = ""
    ) -> None:
        """Publish to `target` with the credentials of `environment`, this process's by default.

        AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed; AWS_SESSION_TOKEN,
        AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL, and AWS_REGION or AWS_DEFAULT_REGION are used.
        """
        del mark  # an object appears whole: there are no drafts
        self._environment = os.environ if environment is None else environment
        self._bucket, self._prefix = _place(target) if target else ("", "")
        self._made: Any = None

    def check(self) -> None:
        """Return when boto3 is installed and credentials are in the environment."""
        try:
            import boto3  # noqa: F401, PLC0415 - an extra, and slow to load
        except ImportError:
            raise ServiceUnavailable(
                "publishing to s3:// needs boto3", "pip install 'briefing[s3]'"
            ) from None
        wanted = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
        missing = [name for name in wanted if not self._environment.get(name)]
        if missing:
            raise ConfigError(
                f"publishing to s3:// needs {' and '.join(missing)} in the environment",
                "Set them, and AWS_ENDPOINT_URL for a host other than Amazon.",
            )

    def listing(self) -> Mapping[str, Held]:
        """Give every object beneath the prefix."""
        found: dict[str, Held] = {}
        with self._asking("the list of files"):
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix):
                for entry in page.get("Contents", ()):
                    path = entry["Key"].removeprefix(self._prefix)
                    if path and not path.endswith("/") and "/." not in f"/{path}":
                        found[path] = Held(int(entry["Size"]), _plain(entry["ETag"]))
        return found

    def head(self, path: str) -> Held | None:
        """Give what is at `path`; None when nothing is."""
        answer = self._head(path)
        return answer and Held(int(answer["ContentLength"]), _plain(answer["ETag"]))

    def fetch(self, path: str) -> Copy | None:
        """Give an object whole; None when there is none."""
        with self._asking(path):
            try:
                answer = self._client.get_object(**self._at(path))
            except self._client.exceptions.ClientError as error:
                if _code(error) in _ABSENT:
                    return None
                raise
            with answer["Body"] as body:
                content = body.read(LARGEST_COPY + 1)
        if len(content) > LARGEST_COPY:
            raise PublishError(f"{path} on the host is too large to read", "Move it away.")
        return Copy(content, Held(len(content), _plain(answer["ETag"])))

    def part(self, path: str, first: int, last: int) -> bytes:
        """Give the bytes `first` to `last` by a range request."""
        with self._asking(path):
            answer = self._client.get_object(**self._at(path), Range=f"bytes={first}-{last}")
            with answer["Body"] as body:
                return bytes(body.read(last - first + 2))

    def digest(self, path: str) -> str | None:
        """Give the SHA-256 that was sent along with the object; None without one."""
        answer = self._head(path)
        return answer["Metadata"].get("sha256") if answer else None

    def put(self, parcel: Parcel) -> Held:
        """Send an object in one request; the store checks its MD5 and shows it whole."""
        with self._asking(parcel.path):
            return Held(parcel.size, _plain(self._put(parcel)["ETag"]))

    def swap(self, parcel: Parcel, seen: Copy | None) -> Swap:
        """Send an object by If-Match with the tag `seen`, or If-None-Match when there was none.

        Some stores take these headers and do not heed them. An If-Match that can never hold is
        therefore sent first: a store that accepts it compares nothing.
        """
        condition = {"IfMatch": f'"{seen.held.tag}"'} if seen else {"IfNoneMatch": "*"}
        with self._asking(parcel.path):
            if seen and self._heeded(parcel, {"IfMatch": _NO_SUCH_TAG}):
                return Swap.UNGUARDED
            return Swap.DONE if self._heeded(parcel, condition) else Swap.LOST

    def delete(self, path: str) -> None:
        """Take an object away."""
        with self._asking(path):
            self._client.delete_object(**self._at(path))

    def close(self) -> None:
        """Let go of the connections."""
        if self._made is not None:
            self._made.close()

    @property
    def _client(self) -> Any:
        if self._made is None:
            self.check()
            self._made = _client(self._environment)
        return self._made

    def _at(self, path: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": self._prefix + path}

    def _head(self, path: str) -> Any:
        with self._asking(path):
            try:
                return self._client.head_object(**self._at(path))
            except self._client.exceptions.ClientError as error:
                if _code(error) in _ABSENT:
                    return None
                raise

    def _heeded(self, parcel: Parcel, condition: dict[str, str]) -> bool:
        """Send under a condition; False when the store says that it does not hold."""
        try:
            self._put(parcel, **condition)
        except self._client.exceptions.ClientError as error:
            if _code(error) in _NOT_AS_SEEN | _ABSENT:
                return False
            raise
        return True

    def _put(self, parcel: Parcel, **condition: str) -> Any:
        if parcel.size > _LARGEST_PUT:
            raise PublishError(f"{parcel.path} has {parcel.size} bytes", "At most 5 GB are taken.")
        with parcel.source.open("rb") as file:
            md5 = base64.b64encode(hashlib.file_digest(file, _md5).digest()).decode("ascii")
            file.seek(0)
            return self._client.put_object(
                **self._at(parcel.path),
                **condition,
                Body=file,
                ContentLength=parcel.size,
                ContentMD5=md5,
                ContentType=parcel.type,
                CacheControl=parcel.keep,
                Metadata={"sha256": parcel.sha256},
            )

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        """Turn the library's errors into ours."""
        client = self._client
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - an extra

        where = f"s3://{self._bucket}/{self._prefix}"
        try:
            yield
        except ClientError as error:
            answer = error.response.get("Error", {})
            raise PublishError(
                f"{where}: {what}: {_code(error)} {answer.get('Message', '')}".strip(),
                "Check the bucket's name, the keys, and what they may do there.",
            ) from error
        except (BotoCoreError, OSError) as error:
            raise ServiceUnavailable(
                f"{where}: {what}: {client.meta.endpoint_url} does not answer: {error}",
                "Check the network and AWS_ENDPOINT_URL, and run it again.",
            ) from error


def _md5() -> Any:
    """MD5 as the protocol's checksum of what was sent; it guards nothing."""
    return hashlib.md5(usedforsecurity=False)


def _client(environment: Mapping[str, str]) -> Any:
    """Make a client from the environment alone: no file in the home folder is read."""
    import boto3  # noqa: PLC0415 - an extra, and slow to load
    import botocore.session  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    session = botocore.session.Session(session_vars={"profile": (None, None, None, None)})
    session.set_config_variable("config_file", os.devnull)
    session.set_config_variable("credentials_file", os.devnull)
    endpoint = environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL")
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    config = Config(
        connect_timeout=10,
        read_timeout=60,
        retries={"mode": "standard", "total_max_attempts": 4},
        # Many hosts know nothing of the newer checksums; Content-MD5 serves with all of them.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path" if endpoint else "auto"},
    )
    return boto3.Session(botocore_session=session).client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region or "us-east-1",
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
        aws_session_token=environment.get("AWS_SESSION_TOKEN") or None,
        config=config,
    )


def _place(target: str) -> tuple[str, str]:
    match = _TARGET.fullmatch(target)
    if not match:
        raise ConfigError(f"{target!r} names no bucket", "Write s3://BUCKET or s3://BUCKET/PREFIX.")
    prefix = (match[2] or "").strip("/")
    return match[1], f"{prefix}/" if prefix else ""


def _plain(tag: str) -> str:
    return tag.strip('"')


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
