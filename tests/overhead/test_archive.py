"""STAC items (1.0.0) confirm passes of their platform, time and place, and nothing else."""

import json
from datetime import timedelta
from typing import Any

import pytest
from tests.overhead.test_ask import IMAGER
from tests.overhead.test_find import END, START

from allsource.overhead.archive import Image, images, with_images
from allsource.overhead.ask import Question, ask
from allsource.overhead.targets import site

ANSWER = ask([IMAGER], Question(START, END, sites=[site("36.1,-5.3")]))
PASS = ANSWER.table.to_pylist()[0]


def item(**changes: Any) -> dict[str, Any]:
    facts = {"datetime": PASS["culmination"].isoformat(), "platform": "sentinel-2a", "eo:cloud_cover": 12.5}
    facts |= changes.pop("properties", {})
    box = [[[-6, 35], [-5, 35], [-5, 37], [-6, 37], [-6, 35]]]
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": "S2A_exercise",
        "properties": facts,
        "geometry": {"type": "Polygon", "coordinates": box},
        "assets": {"thumbnail": {"href": "https://archive.example/S2A_exercise.png"}},
    } | changes


def read(*items: Any) -> list[Image]:
    found = list(images(json.dumps({"type": "FeatureCollection", "features": items}), "saved.json"))
    assert all(isinstance(one, Image) for one in found), found
    return [one for one in found if isinstance(one, Image)]


def addresses(*items: Any) -> list[str | None]:
    column = with_images(ANSWER.table, ANSWER.targets, read(*items))["image"]
    return list(column.to_pylist())


def test_an_item_of_the_pass_confirms_it_alone() -> None:
    found = addresses(item())
    assert found[0] == "https://archive.example/S2A_exercise.png"
    assert found[1:] == [None] * (len(found) - 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"properties": {"platform": "sentinel-2b"}},
        {"properties": {"datetime": (PASS["set"] + timedelta(minutes=5)).isoformat()}},
        {"geometry": {"type": "Polygon", "coordinates": [[[10, 10], [11, 10], [11, 11], [10, 10]]]}},
    ],
)
def test_another_platform_time_or_place_does_not(changes: dict[str, Any]) -> None:
    assert addresses(item(**changes)) == [None] * ANSWER.table.num_rows


def test_a_span_of_time_counts_whole_and_a_missing_address_gives_the_id() -> None:
    early, late = PASS["rise"] - timedelta(minutes=10), PASS["rise"]
    facts = {"datetime": None, "start_datetime": early.isoformat(), "end_datetime": late.isoformat()}
    assert addresses(item(properties=facts, assets={}))[0] == "S2A_exercise"


@pytest.mark.parametrize(
    "bad",
    [
        {"id": "x"},
        3,
        item(geometry={"type": "Point", "coordinates": [0, 0]}),
        item(properties={"datetime": "yesterday"}),
        item(properties={"eo:cloud_cover": "many"}),
    ],
)
def test_a_bad_item_is_refused_and_the_rest_is_kept(bad: Any) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": [bad, item()]})
    first, second = images(text, "saved.json")
    assert str(first).startswith("saved.json: ")
    assert isinstance(second, Image)


def test_what_is_no_stac_is_refused_by_name() -> None:
    for text in ("", "[]", "{}", '{"type": "FeatureCollection"}'):
        assert [str(one).split(":")[0] for one in images(text, "saved.json")] == ["saved.json"]
