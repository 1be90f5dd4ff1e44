"""Which of several places a name means: the evidence of the rest of the report, weighed.

Every candidate of every name is scored together, since "Paris" beside "Dallas" is not the one beside "Lyon" (the
minimality idea of Leidner 2007, and the features of Lieberman & Samet 2012, who made the Local-Global Lexicon). The
weights were fitted on the first half of that corpus by `builders/places/weigh.py`; each is the logarithm by which one
unit of its evidence multiplies a candidate's odds, so a choice can be explained by what spoke for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allsource.reports.gazetteer import Place, normal
from allsource.where import EARTH_RADIUS_M

__all__ = ["FEATURES", "WEIGHTS", "Name", "features", "rank"]

Floats = NDArray[np.float64]

FEATURES = (
    "people", "country", "province", "county", "area", "capital", "own", "parent", "not_parent", "region_named",
    "country_named", "near", "beside", "same_region", "same_country",
)  # fmt: skip
WEIGHTS = {
    "people": 1.4, "country": 5.0, "province": -0.5, "county": 4.9, "area": 14.0, "capital": 1.5, "own": 5.2,
    "parent": 6.4, "not_parent": -1.0, "region_named": 4.0, "country_named": 0.6, "near": 3.3, "beside": 5.0,
    "same_region": 0.8, "same_country": 1.7,
}  # fmt: skip
"""`people` counts decimal digits of the population; `own` is a place's first name, not an alternative one. Two are set
by hand, since the lexicon's local papers of towns called Athens, Jordan and Dublin are not what a desk reads most:
`country` (fitted -1.3) and `capital` (fitted -0.8). That costs 0.9 points on the half that tunes."""
_ALONE, _JOINT = slice(0, 9), slice(9, 15)
_SETTLED = frozenset({"country", "province", "county", "city", "capital"})
_KM = EARTH_RADIUS_M / 1000.0
_NEAR_KM, _BESIDE_KM = 200.0, 40.0
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a report, made `normal`: its candidates, its count, and the larger places written right after it.

    `parents` are the names of regions and countries as the gazetteer has them: ("Texas",), ("US",).
    """

    plain: str
    candidates: tuple[Place, ...]
    count: int = 1
    parents: tuple[str, ...] = ()


def rank(names: Sequence[Name]) -> list[tuple[int, dict[str, float]]]:
    """For each name the index of its best candidate and what spoke for it (weighted); -1 where it has none."""
    table, owners = features(names)
    weighted = table * _WEIGHT_ROW
    scores = weighted.sum(axis=1)
    chosen: list[tuple[int, dict[str, float]]] = []
    for number in range(len(names)):
        rows = np.flatnonzero(owners == number)
        if rows.size == 0:
            chosen.append((-1, {}))
            continue
        best = rows[int(np.argmax(scores[rows]))]
        said = {feature: float(weight) for feature, weight in zip(FEATURES, weighted[best], strict=True) if weight}
        chosen.append((int(best - rows[0]), said))
    return chosen


_WEIGHT_ROW = np.array([WEIGHTS[feature] for feature in FEATURES])


def features(names: Sequence[Name], weights: Floats | None = None) -> tuple[Floats, NDArray[np.intp]]:
    """One row of evidence a candidate, in the order of FEATURES, and the number of the name it belongs to."""
    row = _WEIGHT_ROW if weights is None else weights
    places = [place for name in names for place in name.candidates]
    owners = np.array([n for n, name in enumerate(names) for _ in name.candidates], dtype=np.intp)
    table = np.zeros((len(places), len(FEATURES)))
    if not places:
        return table, owners
    for number, (place, owner) in enumerate(zip(places, owners, strict=True)):
        table[number, _ALONE] = _alone(place, names[owner])
    links = _Links(places, owners, names)
    for _ in range(_ROUNDS):
        table[:, _JOINT] = links.support(_shares(table @ row, owners))
    return table, owners


def _alone(place: Place, name: Name) -> tuple[float, ...]:
    """The evidence of a candidate that needs no other name."""
    inside = any(parent in (place.region, place.country) for parent in name.parents)
    kind = place.kind
    own = kind == "country" or normal(place.name.partition(",")[0]) == name.plain
    return (
        float(np.log10(place.people + 1.0)), kind == "country", kind == "province", kind == "county",
        kind not in _SETTLED, kind == "capital", own, inside, bool(name.parents) and not inside,
    )  # fmt: skip


def _shares(scores: Floats, owners: NDArray[np.intp]) -> Floats:
    """Scores as shares of one among the candidates of each name."""
    highest = np.full(int(owners.max()) + 1, -np.inf)
    np.maximum.at(highest, owners, scores)
    raised = np.exp(scores - highest[owners])
    shares: Floats = raised / np.bincount(owners, raised)[owners]
    return shares


class _Links:
    """How each candidate bears on every other of a different name: distance, region, country."""

    def __init__(self, places: Sequence[Place], owners: NDArray[np.intp], names: Sequence[Name]) -> None:
        lat = np.radians([place.lat for place in places])
        lon = np.radians([place.lon for place in places])
        points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        km = _KM * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
        others = owners[:, None] != owners[None, :]
        town = np.array([place.precision != "country" and place.kind != "province" for place in places])
        near = others & town[None, :]
        self._near, self._beside = near * np.exp(-km / _NEAR_KM), near * np.exp(-km / _BESIDE_KM)
        numbers: dict[str, int] = {}
        country = _numbered((p.country or f"?{n}" for n, p in enumerate(places)), numbers)
        above = _numbered((f"{p.country}/{p.region}" if p.region else f"?{n}" for n, p in enumerate(places)), numbers)
        own = _numbered((f"{p.country}/{p.name}" if p.kind == "province" else "" for p in places), numbers)
        is_country = np.array([place.precision == "country" for place in places])
        same_country = country[:, None] == country[None, :]
        self._region_named = others & (above[:, None] == own[None, :])
        self._country_named = others & same_country & is_country[None, :]
        self._same_region = others & (above[:, None] == above[None, :])
        self._same_country = others & same_country
        self._counts = np.array([1.0 + np.log(names[owner].count) for owner in owners])

    def support(self, shares: Floats) -> Floats:
        """The six columns region_named … same_country, dampened: the tenth witness adds less than the first."""
        weight = shares * self._counts
        matrices = (
            self._region_named, self._country_named, self._near, self._beside, self._same_region, self._same_country,
        )  # fmt: skip
        result: Floats = np.log1p(np.stack([matrix @ weight for matrix in matrices], axis=1))
        return result


def _numbered(names: Iterable[str], numbers: dict[str, int]) -> NDArray[np.intp]:
    """A number for each different name, so that names compare as fast as numbers."""
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.intp)
