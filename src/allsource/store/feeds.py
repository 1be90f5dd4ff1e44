"""The state of each feed between two runs of `collect`, kept as the record it is."""

from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from allsource.store import schema
from allsource.store.codec import decode, encode
from allsource.store.selection import now

__all__ = ["feed_states", "keep_feed_state"]

T = TypeVar("T")


def feed_states(connection: Connection, kind: type[T]) -> dict[str, T]:
    """The last state of every feed, by its address."""
    rows = connection.execute(select(schema.feed.c.address, schema.feed.c.body).order_by(schema.feed.c.n))
    return {row.address: decode(kind, row.body) for row in rows}


def keep_feed_state(connection: Connection, address: str, state: object) -> None:
    values = {"body": encode(state), "recorded_at": now()}
    statement = insert(schema.feed).values(address=address, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["address"], set_=values))
