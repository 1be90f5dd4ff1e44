"""The desk's folder and its database: who may open it, and the two ways in, reading and writing.

SQLite in WAL mode: any number of processes read while one writes, and a reader sees the desk as it stood when it began.
A second writer waits for the first, up to `wait_s`, and is then told. Every write is one transaction that takes the
lock at its start, so that it can never fail half way for want of it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DatabaseError, OperationalError

from allsource.errors import AllsourceError, Busy, NoDesk
from allsource.store import evidence, schema
from allsource.store.migrations import VERSION, migrate, version_of
from allsource.store.soundness import damage, manifest

__all__ = ["Store"]

_PRAGMAS = (
    *("foreign_keys = ON", "secure_delete = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cell_size_check = ON"),
)
"""NORMAL: a killed process loses nothing; a power cut may lose the last documents whole, and reading them again mends
it. secure_delete: what is deleted is overwritten. cell_size_check: damage is met when a page is read, not later."""
_WAIT_S = 30.0


class Store:
    """One open desk folder. Use `reading()` and `writing()` for a connection with a transaction around it."""

    def __init__(self, folder: Path, *, create: bool = False, wait_s: float = _WAIT_S) -> None:
        self.folder = folder
        self.file = folder / "desk.db"
        self.evidence = folder / "evidence"
        self._wait_s = wait_s
        if not create and not self.file.is_file():
            raise NoDesk(str(folder))
        self.evidence.mkdir(parents=True, exist_ok=True)
        self._engine = _engine(self.file, wait_s)
        self._prepare()

    def _prepare(self) -> None:
        """Bring the tables up to date. A desk that already is costs one look and no lock."""
        with self.reading() as connection:
            found = version_of(connection)
        if found == VERSION:
            return
        with self.writing() as connection:
            migrate(connection)
        evidence.sweep(self.evidence)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the desk that does not move while it is used."""
        with self._plain_errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or none. Busy when another process holds the lock for `wait_s`."""
        with self._plain_errors(), self._engine.connect() as opened:
            connection = opened.execution_options(writing=True)
            with connection.begin():
                yield connection

    def compact(self) -> None:
        """Rewrite the file without what was deleted, and empty the write-ahead log."""
        with self._plain_errors(), self._engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def evidence_count(self) -> int:
        with self.reading() as connection:
            return connection.scalar(select(func.count()).select_from(schema.evidence)) or 0

    def verify(self) -> list[evidence.Flaw]:
        """Every evidence file against the manifest, every page, reference and index of the database against the rest.

        It takes the lock of a writer while the database is checked.
        """
        with self._plain_errors(), self._engine.connect() as opened:
            connection = opened.execution_options(writing=True)
            with connection.begin() as looking:
                listed = manifest(connection)
                flaws = list(damage(connection, self.file.name))
                looking.rollback()  # nothing was written, and a damaged index would not let it be kept
        return flaws if listed is None else [*evidence.survey(self.evidence, listed), *flaws]

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """What SQLite says in words of the desk."""
        try:
            yield
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise Busy(str(self.folder), self._wait_s) from error
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY:
                raise AllsourceError(f"{self.file}: no permission to write; asking a desk needs it too") from error
            raise AllsourceError(f"{self.file}: {error.orig}") from error
        except sqlite3.Error as error:
            raise AllsourceError(f"{self.file}: {error}; restore it from a copy, or read into a new desk") from error
        except DatabaseError as error:
            if type(error) is not DatabaseError:
                raise
            raise AllsourceError(
                f"{self.file}: {error.orig}; restore it from a copy, or read into a new desk"
            ) from error


def _engine(file: Path, wait_s: float) -> Engine:
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": wait_s, "check_same_thread": False})
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", _begun)
    return engine


def _prepared(connection: Any, _record: Any) -> None:
    """Transactions are ours to begin, not the driver's."""
    connection.isolation_level = None
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
