"""Plays over DLNA on a renderer in a network of its own, and tells what happened as JSON.

unshare -rn python in_namespace.py DIR PORT LOG RENDERER: within the new network namespace two
ends of a cable are laid, since renderers refuse the loopback; the show in DIR is served at
http://10.99.0.1:PORT/ and played on the program RENDERER by the command line.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

HOST = "10.99.0.1"
NAME = "Kitchen & Bar"
_CABLE = (
    "link set lo up",
    "link add veth0 type veth peer name veth1",
    f"addr add {HOST}/24 dev veth0",
    "link set veth0 up",
    "link set veth1 up",
    "route add 239.0.0.0/8 dev veth0",
)


def main() -> None:
    folder, port, log, renderer = sys.argv[1:]
    for command in _CABLE:
        subprocess.run(["ip", *command.split()], check=True)
    serving = str(Path(__file__).with_name("server_process.py"))
    server = subprocess.Popen(
        [sys.executable, serving, folder, HOST, port, log], stdout=subprocess.DEVNULL
    )
    speaker = subprocess.Popen(
        [renderer, "-I", "veth0", "-f", NAME, "--gstout-audiopipe=fakesink sync=true"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://{HOST}:{port}/feed.xml")
        json.dump(_use(f"http://{HOST}:{port}/feed.xml"), sys.stdout)
    finally:
        for process in (speaker, server):
            process.terminate()
            process.wait(10)


def _use(feed: str) -> dict[str, object]:
    """Do what a listener does, and give what each command printed."""
    said: dict[str, object] = {"discover": _found()}
    on = ("--on", f"dlna:{NAME}", "--json")
    said["played"] = _briefing("play", feed, *on)
    time.sleep(2)
    said["after two seconds"] = _briefing("play", "--position", *on)
    said["sought"] = _briefing("play", "--seek", "60", *on)
    time.sleep(2)
    said["after the seek"] = _briefing("play", "--position", *on)
    said["stopped"] = _briefing("play", "--stop", *on)
    said["missing"] = _briefing("play", feed.replace("feed.xml", "none.mp3"), *on)
    return said


def _found() -> object:
    """Search until the renderer has come up, at most a few times."""
    for _ in range(5):
        found = _briefing("play", "--discover", "--json")
        if found:
            return found
    return []


def _briefing(*arguments: str) -> object:
    command = [sys.executable, "-m", "briefing", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout) if done.returncode == 0 else f"{done.returncode} {done.stderr}"


def _wait_for(url: str) -> None:
    for _ in range(50):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return


if __name__ == "__main__":
    main()
