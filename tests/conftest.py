"""What every test has: no deadline for Hypothesis, and a cache that is not the developer's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from model_server import ModelServer

settings.register_profile("briefing", deadline=None)
settings.load_profile("briefing")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE", str(tmp_path_factory.mktemp("takes")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def model_server():
    """A model server on loopback that misbehaves as it is told."""
    made = ModelServer()
    yield made
    made.close()
