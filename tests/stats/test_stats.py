"""Downloads are counted as the guidelines ask: listeners, not requests, and no robots."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from made_up import SHOW, episode, sound, write_draft
from serving import running

from briefing import archive, feed, stats
from briefing.cli import briefing
from briefing.errors import ArchiveError
from briefing.models import Episode
from briefing.stats import Report, Sound

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
FIRST, SECOND = episode(1), episode(2)
EPISODES = (SECOND, FIRST)
SIZE = FIRST.master.bytes
APP = "AntennaPod/3.5.0"


def path(made: Episode) -> str:
    return f"episodes/{made.slug}/{made.master.path}"


KNOWN = stats.sounds(Path("/nowhere"), EPISODES)
ENOUGH = KNOWN[path(FIRST)].enough


def visit(after: float = 0, made: Episode = FIRST, **changes: object) -> bytes:
    """Give a line of the log, `after` hours after noon: the whole sound, unless changed."""
    line = {
        "time": (NOON + timedelta(hours=after)).isoformat(),
        "client": "192.0.2.1",
        "method": "GET",
        "path": "/" + path(made),
        "status": 200,
        "bytes": made.master.bytes,
        "range": "",
        "agent": APP,
        "referer": "",
    }
    return json.dumps(line | changes).encode() + b"\n"


def part(start: int, end: int, after: float = 0, **changes: object) -> bytes:
    """Give the line of a range request; `end` is its last byte."""
    changes = {"bytes": end + 1 - start} | changes
    return visit(after, status=206, range=f"bytes={start}-{end}", **changes)


def counted(*lines: bytes, known: dict[str, Sound] | None = None) -> Report:
    return stats.count(lines, EPISODES, KNOWN if known is None else known)


def test_one_listener_is_one_download():
    report = counted(visit(), visit(1), visit(23.9))
    assert report.downloads == 1
    assert [(each.edition, each.downloads) for each in report.episodes] == [
        (SECOND.edition, 0),
        (FIRST.edition, 1),
    ]


def test_a_day_later_it_is_another():
    assert counted(visit(), visit(24)).downloads == 2
    assert counted(visit(), visit(23), visit(25)).downloads == 2


def test_another_app_another_address_another_episode():
    lines = (visit(), visit(agent="Overcast/3"), visit(client="192.0.2.2"), visit(made=SECOND))
    assert counted(*lines).downloads == 4


@given(st.sets(st.integers(1, SIZE - 1), max_size=8), st.randoms())
def test_however_it_is_cut_up(cuts, chance):
    """Parts in any order, also fetched twice, make one download when they make the whole."""
    edges = [0, *sorted(cuts), SIZE]
    parts = [part(a, b - 1) for a, b in zip(edges, edges[1:], strict=False)] * 2
    chance.shuffle(parts)
    report = counted(*parts)
    assert (report.downloads, report.too_short) == (1, 0)


@given(st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(1, SIZE)), max_size=12))
def test_only_different_bytes_count(spans):
    """Against a count of bytes one by one: enough different ones, or no download."""
    heard: set[int] = set()
    for start, length in spans:
        heard |= set(range(start, min(SIZE, start + length)))
    lines = [part(start, start + length - 1, bytes=length) for start, length in spans]
    report = counted(*lines)
    assert report.downloads == (len(heard) >= ENOUGH)
    assert report.too_short == (bool(spans) and len(heard) < ENOUGH)


def test_a_minute_is_enough_and_less_is_not():
    assert 60 / 94 < ENOUGH / SIZE < 60 / 93
    assert counted(part(0, ENOUGH - 1)).downloads == 1
    assert counted(part(0, ENOUGH - 2)).downloads == 0
    # What was asked for is not what was sent.
    assert counted(part(0, SIZE - 1, bytes=ENOUGH - 1)).downloads == 0
    assert counted(visit(bytes=ENOUGH - 1)).too_short == 1


def test_the_same_minute_again_is_no_more_of_it():
    halves = [part(0, ENOUGH // 2, after=hour) for hour in range(5)]
    assert counted(*halves).downloads == 0


def test_parts_on_two_days_are_not_put_together():
    report = counted(part(0, ENOUGH // 2), part(ENOUGH // 2, ENOUGH, after=25))
    assert (report.downloads, report.too_short) == (0, 2)


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        (f"bytes=-{ENOUGH}", ENOUGH),
        ("bytes=0-", SIZE),
        (f"bytes=0-{ENOUGH // 2},{ENOUGH // 2 + 1}-{SIZE}", SIZE),
    ],
)
def test_other_ways_to_ask(asked, sent):
    assert counted(visit(status=206, range=asked, bytes=sent)).downloads == 1


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=x-y", "", "bytes=" + "9" * 900, "bytes=5-2"])
def test_a_range_that_is_none_counts_for_nothing(asked):
    assert counted(visit(status=206, range=asked)).downloads == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"method": "HEAD"},
        {"status": 304, "bytes": 0},
        {"status": 404},
        {"status": 416},
        {"path": "/feed.xml"},
        {"path": "/"},
        {"path": ""},
        {"path": "/episodes/none/none.mp3"},
        {"path": f"/episodes/{FIRST.slug}/cover.jpg"},
    ],
)
def test_other_requests_are_no_downloads(changes):
    report = counted(visit(**changes))
    assert (report.downloads, report.too_short, report.robots, report.damaged) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; Bytespider)",
        "facebookexternalhit/1.1",
        "python-requests/2.31",
        "curl/8.5.0",
        "Go-http-client/2.0",
        "briefing/0.1.0 (plays news on speakers)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0",
        "atc/1.0 watchOS/6.0 model/Watch4,4 hwp/t8006 build/17R575 (6; dt:193)",
        "iTMS",
    ],
)
def test_robots_are_left_out(agent):
    report = counted(visit(agent=agent))
    assert (report.downloads, report.robots) == (0, 1)


@pytest.mark.parametrize(
    "agent",
    [
        "AppleCoreMedia/1.0.0.20G75 (iPhone; U; CPU OS 16_6 like Mac OS X; en_gb)",
        "Podcasts/1650.20 CFNetwork/1408.0.4 Darwin/22.5.0",
        "Mozilla/5.0 (Linux; Android 13; CUBOT P60) AppleWebKit/537.36 Chrome/119.0 Mobile",
        "gPodder/3.11.1 (+http://gpodder.org/) Linux",
        "Wget/1.21.3",
        "VLC/3.0.23 LibVLC/3.0.23",
        "Music Player Daemon 0.23.12",
        "GStreamer souphttpsrc 1.22.0 libsoup/3.2.3",
        "AlexaMediaPlayer/2.1.4676.0 (Linux;Android 5.1.1)",
        "okhttp/4.9.3",
    ],
)
def test_listeners_are_not_taken_for_robots(agent):
    assert counted(visit(agent=agent)).downloads == 1


def test_latest_counts_for_what_was_newest_then():
    hours = (NOON - datetime(2026, 1, 1, 12, tzinfo=UTC)) / timedelta(hours=1)
    report = counted(
        visit(-hours, path="/latest.mp3"),
        visit(0, path="/latest.mp3?x=1"),
        visit(-100 * hours, path="/latest.mp3"),
        visit(path="/latest.m3u"),
    )
    assert [each.downloads for each in report.episodes] == [1, 1]


def test_latest_and_its_own_address_are_one_sound():
    halves = (
        part(0, SIZE // 2, made=SECOND),
        part(SIZE // 2, SIZE - 1, path="/latest.mp3"),
    )
    assert counted(*halves).downloads == 1


def test_wherever_the_show_is_mounted():
    assert counted(visit(path="/news/briefing/" + path(FIRST))).downloads == 1
    assert counted(visit(path="/" + path(FIRST).replace("-", "%2D"))).downloads == 1


@given(st.one_of(st.binary(), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(
        ["time", "client", "method", "path", "status", "bytes", "range", "agent"]), inner),
).map(lambda plain: json.dumps(plain).encode())))  # fmt: skip
def test_no_line_breaks_the_count(line):
    report = counted(visit(), line, visit(made=SECOND))
    assert report.downloads == 2


@pytest.mark.parametrize(
    "line",
    [
        b"127.0.0.1 - - [22/Nov/2026] GET /\n",
        visit(time="2026-01-02T12:00:00"),
        visit(time=5),
        visit(bytes="many"),
        visit(bytes=True),
        visit(bytes=-5),
        visit(agent="x" * 200_000),
        visit()[:50],
    ],
)
def test_damaged_lines_are_counted_as_such(line):
    report = counted(line, b"\n", visit())
    assert (report.damaged, report.downloads) == (1, 1)


def publish(show: Path, made: Episode) -> None:
    draft = write_draft(made, archive.work(show, made.edition) / "episode")
    files = feed.render(SHOW, archive.with_episode(archive.episodes(show), made))
    archive.publish(show, made, draft, files)


def test_the_tag_is_no_part_of_the_minute(tmp_path):
    publish(tmp_path, FIRST)
    audio = sound(1)
    place = archive.public(tmp_path) / path(FIRST)
    tag = b"ID3\4\0\0\0\0\x20\0" + bytes(0x20 << 7)
    place.write_bytes(tag + audio[audio.index(b"\xff\xf3") :])
    size = place.stat().st_size
    longer = replace(FIRST, master=replace(FIRST.master, bytes=size))
    known = stats.sounds(archive.public(tmp_path), (longer,))
    enough = known[path(FIRST)].enough
    speech = size - len(tag)
    assert enough - len(tag) == pytest.approx(speech * 60 / 93.2, abs=1)


def test_a_bulletin_shorter_than_a_minute_must_be_whole():
    short = replace(FIRST, master=replace(FIRST.master, seconds=40.0))
    known = stats.sounds(Path("/nowhere"), (short,))
    assert known[path(short)].enough == SIZE


def test_a_sound_that_was_corrected_still_counts(tmp_path):
    publish(tmp_path, FIRST)
    older = archive.public(tmp_path) / "episodes" / FIRST.slug / "2026-01-01-0000aaaa.mp3"
    older.write_bytes(sound(1, seconds=200))
    known = stats.sounds(archive.public(tmp_path), archive.episodes(tmp_path))
    size = older.stat().st_size
    line = visit(path=f"/episodes/{FIRST.slug}/{older.name}", bytes=size)
    assert stats.count([line, visit(1)], (FIRST,), known).downloads == 1


def test_the_command_counts_what_the_server_logged(tmp_path):
    for made in (FIRST, SECOND):
        publish(tmp_path, made)
    log = tmp_path / "access.log"
    with running(tmp_path) as site:
        for made in (FIRST, SECOND):
            site.ask("/" + path(made), user_agent="AntennaPod/3")
            site.ask("/" + path(made), method="HEAD", user_agent="AntennaPod/3")
            site.ask("/" + path(made), user_agent="Googlebot/2.1")
        half = SIZE // 2
        for span in (f"bytes=0-{half}", f"bytes=0-{half}", f"bytes={half}-"):
            site.ask("/" + path(FIRST), range=span, user_agent="VLC/3")
        site.ask("/" + path(FIRST), range="bytes=0-1", user_agent="AppleCoreMedia/1")
    log.write_text(site.log.getvalue() + "torn li")

    run = CliRunner().invoke(briefing, ["stats", str(tmp_path)], catch_exceptions=False)
    assert run.output.splitlines() == [
        f"       1  2026-01-02      {SECOND.title}",
        f"       2  2026-01-01      {FIRST.title}",
        "       3  downloads in all",
        "          left out: 1 shorter than a minute, 2 requests by robots, 1 damaged lines",
    ]
    arguments = ["stats", str(tmp_path), "--json", "--log", "-"]
    piped = CliRunner().invoke(briefing, arguments, input=log.read_bytes(), catch_exceptions=False)
    report = json.loads(piped.output)
    assert [each["downloads"] for each in report["episodes"]] == [1, 2]
    assert (report["downloads"], report["too_short"], report["robots"]) == (3, 1, 2)
    assert "192." not in piped.output
    assert "127.0.0.1" not in piped.output


def test_a_log_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ArchiveError, match=r"access\.log cannot be read"):
        CliRunner().invoke(briefing, ["stats", str(tmp_path)], catch_exceptions=False)
