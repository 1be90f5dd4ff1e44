"""Positions by day: the same fix once, whole files, whole platforms in each part."""

from pathlib import Path

import pyarrow as pa
import pytest
from tests.movements.makers import join, moving, resting

from allsource.desk.following import follow_into
from allsource.errors import Busy
from allsource.store.positions import Positions


@pytest.fixture
def night() -> pa.Table:
    return join(
        moving("mmsi:229901001", (36.0, -20.0), 90.0, 10.0, 20.0), resting("mmsi:247901002", (38.0, 10.0), 20.0)
    )


def test_adding_twice_changes_nothing(tmp_path: Path, night: pa.Table) -> None:
    positions = Positions(tmp_path)
    assert positions.add(night) == night.num_rows
    files = sorted(tmp_path.rglob("*"))
    assert positions.add(night) == 0
    assert Positions(tmp_path).add(night) == 0
    assert sorted(tmp_path.rglob("*")) == files
    assert positions.days() == ["2024-05-07", "2024-05-08"]


def test_halves_make_the_whole(tmp_path: Path, night: pa.Table) -> None:
    positions = Positions(tmp_path)
    assert positions.add(night.slice(0, 700)) + positions.add(night.slice(500)) == night.num_rows
    (part,) = positions.parts()
    assert part.num_rows == night.num_rows
    assert part.schema.names == night.schema.names


def test_follow_twice_gives_the_same_behaviours(tmp_path: Path) -> None:
    lines = [
        f"2024-05-07T{hour:02d}:{minute:02d}:00Z,229901001,38.5,10.0" for hour in range(5) for minute in range(0, 60, 5)
    ]
    file = tmp_path / "table.csv"
    file.write_text("\n".join(["time,mmsi,lat,lon", *lines, ""]))
    first, second = (follow_into(tmp_path / "desk", [file]) for _ in range(2))
    assert (first.files[0].added, second.files[0].added) == (60, 0)
    assert first.movements.behaviours.equals(second.movements.behaviours)
    assert [row["kind"] for row in first.touching().to_pylist()] == ["loitering", "stop"]


def test_a_second_writer_waits_and_is_then_told(tmp_path: Path) -> None:
    with Positions(tmp_path).writing(), pytest.raises(Busy), Positions(tmp_path, wait_s=0.1).writing():
        pass
    with Positions(tmp_path, wait_s=0.1).writing():
        pass


def test_a_writer_that_finds_half_a_file_of_a_killed_one_removes_it(tmp_path: Path, night: pa.Table) -> None:
    positions = Positions(tmp_path)
    positions.add(night)
    half = tmp_path / "2024-05-07" / ".3fa8.parquet.4711"
    half.write_bytes(b"PAR1")
    with positions.writing():
        assert not half.exists()
    assert positions.count() == night.num_rows


def test_a_line_torn_by_a_kill_does_not_spoil_the_next(tmp_path: Path) -> None:
    positions = Positions(tmp_path)
    positions.keep_counts("a.csv", {"decoded": 3})
    log = tmp_path / "files.jsonl"
    log.write_text(log.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    positions.keep_counts("a.csv", {"decoded": 3})
    positions.keep_counts("a.csv", {"decoded": 3})
    assert log.read_text(encoding="utf-8").splitlines()[1:] == ['{"file": "a.csv", "decoded": 3}']
