"""Spans and published dates behave as the records promise."""

from allsource.model import Published, Span


def test_a_span_is_half_open_and_cuts_its_words() -> None:
    assert Span(4, 9).of("The radar parts") == "radar"
    assert Span(0, 4).overlaps(Span(3, 9))
    assert not Span(0, 4).overlaps(Span(4, 9))
    assert Span(0, 9).holds(Span(4, 9))


def test_precision_of_a_published_date_follows_its_value() -> None:
    values = ["2024", "2024-05", "2024-05-10", "2024-05-10T14:20:00+00:00"]
    assert [Published(value, "stated").precision for value in values] == ["year", "month", "day", "time"]
    assert Published("2024-05", "page").day is None
