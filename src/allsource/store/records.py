"""Putting one document into the desk, and knowing whether it is there already.

Everything that belongs to a document goes in within the caller's one transaction: the document, its capture, what was
stated about it, its reading, the names and the full text. Doing it twice changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_pass

from allsource import when
from allsource.ids import folded
from allsource.model import Capture, Claim, Document, Event, Reading
from allsource.store import schema
from allsource.store.anchors import anchors
from allsource.store.codec import compact, encode
from allsource.store.documents import basis_of, current, number_of
from allsource.store.selection import now

__all__ = ["Kept", "claim_names", "event_names", "has_reading", "insert_contents", "keep"]


def has_reading(connection: Connection, document: Document, reader: str) -> bool:
    """Whether this account of the document was read by this reader."""
    query = (
        select(schema.reading.c.n)
        .join(schema.document)
        .where(schema.document.c.id == document.id)
        .where(schema.reading.c.reader == reader, schema.reading.c.basis == basis_of(document))
    )
    return connection.scalar(query) is not None


@dataclass(frozen=True, slots=True)
class Kept:
    """One document on its way into the desk, with what the reader called `reader` found in it.

    `reading` is None where there is none to add: the language is not read, or this reader has read it before. The
    `size` bytes of the original lie under `evidence/` already; None where a forgotten name forbids to keep them.
    """

    document: Document
    capture: Capture
    reader: str
    reading: Reading | None
    size: int | None


def keep(connection: Connection, given: Kept) -> bool:
    """Record a document as it now stands, how it was met, and what was read in it. Whether it is new to the desk."""
    at = now()
    document = given.document
    if given.size is not None:
        _list_file(connection, document.id, given.size, at)
    held = current(connection, document.id)
    number = _insert_document(connection, document, at) if held is None else number_of(connection, document.id)
    assert number is not None
    if held is not None:
        _state(connection, number, held, document, at)
    _meet(connection, number, given.capture, at)
    read = _reading(connection, number, given, at)
    if read is not None:
        _stand(connection, number, read, at)
    return held is None


def _insert_document(connection: Connection, document: Document, at: str) -> int:
    values: dict[str, object] = {
        "id": document.id,
        "title": document.title,
        "byline": document.byline,
        "outlet": document.outlet,
        "credit": document.credit,
        "published": document.published.value if document.published else None,
        "published_basis": document.published.basis if document.published else "",
        "language": document.language,
        "text": document.text,
        "recorded_at": at,
    }
    return _inserted(connection, schema.document, values)


def _inserted(connection: Connection, table: Table, values: Mapping[str, object]) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _state(connection: Connection, number: int, held: Document, document: Document, at: str) -> None:
    """A change of the published date or the outlet is a record of its own."""
    changes = []
    if document.published is not None and document.published != held.published:
        changes.append(("published", document.published.value, document.published.basis))
    if document.outlet != held.outlet:
        changes.append(("outlet", document.outlet, "stated" if held.outlet else "capture"))
    for field, value, basis in changes:
        row = {"document_n": number, "field": field, "value": value, "basis": basis, "recorded_at": at}
        connection.execute(insert(schema.statement).values(row))


def _meet(connection: Connection, number: int, capture: Capture, at: str) -> None:
    """The same address twice is one capture: the first one stays."""
    values = {
        "document_n": number,
        "address": capture.address,
        "container": capture.container,
        "media_type": capture.media_type,
        "outlet": capture.outlet,
        "http": compact(capture.http),
        "version": capture.version,
        "retrieved_at": capture.retrieved_at.isoformat(),
        "recorded_at": at,
    }
    connection.execute(insert_or_pass(schema.capture).values(values).on_conflict_do_nothing())


def _list_file(connection: Connection, document_id: str, size: int, at: str) -> None:
    values = {"sha256": document_id, "size": size, "recorded_at": at}
    connection.execute(insert_or_pass(schema.evidence).values(values).on_conflict_do_nothing())


def _reading(connection: Connection, number: int, given: Kept, at: str) -> int | None:
    """The number of the reading, made now or held from before."""
    key = {"document_n": number, "reader": given.reader, "basis": basis_of(given.document)}
    table = schema.reading
    held = connection.scalar(select(table.c.n).where(*(table.c[column] == value for column, value in key.items())))
    if held is not None or given.reading is None:
        return held
    made = _inserted(connection, table, key | {"recorded_at": at})
    insert_contents(connection, made, given.document.text, given.reading)
    return made


def insert_contents(connection: Connection, number: int, text: str, reading: Reading) -> None:
    """What a reading found, row by row, with the names it speaks of."""
    marks = anchors(reading)
    roles = [row for claim in reading.claims for row in claim_names(reading, claim)]
    roles += [row for event in reading.events for row in event_names(event)]
    names = _names(connection, {name for *_, name in roles} | {mention.name for mention in reading.mentions})
    rows: dict[Table, list[dict[str, object]]] = {
        schema.mention: [
            {"start": found.span.start, "end": found.span.end, "type": found.type, "name_n": names[found.name]}
            for found in reading.mentions
            if found.name in names
        ],
        schema.claim: [_claim_row(claim, marks[claim.id], text) for claim in reading.claims],
        schema.event: [_event_row(event, marks[event.id]) for event in reading.events],
        schema.involved: [
            {"kind": kind, "local": local, "role": role, "name_n": names[name]} for kind, local, role, name in roles
        ],
    }
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), [{"reading_n": number} | row for row in values])


def _names(connection: Connection, wanted: set[str]) -> dict[str, int]:
    """The number of each name, new ones added."""
    values = [{"name": name, "folded": folded(name)} for name in sorted(wanted)]
    if not values:
        return {}
    connection.execute(insert_or_pass(schema.name).on_conflict_do_nothing(), values)
    query = select(schema.name.c.name, schema.name.c.n).where(schema.name.c.name.in_(wanted))
    return {row.name: row.n for row in connection.execute(query)}


def _claim_row(claim: Claim, anchor: str, text: str) -> dict[str, object]:
    parts = (claim.source, claim.cue, *claim.content)
    words = " ".join(part.of(text) for part in parts if part is not None)
    return {"local": claim.id, "anchor": anchor, "words": words, "body": encode(claim)}


def _event_row(event: Event, anchor: str) -> dict[str, object]:
    days = when.days(event.time.value) if event.time else None
    starts, ends = (days.first.isoformat(), days.last.isoformat()) if days else (None, None)
    return {"local": event.id, "anchor": anchor, "starts": starts, "ends": ends, "body": encode(event)}


def claim_names(reading: Reading, claim: Claim) -> list[tuple[str, str, str, str]]:
    """A claim is about its speaker, its carriers and whoever its content names."""
    rows = {("speaker", claim.speaker)} | {("via", name) for name in claim.via}
    rows |= {
        ("content", mention.name)
        for mention in reading.mentions
        if any(part.holds(mention.span) for part in claim.content)
    }
    return [("claim", claim.id, role, name) for role, name in sorted(rows) if name]


def event_names(event: Event) -> list[tuple[str, str, str, str]]:
    rows = [("actor", party.name) for party in event.actors]
    rows += [("recipient", party.name) for party in event.recipients]
    rows += [("object", party.name) for party in event.objects]
    rows += [("place", event.place.name)] if event.place else []
    return [("event", event.id, role, name) for role, name in dict.fromkeys(rows) if name]


def _stand(connection: Connection, number: int, reading: int, at: str) -> None:
    """From now on this reading speaks for the document."""
    table = schema.account
    standing = (table.c.document_n == number) & table.c.until.is_(None)
    if connection.scalar(select(table.c.reading_n).where(standing)) == reading:
        return
    connection.execute(update(table).where(standing).values(until=at))
    connection.execute(insert(table).values(document_n=number, reading_n=reading, since=at))
