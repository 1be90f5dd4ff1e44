"""A recorded track is followed between its fixes and nowhere else; a planted track meets a planted pass."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from tests.overhead.test_find import END, START, element_set

from allsource.errors import WrongUsage
from allsource.overhead import RecordedTrack, passes, track_passes

SHIP = np.array([[36.0, -5.5, 0.0], [36.0, -5.0, 0.0], [36.2, -4.0, 0.0]])


def track(hours: float = 24.0) -> RecordedTrack:
    times = START.timestamp() + np.array([0.0, hours / 2, hours]) * 3600.0
    return RecordedTrack(times, SHIP)


def test_a_track_crosses_the_dateline_the_short_way() -> None:
    over = RecordedTrack(np.array([0.0, 10.0]), np.array([[0.0, 179.0, 0.0], [0.0, -179.0, 100.0]]))
    halfway = over.degrees_at(np.array([5.0]))[0]
    assert abs(abs(halfway[1]) - 180.0) < 1e-9
    assert halfway[2] == pytest.approx(50.0)


def test_a_ship_that_lies_still_is_passed_as_its_place_is() -> None:
    still = RecordedTrack(np.array([START.timestamp(), END.timestamp()]), np.array([SHIP[0], SHIP[0]]))
    item = element_set("low")
    moving = track_passes([item], still).to_pylist()
    fixed = passes([item], SHIP[:1], START, END).to_pylist()
    assert len(moving) == len(fixed) > 0
    for one, other in zip(moving, fixed, strict=True):
        assert abs((one["culmination"] - other["culmination"]).total_seconds()) < 0.002
        # A track takes shorter steps; the polynomials of both differ by a few metres at 800 km.
        assert one["max_elevation_deg"] == pytest.approx(other["max_elevation_deg"], abs=5e-4)


def test_at_its_culmination_a_moving_ship_sees_what_its_position_then_sees() -> None:
    item, ship = element_set("low"), track()
    rows = track_passes([item], ship).to_pylist()
    assert rows
    for row in rows:
        when = row["culmination"]
        here = ship.degrees_at(np.array([when.timestamp()]))
        around = passes([item], here, when - timedelta(minutes=15), when + timedelta(minutes=15)).to_pylist()
        (same,) = [r for r in around if abs((r["culmination"] - when).total_seconds()) < 20.0]
        assert row["max_elevation_deg"] == pytest.approx(same["max_elevation_deg"], abs=0.02)
        assert row["fix_gap_s"] == 12 * 3600.0


def test_nothing_is_said_beyond_the_last_fix() -> None:
    rows = track_passes([element_set("low")], track(3.0), START, END).to_pylist()
    last = START + timedelta(hours=3)
    assert all((row["set"] or last) <= last for row in rows)
    with pytest.raises(WrongUsage, match="outside the recorded track"):
        track_passes([], track(3.0), datetime(2024, 6, 1, tzinfo=UTC), datetime(2024, 6, 2, tzinfo=UTC))


def test_fixes_out_of_order_are_refused() -> None:
    with pytest.raises(WrongUsage, match="each later"):
        RecordedTrack(np.array([1.0, 1.0]), SHIP[:2])
