"""Damage of the database is told, not raised. SQLite's file format 3 says where its pages lie."""

import sqlite3
from pathlib import Path

from allsource.model import Document
from allsource.store import Store


def overwritten(store: Store, needle: bytes, put: bytes) -> None:
    """The bytes of the closed database with one stretch replaced."""
    store.compact()
    store.close()
    content = bytearray(store.file.read_bytes())
    at = content.index(needle)
    content[at : at + len(put)] = put
    store.file.write_bytes(content)


def test_a_sound_desk_has_no_flaw(store: Store, held: Document) -> None:
    assert store.verify() == []


def test_a_text_that_changed_under_its_index_is_found(store: Store, held: Document) -> None:
    """No page is damaged, so only the full text knows."""
    word = held.text.split()[3].encode()
    overwritten(store, held.text.encode(), held.text.encode().replace(word, b"x" * len(word)))
    flaws = Store(store.folder).verify()
    assert {flaw.kind for flaw in flaws} == {"damaged"}
    assert {flaw.reason.split()[2] for flaw in flaws} == {"document_words", "document_grams"}


def test_a_damaged_page_is_a_flaw_and_the_rest_is_still_held_against_the_manifest(store: Store, held: Document) -> None:
    evidence = next(path for path in store.evidence.rglob("*") if path.is_file())
    store.compact()
    store.close()
    page, size = root_page(store.file, "event"), 4096
    content = bytearray(store.file.read_bytes())
    content[(page - 1) * size : page * size] = b"A" * size
    store.file.write_bytes(content)
    evidence.unlink()
    kinds = [flaw.kind for flaw in Store(store.folder).verify()]
    assert kinds[0] == "missing"
    assert "damaged" in kinds


def root_page(file: Path, table: str) -> int:
    connection = sqlite3.connect(file)
    try:
        row = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    finally:
        connection.close()
    return int(row[0])
