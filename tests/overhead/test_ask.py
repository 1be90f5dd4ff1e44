"""Questions about passes: sites, areas, sensors, windows without a pass. Truth is computed beside, never typed in."""

import json
from datetime import UTC, datetime

import numpy as np
import pytest
from tests.overhead.test_find import END, START, element_set

from allsource.errors import Refused, WrongUsage
from allsource.overhead import passes
from allsource.overhead.ask import Answer, Question, ask
from allsource.overhead.elements import ElementSet
from allsource.overhead.imagers import Choice
from allsource.overhead.printed import printed_passes
from allsource.overhead.sensors import sensor_of, table
from allsource.overhead.targets import area_points, areas, site, sites
from allsource.overhead.uncovered import revisit, uncovered

BOX = {"type": "Polygon", "coordinates": [[[-6.0, 35.7], [-5.2, 35.7], [-5.2, 36.2], [-6.0, 36.2], [-6.0, 35.7]]]}


def named(orbit: str, name: str, number: int) -> ElementSet:
    found = element_set(orbit, number)
    return ElementSet(number, name, found.epoch, found.satrec, found.form)


IMAGER = named("sun-synchronous", "SENTINEL-2A", 90011)
AGILE = named("low", "ICEYE-X2", 90012)
OTHER = named("low", "SOME TUG", 90013)


def over(choice: Choice | None = None) -> Answer:
    question = Question(START, END, sites=[site("36.1,-5.3")], choice=choice or Choice())
    return ask([IMAGER, AGILE, OTHER], question)


def test_without_a_filter_every_element_set_counts() -> None:
    assert {row["name"] for row in over().table.to_pylist()} == {"SENTINEL-2A", "ICEYE-X2", "SOME TUG"}


def test_a_nadir_imager_counts_only_where_its_swath_reaches() -> None:
    kept = over(Choice(imagers=True)).table
    everything = passes([IMAGER], np.array([[36.1, -5.3]]), START, END)
    for row in kept.to_pylist():
        if row["name"] == "SENTINEL-2A":
            # 290 km of swath at about 800 km of height: 10.3 degrees to either side.
            assert row["min_off_nadir_deg"] < 10.6
    inside = sum(value < 10.0 for value in everything["min_off_nadir_deg"].to_pylist())
    assert sum(row["name"] == "SENTINEL-2A" for row in kept.to_pylist()) >= inside
    assert "SOME TUG" not in kept["name"].to_pylist()


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(operator="ESA"), {"SENTINEL-2A"}),
        (Choice(country="FI"), {"ICEYE-X2"}),
        (Choice(sensor="radar"), {"ICEYE-X2"}),
        (Choice(operator="nobody"), set()),
    ],
)
def test_filters_choose_satellites(choice: Choice, names: set[str]) -> None:
    assert set(over(choice).table["name"].to_pylist()) <= names
    assert over(choice).satellites == len(names)


def test_an_unknown_kind_of_sensor_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage, match="optical or radar"):
        over(Choice(sensor="thermal"))


def test_a_pass_over_an_area_is_one_row_and_spans_its_points() -> None:
    (area,) = areas(json.dumps(BOX), "box")
    answer = ask([OTHER], Question(START, END, areas=[area]))
    middle = passes([OTHER], np.array([[35.95, -5.6]]), START, END).to_pylist()
    rows = answer.table.to_pylist()
    assert len(rows) >= len(middle) > 0
    for point in middle:
        (holding,) = [row for row in rows if row["rise"] <= point["rise"] and point["set"] <= row["set"]]
        assert holding["max_elevation_deg"] >= point["max_elevation_deg"] - 1e-9


