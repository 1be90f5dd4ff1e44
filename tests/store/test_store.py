"""Opening, waiting, migrating: the desk's file between processes and versions."""

import gzip
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import MetaData, Table, create_engine
from tests import readings
from tests.store.conftest import put

from allsource.errors import AllsourceError, Busy, NoDesk
from allsource.model import Document
from allsource.store import Store, report, reports
from allsource.store.migrations import VERSION
from allsource.store.schema import METADATA

FIRST = Path(__file__).parent / "fixtures" / "schema-1.db.gz"


def test_a_missing_desk_is_refused_with_the_path_looked_at(tmp_path: Path) -> None:
    with pytest.raises(NoDesk, match="nowhere"):
        Store(tmp_path / "nowhere")


def test_the_migrations_lead_to_the_tables_the_code_speaks_of(store: Store) -> None:
    made = MetaData()
    engine = create_engine(f"sqlite:///{store.file}")
    made.reflect(engine)
    engine.dispose()
    for name, table in METADATA.tables.items():
        assert shape(made.tables[name]) == shape(table), name


def shape(table: Table) -> dict[str, tuple[str, bool]]:
    """Types and emptiness of the columns; SQLite's own numbering may be reflected as nullable, and never is."""
    return {column.name: (str(column.type), bool(column.nullable)) for column in table.columns if column.name != "n"}


def test_a_desk_of_the_first_schema_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(gzip.decompress(FIRST.read_bytes()))
    store = Store(tmp_path)
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == VERSION
        assert connection.exec_driver_sql("SELECT count(*) FROM refusal").scalar_one() == 0
        (found,) = reports(connection)
    document = readings.document(published="2024-05-10", outlet="Harbour Post", title="Radar sale")
    assert found.document == document
    assert found.reading == readings.reading(document)
    store.close()


def test_a_desk_of_a_later_schema_is_refused(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(AllsourceError, match="newer allsource"):
        Store(store.folder)


def test_a_file_that_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("not a database, but long enough to look at " * 100)
    with pytest.raises(AllsourceError, match=r"desk\.db"):
        Store(tmp_path)


def test_a_second_writer_waits_and_then_is_told(store: Store) -> None:
    impatient = Store(store.folder, wait_s=0.3)
    with store.writing():
        began = time.monotonic()
        with pytest.raises(Busy, match="another allsource"), impatient.writing():
            pass
        assert 0.25 < time.monotonic() - began < 10
    with impatient.writing() as connection:
        connection.exec_driver_sql("SELECT 1")
    impatient.close()


def test_a_patient_writer_gets_its_turn(store: Store) -> None:
    entered, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store.writing():
            entered.set()
            done.wait(0.5)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(5)
    put(store, readings.document())
    holder.join()


def test_readers_see_a_still_desk_while_a_writer_writes(store: Store, held: Document) -> None:
    other = readings.document(readings.TEXT + " More.")
    with store.reading() as connection:
        assert len(list(reports(connection))) == 1
        put(store, other, reading=readings.reading(other))
        assert len(list(reports(connection))) == 1
    with store.reading() as connection:
        assert len(list(reports(connection))) == 2
        assert report(connection, held.id) is not None


def test_two_processes_can_make_one_desk_at_once(tmp_path: Path) -> None:
    script = f"from pathlib import Path; from allsource.store import Store; Store(Path({str(tmp_path)!r}), create=True)"
    makers = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(4)]
    assert [maker.communicate()[1] for maker in makers] == [b""] * 4
