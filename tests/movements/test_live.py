"""Limits, rule 4: military platforms of a live stream are kept back and coarse; recordings are as they are; nothing is
told beyond the last fix.

The clock is the machine's own: live fixes are stamped around the present time.
"""

import io
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyais
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.movements.makers import Said, moving, resting
from tests.movements.test_ais import tagged

from allsource import movements
from allsource.cli.follow import command
from allsource.desk.following import Followed, follow_into, follow_only
from allsource.movements.military import is_military_address

WARSHIP, FERRY = 239901035, 239901060


def sentences(ages_h: list[float]) -> bytes:
    """A warship (which says so) and a ferry, both heard so many hours ago."""
    lines = []
    now = int(time.time())
    for mmsi, kind in ((WARSHIP, 35), (FERRY, 60)):
        said: Said = {"type": 5, "mmsi": mmsi, "shipname": "INVENTED", "ship_type": kind}
        lines += [tagged(line.encode(), b"c:%d" % now) for line in pyais.encode_dict(said)]
        for age in ages_h:
            place: Said = {"type": 1, "mmsi": mmsi, "lat": 36.12345, "lon": -5.6789, "speed": 11.0, "course": 90.0}
            stamp = b"s:rLIVE,c:%d" % (now - round(3600 * age))
            lines.append(tagged(pyais.encode_dict(place)[0].encode(), stamp))
    return b"\n".join(lines) + b"\n"


def piped(data: bytes, folder: Path) -> Followed:
    """What a named pipe brings."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    followed = follow_only([pipe])
    writer.join()
    return followed


def kept(followed: Followed) -> dict[str, int]:
    tracks = followed.movements.tracks
    return dict(zip(tracks["identity"].to_pylist(), tracks["fixes"].to_pylist(), strict=True))


def test_young_positions_of_a_warship_are_kept_back_and_old_ones_are_coarse(tmp_path: Path) -> None:
    followed = piped(sentences([0.0, 5.0, 23.0, 25.0, 30.0]), tmp_path)
    assert kept(followed) == {f"mmsi:{WARSHIP}": 2, f"mmsi:{FERRY}": 5}
    (file,) = followed.files
    assert file.drawn is not None
    theirs = [row for row in file.drawn.to_pylist() if row["identity"] == f"mmsi:{WARSHIP}"]
    for row in theirs:
        assert (row["lat"], row["lon"]) == (36.25, -5.75), "the middle of half a degree"
        assert row["precision_m"] > 30_000
        assert row["speed_kn"] is None
        assert row["course_deg"] is None
    ferry = next(row for row in file.drawn.to_pylist() if row["identity"] == f"mmsi:{FERRY}")
    assert ferry["lat"] == pytest.approx(36.12345, abs=1e-5)
    notes = [note for note in file.notes if note.startswith("live stream")]
    assert notes == [
        "live stream: 3 fixes of military platforms kept back, younger than 24 h",
        "live stream: 2 fixes of military platforms kept to 0.5 degrees only",
    ]


def test_nothing_of_them_reaches_the_store_either(tmp_path: Path) -> None:
    """A file that is being written right now counts as live; the type may have been learnt from an earlier one."""
    live = tmp_path / "now.nmea"
    live.write_bytes(sentences([0.0, 1.0]))
    followed = follow_into(tmp_path / "desk", [live])
    assert kept(followed) == {f"mmsi:{FERRY}": 2}
    held = [row for file in (tmp_path / "desk" / "positions").rglob("20*/*.parquet")
            for row in pq.read_table(file).to_pylist()]  # fmt: skip
    assert {row["identity"] for row in held} == {f"mmsi:{FERRY}"}
    bare = b"".join(line + b"\n" for line in sentences([0.5]).splitlines() if b"VDM,1,1" in line)
    live.write_bytes(bare)
    assert f"mmsi:{WARSHIP}" not in kept(follow_into(tmp_path / "desk", [live]))


def test_a_recording_is_as_it_is(tmp_path: Path) -> None:
    recording = tmp_path / "last-week.nmea"
    recording.write_bytes(sentences([150.0, 151.0]))
    followed = follow_only([recording])
    assert kept(followed) == {f"mmsi:{WARSHIP}": 2, f"mmsi:{FERRY}": 2}
    (file,) = followed.files
    assert not [note for note in file.notes if "live" in note]
    assert file.drawn is not None
    assert {round(row["lat"], 5) for row in file.drawn.to_pylist()} == {36.12345}


def test_standard_input_is_a_live_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*options: str) -> Iterator[str]:
        stdin = io.TextIOWrapper(io.BytesIO(sentences([2.0])))
        monkeypatch.setattr(sys, "stdin", stdin)
        result = CliRunner().invoke(command, ["-", "--no-desk", *options], input=sentences([2.0]))
        assert result.exit_code == 0, result.output
        yield from result.stdout.splitlines()

    lines = list(run())
    assert "  live stream: 1 fixes of military platforms kept back, younger than 24 h" in lines
    assert "1 platforms, 1 fixes, 1 segments (desk profile)" in lines
    assert all(json.loads(line)["platforms"] != [f"mmsi:{WARSHIP}"] for line in run("--json"))


def test_military_addresses() -> None:
    """FAA: civil registrations end at N99999, ADF7C7."""
    known = {"adf7c7": False, "adf7c8": True, "ae1234": True, "4ca901": False, "~ae1234": True}
    assert {value: is_military_address(f"icao24:{value}") for value in known} == known
    assert not is_military_address("mmsi:239901001")
    assert not is_military_address("icao24:zz")


def test_nothing_is_told_beyond_the_last_fix() -> None:
    """Open behaviours have no end, and no row of any table lies after the last fix."""
    for table in (
        moving("mmsi:239901001", (36.0, -20.0), 90.0, 12.0, 3.0),
        resting("mmsi:239901002", (36.0, -20.0), 9.0),
    ):
        last = max(table["time"].to_pylist())
        moved = movements.follow(table)
        for row in moved.behaviours.to_pylist():
            assert row["start"] <= last
            assert row["end"] is None or row["end"] <= last
        assert moved.tracks["last"].to_pylist() == [last]
        assert max(moved.segments["end"].to_pylist()) == last
