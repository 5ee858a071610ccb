"""Who tells of the same: what arrays give is what counting pair by pair gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.boilerplate.kin import KIN, kin
from briefing.boilerplate.traits import line

words = st.sampled_from("mill river mayor school bus fire".split())
articles = st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=8)


def _kin(rows: list[list[str]], told: list[float] | None = None) -> dict[str, np.ndarray]:
    lines = [line(" ".join(row)) for row in rows]
    values = np.array(told if told is not None else [0.0] * len(rows))
    return dict(zip(KIN, kin(lines, [x.telling for x in lines], values, values), strict=True))


@settings(deadline=None, max_examples=80)
@given(articles)
def test_the_closest_line_is_the_one_that_shares_most_words(rows) -> None:
    found = _kin(rows)
    for i, row in enumerate(rows):
        own = set(row)
        shares = {k: len(own & set(other)) / len(own) for k, other in enumerate(rows) if k != i}
        near = [share for k, share in shares.items() if abs(k - i) <= 2]
        assert found["closest"][i] == pytest.approx(max(shares.values(), default=0))
        assert found["closest_near"][i] == pytest.approx(max(near, default=0))
        later = [share for k, share in shares.items() if k > i]
        assert found["closest_after"][i] == pytest.approx(max(later, default=0))
        earlier = [share for k, share in shares.items() if k < i]
        assert found["closest_before"][i] == pytest.approx(max(earlier, default=0))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0, 1, width=16), min_size=1, max_size=12))
def test_means_are_of_the_lines_around_and_a_half_where_there_are_none(told) -> None:
    found = _kin([["mill"]] * len(told), told)
    for i in range(len(told)):
        after, before = told[i + 1 : i + 5], told[max(i - 4, 0) : i]
        around = told[max(i - 2, 0) : i + 3]
        assert found["told_around"][i] == pytest.approx(np.mean(around))
        assert found["told_after"][i] == pytest.approx(np.mean(after) if after else 0.5)
        assert found["told_before"][i] == pytest.approx(np.mean(before) if before else 0.5)
