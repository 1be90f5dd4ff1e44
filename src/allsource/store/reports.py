"""Reports as the desk holds them at a moment: document, captures, the reading of then, corrections laid over it.

Documents are loaded a few hundred at a time, so that a desk of any size passes through little memory.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, select

from allsource.model import Capture, Claim, Document, Event, Mention, Reading, Report, Span
from allsource.store import schema
from allsource.store.codec import decode
from allsource.store.documents import applied, stored_document
from allsource.store.judgements import Judgements, corrected, judgements
from allsource.store.selection import Selection

__all__ = ["document_numbers", "documents_starting", "report", "reports", "standing_reading", "stored_readings"]

_AT_ONCE = 200


def reports(
    connection: Connection, selection: Selection | None = None, *, documents: Sequence[int] | None = None
) -> Iterator[Report]:
    """Every report in the order in which the desk learned of them, or those of the given document numbers."""
    moment = (selection or Selection()).moment
    standing = judgements(connection, moment)
    numbers = document_numbers(connection, moment) if documents is None else documents
    for first in range(0, len(numbers), _AT_ONCE):
        yield from _load(connection, numbers[first : first + _AT_ONCE], moment, standing)


def report(connection: Connection, document_id: str, moment: str = "9999") -> Report | None:
    """One report, or None where the desk does not hold it at that moment."""
    table = schema.document
    number = connection.scalar(select(table.c.n).where(table.c.id == document_id, table.c.recorded_at <= moment))
    standing = judgements(connection, moment)
    return None if number is None else next(_load(connection, [number], moment, standing))


def documents_starting(connection: Connection, digits: str) -> list[str]:
    """The ids whose hash begins with these digits; none for fewer than four."""
    table = schema.document
    if len(digits) < 4:
        return []
    query = select(table.c.id).where(table.c.id.startswith("sha256:" + digits, autoescape=True)).order_by(table.c.n)
    return list(connection.scalars(query))


def document_numbers(connection: Connection, moment: str = "9999") -> list[int]:
    table = schema.document
    return list(connection.scalars(select(table.c.n).where(table.c.recorded_at <= moment).order_by(table.c.n)))


def _load(connection: Connection, numbers: Sequence[int], moment: str, standing: Judgements) -> Iterator[Report]:
    documents = _documents(connection, numbers, moment)
    captures = _captures(connection, numbers, moment)
    readings = _readings(connection, numbers, moment, documents)
    learned = _learned(connection, numbers)
    for number in numbers:
        document, reading = documents[number], readings.get(number)
        retraction = standing.retracted.get(document.id)
        yield Report(
            document,
            tuple(captures[number]),
            None if reading is None else corrected(reading, standing),
            (retraction.reason or "retracted") if retraction else "",
            learned[number],
        )


def _learned(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """When the desk learned of each document."""
    table = schema.document
    query = select(table.c.n, table.c.recorded_at).where(table.c.n.in_(numbers))
    return {row.n: row.recorded_at for row in connection.execute(query)}


def _rows(connection: Connection, table: Table, numbers: Sequence[int], moment: str) -> Iterator[RowMapping]:
    column = table.c.n if table is schema.document else table.c.document_n
    query = select(table).where(column.in_(numbers), table.c.recorded_at <= moment).order_by(table.c.n)
    return iter(connection.execute(query).mappings())


def _documents(connection: Connection, numbers: Sequence[int], moment: str) -> dict[int, Document]:
    found = {row["n"]: stored_document(row) for row in _rows(connection, schema.document, numbers, moment)}
    for row in _rows(connection, schema.statement, numbers, moment):
        found[row["document_n"]] = applied(found[row["document_n"]], row)
    return found


def _captures(connection: Connection, numbers: Sequence[int], moment: str) -> dict[int, list[Capture]]:
    ids = select(schema.document.c.n, schema.document.c.id).where(schema.document.c.n.in_(numbers))
    documents = {row.n: row.id for row in connection.execute(ids)}
    found = defaultdict(list)
    for row in _rows(connection, schema.capture, numbers, moment):
        found[row["document_n"]].append(_capture(documents[row["document_n"]], row))
    return found


def _capture(document_id: str, row: RowMapping) -> Capture:
    names = ("address", "container", "media_type", "outlet", "version")
    http = tuple((key, value) for key, value in json.loads(row["http"]))
    met = datetime.fromisoformat(row["retrieved_at"])
    return Capture(document_id, retrieved_at=met, http=http, **{name: row[name] for name in names})


def _readings(
    connection: Connection, numbers: Sequence[int], moment: str, documents: dict[int, Document]
) -> dict[int, Reading]:
    account, reading = schema.account, schema.reading
    query = select(account.c.document_n, reading.c.n, reading.c.reader).join(reading)
    query = query.where(account.c.document_n.in_(numbers), account.c.since <= moment)
    query = query.where(account.c.until.is_(None) | (account.c.until > moment))
    standing = {row.n: row for row in connection.execute(query)}
    found = _stored(connection, {row.n: (row.reader, documents[row.document_n].id) for row in standing.values()})
    return {row.document_n: found[number] for number, row in standing.items()}


def standing_reading(connection: Connection, document_id: str) -> Reading | None:
    """The reading that stands for a document now, as the reader left it."""
    account = schema.account
    query = select(account.c.reading_n).join(schema.document, schema.document.c.n == account.c.document_n)
    number = connection.scalar(query.where(schema.document.c.id == document_id, account.c.until.is_(None)))
    return None if number is None else stored_readings(connection, document_id)[number]


def stored_readings(connection: Connection, document_id: str) -> dict[int, Reading]:
    """Every reading of a document by its number, as the reader left it."""
    query = select(schema.reading.c.n, schema.reading.c.reader).join(schema.document)
    rows = connection.execute(query.where(schema.document.c.id == document_id))
    return _stored(connection, {row.n: (row.reader, document_id) for row in rows})


def _stored(connection: Connection, wanted: dict[int, tuple[str, str]]) -> dict[int, Reading]:
    """Readings by number, given the reader and the document of each."""
    numbers = list(wanted)
    mentions = _contents(connection, _MENTIONS, schema.mention, numbers)
    claims = _contents(connection, select(schema.claim), schema.claim, numbers)
    events = _contents(connection, select(schema.event), schema.event, numbers)
    return {
        number: Reading(
            document_id,
            reader,
            tuple(_mention(found) for found in mentions[number]),
            tuple(decode(Claim, found["body"]) for found in claims[number]),
            tuple(decode(Event, found["body"]) for found in events[number]),
        )
        for number, (reader, document_id) in wanted.items()
    }


_MENTIONS = select(schema.mention, schema.name.c.name).join(schema.name)


def _contents(
    connection: Connection, query: Select[Any], table: Table, readings: Sequence[int]
) -> dict[int, list[RowMapping]]:
    found = defaultdict(list)
    for row in connection.execute(query.where(table.c.reading_n.in_(readings)).order_by(table.c.n)).mappings():
        found[row["reading_n"]].append(row)
    return found


def _mention(row: RowMapping) -> Mention:
    return Mention(Span(row["start"], row["end"]), row["type"], row["name"])
