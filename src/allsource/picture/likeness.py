"""What speaks for and against two namings being one: the readable table of identity.

Each feature that applies adds its weight; the sum is held against two thresholds. From `SAME` on the machine joins, up
to `DIFFERENT` it keeps apart, and between the two it is *unsure* and leaves the pair to a person. The idea is that of
Fellegi and Sunter (1969), a sum of log-odds; the weights are set by hand on the tuning half of
`tests/cases/identity.jsonl` and reported on the other half. A name alone is never enough for a person.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from allsource.model.entities import Why
from allsource.picture.body_names import alike_bodies, body_name, ship_name
from allsource.picture.known_bodies import known_body
from allsource.picture.nations import nation_name
from allsource.picture.offices import same_office
from allsource.picture.outlets import known_outlet
from allsource.picture.person_names import COMMON, alike, parse
from allsource.picture.profiles import Profile

__all__ = ["DIFFERENT", "SAME", "WEIGHTS", "Verdict", "compare"]

SAME = 5.0
DIFFERENT = -1.0

WEIGHTS: dict[tuple[str, str], float] = {
    ("person", "same whole name"): 4.0,
    ("person", "same words in another order"): 3.0,
    ("person", "same name in another spelling"): 3.0,
    ("person", "same name without a middle name"): 3.0,
    ("person", "same name with a short form"): 2.5,
    ("person", "same name with an initial"): 1.5,
    ("person", "same surname alone"): 0.5,
    ("person", "same name, one with junior or senior"): 0.0,
    ("person", "a letter apart"): -0.5,
    ("person", "same surname, other given name"): -6.0,
    ("person", "different names"): -9.0,
    ("person", "a common name"): -1.0,
    ("person", "office: same"): 3.0,
    ("person", "office: fits"): 1.5,
    ("person", "office: changed"): 0.5,
    ("person", "office: open"): -2.5,
    ("person", "office: other"): -6.0,
    ("person", "same country"): 1.5,
    ("person", "days close"): 0.5,
    ("person", "days unknown"): -1.5,
    ("person", "days far apart"): -2.0,
    ("person", "a private person's age"): -3.0,
    ("person", "different sex"): -5.0,
    ("person", "one report holds both"): -4.0,
    ("person", "the office's country in both"): 0.75,
    ("person", "names in both reports"): 0.75,
    ("body", "same"): 5.0,
    ("body", "spelling"): 4.0,
    ("body", "words apart"): 0.0,
    ("body", "initials"): 1.0,
    ("body", "near"): 0.5,
    ("body", "different"): -9.0,
    ("body", "known under both names"): 9.0,
    ("body", "a name many bear"): -2.0,
    ("body", "same country"): 2.0,
    ("body", "different countries"): -7.0,
    ("body", "names in both reports"): 0.75,
    ("outlet", "same"): 9.0,
    ("outlet", "different"): -9.0,
    ("country", "same"): 9.0,
    ("country", "different"): -9.0,
    ("place", "same"): 2.5,
    ("place", "different"): -9.0,
    ("place", "same country"): 2.5,
    ("place", "different countries"): -6.0,
    ("place", "names in both reports"): 0.75,
    ("vessel", "same name"): 2.0,
    ("vessel", "different names"): -6.0,
    ("vessel", "another name, same hull"): -2.0,
    ("vessel", "same imo"): 9.0,
    ("vessel", "different imo"): -9.0,
    ("vessel", "same mmsi"): 5.0,
    ("vessel", "different mmsi"): -3.0,
    ("vessel", "same navy"): 3.0,
    ("vessel", "same country"): 1.5,
    ("vessel", "different countries"): -4.0,
    ("vessel", "same kind of ship"): 0.5,
    ("vessel", "different kinds of ship"): -4.0,
    ("vessel", "days close"): 1.0,
    ("vessel", "days far apart"): -1.5,
    ("vessel", "names in both reports"): 0.75,
    ("aircraft", "same name"): 2.0,
    ("aircraft", "different names"): -6.0,
    ("aircraft", "same registration"): 9.0,
    ("aircraft", "different registration"): -9.0,
    ("aircraft", "same icao24"): 9.0,
    ("aircraft", "different icao24"): -9.0,
    ("aircraft", "same day"): 3.0,
}
_MOST_SHARED = {"person": 2, "body": 2, "place": 2, "vessel": 3, "aircraft": 0}
"""How many names that stand in both reports are counted."""
_CLOSE_DAYS = {"person": 730, "vessel": 45}
_FAR_DAYS = {"person": 365 * 12, "vessel": 400}


@dataclass(frozen=True, slots=True)
class Verdict:
    """same, different or unsure; the sum of weights as a score in 0..1; and each reason with its weight."""

    verdict: str
    score: float
    reasons: tuple[Why, ...]


def compare(one: Profile, other: Profile) -> Verdict:
    """Whether two namings are one. The order of the two does not matter."""
    if one.kind != other.kind:
        return Verdict("different", 0.0, (Why("different kinds", DIFFERENT, f"{one.kind}, {other.kind}"),))
    if one.kind == "person" and not (one.public or other.public):
        return Verdict("unsure", 0.0, (Why("private", 0.0, "a name without an office stays in its document"),))
    reasons = tuple(
        Why(feature, WEIGHTS[one.kind, feature] * count, words)
        for feature, count, words in _KINDS[one.kind](one, other)
    )
    total = sum(reason.weight for reason in reasons)
    verdict = "same" if total >= SAME else "different" if total <= DIFFERENT else "unsure"
    return Verdict(verdict, round(1 / (1 + math.exp(-(total - 2))), 4), reasons)


Found = Iterator[tuple[str, float, str]]


def _person(one: Profile, other: Profile) -> Found:
    name = _best_person(one, other)
    yield name, 1, f"{one.name} · {other.name}"
    if WEIGHTS["person", name] < -1:
        return
    if parse(one.name).surname in COMMON:
        yield "a common name", 1, parse(one.name).surname
    if one.sex and other.sex and one.sex != other.sex:
        yield "different sex", 1, "titles"
    if one.naming.document_id == other.naming.document_id:
        yield "one report holds both", 1, ""
    if (one.aged and not one.offices) or (other.aged and not other.offices):
        yield "a private person's age", 1, ""
    yield from _offices(one, other, name)


def _best_person(one: Profile, other: Profile) -> str:
    """The likeness of the likest of all their names."""
    found = (alike(a, b) for a in (one.name, *one.others) for b in (other.name, *other.others))
    return max(found, key=lambda likeness: WEIGHTS["person", likeness])


def _offices(one: Profile, other: Profile, name: str) -> Found:
    if one.offices and other.offices:
        pairs = [(same_office(a, b), a, b) for a in one.offices for b in other.offices]
        best = max(pairs, key=lambda pair: WEIGHTS["person", f"office: {pair[0]}"])
        yield f"office: {best[0]}", 1, f"{best[1].words} · {best[2].words}"
        if best[0] != "other" and set(one.countries) & set(other.countries):
            yield "same country", 1, _shared_countries(one, other)
        if name == "same surname alone" or best[0] in ("same", "fits"):
            yield from _person_days(one, other, alone=name == "same surname alone")
    else:
        yield from _bearing(one, other)


def _bearing(one: Profile, other: Profile) -> Found:
    """One of the two is a bare name: does its report speak of the other's country, and of others of that report?"""
    bare, holder = (one, other) if not one.offices else (other, one)
    named = [code for code in holder.countries if f"country:{code}" in bare.context]
    if named:
        yield "the office's country in both", 1, nation_name(named[0])
    yield from _shared_names(one, other)


