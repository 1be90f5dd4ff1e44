"""SIGKILL during `allsource follow` and `allsource orbits`: run again, and each fix and each set is there once."""

import sqlite3
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.progress import Progress
from tests.store.kills import Contents, Killed, Reference, killed_runs

DAYS = 3
SHIPS = 40


def positions_csv() -> str:
    """Invented ships that sail up and down for three days, a fix each ten minutes."""
    lines = ["mmsi,timestamp,lat,lon,sog,cog"]
    for minute in range(0, DAYS * 24 * 60, 10):
        day, rest = divmod(minute, 24 * 60)
        when = f"2024-05-{7 + day:02}T{rest // 60:02}:{rest % 60:02}:00Z"
        for ship in range(SHIPS):
            east = abs((minute / 60 + ship) % 24 - 12) / 6
            lines.append(f"{229901000 + ship},{when},{36 + ship / 50:.4f},{14 + east:.5f},9.6,90.0")
    return "\n".join(lines) + "\n"


def held(desk: Path) -> Contents:
    """Every fix of the desk by what it says, what it knows of each file, and the behaviours."""
    folder = desk / "positions"
    days = [pq.read_table(file) for file in sorted(folder.glob("????-??-??/*.parquet"))]
    rows = pa.concat_tables(days).select(["key", "lat", "lon"]).to_pylist() if days else []
    behaviours = folder / "behaviours.parquet"
    log = folder / "files.jsonl"
    return {
        "fixes": sorted((row["key"], row["lat"], row["lon"]) for row in rows),
        "behaviours": pq.read_table(behaviours).to_pylist() if behaviours.exists() else [],
        "files": sorted(set(log.read_text(encoding="utf-8").splitlines())) if log.exists() else [],
    }


def once(desk: Path) -> str:
    keys = [row[0] for row in held(desk)["fixes"]]
    assert len(keys) == len(set(keys)), "a fix is there twice"
    return f"{len(keys)} fixes were in"


@pytest.fixture(scope="module")
def following(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    file = tmp_path_factory.mktemp("positions") / "ships.csv"
    file.write_text(positions_csv(), encoding="utf-8")
    reference = Reference.made(["follow", str(file)], tmp_path_factory.mktemp("followed") / "desk")
    assert len(held(reference.desk)["fixes"]) == SHIPS * DAYS * 24 * 6
    return reference


@pytest.mark.proof
def test_twenty_five_kills_of_follow(following: Reference, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killed_runs(following, tmp_path, Killed(25, 2, Progress(capsys)), whole=once, contents=held)


SETS = 400


def elements() -> str:
    """Two-line sets of one orbit under invented numbers; the last digit is the sum of the line modulo ten."""
    lines = []
    for number in range(80001, 80001 + SETS):
        lines += [
            f"INVENTED {number}",
            _summed(f"1 {number}U 24001A   24128.50000000  .00001000  00000+0  50000-4 0  999"),
            _summed(f"2 {number}  98.0000 {number % 360:8.4f} 0001000  90.0000 270.0000 14.80000000 1000"),
        ]
    return "\n".join(lines) + "\n"


def _summed(line: str) -> str:
    return line + str(sum(int(c) if c.isdigit() else c == "-" for c in line) % 10)


def sets(desk: Path) -> Contents:
    if not (desk / "desk.db").exists():
        return {"sets": []}
    connection = sqlite3.connect(desk / "desk.db", timeout=30)
    try:
        made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'element_set'").fetchone()[0]
        query = "SELECT norad_id, epoch, source FROM element_set ORDER BY 1, 2, 3"
        return {"sets": connection.execute(query).fetchall() if made else []}
    finally:
        connection.close()


def all_or_none(desk: Path) -> str:
    found = len(sets(desk)["sets"])
    assert found in (0, SETS)
    return f"{found} element sets were in"


@pytest.fixture(scope="module")
def orbits(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    file = tmp_path_factory.mktemp("elements") / "active.tle"
    file.write_text(elements(), encoding="utf-8")
    reference = Reference.made(["orbits", str(file)], tmp_path_factory.mktemp("orbits") / "desk")
    assert len(sets(reference.desk)["sets"]) == SETS
    return reference


@pytest.mark.proof
def test_ten_kills_of_orbits(orbits: Reference, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killed_runs(orbits, tmp_path, Killed(10, 2, Progress(capsys)), whole=all_or_none, contents=sets)
