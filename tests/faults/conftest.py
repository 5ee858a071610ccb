"""A show that has already gone out, for faults to be tried on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bulletins import DEMO, article, order

from briefing.pipeline import make


@pytest.fixture(scope="session")
def _yesterday(tmp_path_factory) -> Path:
    show = tmp_path_factory.mktemp("yesterday") / "show"
    make(order(show, DEMO[1], date="2026-11-21"))
    return show


@pytest.fixture
def show(_yesterday, tmp_path) -> Path:
    """A show folder of a test's own, with yesterday's bulletin in it."""
    return Path(shutil.copytree(_yesterday, tmp_path / "show"))


@pytest.fixture
def ferry(tmp_path) -> str:
    """Today's article."""
    return article(tmp_path)


@pytest.fixture(scope="session")
def undisturbed(_yesterday, tmp_path_factory) -> Path:
    """What the show looks like when nothing goes wrong today."""
    folder = tmp_path_factory.mktemp("undisturbed")
    show = Path(shutil.copytree(_yesterday, folder / "show"))
    make(order(show, article(folder)))
    return show
