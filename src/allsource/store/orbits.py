"""Element sets and archive images of a desk: kept as the text they came as, each once, with their history."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.functions import Function

from allsource.store import schema
from allsource.store.selection import now

__all__ = ["KeptElements", "image_bodies", "keep_elements", "keep_images", "kept_elements"]

_BATCH = 1000


class KeptElements(NamedTuple):
    """One element set as it lies in the desk; `epoch` is ISO 8601 in UTC, `source` the record's own text."""

    norad_id: int
    epoch: str
    name: str
    form: str
    source: str


def keep_elements(connection: Connection, sets: Iterable[KeptElements]) -> int:
    """Add what is not held yet; how many were new."""
    rows = [{**item._asdict(), "recorded_at": now()} for item in sets]
    return _add(connection, schema.element_set, rows)


def kept_elements(connection: Connection, *, start: str = "", end: str = "") -> Iterator[KeptElements]:
    """Of every object the sets with an epoch from `start` to `end`, and the nearest on either side of that time.

    So a past window is served by the elements around it, and a future one by the latest. Empty limits ask for all.
    """
    table = schema.element_set
    inside = select(table).where(table.c.epoch >= start, table.c.epoch <= (end or "9"))
    before = _edge(func.max(table.c.epoch), table.c.epoch < start)
    after = _edge(func.min(table.c.epoch), table.c.epoch > (end or "9"))
    for statement in (before, inside, after):
        for row in connection.execute(statement.order_by(table.c.norad_id, table.c.epoch)):
            yield KeptElements(row.norad_id, row.epoch, row.name, row.form, row.source)


def keep_images(connection: Connection, images: Iterable[tuple[str, str]]) -> int:
    """Add (id, STAC item) pairs that are not held yet; how many were new."""
    return _add(connection, schema.image, [{"id": i, "body": body, "recorded_at": now()} for i, body in images])


def image_bodies(connection: Connection) -> list[str]:
    return list(connection.execute(select(schema.image.c.body).order_by(schema.image.c.n)).scalars())


def _edge(epoch: Function[str], condition: ColumnElement[bool]) -> Select[Any]:
    """The sets of that extreme epoch among those that meet the condition, one object at a time."""
    table = schema.element_set
    edges = select(table.c.norad_id, epoch.label("edge")).where(condition).group_by(table.c.norad_id).subquery()
    return select(table).join(edges, (table.c.norad_id == edges.c.norad_id) & (table.c.epoch == edges.c.edge))


def _add(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    count = select(func.count()).select_from(table)
    before = connection.execute(count).scalar_one()
    for low in range(0, len(rows), _BATCH):
        connection.execute(insert(table).on_conflict_do_nothing(), rows[low : low + _BATCH])
    return int(connection.execute(count).scalar_one()) - before