def _person_days(one: Profile, other: Profile, *, alone: bool) -> Found:
    """Who is called by a surname and an office must hold it at about the same time: offices change hands."""
    apart = _days_apart(one, other)
    if apart is None:
        if alone and not (one.authority or other.authority):
            yield "days unknown", 1, ""
    elif apart > _FAR_DAYS["person"] or (alone and apart > _CLOSE_DAYS["person"]):
        yield "days far apart", 1, f"{apart} days"
    elif alone:
        yield "days close", 1, f"{apart} days"


def _body(one: Profile, other: Profile) -> Found:
    known = known_body(one.name), known_body(other.name)
    if known[0] and known[1]:
        yield ("known under both names" if known[0] == known[1] else "different"), 1, f"{known[0]} · {known[1]}"
        return
    name = max(
        (alike_bodies(a, b) for a in (one.name, *one.others) for b in (other.name, *other.others)),
        key=lambda likeness: WEIGHTS["body", likeness],
    )
    yield name, 1, f"{one.name} · {other.name}"
    if name == "different":
        return
    if _many_bear(one.name) or _many_bear(other.name):
        yield "a name many bear", 1, ""
    yield from _countries(one, other)
    yield from _shared_names(one, other)


@lru_cache(maxsize=1 << 16)
def _many_bear(name: str) -> bool:
    parts = body_name(name)
    return parts.generic or (0 < len(parts.short) <= 4 and not known_body(name))


