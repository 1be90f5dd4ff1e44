"""Segments and gaps against Global Fishing Watch's own fixtures, and the same rules on ships of our own.

Authority: the tests of GlobalFishingWatch/gpsdio-segment (`tests/data/338013000.json`: fourteen closed segments and an
open one, one, six and eight of them begun on the three days, two messages discarded, sixty without a position;
`tests/data/263576000.json`: one segment of 928 messages, one bad message, nineteen without a position) and of
GlobalFishingWatch/pipe-gaps. The counts are exact: there is no tolerance. `segmented-416000000.json` is the output of
a release whose segments bridge silences of 55 h, which no rule of 8 or 24 h can give; it is held to a floor.
"""

import json
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.movements.makers import fixes, join, moving

from allsource import movements
from allsource.movements.fixes import fix_table
from allsource.movements.thresholds import profile
from allsource.movements.tracks import Tracks, build

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "movements" / "gfw"
needs_fixtures = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared fixtures of Global Fishing Watch")
ONE = "mmsi:239901001"


def table(rows: Sequence[dict[str, float | str | None]]) -> pa.Table:
    """GFW's messages as fixes; positions of 91 and 181 degrees are none, as every reader here takes them."""
    times = [np.datetime64(str(row["timestamp"]).replace("Z", "").replace(" ", "T"), "us").astype("i8") for row in rows]
    there = [row["lat"] is not None and float(row["lat"] or 0.0) <= 90.0 for row in rows]
    columns = {
        name: pa.array([row[theirs] if real else None for row, real in zip(rows, there, strict=True)], pa.float64())
        for name, theirs in (("lat", "lat"), ("lon", "lon"), ("speed_kn", "speed"), ("course_deg", "course"))
    }
    identity = pa.array([f"mmsi:{row['ssvid']}" for row in rows]).dictionary_encode()
    stamp = pa.array([int(time) for time in times], pa.int64()).cast(pa.timestamp("us", tz="UTC"))
    columns = {name: values.cast(pa.float32()) if "_" in name else values for name, values in columns.items()}
    return fix_table(len(rows), {"identity": identity, "time": stamp, **columns})


def lines(name: str) -> list[dict[str, float | str | None]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line]


def sizes(tracks: Tracks) -> list[int]:
    return [int(size) for size in np.diff(tracks.starts)]


@needs_fixtures
def test_a_ship_with_stray_and_ambiguous_positions_is_split_as_gfw_splits_it() -> None:
    tracks = build(table(lines("gpsdio-segment/338013000.json")), profile("gfw"))
    assert len(tracks.owner) == 14 + 1
    assert tracks.left_out["out of place, as noise"] == 2
    assert tracks.left_out["without a position"] == 60
    begun = tracks.time[tracks.starts[:-1]].astype("datetime64[us]").astype("datetime64[D]")
    assert Counter(str(day)[-2:] for day in begun) == {"18": 1, "19": 6, "20": 8}


@needs_fixtures
def test_one_bad_position_among_many_good_ones() -> None:
    tracks = build(table(lines("gpsdio-segment/263576000.json")), profile("gfw"))
    (size,) = sizes(tracks)
    assert size + tracks.left_out["repeated, of the same time and place"] == 928
    assert tracks.left_out["without a position"] == 19 + 1


