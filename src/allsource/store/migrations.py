"""How a desk's tables came to be: one frozen step for each schema version, applied in order inside a transaction.

A released step is never edited; a change of the tables is a new step. The version lies in SQLite's `user_version`.
A desk made by a newer allsource is refused, never guessed at.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from allsource.errors import AllsourceError

__all__ = ["VERSION", "migrate", "version_of"]


def _first(connection: Connection) -> None:
    """Documents, captures, readings and what they hold, with full text over documents, claims and names."""
    for statement in _FIRST.split(";\n"):
        connection.exec_driver_sql(statement)
    for table, columns in (("document", "title, text"), ("claim", "words"), ("name", "name")):
        for suffix, tokenizer in (("words", "unicode61 remove_diacritics 2"), ("grams", "trigram")):
            _full_text(connection, table, columns, f"{table}_{suffix}", tokenizer)


def _second(connection: Connection) -> None:
    """Feeds, and inputs that were not taken in, come to the desk."""
    for statement in _SECOND.split(";\n"):
        connection.exec_driver_sql(statement)


def _third(connection: Connection) -> None:
    """Orbital elements with their history, and what public archives imaged."""
    for statement in _THIRD.split(";\n"):
        connection.exec_driver_sql(statement)


def _fourth(connection: Connection) -> None:
    """Competing hypotheses, and the alerts of watch rules."""
    for statement in _FOURTH.split(";\n"):
        connection.exec_driver_sql(statement)


def _full_text(connection: Connection, table: str, columns: str, index: str, tokenizer: str) -> None:
    """An index without a copy of the text, kept in step by triggers so that no writer can forget it."""
    old, new = (", ".join(f"{row}.{column}" for column in columns.split(", ")) for row in ("old", "new"))
    remove = f"INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', old.n, {old});"
    insert = f"INSERT INTO {index}(rowid, {columns}) VALUES (new.n, {new});"
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{table}', content_rowid='n',"
        f" tokenize='{tokenizer}')",
        f"CREATE TRIGGER {index}_in AFTER INSERT ON {table} BEGIN {insert} END",
        f"CREATE TRIGGER {index}_out AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {index}_new AFTER UPDATE OF {columns} ON {table} BEGIN {remove} {insert} END",
    ):
        connection.exec_driver_sql(statement)


_FIRST = """
CREATE TABLE document (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, byline TEXT NOT NULL,
 outlet TEXT NOT NULL, credit TEXT NOT NULL, published TEXT, published_basis TEXT NOT NULL, language TEXT NOT NULL,
 text TEXT NOT NULL, recorded_at TEXT NOT NULL);
CREATE TABLE evidence (n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
 recorded_at TEXT NOT NULL);
CREATE TABLE capture (n INTEGER PRIMARY KEY, document_n INTEGER NOT NULL REFERENCES document(n),
 address TEXT NOT NULL, container TEXT NOT NULL, media_type TEXT NOT NULL, outlet TEXT NOT NULL, http TEXT NOT NULL,
 version TEXT NOT NULL, retrieved_at TEXT NOT NULL, recorded_at TEXT NOT NULL,
 UNIQUE (document_n, address, container));
CREATE INDEX ix_capture_document_n ON capture(document_n);
CREATE TABLE statement (n INTEGER PRIMARY KEY, document_n INTEGER NOT NULL REFERENCES document(n),
 field TEXT NOT NULL, value TEXT NOT NULL, basis TEXT NOT NULL, recorded_at TEXT NOT NULL);
CREATE INDEX ix_statement_document_n ON statement(document_n);
CREATE TABLE reading (n INTEGER PRIMARY KEY, document_n INTEGER NOT NULL REFERENCES document(n),
 reader TEXT NOT NULL, basis TEXT NOT NULL, recorded_at TEXT NOT NULL, UNIQUE (document_n, reader, basis));
CREATE INDEX ix_reading_document_n ON reading(document_n);
CREATE TABLE account (n INTEGER PRIMARY KEY, document_n INTEGER NOT NULL REFERENCES document(n),
 reading_n INTEGER NOT NULL REFERENCES reading(n), since TEXT NOT NULL, until TEXT);
