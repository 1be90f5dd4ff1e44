"""What is forgotten is gone: from rows, full text, evidence and the very bytes of the database."""

from dataclasses import replace

import pytest
from tests import readings
from tests.store.conftest import put

from allsource.errors import Refused
from allsource.model import Document, Report
from allsource.store import (
    Kept,
    Store,
    arriving,
    evidence,
    forget_document,
    forget_name,
    found_documents,
    merge_indexes,
    report,
)
from allsource.store.selection import Selection

NAME = "Ana Ruiz"


@pytest.fixture
def told(store: Store) -> Document:
    """A report whose name stands in its text, title, byline and address, across a line's end and as a short form."""
    text = readings.TEXT + " ANA\nRUIZ left. Ruizland is far."
    document = readings.document(text, title="Ana Ruiz speaks", byline="By Ana Ruiz")
    found = readings.reading(document)
    put(store, document, readings.capture(document, "reports/ana-ruiz.txt"), found)
    put(store, readings.document("Another story, of a zeppelin.", title="Other"))
    return document


def files_hold(store: Store, word: str) -> list[str]:
    """Files of the desk that hold a word in any case."""
    everything = (path for path in store.folder.rglob("*") if path.is_file())
    return [path.name for path in everything if word.casefold().encode() in path.read_bytes().lower()]


def forget(store: Store, name: str) -> list[str]:
    with store.writing() as connection:
        touched = forget_name(connection, name)
        merge_indexes(connection)
    for document_id in touched:
        evidence.discard(store.evidence, document_id)
    store.compact()
    return touched


def shown(store: Store, document: Document) -> Report:
    with store.reading() as connection:
        found = report(connection, document.id)
    assert found is not None
    return found


def test_a_forgotten_name_is_in_no_byte_of_the_desk(store: Store, told: Document) -> None:
    assert files_hold(store, NAME)
    assert forget(store, "ana ruiz") == [told.id]
    for word in (NAME, "Ruiz said", "ana-ruiz", "Ana\nRuiz"):
        assert files_hold(store, word) == [], word
    assert files_hold(store, "Ruizland")


def test_every_other_span_still_points_at_its_words(store: Store, told: Document) -> None:
    forget(store, NAME)
    found = shown(store, told)
    assert found.reading is not None
    assert len(found.document.text) == len(told.text)
    assert found.reading.events[0].trigger.of(found.document.text) == "sold"
    assert found.reading.claims[0].speaker == "█" * len(NAME)
    assert NAME not in {mention.name for mention in found.reading.mentions}
    assert found.captures[0].address == "reports/████████.txt"


def test_the_same_bytes_read_again_do_not_bring_the_name_back(store: Store, told: Document) -> None:
    forget(store, NAME)
    capture = readings.capture(told, "again/ana-ruiz.txt")
    with store.writing() as connection:
        given = arriving(connection, Kept(told, capture, "hand-1", readings.reading(told), len(told.text.encode())))
    assert given.size is None
    assert NAME not in f"{given.document} {given.capture} {given.reading}"


def test_a_new_report_of_a_forgotten_name_is_blanked_before_it_is_kept(store: Store, told: Document) -> None:
    forget(store, NAME)
    news = readings.document("Yesterday Ana  Ruiz sailed. Anaruiz did not.")
    with store.writing() as connection:
        given = arriving(connection, Kept(news, readings.capture(news), "hand-1", None, 40))
    assert given.document.text == "Yesterday █████████ sailed. Anaruiz did not."


def test_a_forgotten_document_is_gone_and_is_refused_when_it_comes_again(store: Store, told: Document) -> None:
    with store.writing() as connection:
        forget_document(connection, told.id)
        merge_indexes(connection)
    evidence.discard(store.evidence, told.id)
    store.compact()
    for word in ("radar", "Setúbal", NAME, "ana-ruiz"):
        assert files_hold(store, word) == [], word
    with store.reading() as connection:
        assert report(connection, told.id) is None
        assert found_documents(connection, "radar", Selection()) == []
        assert len(found_documents(connection, "zeppelin", Selection())) == 1
        with pytest.raises(Refused, match="was forgotten on"):
            arriving(connection, Kept(told, readings.capture(told), "hand-1", None, 1))
    assert store.verify() == []


def test_what_is_blanked_leaves_a_desk_that_verifies(store: Store, told: Document) -> None:
    forget(store, NAME)
    assert store.verify() == []
    assert replace(told, text="").title not in str(shown(store, told))


def test_a_report_that_lost_its_bytes_to_a_name_can_still_be_forgotten_whole(store: Store, told: Document) -> None:
    forget(store, NAME)
    with store.writing() as connection:
        forget_document(connection, told.id)
    with store.reading() as connection, pytest.raises(Refused, match="was forgotten"):
        arriving(connection, Kept(told, readings.capture(told), "hand-1", None, 10))
