"""How far the desk's memory has come: one short value that changes whenever anything in it does."""

from sqlalchemy import Connection, Table, func, select

from allsource.store import schema

__all__ = ["state"]

_GROWING: tuple[Table, ...] = (
    schema.document, schema.statement, schema.capture, schema.reading, schema.account, schema.judgement,
    schema.forgotten,
)  # fmt: skip


def state(connection: Connection) -> str:
    """The highest row number of each table that only grows, and how many of their rows are left."""
    rows = (connection.execute(select(func.max(table.c.n), func.count(table.c.n))).one() for table in _GROWING)
    return " ".join(f"{top or 0}/{count}" for top, count in rows)
