"""Dates of publication (ISO 8601, RFC 5322, English), to the precision that is known."""

import pytest

from allsource.intake.dating import any_form, in_address, in_mail, in_words, iso


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-10", "2024-05-10"),
        ("20240510", "2024-05-10"),
        ("2024-05-10T14:20:00Z", "2024-05-10T14:20:00+00:00"),
        ("2024-05-10T14:20:00.123Z", "2024-05-10T14:20:00+00:00"),
        ("2024-05-10T14:20:00.1234567+02:00", "2024-05-10T12:20:00+00:00"),
        ("2024-05-10 14:20:00+0200", "2024-05-10T12:20:00+00:00"),
        ("2024-05-10T14:20", "2024-05-10"),  # no zone: the day is all that is sure
        ("2024-05-10T23:30:00-04:00", "2024-05-10"),  # an evening in New York: the outlet's own day
        ("2024-05-10T00:30:00+03:00", "2024-05-10"),
        ("2024-00", None),
        ("2024-02-30", None),
        ("0001-01-01T00:00:00+05:00", None),
        ("9999-12-31T23:59:59-05:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso(value: str, wanted: str | None) -> None:
    found = iso(value, "page")
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Fri, 10 May 2024 14:20:00 +0200", "2024-05-10T12:20:00+00:00"),
        ("10 May 2024 14:20 GMT", "2024-05-10T14:20:00+00:00"),
        ("Fri, 10 May 2024 23:20:00 -0400", "2024-05-10"),
        ("Fri, 10 May 2024 14:20:00 -0000", "2024-05-10"),  # RFC 5322: the zone is not known
        ("Fri, 32 May 2024 14:20:00 +0200", None),
        ("soon", None),
    ],
)
def test_mail(value: str, wanted: str | None) -> None:
    found = in_mail(value, "header")
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Friday, May 10, 2024", "2024-05-10"),
        ("Published on 10th of May 2024 at noon", "2024-05-10"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("2024/5/3", "2024-05-03"),
        ("first May 3, 2024 then April 1, 2023", "2024-05-03"),
        ("May 2024", "2024-05"),
        ("31 February 2024", None),
        ("03/04/2024", None),  # two countries read it differently
        ("in 2024", None),
    ],
)
def test_words(text: str, wanted: str | None) -> None:
    found = in_words(text, "header")
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/world/2024/05/10/talks", "2024-05-10"),
        ("2024-05-10-talks.html", "2024-05-10"),
        ("talks_20240510.txt", "2024-05-10"),
        ("/2024/05/talks", "2024-05"),
        ("/id/1202405101/", None),
        ("/2024/13/10/", None),
        ("/2024-05/10", None),
    ],
)
def test_addresses(address: str, wanted: str | None) -> None:
    found = in_address(address)
    assert (found.value if found else None) == wanted


def test_any_form_prefers_the_exact_one() -> None:
    forms = ("2024-05-10T14:20:00Z", "Fri, 10 May 2024 14:20:00 GMT", "May 10, 2024")
    assert [found.precision for form in forms if (found := any_form(form, "page"))] == ["time", "time", "day"]
