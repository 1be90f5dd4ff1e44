"""What people decided about readings: recorded as rows, laid over what the reader found, and undone without a trace.

A judgement is never changed. Undoing one is a later row that names it, so that the desk as of a day before the undoing
still shows it. What may be amended is one table; a value outside its vocabulary is refused with what is allowed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, insert, select

from allsource import when
from allsource.errors import WrongUsage
from allsource.model import (
    CERTAINTIES,
    DISCLOSURES,
    EVENT_TYPES,
    FORMS,
    MODALITIES,
    MODES,
    POLARITIES,
    SOURCE_KINDS,
    STANCES,
    Claim,
    Event,
    PlaceRef,
    Reading,
    TimeRef,
)
from allsource.store import schema
from allsource.store.anchors import anchors
from allsource.store.selection import now

__all__ = ["AMENDABLE", "Judgement", "Judgements", "corrected", "judge", "judgements", "recorded_judgements", "undo"]

Key = tuple[str, str]
"""Document id and anchor."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: `kind` is reject, amend, retract or undo. Of a document itself, `anchor` is empty."""

    kind: str
    document_id: str
    anchor: str = ""
    field: str = ""
    value: str = ""
    reason: str = ""
    by: str = ""
    number: int = 0
    recorded_at: str = ""


@dataclass(slots=True)
class Judgements:
    """All that hold at a moment, by what they are about."""

    rejected: dict[Key, Judgement] = field(default_factory=dict)
    amended: dict[Key, dict[str, Judgement]] = field(default_factory=dict)
    retracted: dict[str, Judgement] = field(default_factory=dict)

    def add(self, found: Judgement) -> None:
        key = (found.document_id, found.anchor)
        if found.kind == "reject":
            self.rejected[key] = found
        elif found.kind == "amend":
            self.amended.setdefault(key, {})[found.field] = found
        elif found.kind == "retract":
            self.retracted[found.document_id] = found


def recorded_judgements(connection: Connection, moment: str = "9999") -> list[Judgement]:
    """Every row up to a moment in the order of its recording, undone ones and undoings too."""
    table = schema.judgement
    rows = connection.execute(select(table).where(table.c.recorded_at <= moment).order_by(table.c.n)).mappings()
    return [Judgement(number=row["n"], **{key: row[key] for key in row if key != "n"}) for row in rows]


def judgements(connection: Connection, moment: str = "9999") -> Judgements:
    rows = recorded_judgements(connection, moment)
    undone = {int(row.value) for row in rows if row.kind == "undo"}
    standing = Judgements()
    for row in rows:
        if row.number not in undone:
            standing.add(row)
    return standing


def judge(connection: Connection, given: Judgement) -> int:
    """Record a decision; the number by which it can be undone."""
    names = ("kind", "document_id", "anchor", "field", "value", "reason", "by")
    values = {name: getattr(given, name) for name in names} | {"recorded_at": now()}
    key = connection.execute(insert(schema.judgement).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def undo(connection: Connection, document_id: str, anchor: str, *, by: str) -> list[Judgement]:
    """Take back every standing decision about an item; those that were."""
    rows = recorded_judgements(connection)
    undone = {int(row.value) for row in rows if row.kind == "undo"}
    about = [row for row in rows if (row.document_id, row.anchor) == (document_id, anchor) and row.kind != "undo"]
    standing = [row for row in about if row.number not in undone]
    for row in standing:
        judge(connection, Judgement("undo", document_id, anchor, value=str(row.number), by=by))
    return standing


def corrected(reading: Reading, standing: Judgements) -> Reading:
    """The reading without what was rejected and with what was amended."""
    if not any(document == reading.document_id for document, _ in (*standing.rejected, *standing.amended)):
        return reading
    marks = anchors(reading)

    def of(local: str) -> Key:
        return reading.document_id, marks[local]

    claims = (claim for claim in reading.claims if of(claim.id) not in standing.rejected)
    events = (event for event in reading.events if of(event.id) not in standing.rejected)
    return replace(
        reading,
        claims=tuple(_amended(claim, standing.amended.get(of(claim.id), {})) for claim in claims),
        events=tuple(_amended(event, standing.amended.get(of(event.id), {})) for event in events),
    )


def _amended(item: Any, changes: Mapping[str, Judgement]) -> Any:
    for change in changes.values():
        item = AMENDABLE[type(item)][change.field].apply(item, change.value)
    return item


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is amended: the values allowed (None: checked by `apply`, said in `allowed`)."""

    apply: Callable[[Any, str], Any]
    allowed: str


def _one_of(name: str, values: tuple[str, ...]) -> Field:
    def apply(item: Any, value: str) -> Any:
        if value not in values:
            raise WrongUsage(f"{name}={value}", ", ".join(filter(None, values)))
        return replace(item, **{name: value})

    return Field(apply, ", ".join(filter(None, values)))


def _text(name: str) -> Field:
    return Field(lambda item, value: replace(item, **{name: value}), "any name")


def _mode(event: Event, value: str) -> Event:
    if value and value not in MODES.get(event.type, ()):
        raise WrongUsage(f"mode={value}", ", ".join(MODES.get(event.type, ())) or f"no mode for {event.type}")
    return replace(event, mode=value)


def _type(event: Event, value: str) -> Event:
    if value not in EVENT_TYPES:
        raise WrongUsage(f"type={value}", ", ".join(EVENT_TYPES))
    return replace(event, type=value, mode=event.mode if event.mode in MODES.get(value, ()) else "")


def _date(event: Event, value: str) -> Event:
    """The words stay those of the report; an event without any is dated at its trigger. Empty: no date."""
    if not value:
        return replace(event, time=None)
    if when.days(value) is None:
        raise WrongUsage(f"date={value}", "YYYY, YYYY-MM, YYYY-MM-DD, a date with hour, or two days as start/end")
    return replace(event, time=TimeRef(event.time.span if event.time else event.trigger, value))


def _place(event: Event, value: str) -> Event:
    """`NAME` or `NAME@LAT,LON`; a point that a person gave is no finer than a place. Empty: no place."""
    if not value:
        return replace(event, place=None)
    name, mark, point = value.rpartition("@") if "@" in value else (value, "", "")
    span = event.place.span if event.place else event.trigger
    if not mark:
        return replace(event, place=PlaceRef(span, name))
    try:
        lat, lon = (float(part) for part in point.split(","))
    except ValueError:
        raise WrongUsage(f"place={value}", "NAME or NAME@LAT,LON in degrees") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise WrongUsage(f"place={value}", "a latitude within 90 and a longitude within 180 degrees")
    return replace(event, place=PlaceRef(span, name, lat, lon, "place"))


AMENDABLE: dict[type, dict[str, Field]] = {
    Claim: {
        "speaker": _text("speaker"),
        "source_kind": _one_of("source_kind", SOURCE_KINDS),
        "form": _one_of("form", FORMS),
        "stance": _one_of("stance", STANCES),
        "certainty": _one_of("certainty", CERTAINTIES),
    },
    Event: {
        "type": Field(_type, ", ".join(EVENT_TYPES)),
        "mode": Field(_mode, "a mode of its type, or empty"),
        "polarity": _one_of("polarity", POLARITIES),
        "modality": _one_of("modality", MODALITIES),
        "disclosure": _one_of("disclosure", (*DISCLOSURES, "")),
        "date": Field(_date, "an ISO date or interval, or empty"),
        "place": Field(_place, "NAME or NAME@LAT,LON, or empty"),
    },
}
