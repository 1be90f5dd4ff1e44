"""Authority: ISO 8601 for values and weeks; the contract for `--from`, `--to`, `--as-of`."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allsource import when
from allsource.errors import WrongUsage
from allsource.when import Days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024-05-07", "2024-05-07", "2024-05-07"),
        ("2024-05-07T09", "2024-05-07", "2024-05-07"),
        ("2024-05-07T14:20Z", "2024-05-07", "2024-05-07"),
        ("2024-04-29/2024-05-05", "2024-04-29", "2024-05-05"),
        ("2023/2024-02", "2023-01-01", "2024-02-29"),
    ],
)
def test_days_a_value_covers(value: str, first: str, last: str) -> None:
    assert when.days(value) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["", "2024-13", "2023-02-29", "24-05-07", "2024-05-07/", "/2024", "2024-06/2024-05", "May", "0000"]
)
def test_what_is_no_value_covers_nothing(value: str) -> None:
    assert when.days(value) is None


@given(st.dates(min_value=date(1, 1, 2)), st.integers(0, 800))
def test_the_shortest_value_covers_the_same_days(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    assert when.days(Days(first, last).value) == Days(first, last)


def test_a_whole_month_and_year_are_written_short() -> None:
    assert Days(date(2024, 2, 1), date(2024, 2, 29)).value == "2024-02"
    assert Days(date(2024, 1, 1), date(2024, 12, 31)).value == "2024"
    assert Days(date(2024, 2, 1), date(2024, 2, 28)).value == "2024-02-01/2024-02-28"


def test_iso_weeks_run_monday_to_sunday_over_the_new_year() -> None:
    assert when.week(date(2025, 1, 1)).value == "2024-12-30/2025-01-05"


def test_winter_belongs_to_the_year_of_its_december() -> None:
    assert when.season(2023, "winter").value == "2023-12-01/2024-02-29"


def test_unknown_values_neither_overlap_nor_precede() -> None:
    assert not when.overlaps("", "2024")
    assert not when.before("2023", "")
    assert not when.within("", "2024")
    assert when.overlaps("2024-05", "2024-04-29/2024-05-05")
    assert when.before("2023-12-31", "2024")
    assert not when.before("2024-05", "2024-05-31")
    assert when.within("2024-05-07T09", "2024-05")


def test_a_bare_date_in_to_includes_that_day() -> None:
    start, end = when.window("2024-05-07", "2024-05-07")
    assert start == datetime(2024, 5, 7, tzinfo=UTC)
    assert end == datetime(2024, 5, 7, 23, 59, 59, 999999, tzinfo=UTC)


def test_utc_is_meant_unless_an_offset_is_given() -> None:
    assert when.moment("2024-05-07T14:20") == datetime(2024, 5, 7, 14, 20, tzinfo=UTC)
    assert when.moment("2024-05-07T01:20+03:00") == datetime(2024, 5, 6, 22, 20, tzinfo=UTC)
    assert when.moment("2024-05-07T01:20", end=True) == datetime(2024, 5, 7, 1, 20, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "yesterday", "07/05/2024", "2024", "2024-5-7", "20240507", "2024-02-30", "1-1-1"])
def test_what_is_no_date_is_refused_with_what_was_given(text: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        when.moment(text)
    assert repr(text) in str(caught.value)


def test_from_after_to_is_refused() -> None:
    with pytest.raises(WrongUsage):
        when.window("2024-05-08", "2024-05-07")