def adjusted_rand(ours: Sequence[int], theirs: Sequence[object]) -> float:
    """Hubert and Arabie 1985: 1 is the same partition, 0 what chance gives."""

    def pairs(counts: Counter[object]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    one, other = pairs(Counter(ours)), pairs(Counter(theirs))
    both = pairs(Counter(zip(ours, theirs, strict=True)))
    chance = one * other / (len(ours) * (len(ours) - 1) / 2)
    return (both - chance) / ((one + other) / 2 - chance)


@needs_fixtures
def test_the_oldest_fixture_is_split_much_alike() -> None:
    """Five hulls under one number. Theirs bridge silences that ours must not."""
    rows = lines("gpsdio-segment/segmented-416000000.json")
    given = table(rows)
    tracks = build(given, profile("desk"))
    label = np.repeat(np.arange(len(tracks.owner)), np.diff(tracks.starts))
    theirs = [rows[row]["segment"] for row in tracks.row.tolist()]
    assert adjusted_rand(label.tolist(), theirs) > 0.6
    silences: dict[object, float] = {}
    for before, after in pairwise(sorted(rows, key=lambda row: (str(row["segment"]), str(row["timestamp"])))):
        if before["segment"] == after["segment"]:
            first, last = (np.datetime64(str(row["timestamp"])[:19], "s") for row in (before, after))
            silences[before["segment"]] = max(silences.get(before["segment"], 0.0), (last - first).astype(float) / 3600)
    assert max(silences.values()) > 50, "no rule of 8 or 24 hours gave these segments"


@needs_fixtures
def test_gaps_of_two_days_as_gfw_finds_them() -> None:
    """Heard at 10 and 15 o'clock, and at 4 and 16 o'clock of the next day: 13 h exceed 12 h, 12 h do not."""
    rows = [{**row, "timestamp": str(row["timestamp"])[:19], "speed": None, "course": None}
            for row in lines("pipe-gaps/sample_messages-two-days.json")]  # fmt: skip
    found = movements.follow(table(rows), profile_name="gfw").behaviours.to_pylist()
    (gap,) = [row for row in found if row["kind"] == "gap"]
    assert (gap["start"].isoformat(), gap["duration_s"]) == ("2024-01-01T15:00:00+00:00", 13 * 3600)


@needs_fixtures
def test_no_gap_where_gfw_finds_none_above_twelve_hours() -> None:
    """A message every hour or so for four days; one without a position, one under another number."""
    rows = [{**row, "timestamp": str(np.datetime64(int(float(row["timestamp"] or 0)), "s")),
             "speed": None, "course": None} for row in lines("pipe-gaps/sample_messages_lines.json")]  # fmt: skip
    moved = movements.follow(table(rows), profile_name="gfw")
    assert "gap" not in moved.behaviours["kind"].to_pylist()
    assert sorted(moved.tracks["fixes"].to_pylist()) == [1, 82]  # one of the 83 is there twice


def run_and_stray(fast_kn: float) -> pa.Table:
    """Two hours to the east at 10 kn; then a fix that `fast_kn` would have reached in another hour, to the north."""
    run = moving(ONE, (36.0, -20.0), 90.0, 10.0, 2.0)
    stray = fixes(ONE, [3 * 3600.0], [36.0 + fast_kn / 60], [-20.0 + 20 / 60 / np.cos(np.radians(36))],
                  speed_kn=[0.0], course_deg=[0.0])  # fmt: skip
    return join(run, stray)


@pytest.mark.parametrize("name", ["desk", "gfw"])
def test_twenty_five_knots_against_dead_reckoning(name: str) -> None:
    near, far = (build(run_and_stray(speed), profile(name)) for speed in (6.0, 60.0))
    assert sizes(near) == [122]
    assert sizes(far) == [121, 1]


@pytest.mark.parametrize("name", ["desk", "gfw"])
def test_eight_hours_end_a_segment(name: str) -> None:
    run = moving(ONE, (36.0, -20.0), 90.0, 10.0, 1.0)
    for hours, expected in ((7.5, 1), (8.5, 2)):
        later = moving(ONE, (36.0, -20.0 + 10 * (1 + hours) / 60 / 0.809), 90.0, 10.0, 1.0,
                       begin_s=(1 + hours) * 3600)  # fmt: skip
        assert len(build(join(run, later), profile(name)).owner) == expected, hours


def test_an_ambiguous_fix_closes_both_in_gfws_rule_and_spares_the_long_track_in_ours() -> None:
    """A long track, a stray of the same number 20 nm away, and a fix about half way between the two."""
    track = moving(ONE, (36.0, -20.0), 0.0, 0.0, 5.0, every_s=600)
    stray = fixes(ONE, [5 * 3600.0 + 60], [36.5], [-20.0], speed_kn=[0.0], course_deg=[0.0])
    between = fixes(ONE, [6.2 * 3600.0], [36.27], [-20.0], speed_kn=[0.0], course_deg=[0.0])
    after = moving(ONE, (36.27, -20.0), 0.0, 0.0, 2.0, every_s=600, begin_s=6.4 * 3600)
    both = join(track, stray, between, after)
    assert sizes(build(both, profile("gfw"))) == [31, 1, 14]
    assert sizes(build(both, profile("desk")))[0] > 31


def test_a_later_fix_shows_an_earlier_one_to_be_noise() -> None:
    """One fix thrown four miles off a steady course is dropped, and the track goes on as one."""
    run = moving(ONE, (36.0, -20.0), 90.0, 10.0, 2.0, every_s=300)
    lat = run["lat"].to_pylist()
    lat[12] += 4 / 60
    thrown = run.set_column(run.schema.get_field_index("lat"), "lat", pa.array(lat))
    tracks = build(thrown, profile("gfw"))
    assert sizes(tracks) == [24]
    assert tracks.left_out["out of place, as noise"] == 1


def test_two_hulls_under_one_number_are_two_segments() -> None:
    """Off Portugal and off Chile at once."""
    both = join(moving(ONE, (38.0, -10.0), 0.0, 12.0, 6.0), moving(ONE, (-33.0, -72.0), 180.0, 9.0, 6.0, begin_s=30))
    for name in ("desk", "gfw"):
        assert sizes(build(both, profile(name))) == [361, 361]
