"""Keeping a document: once, twice, from two addresses, with corrections, and read anew."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import readings
from tests.store.conftest import put

from allsource.model import Claim, Document, Event, PlaceRef, Published, Span
from allsource.store import Stated, Store, as_stated, report, reports
from allsource.store.codec import decode, encode


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with store.reading() as connection:
        listing = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        tables = connection.exec_driver_sql(listing).scalars().all()
        return {table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")] for table in tables}


def only(store: Store) -> Iterator[object]:
    with store.reading() as connection:
        yield from reports(connection)


def test_what_goes_in_comes_out_equal(store: Store, held: Document) -> None:
    (found,) = only(store)
    assert found.document == held  # type: ignore[attr-defined]
    assert found.reading == readings.reading(held)  # type: ignore[attr-defined]
    assert found.captures == (readings.capture(held),)  # type: ignore[attr-defined]


def test_the_same_bytes_twice_change_nothing(store: Store, held: Document) -> None:
    before = contents(store)
    assert put(store, held, reading=readings.reading(held)) is False
    assert contents(store) == before


def test_a_second_address_is_a_second_capture(store: Store, held: Document) -> None:
    put(store, held, readings.capture(held, "https://example.org/a"), readings.reading(held))
    with store.reading() as connection:
        found = report(connection, held.id)
    assert found is not None
    assert [capture.address for capture in found.captures] == ["reports/a.txt", "https://example.org/a"]


def test_another_published_date_is_a_correction_and_a_new_reading(store: Store, held: Document) -> None:
    restated = as_stated(held, held, Stated(published="2024-06-14"))
    put(store, restated, reading=readings.reading(held, day="2024-06-11"))
    with store.reading() as connection:
        found = report(connection, held.id)
    assert found is not None
    assert found.reading is not None
    assert found.document.published == Published("2024-06-14", "stated")
    assert [event.time.value for event in found.reading.events if event.time] == ["2024-06-11"]


def test_going_back_to_the_first_date_needs_no_third_reading(store: Store, held: Document) -> None:
    put(store, as_stated(held, held, Stated(published="2024-06-14")), reading=readings.reading(held, day="2024-06-11"))
    put(store, as_stated(held, held, Stated(published="2024-05-10")), reading=None)
    rows = contents(store)
    with store.reading() as connection:
        found = report(connection, held.id)
    assert found is not None
    assert found.reading == readings.reading(held)
    assert (len(rows["reading"]), len(rows["account"]), len(rows["statement"])) == (2, 3, 2)


def test_a_later_capture_tells_what_was_unknown_but_does_not_overrule(store: Store) -> None:
    bare = readings.document()
    fed = replace(bare, published=Published("2024-05-10", "feed"), outlet="Harbour Post")
    assert as_stated(bare, fed, Stated()) == fed
    other = replace(fed, published=Published("2024-05-11", "page"), outlet="Copyist")
    assert as_stated(fed, other, Stated()) == fed
    assert as_stated(fed, other, Stated(outlet="Harbour Gazette")).outlet == "Harbour Gazette"


def test_a_language_that_is_not_read_is_kept_without_a_reading(store: Store) -> None:
    document = readings.document("Der Hafen bleibt geschlossen.", language="de")
    put(store, document, reading=None)
    with store.reading() as connection:
        found = report(connection, document.id)
    assert found is not None
    assert found.reading is None
    assert found.document == document


def test_a_failure_in_the_middle_leaves_nothing_of_the_document(store: Store, held: Document) -> None:
    before = contents(store)
    other = readings.document(readings.TEXT + " More.")
    broken = replace(readings.reading(other), events=(None,))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        put(store, other, reading=broken)
    assert contents(store) == before


def test_a_stored_field_this_version_does_not_know_is_passed_over() -> None:
    claim = readings.reading(readings.document()).claims[0]
    body = json.loads(encode(claim)) | {"mood": "added later"}
    assert decode(Claim, json.dumps(body)) == claim


points = st.floats(allow_nan=False) | st.none()
st.register_type_strategy(PlaceRef, st.builds(PlaceRef, st.builds(Span), st.text(), points, points, st.text()))


@settings(deadline=None)
@given(st.from_type(Event), st.from_type(Claim))
def test_every_record_survives_its_json(event: Event, claim: Claim) -> None:
    assert decode(Event, encode(event)) == event
    assert decode(Claim, encode(claim)) == claim
