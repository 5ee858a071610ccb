"""Dates and times, as machines read them and as people hear them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import clock
from briefing.errors import ConfigError

moments = st.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001 - Hypothesis adds the offset
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


@given(moments)
def test_a_moment_written_as_iso_8601_is_read_back(when):
    assert clock.moment(when.isoformat()) == when


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_bare_date_means_the_first_moment_of_that_day(day):
    assert clock.moment(day.isoformat()) == datetime(day.year, day.month, day.day, 0, tzinfo=UTC)


@given(st.text(max_size=30))
def test_any_other_text_is_refused_by_name_or_has_an_offset(text):
    try:
        assert clock.moment(text, where="--date").tzinfo is not None
    except ConfigError as error:
        assert error.message.startswith("--date: ")
        assert "2026-11-22" in error.remedy


@given(moments)
def test_feeds_get_a_date_that_mail_programs_read(when):
    assert parsedate_to_datetime(clock.rfc2822(when)) == when.replace(microsecond=0)


@given(moments, moments)
def test_editions_are_sorted_as_their_moments_are(one, other):
    keys = [clock.edition_key(when, to_the_minute=True) for when in (one, other)]
    walls = [when.replace(tzinfo=None, second=0, microsecond=0) for when in (one, other)]
    assert (keys[0] < keys[1]) == (walls[0] < walls[1])
    assert keys[0].startswith(clock.edition_key(one, to_the_minute=False))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        (" 2026-11-22T23:59:00+01:00 ", date(2026, 11, 22)),
        ("last Tuesday", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_an_article(text, day):
    assert clock.day_of(text) == day


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening")],
)
def test_the_greeting_fits_the_hour(hour, part):
    assert clock.part_of_day(datetime(2026, 1, 1, hour, tzinfo=UTC)) == part


@pytest.mark.parametrize(
    ("day", "ending"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (22, "22nd"), (23, "23rd"), (30, "30th"), (31, "31st")],
)  # fmt: skip
def test_a_date_is_said_with_its_ordinal(day, ending):
    assert clock.said_date(date(2026, 12, day)).endswith(f"the {ending} of December")


def test_a_date_is_written_in_full():
    assert clock.long_date(date(2026, 11, 2)) == "Monday 2 November 2026"


@given(st.floats(0, 359_999))
def test_a_length_reads_as_minutes_and_seconds(seconds):
    parts = [int(part) for part in clock.clock_time(seconds).split(":")]
    assert sum(part * 60**place for place, part in enumerate(reversed(parts))) == round(seconds)
    assert all(part < 60 for part in parts[1:])
