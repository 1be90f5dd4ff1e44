"""Passes against an independent search: dense sampling of SGP4 itself and bisection, no polynomial, no kernel.

Tolerance 10 ms, the project's floor; no pass of a second or more may be missed and none invented. The elements are of
every orbit class (low, sun-synchronous, eccentric of 12 hours, geostationary, transfer), written here from mean values
so that the test carries no catalogue.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from allsource.errors import WrongUsage
from allsource.overhead.elements import ElementSet
from allsource.overhead.files import parse
from allsource.overhead.find import passes
from allsource.overhead.frames import Floats, geodetic_to_fixed
from allsource.overhead.propagate import positions

START = datetime(2024, 5, 10, tzinfo=UTC)
END = START + timedelta(days=1)
SITES = np.array([[36.0, -5.5, 0.0], [-33.9, 18.4, 100.0], [90.0, 0.0, 0.0], [0.0, 180.0, 0.0], [78.2, 15.6, 400.0]])
ORBITS = {
    "low": (15.5, 0.0005, 51.6),
    "sun-synchronous": (14.57, 0.0001, 98.2),
    "twelve hours": (2.006, 0.72, 63.4),
    "geostationary": (1.0027, 0.0003, 0.05),
    "inclined synchronous": (1.0027, 0.075, 41.0),
    "transfer": (2.25, 0.73, 27.0),
    "semi-synchronous": (2.0057, 0.005, 55.0),
}


def element_set(orbit: str, number: int = 90001, epoch: str = "2024-05-09T12:00:00") -> ElementSet:
    motion, ecc, inclination = ORBITS[orbit]
    head = "OBJECT_NAME,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,"
    head += "MEAN_ANOMALY,NORAD_CAT_ID"
    row = f"{orbit},{epoch},{motion},{ecc},{inclination},40.0,270.0,10.0,{number}"
    (item,) = parse(f"{head}\n{row}\n".encode(), "test").sets
    return item


def sines(item: ElementSet, site: Floats, unix_s: Floats) -> Floats:
    at, up = geodetic_to_fixed(site[0:1], site[1:2], site[2:3])
    sight = positions([item], unix_s)[0] - at
    return np.asarray((sight @ up[0]) / np.linalg.norm(sight, axis=1))


def bisect(above: Callable[[float], bool], low: float, high: float) -> float:
    side = above(low)
    while high - low > 1e-4:
        middle = (low + high) / 2
        low, high = (middle, high) if above(middle) == side else (low, middle)
    return (low + high) / 2


def crossings(item: ElementSet, site: Floats, mask_deg: float) -> list[float]:
    """POSIX seconds of every crossing, from one-second samples."""
    times = np.arange(START.timestamp(), END.timestamp() + 0.5, 1.0)
    sine = np.sin(np.radians(mask_deg))
    above = sines(item, site, times) > sine
    changes = np.flatnonzero(above[1:] != above[:-1])
    return [bisect(lambda t: bool(sines(item, site, np.array([t]))[0] > sine), times[i], times[i + 1]) for i in changes]


@pytest.mark.parametrize("orbit", ORBITS)
def test_every_crossing_is_found_within_ten_milliseconds(orbit: str) -> None:
    item = element_set(orbit)
    table = passes([item], SITES, START, END)
    for place, site in enumerate(SITES):
        rows = [row for row in table.to_pylist() if row["site"] == place]
        ours = sorted(t.timestamp() for row in rows for t in (row["rise"], row["set"]) if t is not None)
        theirs = crossings(item, site, 10.0)
        # A pass shorter than the oracle's second may be ours alone.
        short = [t for row in rows if row["complete"] and (row["set"] - row["rise"]).total_seconds() < 1.0 for t in
                 (row["rise"].timestamp(), row["set"].timestamp())]  # fmt: skip
        ours = [t for t in ours if t not in short]
        assert len(ours) == len(theirs), (orbit, place)
        assert np.abs(np.subtract(ours, theirs)).max(initial=0.0) < 0.010


@pytest.mark.parametrize("orbit", ["low", "twelve hours"])
def test_culmination_is_the_highest_moment(orbit: str) -> None:
    item = element_set(orbit)
    for row in passes([item], SITES, START, END).to_pylist():
        near = row["culmination"].timestamp() + np.linspace(-20.0, 20.0, 81)
        near = near[(near >= START.timestamp()) & (near <= END.timestamp())]
        highest = np.degrees(np.arcsin(sines(item, SITES[row["site"]], near).max()))
        assert row["max_elevation_deg"] >= highest - 1e-4


def test_a_pass_under_way_at_the_edges_of_the_window_says_so() -> None:
    item = element_set("low")
    whole = next(row for row in passes([item], SITES, START, END).to_pylist() if row["complete"])
    third = (whole["set"] - whole["rise"]) / 3
    cut = passes([item], SITES, whole["rise"] + third, whole["set"] - third).to_pylist()
    (row,) = [row for row in cut if row["site"] == whole["site"]]
    assert (row["rise"], row["set"], row["complete"]) == (None, None, False)


def test_a_geostationary_satellite_is_one_pass_without_ends() -> None:
    table = passes([element_set("geostationary")], np.array([[0.0, lon] for lon in range(-180, 180, 30)]), START, END)
    assert table.num_rows >= 3
    assert not any(table["complete"].to_pylist())


def test_a_decayed_satellite_gives_no_positions() -> None:
    item = element_set("low", epoch="1990-01-01T00:00:00")
    doomed = parse(
        b"EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR\n"
        b"1990-01-01T00:00:00,16.3,0.001,51.6,0,0,0,90002,0.01\n",
        "test",
    ).sets
    assert passes(doomed, SITES, START, END).num_rows == 0
    assert passes([item, *doomed], SITES, START, END).num_rows >= 0


def test_of_a_history_the_nearest_set_serves_each_part() -> None:
    early, late = element_set("low", epoch="2024-05-09T12:00:00"), element_set("low", epoch="2024-05-10T18:00:00")
    table = passes([late, early], SITES, START, END)
    halfway = datetime(2024, 5, 10, 3, tzinfo=UTC)
    assert {row["element_epoch"] for row in table.to_pylist() if row["culmination"] < halfway} == {early.epoch}
    assert {row["element_epoch"] for row in table.to_pylist() if row["culmination"] > halfway} == {late.epoch}


def test_wrong_usage_is_named() -> None:
    with pytest.raises(WrongUsage, match="window"):
        passes([], SITES, END, START)
    with pytest.raises(WrongUsage, match="site 0"):
        passes([], np.array([[91.0, 0.0]]), START, END)
    with pytest.raises(WrongUsage, match="zone"):
        passes([], SITES, START.replace(tzinfo=None), END)
    assert passes([], SITES, START, END).num_rows == 0
