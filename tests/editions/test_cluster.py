"""Editions over a real Dask scheduler and real worker processes, on loopback."""

from __future__ import annotations

import os

import pytest

from briefing.clock import moment
from briefing.editions import State, Task, read
from briefing.editions import cluster as over
from briefing.editions.cluster import Cluster
from briefing.errors import ConfigError, ServiceUnavailable

from .newsroom import killed_always, killed_once, newsroom

distributed = pytest.importorskip("distributed", reason="Dask is an extra")
pytestmark = pytest.mark.filterwarnings("ignore")
NOW = moment("2026-11-27T07:00:00+00:00")


@pytest.fixture(scope="module")
def scheduler():
    """Give the address of a scheduler with two worker processes; it gives no task out twice."""
    settings = {"distributed.worker.daemon": False, "distributed.scheduler.allowed-failures": 0}
    import dask

    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0",
            host="127.0.0.1", silence_logs=50,
        ) as made,
    ):  # fmt: skip
        yield made.scheduler_address


def run(roster, address, **more):
    tasks = [Task(edition, NOW) for edition in read(roster)]
    return {report.edition: report for report in Cluster(address, **more).run(tasks)}


def test_editions_are_made_by_workers_and_nothing_is_done_again(tmp_path, scheduler):
    roster = newsroom(tmp_path)
    first, again = run(roster, scheduler), run(roster, scheduler)
    assert {report.state for report in first.values()} == {State.MADE}
    assert not any(report.machine.endswith(f":{os.getpid()}") for report in first.values())
    assert {report.state for report in again.values()} == {State.UNCHANGED}
    assert not list((tmp_path / "shows").glob(".seen-*"))


def test_a_lost_workers_edition_is_made_at_the_end(tmp_path, scheduler):
    told = run(newsroom(tmp_path), scheduler, work=killed_once)
    assert told["york"].state is State.MADE
    assert {report.state for report in told.values()} <= {State.MADE, State.UNCHANGED}


def test_an_edition_that_brings_every_worker_down_is_given_up_and_the_others_made(
    tmp_path, scheduler
):
    told = run(newsroom(tmp_path), scheduler, work=killed_always)
    # What a worker had made before it was lost is found unchanged by the next.
    done = {State.MADE, State.UNCHANGED}
    assert told["leeds"].state in done
    assert told["hull"].state in done
    assert (tmp_path / "shows/leeds/public/feed.xml").is_file()
    assert told["york"].state is State.FAILED
    assert not (tmp_path / "shows/york/public/feed.xml").exists()
    assert "lost" in told["york"].message


def test_workers_that_do_not_see_the_shows_or_have_another_version_are_named(
    tmp_path, scheduler, monkeypatch
):
    roster = newsroom(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(over, "_sees", len)  # a worker asked this fails
        with pytest.raises(ConfigError, match="cannot run briefing"):
            run(roster, scheduler)
    with monkeypatch.context() as patch:
        patch.setattr(over, "_sees", _blind)
        with pytest.raises(ConfigError, match="is not seen by the workers at tcp://"):
            run(roster, scheduler)
    with monkeypatch.context() as patch:
        patch.setattr(over, "__version__", "9.9")
        with pytest.raises(ConfigError, match=r"has briefing .*, here it is 9\.9"):
            run(roster, scheduler)
    assert not (tmp_path / "shows/leeds/public").exists()


def _blind(_):
    return False


def test_a_scheduler_that_is_not_there_is_an_engine_that_is_not_there():
    with pytest.raises(ServiceUnavailable, match="no Dask scheduler answers") as caught:
        Cluster("tcp://127.0.0.1:9", patience=0.5)
    assert caught.value.exit_code == 3


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ConfigError, match="Dask is not installed") as caught:
        Cluster("tcp://127.0.0.1:9")
    assert "briefing[cluster]" in caught.value.remedy
