"""Corrections are records laid over readings: rejected, amended, undone, retracted, and replayed as of a moment."""

from datetime import UTC, datetime

import pytest
from tests import readings
from tests.store.conftest import put

from allsource.errors import WrongUsage
from allsource.model import Claim, Document, Event, Report
from allsource.store import AMENDABLE, Judgement, Selection, Store, claims, events, judge, report, undo
from allsource.store.anchors import anchors

ANY = Selection()


def decide(store: Store, held: Document, kind: str, local: str = "", **change: str) -> None:
    """Reject or retract, or amend `field="value"`."""
    anchor = anchors(readings.reading(held))[local] if local else ""
    with store.writing() as connection:
        for field, value in change.items() or [("", "")]:
            judge(connection, Judgement(kind, held.id, anchor, field, value, reason="checked", by="editor"))


def shown(store: Store, held: Document, moment: str = "9999") -> Report:
    with store.reading() as connection:
        found = report(connection, held.id, moment)
    assert found is not None
    return found


def test_a_rejected_event_is_in_no_answer_and_undo_is_exact(store: Store, held: Document) -> None:
    before = shown(store, held)
    decide(store, held, "reject", "e1")
    with store.reading() as connection:
        assert [event.id for _, event in events(connection, ANY)] == ["e2"]
    with store.writing() as connection:
        assert len(undo(connection, held.id, anchors(readings.reading(held))["e1"], by="editor")) == 1
    assert shown(store, held) == before


def test_an_amended_date_moves_the_event_into_another_window(store: Store, held: Document) -> None:
    june = Selection(start=datetime(2024, 6, 1, tzinfo=UTC), end=datetime(2024, 6, 30, tzinfo=UTC))
    with store.reading() as connection:
        assert list(events(connection, june)) == []
    decide(store, held, "amend", "e1", date="2024-06-04")
    with store.reading() as connection:
        assert [event.time.value for _, event in events(connection, june) if event.time] == ["2024-06-04"]


def test_an_amended_speaker_is_found_by_the_new_name(store: Store, held: Document) -> None:
    decide(store, held, "amend", "c2", speaker="Portugal")
    with store.reading() as connection:
        assert [claim.id for _, claim in claims(connection, Selection(about=("portugal",)))] == ["c2"]
        assert [claim.id for _, claim in claims(connection, Selection(about=("Malta",)))] == ["c1"]


def test_the_desk_as_of_a_moment_before_a_correction_does_not_know_it(store: Store, held: Document) -> None:
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    decide(store, held, "retract")
    assert shown(store, held).retracted == "checked"
    assert shown(store, held, moment).retracted == ""


def test_a_correction_holds_when_the_document_is_read_anew(store: Store, held: Document) -> None:
    decide(store, held, "reject", "e1")
    put(store, held, reading=readings.reading(held, reader="hand-2"))
    reading = shown(store, held).reading
    assert reading is not None
    assert (reading.reader, [event.id for event in reading.events]) == ("hand-2", ["e2"])


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Claim, "stance", "lies"),
        (Event, "type", "WAR"),
        (Event, "mode", "phone"),
        (Event, "date", "last week"),
        (Event, "place", "Setúbal@91,0"),
        (Event, "place", "Setúbal@north"),
        (Event, "disclosure", "secret"),
    ],
)
def test_a_value_outside_the_vocabulary_is_refused_with_what_is_allowed(kind: type, field: str, value: str) -> None:
    reading = readings.reading(readings.document())
    item = reading.claims[0] if kind is Claim else reading.events[0]
    with pytest.raises(WrongUsage, match="allowed is"):
        AMENDABLE[kind][field].apply(item, value)


def test_a_place_given_by_a_person_is_no_finer_than_a_place() -> None:
    event = readings.reading(readings.document()).events[1]
    moved = AMENDABLE[Event]["place"].apply(event, "Faro@37.02,-7.93")
    assert (moved.place.name, moved.place.lat, moved.place.precision) == ("Faro", 37.02, "place")
    assert moved.place.span == event.place.span if event.place else False
    assert AMENDABLE[Event]["place"].apply(event, "").place is None
