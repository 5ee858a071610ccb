"""The codec: every noun goes out as JSON and comes back equal; nothing else comes in."""

from __future__ import annotations

import dataclasses
import enum
import json
import types
import typing
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import codec, models
from briefing.errors import ArchiveError

NOUNS = sorted(
    (kind for kind in vars(models).values() if dataclasses.is_dataclass(kind)),
    key=lambda kind: kind.__name__,
)


def strategy(kind: Any) -> st.SearchStrategy[Any]:
    """Give values of a field's type, derived from the type alone."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(strategy(one) for one in arguments))
    if origin is tuple:
        return st.lists(strategy(arguments[0]), max_size=3).map(tuple)
    if origin is np.ndarray:
        floats = st.floats(width=32, allow_nan=False)
        return st.lists(floats, max_size=9).map(lambda values: np.array(values, dtype=np.float32))
    if dataclasses.is_dataclass(kind):
        hints = codec._hints(kind)
        return st.builds(kind, **{name: strategy(hint) for name, hint in hints.items()})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    return {
        str: st.text(max_size=20),
        bool: st.booleans(),
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        type(None): st.none(),
    }[kind]


def test_there_are_nouns_to_test():
    assert {models.Article, models.Clip, models.Episode, models.Show} <= set(NOUNS)


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_noun_comes_back_equal(kind, data):
    value = data.draw(strategy(kind))
    text = codec.dumps(value)
    assert codec.loads(kind, text.encode("utf-8")) == value
    assert codec.dumps(codec.loads(kind, text)) == text


@given(st.lists(strategy(models.Cut), max_size=4).map(tuple))
def test_tuples_of_nouns_come_back_equal(cuts):
    assert codec.loads(tuple[models.Cut, ...], codec.dumps(cuts)) == cuts


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["line", "clip", "samples", "rate", "float32"]), inner)
    ),
    max_leaves=9,
)


@given(plain=anything)
@pytest.mark.parametrize("kind", [models.Take, models.Clip, models.Episode, models.Cut])
def test_whatever_stands_in_a_file_is_refused_or_is_such_a_value(kind, plain):
    try:
        value = codec.from_plain(kind, plain)
    except ArchiveError as error:
        assert error.remedy
    else:
        assert isinstance(value, kind)


CUT = {"paragraph": 3, "text": "Loading", "label": "ui-chrome", "rule": "loading"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"paragraph": "3"}, 'page.paragraph should be of type int, not "3"'),
        ({"paragraph": True}, "page.paragraph should be of type int, not true"),
        ({"text": None}, "page.text should be of type str, not null"),
        ({"label": "advert"}, "page.label should be one of promo-app, "),
        ({"labels": "advert"}, "page has no field 'labels'"),
    ],
)
def test_a_mistake_is_named_with_its_place(change, says):
    with pytest.raises(ArchiveError) as caught:
        codec.from_plain(models.Cut, CUT | change, where="page")
    assert caught.value.message.startswith(says)


def test_a_missing_field_is_named():
    with pytest.raises(ArchiveError, match="page lacks its field 'rule'"):
        codec.from_plain(models.Cut, {k: v for k, v in CUT.items() if k != "rule"}, where="page")


def test_fields_with_a_default_may_be_left_out():
    article = codec.loads(models.Article, '{"id": "a", "title": "T", "paragraphs": ["One."]}')
    assert article == models.Article("a", "T", ("One.",))


@pytest.mark.parametrize("text", ["", "{", "[1,", "\x00", "[" * 100_000])
def test_what_is_not_json_is_refused_by_name(text):
    with pytest.raises(ArchiveError, match=r"stories\.json"):
        codec.loads(models.Story, text, where="stories.json")


@pytest.mark.parametrize("samples", ["AAA", "?", "AAAA", 5, None])
def test_a_damaged_array_is_refused_by_name(samples):
    plain = {"samples": {"float32": samples}, "rate": 8000}
    with pytest.raises(ArchiveError, match=r"clip\.samples"):
        codec.from_plain(models.Clip, plain, where="clip")


def test_json_is_written_for_people_to_read():
    cut = models.Cut(0, "Photo: Zoë", models.Label.CREDIT, "credit")
    assert codec.dumps(cut, indent=None) == (
        '{"paragraph": 0, "text": "Photo: Zoë", "label": "credit", "rule": "credit"}'
    )
    assert json.loads(codec.dumps({"at": PurePosixPath("a/b")})) == {"at": "a/b"}


def test_numbers_json_does_not_know_are_not_written():
    with pytest.raises(ValueError, match="JSON"):
        codec.dumps(models.Cue(float("nan"), 1.0, 0))
    with pytest.raises(TypeError, match="object"):
        codec.dumps(object())
