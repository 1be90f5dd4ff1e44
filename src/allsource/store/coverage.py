"""What the desk holds and what it does not see: counts by outlet, language and month, refusals, feeds that fail."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from allsource.model import Report
from allsource.store import schema
from allsource.store.selection import Selection, now

__all__ = ["Cover", "Refusal", "count", "record_refusal", "refusals"]


@dataclass(frozen=True, slots=True)
class Cover:
    """How many documents bear one value: `by` is outlet, language, month or state. Empty `value`: unknown."""

    by: str
    value: str
    documents: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not taken in, by `read` or `collect`, and has not come in since."""

    name: str
    reason: str
    origin: str
    recorded_at: str


def count(reports: Iterable[Report]) -> list[Cover]:
    """Each report under its outlet, language, month of publication and state."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for report in reports:
        published = report.document.published.value[:10] if report.document.published else ""
        for by, value in _values(report, published).items():
            found[by, value].append(published)
    return [_cover(by, value, days) for (by, value), days in sorted(found.items())]


def _values(report: Report, published: str) -> dict[str, str]:
    state = "retracted" if report.retracted else "read" if report.reading else "kept, not read"
    document = report.document
    month = published[:7] if len(published) >= 7 else ""
    return {
        "sense": "reports",
        "outlet": document.outlet,
        "language": document.language,
        "month": month,
        "state": state,
    }


def _cover(by: str, value: str, days: list[str]) -> Cover:
    known = [day for day in days if day]
    return Cover(by, value, len(days), min(known, default=""), max(known, default=""))


def record_refusal(connection: Connection, name: str, reason: str, *, origin: str) -> None:
    """The latest reason for which an input was not taken in."""
    table = schema.refusal
    connection.execute(delete(table).where(table.c.name == name))
    connection.execute(insert(table).values(name=name, reason=reason, origin=origin, recorded_at=now()))


def refusals(connection: Connection, selection: Selection) -> list[Refusal]:
    """Those recorded by a moment; an input that was taken in later is none."""
    table, capture = schema.refusal, schema.capture
    later = select(capture.c.n).where(capture.c.address == table.c.name, capture.c.recorded_at > table.c.recorded_at)
    query = select(table).where(table.c.recorded_at <= selection.moment, ~later.exists()).order_by(table.c.n)
    rows = connection.execute(query).mappings()
    return [Refusal(row["name"], row["reason"], row["origin"], row["recorded_at"]) for row in rows]
