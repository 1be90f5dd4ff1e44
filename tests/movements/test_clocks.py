"""Clocks, delays and messages heard twice. Nobody's fixture: offsets are planted and must be found to the second."""

import pyais
import pyarrow as pa
import pytest
from tests.movements.makers import NOON, Said, fixes, join, moving, resting
from tests.movements.test_ais import tagged

from allsource import movements
from allsource.movements.clocks import clock_notes, clock_offsets, relative_offsets

ONE, TWO = "mmsi:239901001", "mmsi:239901002"


def heard(table: pa.Table, station: str, late_s: float = 0.0) -> pa.Table:
    """The same fixes as another station stamped them."""
    received = pa.array([time + round(late_s * 1e6) for time in table["time"].cast(pa.int64()).to_pylist()])
    stamped = table.set_column(2, table.schema.field("received"), received.cast(table.schema.field("received").type))
    place = table.schema.get_field_index("receiver")
    named = pa.array([station] * table.num_rows).dictionary_encode()
    return stamped.set_column(place, table.schema.field("receiver"), named)


def test_a_station_whose_clock_is_ahead_of_the_others() -> None:
    run = moving(ONE, (36.0, -20.0), 90.0, 12.0, 1.0)
    both = join(heard(run, "rNORTH"), heard(run, "rSOUTH", 42.0))
    found = {offset.receiver: (offset.offset_s, offset.messages) for offset in relative_offsets(both)}
    assert found == {"rSOUTH": (42.0, 61), "rNORTH": (-42.0, 61)}
    assert "clock of rSOUTH 42 s ahead of other stations' of the same messages (61 messages)" in list(clock_notes(both))
    assert relative_offsets(join(heard(run, "rNORTH"), heard(run, "rSOUTH", 1.0))) == []


def test_a_ship_at_rest_proves_no_clock_wrong() -> None:
    """It says the same every three minutes, whoever hears it."""
    berth = moving(ONE, (36.0, -20.0), 0.0, 0.0, 3.0, every_s=180)
    assert relative_offsets(join(heard(berth, "rNORTH"), heard(berth, "rSOUTH", 90.0))) == []


def test_base_stations_tell_a_wrong_clock() -> None:
    """Type 4 carries the whole time (ITU-R M.1371-5, table 44): here the receiver's clock is 90 s ahead."""
    lines = []
    for minute in range(8):
        body: Said = {"type": 4, "mmsi": 2320001, "year": 2024, "month": 5, "day": 7, "hour": 12, "minute": minute,
                "second": 0, "lat": 57.6, "lon": 11.8}  # fmt: skip
        stamp = NOON // 1_000_000 + 60 * minute + 90
        lines.append(tagged(pyais.encode_dict(body)[0].encode(), b"s:rEAST,c:%d" % stamp))
    table = movements.decode(lines)
    (offset,) = clock_offsets(table)
    assert (offset.receiver, offset.offset_s, offset.messages) == ("rEAST", 90.0, 8)
    first = table.to_pylist()[0]
    assert (first["received"] - first["time"]).total_seconds() == 90


def test_a_base_station_that_is_off_by_years_is_not_believed() -> None:
    body: Said = {"type": 4, "mmsi": 2320001, "year": 2099, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0,
            "lat": 57.6, "lon": 11.8}  # fmt: skip
    line = tagged(pyais.encode_dict(body)[0].encode(), b"s:rEAST,c:%d" % (NOON // 1_000_000))
    (fix,) = movements.decode([line]).to_pylist()
    assert fix["time"] == fix["received"]


def test_ships_seconds_tell_a_clock_that_is_some_seconds_off() -> None:
    lines = []
    for index in range(12):
        body: Said = {"type": 1, "mmsi": 239901001 + index, "lat": 57.6, "lon": 11.8, "speed": 9.0, "second": 5 * index}
        lines.append(tagged(pyais.encode_dict(body)[0].encode(), b"s:rWEST,c:%d" % (NOON // 1_000_000 + 5 * index + 7)))
    (offset,) = clock_offsets(movements.decode(lines))
    assert (offset.offset_s, offset.against) == (7.0, "the ships' own seconds")


def test_late_and_disordered_fixes_are_counted_and_change_nothing() -> None:
    run = moving(ONE, (36.0, -20.0), 90.0, 12.0, 2.0)
    shuffled = run.take(pa.array([*range(60, 121), *range(60)]))
    assert movements.follow(shuffled).segments.to_pylist() == movements.follow(run).segments.to_pylist()
    assert list(clock_notes(shuffled)) == ["1 fixes came out of order (put in order before anything is told of them)"]
    late = heard(run, "rSATELLITE", 4 * 3600.0)
    assert list(clock_notes(late)) == ["121 fixes came more than an hour after they were sent"]
    assert list(clock_notes(run)) == []


def test_one_message_through_two_stations_counts_once() -> None:
    run = moving(ONE, (36.0, -20.0), 90.0, 12.0, 2.0)
    seconds = [60.0 * index for index in range(run.num_rows)]
    again = fixes(ONE, [second + 4.0 for second in seconds], run["lat"].to_pylist(), run["lon"].to_pylist(),
                  speed_kn=run["speed_kn"].to_pylist(), course_deg=run["course_deg"].to_pylist())  # fmt: skip
    moved = movements.follow(join(heard(run, "rNORTH"), heard(again, "rSOUTH")))
    assert moved.left_out["heard again through another station"] == run.num_rows
    assert moved.tracks["fixes"].to_pylist() == [run.num_rows]
    through_one = movements.follow(join(heard(run, "rNORTH"), heard(again, "rNORTH")))
    assert through_one.tracks["fixes"].to_pylist() == [2 * run.num_rows]


@pytest.mark.parametrize("apart_s", [31.0, 180.0])
def test_a_ship_at_rest_that_says_the_same_later_is_heard_twice(apart_s: float) -> None:
    berth = resting(TWO, (36.0, -20.0), 0.1, jitter_m=0.0)
    later = fixes(TWO, [apart_s], [36.0], [-20.0], speed_kn=[0.1], course_deg=[0.0])
    moved = movements.follow(join(heard(berth.slice(0, 1), "rNORTH"), heard(later, "rSOUTH")))
    assert moved.tracks["fixes"].to_pylist() == [2]