def _countries(one: Profile, other: Profile) -> Found:
    if one.countries and other.countries:
        if set(one.countries) & set(other.countries):
            yield "same country", 1, _shared_countries(one, other)
        else:
            yield "different countries", 1, f"{nation_name(one.countries[0])} · {nation_name(other.countries[0])}"


def _shared_countries(one: Profile, other: Profile) -> str:
    return ", ".join(nation_name(code) for code in one.countries if code in other.countries)


def _shared_names(one: Profile, other: Profile) -> Found:
    """Other names that stand in both reports; countries tell nothing, they are everywhere."""
    shared = sorted(form for form in one.context & other.context if not form.startswith("country:"))
    counted = min(len(shared), _MOST_SHARED[one.kind])
    if counted and one.naming.document_id != other.naming.document_id:
        yield "names in both reports", counted, ", ".join(form.partition(":")[2] for form in shared[:counted])


def _outlet(one: Profile, other: Profile) -> Found:
    left, right = known_outlet(one.name) or one.name, known_outlet(other.name) or other.name
    same = left == right or alike_bodies(left, right) == "same"
    yield ("same" if same else "different"), 1, f"{left} · {right}"


def _country(one: Profile, other: Profile) -> Found:
    yield ("same" if one.countries == other.countries else "different"), 1, f"{one.name} · {other.name}"


def _place(one: Profile, other: Profile) -> Found:
    same = alike_bodies(one.name, other.name) in ("same", "spelling")
    yield ("same" if same else "different"), 1, f"{one.name} · {other.name}"
    yield from _countries(one, other)
    yield from _shared_names(one, other)


def _craft(one: Profile, other: Profile, schemes: tuple[str, ...]) -> Found:
    """Numbers of hull and airframe: the same, or at odds."""
    for scheme in schemes:
        left = {found.value for found in one.identifiers if found.scheme == scheme}
        right = {found.value for found in other.identifiers if found.scheme == scheme}
        if left and right:
            yield ("same " if left & right else "different ") + scheme, 1, ", ".join(sorted(left | right))


def _vessel(one: Profile, other: Profile) -> Found:
    numbers = list(_craft(one, other, ("imo", "mmsi")))
    yield from numbers
    left, right = ship_name(one.name), ship_name(other.name)
    same = left[0] == right[0] or left[0] in {ship_name(form)[0] for form in other.others}
    hull = any(feature in ("same imo", "same mmsi") for feature, *_ in numbers)
    yield (
        ("same name" if same else "another name, same hull" if hull else "different names"),
        1,
        f"{one.name} · {other.name}",
    )
    navies = {found for _, found in (left, right) if found}
    if len(navies) > 1 or (
        navies and one.countries and other.countries and not navies & {*one.countries, *other.countries}
    ):
        yield "different countries", 1, ", ".join(map(nation_name, sorted(navies)))
    elif left[1] and left[1] == right[1]:
        yield "same navy", 1, nation_name(left[1])
    yield from _countries(one, other)
    if one.craft and other.craft:
        yield (
            ("same kind of ship" if one.craft == other.craft else "different kinds of ship"),
            1,
            f"{one.craft} · {other.craft}",
        )
    yield from _vessel_days(one, other)
    yield from _shared_names(one, other)


def _vessel_days(one: Profile, other: Profile) -> Found:
    apart = _days_apart(one, other)
    if apart is not None and apart <= _CLOSE_DAYS["vessel"]:
        yield "days close", 1, f"{apart} days"
    elif apart is not None and apart > _FAR_DAYS["vessel"]:
        yield "days far apart", 1, f"{apart} days"


def _aircraft(one: Profile, other: Profile) -> Found:
    yield from _craft(one, other, ("registration", "icao24"))
    same = one.name.replace(" ", "").casefold() == other.name.replace(" ", "").casefold()
    yield ("same name" if same else "different names"), 1, f"{one.name} · {other.name}"
    if same and one.day and one.day == other.day:
        yield "same day", 1, one.day


_KINDS = {
    "person": _person, "body": _body, "outlet": _outlet, "country": _country, "place": _place, "vessel": _vessel,
    "aircraft": _aircraft,
}  # fmt: skip


def _days_apart(one: Profile, other: Profile) -> int | None:
    """Days between the two reports; None where either day is not known."""
    left, right = _day(one.day), _day(other.day)
    return None if left is None or right is None else abs(left - right)


@lru_cache(maxsize=1 << 16)
def _day(value: str) -> int | None:
    padded = f"{value}-07-01" if len(value) == 4 else f"{value}-15" if len(value) == 7 else value
    try:
        return date.fromisoformat(padded).toordinal()
    except ValueError:
        return None