CREATE INDEX ix_account_document_n ON account(document_n);
CREATE INDEX ix_account_reading_n ON account(reading_n);
CREATE TABLE name (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
CREATE INDEX ix_name_folded ON name(folded);
CREATE TABLE mention (n INTEGER PRIMARY KEY, reading_n INTEGER NOT NULL REFERENCES reading(n),
 name_n INTEGER NOT NULL REFERENCES name(n), start INTEGER NOT NULL, "end" INTEGER NOT NULL, type TEXT NOT NULL);
CREATE INDEX ix_mention_reading_n ON mention(reading_n);
CREATE INDEX ix_mention_name_n ON mention(name_n);
CREATE TABLE claim (n INTEGER PRIMARY KEY, reading_n INTEGER NOT NULL REFERENCES reading(n), local TEXT NOT NULL,
 anchor TEXT NOT NULL, words TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX ix_claim_reading_n ON claim(reading_n);
CREATE INDEX ix_claim_anchor ON claim(anchor);
CREATE TABLE event (n INTEGER PRIMARY KEY, reading_n INTEGER NOT NULL REFERENCES reading(n), local TEXT NOT NULL,
 anchor TEXT NOT NULL, starts TEXT, ends TEXT, body TEXT NOT NULL);
CREATE INDEX ix_event_reading_n ON event(reading_n);
CREATE INDEX ix_event_anchor ON event(anchor);
CREATE INDEX ix_event_starts ON event(starts);
CREATE TABLE involved (n INTEGER PRIMARY KEY, reading_n INTEGER NOT NULL REFERENCES reading(n), kind TEXT NOT NULL,
 local TEXT NOT NULL, role TEXT NOT NULL, name_n INTEGER NOT NULL REFERENCES name(n));
CREATE INDEX ix_involved_reading_n ON involved(reading_n);
CREATE INDEX ix_involved_name_n ON involved(name_n);
CREATE TABLE judgement (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, document_id TEXT NOT NULL, anchor TEXT NOT NULL,
 field TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL, recorded_at TEXT NOT NULL);
CREATE INDEX ix_judgement_document_id ON judgement(document_id);
CREATE INDEX ix_judgement_anchor ON judgement(anchor);
CREATE TABLE forgotten (n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
 recorded_at TEXT NOT NULL)
"""

_SECOND = """
CREATE TABLE feed (n INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
 recorded_at TEXT NOT NULL);
CREATE TABLE refusal (n INTEGER PRIMARY KEY, name TEXT NOT NULL, reason TEXT NOT NULL, origin TEXT NOT NULL,
 recorded_at TEXT NOT NULL)
"""

_THIRD = """
CREATE TABLE element_set (n INTEGER PRIMARY KEY, norad_id INTEGER NOT NULL, epoch TEXT NOT NULL, name TEXT NOT NULL,
 form TEXT NOT NULL, source TEXT NOT NULL, recorded_at TEXT NOT NULL, UNIQUE (norad_id, epoch, source));
CREATE INDEX ix_element_set_norad_id ON element_set(norad_id);
CREATE INDEX ix_element_set_epoch ON element_set(epoch);
CREATE TABLE image (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, recorded_at TEXT NOT NULL)
"""

_FOURTH = """
CREATE TABLE hypothesis_step (n INTEGER PRIMARY KEY, question TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,
 against TEXT NOT NULL, value TEXT NOT NULL, record TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL,
 recorded_at TEXT NOT NULL);
CREATE INDEX ix_hypothesis_step_question ON hypothesis_step(question);
CREATE TABLE alert (n INTEGER PRIMARY KEY, rule TEXT NOT NULL, cause TEXT NOT NULL, body TEXT NOT NULL,
 recorded_at TEXT NOT NULL, UNIQUE (rule, cause))
"""

_STEPS: tuple[Callable[[Connection], None], ...] = (_first, _second, _third, _fourth)
VERSION = len(_STEPS)


def version_of(connection: Connection) -> int:
    """0 for a new file, else the schema version it was left at."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection, *, to: int = VERSION) -> int:
    """Bring the tables to a version within the caller's transaction; the version found before is returned."""
    found = version_of(connection)
    if found > VERSION:
        raise AllsourceError(
            f"the desk has schema {found}, this allsource knows up to {VERSION}: open it with a newer allsource"
        )
    for number, step in enumerate(_STEPS[found:to], start=found + 1):
        step(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    return found
