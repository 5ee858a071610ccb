"""Hashed letters and words: the same for a line alone and among others, different for others."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.boilerplate.ngrams import BUCKETS, NONE, hashed
from briefing.boilerplate.traits import line

texts = st.text(alphabet="aábc XY.’“”1-", min_size=1, max_size=120).filter(str.strip)


def _buckets(*given: str) -> list[list[int]]:
    columns = hashed([line(text) for text in given]).T
    return [sorted(column[column != NONE].tolist()) for column in columns]


@settings(deadline=None, max_examples=60)
@given(st.lists(texts, min_size=1, max_size=5))
def test_a_line_has_the_same_features_alone_as_among_others(given) -> None:
    assert _buckets(*given) == [_buckets(text)[0] for text in given]


@settings(deadline=None, max_examples=60)
@given(texts)
def test_every_feature_has_a_bucket(text) -> None:
    (buckets,) = _buckets(text)
    assert buckets
    assert all(0 <= bucket < BUCKETS for bucket in buckets)


def test_lines_that_share_their_words_share_most_features_and_others_do_not() -> None:
    one, near, far = map(set, _buckets("Sign up for news", "Sign up for our news", "Kick-off 3pm"))
    assert len(one & near) > 0.5 * len(one)
    assert len(one & far) < 0.1 * len(one)


def test_the_order_of_words_tells() -> None:
    first, second = _buckets("dog bites man", "man bites dog")
    assert not np.array_equal(first, second)