def test_the_mesh_covers_an_area_and_widens_for_a_large_one() -> None:
    (target, polygon), *_ = areas(json.dumps(BOX), "box")
    points, apart_km = area_points(polygon)
    assert target.kind == "area"
    assert apart_km == 25.0
    assert points[:, 0].min() == 35.7
    ocean = {"type": "Polygon", "coordinates": [[[-60, -40], [20, -40], [20, 40], [-60, 40], [-60, -40]]]}
    (_, wide), *_ = areas(json.dumps(ocean), "ocean")
    assert area_points(wide)[1] > 25.0


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"type":"Point","coordinates":[1,2]}', "nonsense"])
def test_what_is_no_area_is_refused_by_name(text: str) -> None:
    with pytest.raises(Refused, match="given"):
        areas(text, "given.geojson")


@pytest.mark.parametrize("text", ["36.1", "a,b", "91,0", "0,181", "1,2,3,4", "1,2,inf"])
def test_what_is_no_site_is_wrong_usage(text: str) -> None:
    with pytest.raises(WrongUsage, match="--at"):
        site(text)


def test_rows_of_sites_are_kept_or_refused_by_number() -> None:
    found = list(sites("name,lat,lon\nTarifa,36.0,-5.6\nnowhere,95,0\nbad,x,1\n", "ports.csv"))
    assert [item.name for item in found] == ["Tarifa", "ports.csv:3", "ports.csv:4"]
    assert "has no column lon" in str(next(sites("lat\n1\n", "ports.csv")))


def test_windows_without_a_pass_and_passes_fill_the_day() -> None:
    answer = over()
    gaps = uncovered(answer.table, 1, answer.window, answer.satellites)
    rows = answer.table.to_pylist()
    for gap in gaps:
        assert gap.end_s > gap.start_s
        for row in rows:
            middle = (gap.start_s + gap.end_s) / 2
            assert not row["rise"].timestamp() <= middle <= row["set"].timestamp()
    for row in rows:
        assert not any(gap.start_s < row["culmination"].timestamp() < gap.end_s for gap in gaps)
    (counted,) = revisit(answer.table, 1, answer.window)
    assert counted.passes == len(rows)
    assert counted.longest_gap_s >= max(gap.end_s - gap.start_s for gap in gaps) - 1e-6


def test_with_no_pass_at_all_the_whole_window_is_uncovered_and_no_margin_is_claimed_from_nothing() -> None:
    answer = over(Choice(operator="nobody"))
    (gap,) = uncovered(answer.table, 1, answer.window, answer.satellites)
    assert (gap.start_s, gap.end_s, gap.satellites) == (*answer.window, 0)
    (counted,) = revisit(answer.table, 1, answer.window)
    assert (counted.passes, counted.mean_gap_s) == (0, None)


def test_a_timing_error_is_null_beyond_the_ages_measured() -> None:
    old = [element_set("sun-synchronous", epoch="2024-03-01T00:00:00")]
    fresh = [element_set("sun-synchronous", epoch="2024-05-10T06:00:00")]
    place = np.array([[36.1, -5.3]])
    assert passes(old, place, START, END)["time_error_s_p90"].null_count == passes(old, place, START, END).num_rows
    assert passes(fresh, place, START, END)["time_error_s_p90"].null_count == 0
    assert passes([element_set("geostationary")], np.array([[0.0, lon] for lon in range(0, 360, 60)]), START, END)[
        "time_error_s_p90"
    ].null_count


def test_printed_passes_carry_the_contract_in_order() -> None:
    line = next(printed_passes(over()))
    assert list(line)[:5] == ["norad_id", "name", "operator", "sensor", "target"]
    assert line["target"] == {"kind": "site", "name": "36.1,-5.3", "lat": 36.1, "lon": -5.3}
    assert datetime.fromisoformat(line["rise"]).tzinfo == UTC


def test_every_row_of_the_sensor_table_is_whole() -> None:
    for row in table():
        assert row.kind in ("optical", "radar"), row
        assert len(row.country) == 2, row
        assert row.source, row
        assert row.reach_deg[0] < max(row.reach_deg[1], 0.1), row
    known = {"SENTINEL-1A": "radar", "LANDSAT 9": "optical", "ICEYE-X7": "radar", "PLEIADES NEO 3": "optical"}
    assert {name: sensor.kind for name in known if (sensor := sensor_of(name))} == known
    assert sensor_of("STARLINK-1234") is None
