"""Authority: the annotation guide (weeks are ISO weeks, tense decides weekdays) and TimeML 1.2.1 for what is a time.

Unless said, the report is of Friday, 10 May 2024.
"""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allsource import when
from allsource.model import Published, Span
from allsource.reports.dates import Time, find_dates
from allsource.reports.tagged import Tagged, Word

FRIDAY = Published("2024-05-10", "stated")


def read(text: str, published: Published | None = FRIDAY) -> list[tuple[str, str]]:
    return [(time.span.of(text), time.value) for time in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # weekdays and tense
        ("The minister met the envoy on Tuesday.", "Tuesday", "2024-05-07"),
        ("The summit will open on Tuesday.", "Tuesday", "2024-05-14"),
        ("On Sunday, the ferry is due to sail.", "Sunday", "2024-05-12"),
        ("Envoys said on Thursday that the port would close.", "Thursday", "2024-05-09"),
        ("The line said it will resume on Thursday.", "Thursday", "2024-05-16"),
        ("Police said Friday they had found nothing.", "Friday", "2024-05-10"),
        ("The harbour opened last Friday.", "last Friday", "2024-05-03"),
        ("He leaves next Friday.", "next Friday", "2024-05-17"),
        ("The interview airing this Sunday was taped.", "this Sunday", "2024-05-12"),
        ("Dockers plan to ignore Wednesday's ruling.", "Wednesday", "2024-05-08"),
        ("They met on Tuesday of last week.", "Tuesday of last week", "2024-04-30"),
        ("They met from Monday to Wednesday.", "Monday to Wednesday", "2024-05-06/2024-05-08"),
        # days near publication
        ("Shots were fired yesterday.", "yesterday", "2024-05-09"),
        ("Trains stop tonight.", "tonight", "2024-05-10"),
        ("It was shelled last night.", "last night", "2024-05-09"),
        ("The convoy left on Monday morning.", "Monday morning", "2024-05-06"),
        # weeks, months, years
        ("Exports fell last week.", "last week", "2024-04-29/2024-05-05"),
        ("Talks go on next week.", "next week", "2024-05-13/2024-05-19"),
        ("A vote is set for next month.", "next month", "2024-06"),
        ("It will end next year.", "next year", "2025"),
        ("Two weeks ago a barge sank.", "Two weeks ago", "2024-04-22/2024-04-28"),
        ("Three years ago the line opened.", "Three years ago", "2021"),
        ("He was held 10 days ago.", "10 days ago", "2024-04-30"),
        ("They have traded since March.", "March", "2024-03"),
        ("The ban lapsed in December.", "December", "2023-12"),
        ("The ban will lapse in December.", "December", "2024-12"),
        ("A treaty of early February 2022 holds.", "early February 2022", "2022-02"),
        # the calendar
        ("Rockets fell on 3 May.", "3 May", "2024-05-03"),
        ("Rockets fell on the 7th of October.", "the 7th of October", "2023-10-07"),
        ("It began on Friday, Sept. 30, 2022, at sea.", "Friday, Sept. 30, 2022", "2022-09-30"),
        ("The drill runs 10–12 May off Crete.", "10–12 May", "2024-05-10/2024-05-12"),
        ("The drill ran between 28 April and 3 May.", "28 April and 3 May", "2024-04-28/2024-05-03"),
        ("Sales of 2019–2021 rose.", "2019–2021", "2019-01-01/2021-12-31"),
        ("Oil fell in the third quarter of 2023.", "the third quarter of 2023", "2023-07-01/2023-09-30"),
        ("In the first half of 2024 it rose.", "the first half of 2024", "2024-01-01/2024-06-30"),
        ("It was built in the late 1980s.", "the late 1980s", "1980-01-01/1989-12-31"),
        ("He fled last summer.", "last summer", "2023-06-01/2023-08-31"),
        ("A truce held on Christmas Eve 2023.", "Christmas Eve 2023", "2023-12-24"),
        ("It sank the week of March 6.", "the week of March 6", "2024-03-04/2024-03-10"),
        ("Dated 13/04/2024 by hand.", "13/04/2024", "2024-04-13"),
        # clock and zone
        ("A blast at 9 a.m. GMT on Tuesday killed six.", "9 a.m. GMT on Tuesday", "2024-05-07T09Z"),
        ("It closed at 5 p.m. EST Nov. 9, 2023.", "5 p.m. EST Nov. 9, 2023", "2023-11-09T22Z"),
        ("The ferry left at 14:20 local time.", "14:20 local time", "2024-05-10T14:20"),
        ("Sirens at 0330 GMT woke Odesa.", "0330 GMT", "2024-05-10T03:30Z"),
        ("Logged 2024-05-07T01:20+03:00 by radar.", "2024-05-07T01:20+03:00", "2024-05-06T22:20Z"),
        # what cannot be reckoned keeps its words
        ("It began several months ago.", "several months ago", ""),
        ("Dated 05/06/2024 by hand.", "05/06/2024", ""),
    ],
)
def test_words_to_value(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May said she may march with Jan.",
        "The Sun reported a 3:2 win and $1990 in costs.",
        "About 2024 people and 1500 troops came.",
        "He works every Monday, for three days.",
        "The spring of the trap, the fall of the city.",
        "A man in his 80s was hurt.",
        "Version 10.12.3 costs 1,990 euros.",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_relative_days_have_no_value_without_a_day_of_publication() -> None:
    assert read("He left on Tuesday, last week, in March and 2 May 2021.", None) == [
        ("Tuesday", ""), ("last week", ""), ("March", ""), ("2 May 2021", "2021-05-02"),
    ]  # fmt: skip


def test_a_month_of_publication_anchors_months_but_not_days() -> None:
    may = Published("2024-05", "address")
    assert read("It fell last month and on Tuesday.", may) == [("last month", "2024-04"), ("Tuesday", "")]


def test_the_same_day_leans_on_the_last_date() -> None:
    text = "On 3 March 2022 shots fell. The same day troops moved; a day later, they left. The following week they met."
    assert read(text) == [
        ("3 March 2022", "2022-03-03"), ("The same day", "2022-03-03"), ("a day later", "2022-03-04"),
        ("The following week", "2022-03-07/2022-03-13"),
    ]  # fmt: skip
    assert read("The same day troops moved.") == [("The same day", "")]


def test_tags_overrule_the_words_of_the_clause() -> None:
    """`put` is past or present by its tag alone; here the network says infinitive after `to`."""
    text = "Owners aim to put it to sea Monday."
    starts = {"Owners": "NNS", "aim": "VBP", "to": "TO", "put": "VB", "it": "PRP", "sea": "NN", "Monday": "NNP"}
    words = tuple(Word(Span(text.index(w), text.index(w) + len(w)), tag) for w, tag in starts.items())
    tagged = Tagged(tuple(sorted(words, key=lambda word: word.span)), (), (), ())
    (time,) = find_dates(text, FRIDAY, tagged=tagged)
    assert time.value == "2024-05-13"


def test_the_word_before_is_kept_as_a_bound() -> None:
    assert [time.bound for time in find_dates("Shut since March, until 2025, by 3 June.", FRIDAY)] == [
        "since", "until", "by",
    ]  # fmt: skip


def test_paragraphs_do_not_run_together() -> None:
    assert read("Held in March\n\n2024 people came") == [("March", "2024-03")]


def test_a_time_becomes_a_time_reference() -> None:
    time = Time(Span(0, 5), "2024", "year")
    assert (time.ref.span, time.ref.value) == (Span(0, 5), "2024")


PIECES = st.sampled_from(
    ["on", "Tuesday", "last", "next", "the", "of", "May", "3", "31", "2024", "week", "third", "quarter", "9 a.m.",
     "GMT", ",", "-", "–", "ago", "a", "years", "1980s", "'90s", "first half", "noon", "13/13/99", "99", "and", "to",
     "between", "from", "fall", "century", "0", "2400 GMT", "12:61", "\n\n", "said", "será", "二"]
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(PIECES, max_size=25), st.sampled_from([None, "2024", "2024-02", "2024-02-29", "0001-01-01", "9999-12-31"])
)
def test_any_words_give_values_in_order_that_can_be_read(pieces: list[str], day: str | None) -> None:
    text = " ".join(pieces)
    times = find_dates(text, Published(day, "stated") if day else None)
    assert all(not time.value or when.days(time.value) for time in times)
    assert all(one.span.end <= other.span.start for one, other in pairwise(times))
