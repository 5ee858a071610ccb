"""The gate of the cleaner: floors that only rise, on a corpus whose digest is pinned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labelled import corpus, development
from score_cleaning import Score, digest, score

FLOORS = json.loads(Path(__file__).with_name("cleaning.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.gate


def _holds(result: Score, floors: dict[str, float]) -> None:
    assert result.precision >= floors["precision"], "\n".join(result.lost)
    assert result.recall >= floors["recall"], "\n".join(result.missed[:30])
    assert len(result.lost) <= floors["lines of news lost"], "\n".join(result.lost)
    assert result.lost_sentences <= floors["full sentences of news lost"], "\n".join(result.lost)
    assert result.perfect >= floors["perfect articles"]
    assert result.inside_clean >= floors["pasted into news and gone"]


def test_the_corpus_is_the_one_the_floors_were_measured_on() -> None:
    assert digest("gate") == FLOORS["digest"], "measure anew, then pin floors and digest together"


def test_cleaning_holds_its_floors_on_the_projects_own_corpus() -> None:
    _holds(score(corpus("gate")), FLOORS["gate corpus"])


def test_cleaning_holds_its_floors_on_the_development_set() -> None:
    shared = development()
    if not shared:
        pytest.skip("the shared development set is not at hand")
    _holds(score(shared), FLOORS["development set"])
