"""A fresh desk, and one that holds the hand-made report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import readings

from allsource.model import Capture, Document, Reading
from allsource.store import Kept, Store, evidence, keep


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "desk", create=True)
    yield opened
    opened.close()


def put(store: Store, document: Document, capture: Capture | None = None, reading: Reading | None = None) -> bool:
    """What the desk does with one document."""
    original = document.text.encode()
    evidence.keep(store.evidence, document.id, original)
    reader = reading.reader if reading else "hand-1"
    with store.writing() as connection:
        return keep(connection, Kept(document, capture or readings.capture(document), reader, reading, len(original)))


@pytest.fixture
def held(store: Store) -> Document:
    document = readings.document(published="2024-05-10", outlet="Harbour Post", title="Radar sale")
    put(store, document, reading=readings.reading(document))
    return document
