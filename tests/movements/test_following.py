"""Behaviours from made tracks: each detector finds what was planted and nothing beside it."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from tests.movements.makers import fixes, join, moving, resting

from allsource import movements
from allsource.movements.fixes import IDENTITIES

ONE, TWO, THREE = "mmsi:229901001", "mmsi:247901002", "mmsi:256901003"


def behaviours(table: pa.Table, kind: str, **options: Any) -> list[dict[str, Any]]:
    rows = movements.follow(table, **options).behaviours.to_pylist()
    return [row for row in rows if row["kind"] == kind and not row["masked"]]


def kinds(table: pa.Table) -> set[str]:
    return set(movements.follow(table).behaviours["kind"].to_pylist())


def typed(identity: str, ship_type: int) -> pa.Table:
    row = {
        "identity": identity,
        "messages": 1,
        "ship_type": ship_type,
        "name": "ORAVA",
        "callsign": "",
        "imo": "",
        "destination": "",
    }
    return pa.Table.from_pylist([row], schema=IDENTITIES)


def test_nothing_in_nothing_out() -> None:
    moved = movements.follow(movements.decode([b"!AIVDM,1,1,,B,,0*25\n"]))
    assert (moved.tracks.num_rows, moved.behaviours.num_rows) == (0, 0)


def test_a_straight_passage_is_no_behaviour() -> None:
    assert kinds(moving(ONE, (38.0, 10.0), 90.0, 14.0, 5.0)) == set()


@pytest.mark.parametrize(("hours", "profile", "found"), [(7, "desk", 1), (7, "gfw", 0), (13, "gfw", 1), (5, "desk", 0)])
def test_a_gap_by_either_profile(hours: float, profile: str, found: int) -> None:
    """GFW counts gaps of twelve hours and more (pipe-gaps), the desk of six."""
    before = moving(ONE, (38.0, 10.0), 90.0, 10.0, 1.0)
    after = moving(ONE, (38.0, 10.2 + hours * 10 / 60 / 0.788), 90.0, 10.0, 1.0, begin_s=3600 + hours * 3600)
    gaps = behaviours(join(before, after), "gap", profile_name=profile)
    assert len(gaps) == found
    if found:
        assert gaps[0]["duration_s"] == pytest.approx(hours * 3600, abs=60)
        assert gaps[0]["end"] is not None
        assert gaps[0]["reception_before"] == '{"unknown": 5.0}'


def test_a_silence_to_the_end_is_an_open_gap() -> None:
    (gap,) = behaviours(
        join(moving(ONE, (38.0, 10.0), 90.0, 10.0, 1.0), moving(TWO, (40.0, 6.0), 0.0, 8.0, 12.0)), "gap"
    )
    assert gap["platforms"] == [ONE]
    assert gap["end"] is None


def test_a_stop_and_an_anchoring() -> None:
    (stop,) = behaviours(
        join(resting(ONE, (38.0, 10.0), 3.0), moving(ONE, (38.02, 10.0), 0.0, 10.0, 2.0, begin_s=11_400)), "stop"
    )
    assert stop["duration_s"] == pytest.approx(3 * 3600, abs=300)
    assert stop["radius_m"] < 60
    swing = np.linspace(0, 8 * np.pi, 60)
    lat, lon = 38.0 + 0.004 * np.cos(swing), 10.0 + 0.005 * np.sin(swing)
    table = fixes(
        ONE, (np.arange(60) * 600.0).tolist(), lat.tolist(), lon.tolist(), speed_kn=[0.4] * 60, status=[1] * 60
    )
    assert len(behaviours(table, "anchoring")) == 1


def test_loitering_needs_open_water() -> None:
    drift = moving(ONE, (36.0, -20.0), 45.0, 1.0, 10.0, every_s=600)
    (found,) = behaviours(drift, "loitering")
    assert found["mean_speed_kn"] == pytest.approx(1.0, abs=0.05)
    assert found["shore_km"] > 90
    assert behaviours(moving(ONE, (38.72, -9.15), 45.0, 1.0, 10.0, every_s=600), "loitering") == []


def pair(
    lat: float, lon: float, hours: float, apart_m: float = 200.0, begin_s: float = 0.0, jitter_m: float = 25.0
) -> pa.Table:
    return join(
        resting(ONE, (lat, lon), hours, 240.0, begin_s, jitter_m),
        resting(TWO, (lat + apart_m / 111_195.0, lon), hours, 310.0, begin_s, jitter_m),
    )


PLACES = {
    "open sea": (36.0, -20.0),
    "dateline": (-20.0, 179.9999),
    "far north": (72.0, -5.0),
    "far south": (-58.0, 100.0),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("begin_s", [0.0, 10.5 * 3600], ids=["by day", "across midnight"])
def test_an_encounter_anywhere_at_any_hour(place: tuple[float, float], begin_s: float) -> None:
    (met,) = behaviours(pair(*place, hours=3.5, begin_s=begin_s), "encounter")
    assert met["platforms"] == [ONE, TWO]
    assert met["duration_s"] == pytest.approx(3.5 * 3600, abs=1200)
    assert 100 < met["min_distance_m"] < 260
    assert met["mean_speed_kn"] < 0.5


def test_what_is_no_encounter() -> None:
    assert behaviours(pair(36.0, -20.0, hours=1.2), "encounter") == [], "too short"
    assert behaviours(pair(36.0, -20.0, hours=4.0, apart_m=900), "encounter") == [], "too far"
    abreast = join(moving(ONE, (36.0, -20.0), 90.0, 12.0, 4.0), moving(TWO, (36.002, -20.0), 90.0, 12.0, 4.0))
    assert behaviours(abreast, "encounter") == [], "abreast at speed"


def test_false_encounters_are_masked_with_their_reason_not_dropped() -> None:
    crowd = [resting(f"mmsi:2399010{index:02d}", (36.0 + 0.01 * index, -20.0), 4.0) for index in range(10)]
    rows = movements.follow(join(pair(36.02, -20.0005, 4.0), *crowd)).behaviours.to_pylist()
    masked = {row["masked"] for row in rows if row["kind"] == "encounter"}
    assert masked == {"in a crowd at rest"}
    rows = movements.follow(pair(36.0, -20.0, 4.0), identities=typed(TWO, 50)).behaviours.to_pylist()
    assert [row["masked"] for row in rows if row["kind"] == "encounter"] == ["pilot, tug or harbour craft"]
    rows = movements.follow(pair(35.89, -5.30, 4.0)).behaviours.to_pylist()
    assert [row["masked"] for row in rows if row["kind"] == "encounter"] == ["near a port"]


def test_two_daily_parts_equal_one() -> None:
    """The parts of follow_parts hold whole platforms; together they tell what one table tells."""
    both = pair(36.0, -20.0, 30.0)
    whole = movements.follow(both).behaviours.to_pylist()
    names = both["identity"].cast(pa.string())
    parts = [both.filter(pa.compute.equal(names, name)) for name in (ONE, TWO)]
    assert (
        movements.follow_parts(parts, until=max(both["time"].cast(pa.int64()).to_pylist())).behaviours.to_pylist()
        == whole
    )


def test_a_transit_has_gate_direction_class_and_reception() -> None:
    table = moving(ONE, (35.95, -5.30), 270.0, 12.0, 3.0)
    moved = movements.follow(table, identities=typed(ONE, 80))
    (passage,) = [row for row in moved.behaviours.to_pylist() if row["kind"] == "transit"]
    assert (passage["gate"], passage["direction"], passage["class"]) == ("Strait of Gibraltar", "westbound", "tanker")
    (day,) = [row for row in moved.gate_days.to_pylist() if row["transits"]]
    assert (day["transits"], day["class"]) == (1, "tanker")
    assert day["fixes"] > 100


def test_drifting_on_the_line_is_no_transit() -> None:
    seconds = np.arange(0, 6 * 3600, 300.0)
    lon = -5.585 + 0.004 * np.sin(seconds / 1500.0)
    table = fixes(ONE, seconds.tolist(), [35.93] * len(seconds), lon.tolist())
    assert len(behaviours(table, "transit")) <= 1


def test_a_port_visit_with_hysteresis() -> None:
    """In to Ceuta (World Port Index 35.9, -5.3), alongside, and out."""
    arrival = moving(ONE, (36.2, -5.2), 195.0, 12.0, 1.55)
    stay = resting(ONE, (35.895, -5.31), 6.0, begin_s=5_700)
    leaving = moving(ONE, (35.90, -5.30), 30.0, 12.0, 2.0, begin_s=5_700 + 6 * 3600 + 300)
    (visit,) = behaviours(join(arrival, stay, leaving), "port_visit")
    assert visit["port"] == "Cueta, ESP"  # as the Index spells it
    assert visit["end"] is not None
    assert visit["duration_s"] > 6 * 3600


def test_a_jump_an_implied_speed_and_a_clash() -> None:
    run = moving(ONE, (38.0, 10.0), 90.0, 12.0, 2.0)
    leap = join(run, moving(ONE, (41.0, 3.0), 90.0, 12.0, 2.0, begin_s=7260))
    (jump,) = behaviours(leap, "jump")
    assert jump["distance_m"] > 300_000
    fast = moving(ONE, (38.0, 10.0), 90.0, 50.0, 0.5)
    (speed,) = behaviours(fast, "implied_speed")
    assert speed["speed_kn"] == pytest.approx(50, abs=2)
    twins = join(moving(ONE, (38.0, 10.0), 90.0, 12.0, 5.0), moving(ONE, (-30.0, 90.0), 0.0, 12.0, 5.0, begin_s=30))
    (clash,) = behaviours(twins, "identity_clash")
    assert clash["duration_s"] == pytest.approx(5 * 3600, abs=120)


def test_rounds_on_a_circle() -> None:
    angle = np.linspace(0, 6 * np.pi, 180)
    lat, lon = 36.0 + 0.05 * np.cos(angle), -20.0 + 0.05 * np.sin(angle) / np.cos(np.radians(36))
    table = fixes(ONE, (np.arange(180) * 60.0).tolist(), lat.tolist(), lon.tolist())
    (circle,) = behaviours(table, "circle_spoofing")
    assert circle["radius_m"] == pytest.approx(5_560, rel=0.05)
    assert circle["turns"] > 2.5


def test_a_ship_in_the_desert_is_on_land() -> None:
    (found,) = behaviours(moving(ONE, (24.0, 8.0), 90.0, 12.0, 2.0), "on_land")
    assert found["inland_km"] > 90
    assert behaviours(moving(ONE, (30.4, 32.35), 180.0, 8.0, 2.0), "on_land") == [], "the Suez Canal is a waterway"


def aircraft(index: int, nac_p: int) -> pa.Table:
    seconds = np.arange(0.0, 1800.0, 10.0)
    count = len(seconds)
    lon = 24.2 + seconds / 1800 * 0.6
    return fixes(
        f"icao24:4ca9{index:02x}", seconds.tolist(), [60.1 + 0.05 * index] * count, lon.tolist(), nac_p=[nac_p] * count
    )


def test_interference_and_what_cannot_be_judged_in_it() -> None:
    planes = [aircraft(index, 3 if index < 3 else 9) for index in range(8)]
    ship = join(moving(ONE, (60.0, 24.1), 90.0, 12.0, 0.9), moving(ONE, (60.6, 24.9), 90.0, 12.0, 2.0, begin_s=3300))
    rows = movements.follow(join(*planes, ship)).behaviours.to_pylist()
    (cell,) = [row for row in rows if row["kind"] == "interference"]
    assert (cell["cell"], cell["aircraft"], cell["share_low"]) == ("N60E024", 8, pytest.approx(0.375))
    assert cell["platforms"] == []
    healthy = movements.follow(join(*[aircraft(index, 9) for index in range(8)])).behaviours
    assert "interference" not in healthy["kind"].to_pylist()
    stay = join(*planes, resting(ONE, (60.05, 24.5), 3.0))
    (stop,) = behaviours(stay, "stop")
    assert stop["unjudged"] == "cannot be judged"


def test_a_racetrack_and_a_straight_flight() -> None:
    legs: list[tuple[float, float]] = []
    for _ in range(3):
        legs += [(46.0, 2.0 + step * 0.02) for step in range(30)]
        legs += [(46.0 + 0.1 * (1 - np.cos(a)), 2.6 + 0.14 * np.sin(a)) for a in np.linspace(0, np.pi, 15)]
        legs += [(46.2, 2.6 - step * 0.02) for step in range(30)]
        legs += [(46.2 - 0.1 * (1 - np.cos(a)), 2.0 - 0.14 * np.sin(a)) for a in np.linspace(0, np.pi, 15)]
    lat, lon = zip(*legs, strict=True)
    seconds = [10.0 * index for index in range(len(legs))]
    (hold,) = behaviours(fixes("icao24:3b9999", seconds, lat, lon), "holding")
    assert hold["turns"] > 2
    assert kinds(moving("icao24:3b9998", (40.0, 0.0), 45.0, 450.0, 2.0, every_s=10.0)) == set()


def test_what_is_no_identity_is_left_out_and_counted() -> None:
    junk = [
        moving(name, (38.0, 10.0), 90.0, 10.0, 1.0)
        for name in ("mmsi:000000000", "mmsi:111111111", "mmsi:123456789", "icao24:~2b0000")
    ]
    moved = movements.follow(join(*junk))
    assert moved.tracks.num_rows == 0
    assert moved.left_out["under a junk identity"] == 4 * 61


def test_repeats_and_disorder_change_nothing() -> None:
    run = join(moving(ONE, (38.0, 10.0), 90.0, 12.0, 3.0), resting(TWO, (36.0, -20.0), 5.0))
    shuffled = join(run, run).take(pa.array(np.random.default_rng(3).permutation(2 * run.num_rows)))
    ours, theirs = movements.follow(run), movements.follow(shuffled)
    assert ours.behaviours.to_pylist() == theirs.behaviours.to_pylist()
    assert ours.segments.to_pylist() == theirs.segments.to_pylist()
    assert theirs.left_out["repeated, of the same time and place"] == run.num_rows


def test_flags_from_the_numbers() -> None:
    moved = movements.follow(
        join(
            moving("mmsi:247901002", (38.0, 10.0), 90.0, 10.0, 1.0),
            moving("icao24:3b7777", (45.0, 2.0), 90.0, 300.0, 1.0, every_s=10),
        )
    )
    assert dict(zip(moved.tracks["identity"].to_pylist(), moved.tracks["flag"].to_pylist(), strict=True)) == {
        "mmsi:247901002": "Italy", "icao24:3b7777": "France",
    }  # fmt: skip
