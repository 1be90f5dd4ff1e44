"""Two dealings that one party cannot both have been at: too far apart for the time between them.

Only ships, aircraft and persons are held against it, with one generous speed each, and only where both dealings give a
point and a day. The hours of a day are not known, so the whole of both days counts as time to travel: what is found is
impossible, what is not found is not thereby possible.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from allsource import when
from allsource.ids import derived_id
from allsource.model import Conflict, Dealing, Position
from allsource.picture.known import Known
from allsource.where import distance_km

__all__ = ["SPEED_KM_H", "impossible"]

SPEED_KM_H = {"vessel": 75.0, "aircraft": 1100.0, "person": 1000.0}
_FINE = frozenset({"facility", "place"})
_MOST_OF_ONE = 200


def impossible(dealings: Sequence[Dealing], known: Known) -> Iterator[Conflict]:
    """Pairs of affirmed, actual dealings of one ship, craft or person that exclude each other."""
    placed: dict[str, list[Dealing]] = {}
    for dealing in dealings:
        real = dealing.status == "affirmed" and dealing.modality == "actual"
        if real and dealing.lat is not None and dealing.place_precision in _FINE and when.days(dealing.time):
            for entity in {side.entity for side in dealing.actors}:
                placed.setdefault(entity, []).append(dealing)
    for entity, held in sorted(placed.items()):
        speed = SPEED_KM_H.get(known.kind(entity), 0.0)
        for one, other in combinations(held[-_MOST_OF_ONE:], 2):
            if speed and _too_far(one, other, speed):
                yield _conflict(entity, known.name(entity), one, other)


def _too_far(one: Dealing, other: Dealing, speed_km_h: float) -> bool:
    here, there = when.days(one.time), when.days(other.time)
    assert here is not None
    assert there is not None
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    span = max(here.last, there.last) - min(here.first, there.first) + timedelta(days=1)
    apart_km = distance_km(one.lat, one.lon, other.lat, other.lon)
    return apart_km > speed_km_h * span.total_seconds() / 3600


def _conflict(entity: str, name: str, one: Dealing, other: Dealing) -> Conflict:
    positions = tuple(
        Position(f"{dealing.place}, {dealing.time}", dealing.first.outlet, (dealing.id,), dealing.first.document, 0, 0,
                 dealing.first.published)
        for dealing in (one, other)
    )  # fmt: skip
    reason = "too far apart for the time between them"
    return Conflict(
        derived_id("conflict", "physical", entity, one.id, other.id), "physical", one.id,
        f"{name}: {one.place} and {other.place}", positions, "open", reason,
    )  # fmt: skip
