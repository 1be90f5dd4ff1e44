"""Removal for good: a document, or a name, from rows, full text and evidence. What stays is a hash.

A document goes whole. A name is blanked out, letter for letter, wherever it stands in the desk, so that every other
span still points at its words; the original bytes of those documents hold the name and are removed. The same name in a
report that comes in later is blanked before it is kept, and a document that was forgotten is refused.

A hash of a name can be guessed by somebody who tries names; it is kept because without it the name would come back.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from allsource.errors import Refused
from allsource.ids import folded
from allsource.store import schema
from allsource.store.blanking import (
    blanked,
    blanked_capture,
    blanked_document,
    blanked_reading,
    forgotten_in,
    forms,
    name_hash,
    name_pattern,
)
from allsource.store.records import Kept, insert_contents
from allsource.store.reports import stored_readings
from allsource.store.selection import now
from allsource.store.soundness import FULL_TEXT

__all__ = ["arriving", "forget_document", "forget_name", "forgotten", "merge_indexes", "was_forgotten"]

_OF_READING = (schema.involved, schema.mention, schema.claim, schema.event)
_OF_DOCUMENT = (schema.account, schema.reading, schema.statement, schema.capture)


def was_forgotten(connection: Connection, key: str) -> tuple[str, str] | None:
    """What was forgotten under a hash (document, bytes or name) and when, or None."""
    table = schema.forgotten
    row = connection.execute(select(table.c.kind, table.c.recorded_at).where(table.c.hash == key)).first()
    return None if row is None else (row.kind, row.recorded_at)


def forgotten(connection: Connection) -> list[tuple[str, str, str]]:
    """Hash, kind and time of everything that was forgotten."""
    table = schema.forgotten
    rows = connection.execute(select(table.c.hash, table.c.kind, table.c.recorded_at).order_by(table.c.n))
    return [(row.hash, row.kind, row.recorded_at) for row in rows]


def forget_document(connection: Connection, document_id: str) -> None:
    """Remove every row of a document; its id stays as the hash that refuses it."""
    number = connection.scalar(select(schema.document.c.n).where(schema.document.c.id == document_id))
    readings = select(schema.reading.c.n).where(schema.reading.c.document_n == number)
    addresses = select(schema.capture.c.address).where(schema.capture.c.document_n == number)
    connection.execute(delete(schema.refusal).where(schema.refusal.c.name.in_(addresses)))
    for table in _OF_READING:
        connection.execute(delete(table).where(table.c.reading_n.in_(readings)))
    for table in _OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document_n == number))
    connection.execute(delete(schema.judgement).where(schema.judgement.c.document_id == document_id))
    connection.execute(delete(schema.hypothesis_step).where(schema.hypothesis_step.c.record.startswith(document_id)))
    connection.execute(delete(schema.alert).where(schema.alert.c.body.contains(document_id)))
    connection.execute(delete(schema.evidence).where(schema.evidence.c.sha256 == document_id))
    connection.execute(delete(schema.document).where(schema.document.c.n == number))
    _remember(connection, document_id, "document")
    _drop_loose_names(connection)


def _remember(connection: Connection, key: str, kind: str) -> None:
    """A document whose bytes went before it goes whole keeps one row, of the stronger kind."""
    table = schema.forgotten
    held = was_forgotten(connection, key)
    if held is None:
        connection.execute(insert(table).values(hash=key, kind=kind, recorded_at=now()))
    elif held[0] == "bytes" and kind == "document":
        connection.execute(update(table).where(table.c.hash == key).values(kind=kind, recorded_at=now()))


def _drop_loose_names(connection: Connection) -> None:
    """Names that nothing bears any more."""
    used = select(schema.mention.c.name_n).union(select(schema.involved.c.name_n))
    connection.execute(delete(schema.name).where(schema.name.c.n.not_in(used)))


def arriving(connection: Connection, given: Kept) -> Kept:
    """A document on its way in as it may be kept: refused if forgotten, forgotten names blanked, then without bytes."""
    document, capture = given.document, given.capture
    gone = was_forgotten(connection, document.id)
    if gone is not None and gone[0] == "document":
        raise Refused(capture.address, f"was forgotten on {gone[1][:10]} and is not taken in again")
    names = forgotten_in(connection, " \n".join(getattr(document, key) for key in _DOCUMENT_TEXTS))
    names += forgotten_in(connection, f"{capture.address} {capture.container}")
    for name in names:
        given = _without(given, name)
    return given if gone is None and not names else replace(given, size=None)


def _without(given: Kept, name: str) -> Kept:
    readings = [given.reading] if given.reading else []
    pattern = name_pattern(forms(given.document.text, name, readings))
    return replace(
        given,
        document=blanked_document(given.document, pattern),
        capture=blanked_capture(given.capture, pattern),
        reading=blanked_reading(given.reading, pattern, name) if given.reading else None,
    )


def forget_name(connection: Connection, name: str) -> list[str]:
    """Blank a name in every document that holds it; the ids of those, whose bytes must go."""
    _remember(connection, name_hash(name), "name")
    pattern = name_pattern([name])
    touched = [number for number, found in _holding(connection, pattern, name) if found]
    documents = [_blank_document(connection, number, name) for number in touched]
    for table, columns in _LOOSE.items():
        _blank_rows(connection, table, columns, pattern)
    _drop_loose_names(connection)
    return documents


_LOOSE: dict[Table, tuple[str, ...]] = {
    schema.refusal: ("name", "reason"),
    schema.judgement: ("value", "reason", "by"),
    schema.feed: ("address", "body"),
    schema.hypothesis_step: ("value", "reason", "by"),
    schema.alert: ("body",),
}
"""Texts outside documents in which a name may stand."""


def _holding(connection: Connection, pattern: re.Pattern[str], name: str) -> Iterable[tuple[int, bool]]:
    """Every document's number, and whether the name stands in it or in how it was met."""
    mention, bearer = schema.mention, schema.name
    joined = schema.reading.join(mention).join(bearer, mention.c.name_n == bearer.c.n)
    query = select(schema.reading.c.document_n).select_from(joined).where(bearer.c.folded == folded(name))
    bearing = set(connection.scalars(query))
    for row in connection.execute(select(schema.document)).mappings():
        captures = connection.execute(select(schema.capture).where(schema.capture.c.document_n == row["n"])).mappings()
        texts = [row[key] for key in _DOCUMENT_TEXTS]
        texts += [capture[key] for capture in captures for key in _CAPTURE_TEXTS]
        yield row["n"], row["n"] in bearing or any(pattern.search(content) for content in texts)


