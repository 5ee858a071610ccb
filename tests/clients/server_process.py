"""Runs the server on a show folder with an access log: python server_process.py DIR HOST PORT LOG."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing import serve


def main() -> None:
    folder, host, port, log = sys.argv[1:]
    with Path(log).open("a", encoding="utf-8", buffering=1) as lines:
        serve.run(Path(folder), host, int(port), access_log=lines, ready=print)


if __name__ == "__main__":
    main()
