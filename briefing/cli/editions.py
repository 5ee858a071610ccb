"""briefing editions: every bulletin of a roster, in one run."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.clock import clock_time
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from briefing.editions import Edition, Executor, Report


@click.command("editions", short_help="Make every bulletin of a roster.")
@click.argument("roster", type=click.Path(path_type=Path, dir_okay=False), metavar="ROSTER")
@click.option("--only", multiple=True, metavar="NAME", help="This edition alone; may be repeated.")
@click.option("--date", metavar="ISO", help="The editions' date or date and time; now if left out.")
@click.option(
    "--at-once", type=click.IntRange(1, 256), metavar="N",
    help="Editions made at once on this machine; as many as there are cores if left out.",
)  # fmt: skip
@click.option("--on", "address", metavar="ADDRESS", help="A Dask scheduler's, as tcp://host:8786.")
@click.option(
    "--approved", is_flag=True, help="Speak articles that would be held for somebody to look at."
)
@options.private()
@click.option("--quiet", is_flag=True, help="Say nothing but what failed or is held.")
@options.as_json("Print one object a line for each edition, as it ends.")
def command(
    roster: Path,
    only: tuple[str, ...],
    date: str | None,
    at_once: int | None,
    address: str | None,
    approved: bool,
    allow_private: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make every bulletin of ROSTER, each in its own show folder.

    The roster is a TOML file. Editions stand alone: one that fails leaves its feed as it was and
    stops no other. Run again, those without a change do no work. Ends with 0 when none failed,
    or as the failed ones would have ended alone.

    \b
    A roster:
      [all]
      minutes = 3
      [editions.leeds]
      articles = ["inbox/leeds", "https://leeds.example/feed.xml"]
      to = "shows/leeds"

    \b
    Example:
      briefing editions roster.toml
      briefing editions roster.toml --on tcp://scheduler:8786
    """
    from briefing import editions
    from briefing.editions import Task

    chosen = _chosen(editions.read(roster), only)
    if address and at_once:
        raise ConfigError("--on and --at-once were both given", "The cluster decides how many.")
    processes = min(at_once or os.cpu_count() or 1, len(chosen))
    now = datetime.now().astimezone()
    tasks = [Task(one, now, date, approved, allow_private, processes) for one in chosen]
    start, reports = time.perf_counter(), []
    for report in _executor(address, processes).run(tasks):
        reports.append(report)
        _tell(report, len(reports), len(tasks), quiet=quiet, as_json=as_json)
    if not (quiet or as_json):
        click.echo(_summary(reports, time.perf_counter() - start))
    sys.exit(_exit_code(reports))


def _chosen(every: tuple[Edition, ...], only: tuple[str, ...]) -> tuple[Edition, ...]:
    known = {one.name for one in every}
    for name in only:
        if name not in known:
            listed = ", ".join(sorted(known)[:20])
            raise ConfigError(f"--only {name}: the roster has no such edition", f"It has: {listed}")
    return tuple(one for one in every if not only or one.name in only)


def _executor(address: str | None, processes: int) -> Executor:
    from briefing.editions import Here, Pool

    if address:
        from briefing.editions.cluster import Cluster

        return Cluster(address)
    return Pool(processes) if processes > 1 else Here()


def _tell(report: Report, number: int, of: int, *, quiet: bool, as_json: bool) -> None:
    from briefing import codec
    from briefing.editions import State

    if as_json:
        click.echo(codec.dumps(report, indent=None))
        return
    if quiet and report.state not in (State.FAILED, State.HELD):
        return
    click.echo(f"{number:>{len(str(of))}}/{of}  {report.edition:<20} {_words(report)}")
    if report.message:
        click.echo(f"briefing: {report.edition}: {report.message}", err=True)
        if report.remedy:
            click.echo(f"          {report.remedy}", err=True)


def _words(report: Report) -> str:
    if not report.title:
        return report.state.value
    spoken = f"{report.synthesised} sentences spoken, {report.reused} from the shelf"
    held = f", {report.held} articles held" if report.held else ""
    took = f"{report.seconds:.1f} s"
    return f"{report.state.value:<10}{clock_time(report.length):>6}  {spoken}{held}, {took}"


def _summary(reports: list[Report], seconds: float) -> str:
    states = Counter(report.state.value for report in reports)
    listed = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return f"{len(reports)} editions in {seconds:.0f} s: {listed}"


def _exit_code(reports: list[Report]) -> int:
    """Give 0 when none failed, 5 when there was nothing new in any, else the failures' own code."""
    from briefing.editions import State

    quiet_ends = {State.MADE, State.UNCHANGED, State.NOTHING_NEW}
    failed = {report.exit_code for report in reports if report.state not in quiet_ends}
    if failed:
        return failed.pop() if len(failed) == 1 else 1
    return 5 if all(report.state is State.NOTHING_NEW for report in reports) else 0
