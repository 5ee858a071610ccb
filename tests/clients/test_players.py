"""Players and speakers play the show: VLC, MPD with its own client and with ours, a renderer."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shows

from briefing import archive

pytestmark = pytest.mark.client

_MPD = """\
bind_to_address "127.0.0.1"
port "{port}"
db_file "{folder}/db"
log_file "{folder}/log"
input {{
    plugin "curl"
}}
audio_output {{
    type "null"
    name "silence"
}}
"""


def test_vlc_opens_the_feed_itself_and_plays_every_episode(site, program, run):
    cvlc = program("cvlc")
    # VLC refuses to run as root.
    drop = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    quiet = ("-I", "dummy", "--aout=adummy", "--rate=8", "--stop-time=8")
    since = site.count()
    run(*(drop if os.getuid() == 0 else ()), cvlc, *quiet, site.feed, "vlc://quit")
    for episode in site.episodes:
        visits = site.visits("VLC/", episode.master.path, since)
        assert visits, f"VLC did not ask for {episode.title}"
        assert {visit["status"] for visit in visits} == {206}


@pytest.fixture
def mpd(program, tmp_path) -> Iterator[int]:
    """MPD with a silent output, on a port of its own."""
    port, settings = shows.free_port(), tmp_path / "mpd.conf"
    settings.write_text(_MPD.format(port=port, folder=tmp_path))
    command = [program("mpd"), "--no-daemon", "--stderr", str(settings)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(100):
                if subprocess.run([program("mpc"), "-q", "-p", str(port)], check=False,
                                  stderr=subprocess.DEVNULL).returncode == 0:  # fmt: skip
                    break
                time.sleep(0.1)
            yield port
        finally:
            server.terminate()


@pytest.mark.parametrize("name", ["feed.xml", "latest.m3u", "latest.pls", "latest.xspf"])
def test_mpc_loads_what_the_show_offers(site, mpd, run, name):
    mpc = ("mpc", "-p", str(mpd))
    run(*mpc, "load", site.address + name)
    queue = run(*mpc, "playlist", "-f", "%file%").split()
    wanted = site.episodes if name == "feed.xml" else site.episodes[:1]
    assert [url.rsplit("/", 1)[1] for url in queue] == [each.master.path for each in wanted]
    run(*mpc, "play")
    length = re.compile(r"\[playing\] .*/([1-9]\d*):(\d\d)")
    match = _until(lambda: length.search(run(*mpc, "status")))
    assert 60 * int(match[1]) + int(match[2]) == pytest.approx(wanted[0].master.seconds, abs=1)


@pytest.mark.parametrize("name", ["feed.xml", "feed.json", "latest.pls", "latest.mp3"])
def test_we_play_on_mpd(site, mpd, run, briefing, name):
    newest, on = site.episodes[0], ("--on", f"mpd://127.0.0.1:{mpd}")
    played = briefing("play", site.address + name, *on)
    assert played["state"] == "playing"
    assert played["seconds"] == pytest.approx(newest.master.seconds, abs=0.2)
    assert newest.title in played["title"]
    sought = briefing("play", "--seek", "60", *on)
    assert sought["position"] == pytest.approx(60, abs=2)
    assert "[playing]" in run("mpc", "-p", str(mpd), "status")
    assert briefing("play", "--stop", *on)["state"] == "stopped"
    assert "[playing]" not in run("mpc", "-p", str(mpd), "status")


def test_we_play_on_a_dlna_renderer_and_a_seek_is_answered_206(program, tmp_path):
    """In a network namespace: renderers refuse the loopback, and multicast stays inside."""
    for needed in ("unshare", "ip"):
        program(needed)
    renderer, port, log = program("gmediarender"), 8000, tmp_path / "access.log"
    shows.make(tmp_path / "show", f"http://10.99.0.1:{port}/")
    newest = archive.episodes(tmp_path / "show")[0]
    namespace = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*namespace, "true"], check=False).returncode:
        pytest.skip("this machine lets nobody make a network namespace")
    driver = str(Path(__file__).with_name("in_namespace.py"))
    command = [*namespace, sys.executable, driver, str(tmp_path / "show"), str(port), str(log)]
    done = subprocess.run(
        [*command, renderer], check=True, stdout=subprocess.PIPE, text=True, timeout=180
    )
    said = json.loads(done.stdout)
    assert [place["on"] for place in said["discover"]] == ["dlna:Kitchen & Bar"]
    assert said["played"]["state"] == "playing"
    assert said["played"]["title"] == newest.title
    assert said["after two seconds"]["position"] > 1
    assert said["after two seconds"]["seconds"] == pytest.approx(newest.master.seconds, abs=1)
    assert 60 <= said["after the seek"]["position"] < 80
    assert said["stopped"]["state"] == "stopped"
    assert said["missing"].startswith("3 ")
    visits = [json.loads(line) for line in log.read_text().splitlines()]
    sought = [visit for visit in visits if visit["range"] and visit["agent"].startswith("GSt")]
    assert sought
    assert {visit["status"] for visit in sought} == {206}
    assert sum(visit["bytes"] for visit in sought) > 0


def _until(ask):
    """Ask until there is an answer, at most 10 s."""
    for _ in range(50):
        said = ask()
        if said:
            return said
        time.sleep(0.2)
    raise AssertionError("no answer within 10 s")
