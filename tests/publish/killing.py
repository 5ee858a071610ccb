"""A process that publishes as told on its standard input, each time in a child that may be killed.

A line is JSON: folder, target, environment, and `after`, the number of the request after whose
answer the child kills itself with signal 9, or whose body it sends by half when `half` is true.
The answer is a line with the child's exit status, how many requests it made, and what it said.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

import boto3  # noqa: F401 - loaded once, for all children
import botocore.httpsession
import paramiko
import paramiko.sftp_client
from real_hosts import publisher
from small_shows import publish

from briefing.errors import PublishError

requests = [0]
"How many were made so far."


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Half:
    """A body whose second half never leaves."""

    def __init__(self, file) -> None:
        self._content = file.read()

    def __len__(self) -> int:
        return len(self._content)

    def read(self, _size: int = -1) -> bytes:
        if self._content is None:
            die()
        content, self._content = self._content, None
        return content[: len(content) // 2]


def watch(after: int, *, half: bool) -> None:
    """Count the requests on the wire, and break off at the one named."""

    def counted(function, *, counts=lambda *_: True):
        def call(self, *words, **named):
            if (
                half
                and requests[0] + 1 == after
                and hasattr(getattr(words[0], "body", None), "read")
            ):
                words[0].body = Half(words[0].body)
            answer = function(self, *words, **named)
            if counts(*words):
                requests[0] += 1
                if requests[0] == after:
                    die()
            return answer

        return call

    session = botocore.httpsession.URLLib3Session
    session.send = counted(session.send)
    client = paramiko.SFTPClient
    client._request = counted(client._request)
    # What is written goes without waiting for each answer, past _request.
    write = paramiko.sftp.CMD_WRITE
    client._async_request = counted(
        client._async_request, counts=lambda _file, kind, *_: kind == write
    )


def child(order: dict) -> None:
    watch(order["after"], half=order["half"])
    folder = Path(order["folder"])
    said = ""
    host = publisher(order["target"], order["environment"], folder.name)
    try:
        publish(folder, host, "host")
    except PublishError as error:
        said = str(error)
    host.close()
    Path(order["folder"], "said.json").write_text(json.dumps([requests[0], said]))


for line in sys.stdin:
    asked = json.loads(line)
    pid = os.fork()
    if not pid:
        try:
            child(asked)
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must not run on here
            import traceback

            traceback.print_exc()
            os._exit(70)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    sys.stdout.write(json.dumps(status) + "\n")
    sys.stdout.flush()
