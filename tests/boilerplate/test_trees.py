"""Trees give what walking them node by node gives, and come back whole from their JSON."""

from __future__ import annotations

import json
import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.boilerplate.trees import Trees

numbers = st.floats(-4, 4, width=16)


@st.composite
def forests(draw) -> Trees:
    trees, depth = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    inner = 2**depth - 1

    def table(width, cells):
        row = st.lists(cells, min_size=width, max_size=width)
        return np.array(draw(st.lists(row, min_size=trees, max_size=trees)))

    return Trees(
        table(inner, st.integers(0, 2)),
        table(inner, st.one_of(numbers, st.just(math.inf))).astype(float),
        table(inner + 1, numbers).astype(float),
        draw(numbers),
    )


def _walked(trees: Trees, row: np.ndarray) -> float:
    total = trees.base
    inner = trees.features.shape[1]
    for features, thresholds, leaves in zip(
        trees.features, trees.thresholds, trees.leaves, strict=True
    ):
        node = 0
        while node < inner:
            goes_right = row[features[node]] > thresholds[node]
            node = 2 * node + (2 if goes_right else 1)
        total += leaves[node - inner]
    return 1 / (1 + math.exp(-total))


@settings(deadline=None, max_examples=60)
@given(forests(), st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=5))
def test_a_row_falls_through_each_tree_to_one_leaf(trees, rows) -> None:
    rows = np.array(rows, dtype=float)
    given_at_once = trees.probability(rows)
    assert np.allclose(given_at_once, [_walked(trees, row) for row in rows])


@settings(deadline=None, max_examples=60)
@given(forests())
def test_trees_come_back_from_json_as_they_were(trees) -> None:
    again = Trees.unpacked(json.loads(json.dumps(trees.packed())))
    for name in ("features", "thresholds", "leaves"):
        assert np.allclose(getattr(again, name), getattr(trees, name))
    assert again.base == round(trees.base, 6)
