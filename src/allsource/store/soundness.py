"""Whether the database is whole: pages, references, and the full text against the rows it indexes.

SQLite keeps no checksums, so damage within a row that still parses can go unseen; the full text's own check finds it in
texts, claims and names, since their words no longer match (SQLite documentation, FTS5, 6.4). Damage is told as flaws,
never raised: what is still readable is worth knowing.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from allsource.store import schema
from allsource.store.evidence import Flaw

__all__ = ["FULL_TEXT", "damage", "manifest"]

FULL_TEXT = tuple(f"{table}_{kind}" for table in ("document", "claim", "name") for kind in ("words", "grams"))
"""The indexes of full text."""


def manifest(connection: Connection) -> list[tuple[str, int]] | None:
    """Every file that must be there with its size; None where the table cannot be read."""
    try:
        rows = connection.execute(select(schema.evidence.c.sha256, schema.evidence.c.size)).all()
    except (DatabaseError, sqlite3.DatabaseError):
        return None
    return [(row.sha256, row.size) for row in rows]


def damage(connection: Connection, name: str) -> Iterator[Flaw]:
    """What is wrong with the database called `name`, in a transaction that may write: the check of an index is one."""
    pages, failed = _told(connection, "PRAGMA integrity_check")
    for page in (*pages, failed):
        if page not in ("ok", ""):
            yield Flaw(name, "damaged", _line(page))
    for loose in _told(connection, "PRAGMA foreign_key_check")[0]:
        yield Flaw(name, "damaged", f"a row of {loose} hangs loose")
    for index in FULL_TEXT:
        _, failed = _told(connection, f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        if failed:
            yield Flaw(name, "damaged", f"the index {index} does not match its rows ({failed})")


def _told(connection: Connection, statement: str) -> tuple[list[str], str]:
    """The first column of what a check answers, and its error or ""."""
    try:
        answer = connection.exec_driver_sql(statement)
        return ([str(row[0]) for row in answer] if answer.returns_rows else []), ""
    except DatabaseError as error:
        return [], str(error.orig)
    except sqlite3.DatabaseError as error:
        return [], str(error)


def _line(page: str) -> str:
    """SQLite names the database and the page on lines of their own."""
    return " ".join(page.removeprefix("*** in database main ***").split())[:200]