_DOCUMENT_TEXTS = ("title", "byline", "outlet", "credit", "text")
_CAPTURE_TEXTS = ("address", "container", "outlet", "http")


def _blank_document(connection: Connection, number: int, name: str) -> str:
    """Blank the name, and the shorter forms that this document's readings found for it, in all that is kept of it."""
    row = connection.execute(select(schema.document).where(schema.document.c.n == number)).mappings().one()
    readings = stored_readings(connection, row["id"])
    pattern = name_pattern(forms(row["text"], name, readings.values()))
    _blank_rows(connection, schema.document, _DOCUMENT_TEXTS, pattern, where=schema.document.c.n == number)
    for table, columns in ((schema.capture, _CAPTURE_TEXTS), (schema.statement, ("value",))):
        _blank_rows(connection, table, columns, pattern, where=table.c.document_n == number)
    for key, reading in readings.items():
        for table in _OF_READING:
            connection.execute(delete(table).where(table.c.reading_n == key))
        insert_contents(connection, key, blanked(row["text"], pattern), blanked_reading(reading, pattern, name))
    connection.execute(delete(schema.evidence).where(schema.evidence.c.sha256 == row["id"]))
    _remember(connection, row["id"], "bytes")
    return str(row["id"])


def _blank_rows(
    connection: Connection, table: Table, columns: tuple[str, ...], pattern: re.Pattern[str], *, where: Any = None
) -> None:
    query = select(table) if where is None else select(table).where(where)
    for row in connection.execute(query).mappings().all():
        changed = {key: blanked(row[key], pattern) for key in columns}
        if any(changed[key] != row[key] for key in columns):
            connection.execute(update(table).where(table.c.n == row["n"]).values(changed))


def merge_indexes(connection: Connection) -> None:
    """Rewrite the full text, so that deleted words leave its pages too."""
    for index in FULL_TEXT:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
