"""Authority: GeoNames and Natural Earth as shipped; points to 0.3°. Real places only."""

import time
from pathlib import Path

import numpy as np
import pytest

from allsource.reports.gazetteer import Gazetteer, gazetteer, key_of, normal
from allsource.shipped import shipped

KNOWN = gazetteer()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint Petersburg", "St. Petersburg"),
        ("SETÚBAL", "Setubal"),
        ("Sana'a", "Sana’a"),
        ("U.S.", "US"),
        ("the Netherlands", "Netherlands"),
        ("Île-de-France", "ile de france"),
        ("Fort Worth", "Ft. Worth"),
    ],
)
def test_names_written_differently_are_one(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_a_name_of_punctuation_alone_is_empty() -> None:
    assert normal(" –’. ") == ""
    assert KNOWN.named("–") == ()


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Kyiv", "capital", "UA", 50.45, 30.52),
        ("Kiev", "capital", "UA", 50.45, 30.52),
        ("Setúbal", "city", "PT", 38.52, -8.89),
        ("Bavaria", "province", "DE", 49.0, 11.4),
        ("Tex.", "province", "US", 31.5, -99.3),
        ("Rapides Parish", "county", "US", 31.2, -92.5),
        ("Oxfordshire", "county", "GB", 51.8, -1.3),
        ("U.K.", "country", "GB", 54.0, -2.0),
        ("Strait of Hormuz", "strait", "", 26.57, 56.25),
        ("Bab al-Mandab", "strait", "", 12.58, 43.33),
        ("Hmeimim", "air base", "SY", 35.41, 35.95),
        ("South Ossetia", "disputed region", "GE", 42.33, 44.0),
    ],
)
def test_names_lead_to_their_place(name: str, kind: str, country: str, lat: float, lon: float) -> None:
    found = [place for place in KNOWN.named(name) if (place.kind, place.country) == (kind, country)]
    assert found
    assert (found[0].lat, found[0].lon) == pytest.approx((lat, lon), abs=0.3)


def test_namesakes_are_all_offered() -> None:
    assert {"FR", "US", "CA"} <= {place.country for place in KNOWN.named("Paris")}


def test_demonyms_and_names_lead_to_country_codes() -> None:
    assert [KNOWN.country_of(word) for word in ("Russians", "Britain", "Türkiye", "Congolese", "Atlantis")] == [
        "RU", "GB", "TR", "CD", "",
    ]  # fmt: skip


def test_every_country_has_a_point_inside_its_extent_or_none() -> None:
    strays = [
        place.name
        for place in KNOWN.countries.values()
        if place.box is not None and not place.box.holds(place.lat, place.lon)
    ]
    assert strays == []
    assert len(KNOWN.countries) == 248


def test_every_area_has_a_source_a_known_precision_and_its_point_in_its_extent() -> None:
    assert len(KNOWN.areas) >= 300
    assert {area.precision for area in KNOWN.areas} <= {"facility", "place", "region", "area"}
    assert [area.name for area in KNOWN.areas if area.box is not None and not area.box.holds(area.lat, area.lon)] == []
    assert all(-90 <= area.lat <= 90 and -180 <= area.lon <= 180 for area in KNOWN.areas)
    rows = shipped("sources", "areas.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert {row.rpartition("\t")[2] for row in rows} <= {"iho", "gn", "wd", "wfb", "nti", "pris", "eia", "wpi"}


def test_no_area_shares_its_name_with_another() -> None:
    names = [name for area in KNOWN.areas for name in (area.name, *area.names)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_keys_are_sorted_and_stable() -> None:
    keys = np.load(shipped("sources", "gazetteer", "keys.npy"), mmap_mode="r")
    assert bool(np.all(keys[1:] >= keys[:-1]))
    assert key_of("paris") in keys


def test_the_folder_is_small_and_opens_at_once() -> None:
    folder = shipped("sources", "gazetteer")
    assert sum(file.stat().st_size for file in Path(folder).iterdir()) < 14_000_000
    began = time.perf_counter()
    Gazetteer(folder, shipped("sources", "countries.tsv"), shipped("sources", "areas.tsv"))
    assert time.perf_counter() - began < 0.5  # some 15 ms on an idle machine; bounded for a busy one
