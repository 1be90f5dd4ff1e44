"""From a group of mentions to a dealing: what its reports together say, each part as fine as a report gives it.

Nothing is invented where reports differ: the value that most origins give stands, and the others are conflicts. A
person without a public role is not named (limits, rule 2).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from allsource import when
from allsource.ids import derived_id, item_id
from allsource.model import Dealing, First, Joined, PlaceRef, Quantity, Side, Step
from allsource.picture import disclosure
from allsource.picture.bearing import Bearing
from allsource.picture.fusing import Group
from allsource.picture.grade import Footing, graded
from allsource.picture.known import Known
from allsource.picture.origins import Origins
from allsource.picture.tellings import Telling

__all__ = ["UNNAMED", "Ground", "dealing_of", "is_against"]

UNNAMED = "a person named in the report"
_FINENESS = {"facility": 5, "place": 4, "area": 3, "region": 2, "country": 1, "": 0}
_REALITY = ("actual", "planned", "possible", "demanded", "hypothetical")
_TOGETHER = frozenset({"CONSULT", "COOPERATE"})
_TIME_PRECISION = {4: "year", 7: "month", 10: "day"}
_MOST_OBJECTS = 6


@dataclass(frozen=True, slots=True)
class Ground:
    """What dealings stand on: who is who, which reports share a root, and what a person says of outlets' records."""

    known: Known
    origins: Origins
    outlets: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def dealing_of(group: Group, bearing: Sequence[Bearing], counts: Sequence[Quantity], ground: Ground) -> Dealing:
    """The dealing that a group of mentions tells, with the claims that bear on it and the counts tied to it."""
    members = sorted(group.members, key=lambda member: (member.day or "9999", member.order, member.item))
    stated = [member for member in members if not member.doubts] or members
    affirmed = [member for member in stated if not is_against(member)] or stated
    lead = max(affirmed, key=_fullness)
    actors, recipients = _sides(affirmed, ground.known)
    time, place = _time(affirmed), _place(affirmed)
    steps = disclosure.history(members, bearing)
    value, reason = disclosure.standing(steps, members)
    documents = tuple(dict.fromkeys(member.document for member in members))
    claims_for, claims_against = _claims(members, bearing)
    status = _status(members, bearing, owned=value == "acknowledged")
    moods = _moods(members)
    return Dealing(
        id=derived_id("dealing", group.members[0].item),
        type=lead.event.type,
        mode=_most(member.event.mode for member in affirmed if member.event.type == lead.event.type),
        actors=actors,
        recipients=recipients,
        objects=_objects(affirmed),
        time=time,
        time_precision=_fine(time),
        place=place.name if place else "",
        place_precision=place.precision if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        status=status,
        modality=min((member.event.modality for member in affirmed), key=_REALITY.index),
        modality_history=moods,
        disclosure=value,
        disclosure_reason=reason,
        disclosure_history=steps,
        quantities=_quantities(members, counts),
        claims_for=claims_for,
        claims_against=claims_against,
        mentions=tuple(
            Joined(member.item, round(verdict.score, 2), verdict.reasons)
            for member, verdict in zip(group.members, group.verdicts, strict=True)
        ),
        documents=documents,
        origins=tuple(dict.fromkeys(ground.origins.of(document) for document in documents)),
        independent=ground.origins.count(_carrying(members)).origins,
        first=_first(members[0]),
        grade=graded(_footing(members, bearing, steps, ground), ground.outlets),
        to_check=() if any(_is_stated(member) for member in members) else _short(members),
    )


_BESIDE = frozenset({"disclosure", "time", "place", "count"})


def _is_stated(member: Telling) -> bool:
    """Whether its words state everything but circumstances, which are then left out."""
    return set(member.doubts) <= _BESIDE


def _short(members: Sequence[Telling]) -> tuple[str, ...]:
    return tuple(sorted({part for member in members for part in member.doubts} - _BESIDE))


def is_against(member: Telling) -> bool:
    """Negated words, or affirmed words inside somebody's denial."""
    return member.event.polarity == "negated" or member.denied


def _fullness(member: Telling) -> tuple[int, int, int, int]:
    event = member.event
    named = sum(1 for name in member.names.values() if name[:1].isupper())
    real = -_REALITY.index(event.modality)
    return real, named, len(event.magnitude) + bool(event.time) + bool(event.place), -member.order


def _sides(members: Sequence[Telling], known: Known) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Actors and recipients: every party that a mention names, in the role that most mentions give it."""
    roles: dict[str, Counter[str]] = {}
    names: dict[str, Counter[str]] = {}
    bodies: dict[str, dict[str, None]] = {}
    for member in members:
        for role, parties in (("actor", member.actors), ("target", member.parties_to)):
            for entity in sorted(parties):
                together = "actor" if member.two_sided else role
                roles.setdefault(entity, Counter())[together] += 1
                names.setdefault(entity, Counter())[member.names.get(entity, "")] += 1
                bodies.setdefault(entity, {}).update(dict.fromkeys(member.bodies.get(entity, ())))
    sides: dict[str, list[Side]] = {"actor": [], "target": []}
    for entity, seen in roles.items():
        name = _shown(entity, names[entity], members, known)
        sides[max(seen, key=lambda role: (seen[role], role))].append(Side(entity, name, tuple(bodies[entity])))
    return tuple(_once(sides["actor"])), tuple(_once(sides["target"]))


def _once(sides: Iterable[Side]) -> list[Side]:
    """Descriptions of the same wording, which stay apart as entities, are shown once."""
    return list({side.name: side for side in reversed(list(sides))}.values())[::-1]


def _shown(entity: str, names: Counter[str], members: Sequence[Telling], known: Known) -> str:
    """The name it is best known by, or as most mentions give it; a private person is not named."""
    given = max(names, key=lambda name: (names[name], len(name), name))
    if known.private(entity) or any(given in member.private for member in members):
        return UNNAMED
    return known.name(entity, given)


def _objects(members: Sequence[Telling]) -> tuple[str, ...]:
    found = Counter(
        " ".join(thing.name.split())
        for member in members
        for thing in member.event.objects
        if thing.name not in member.private
    )
    return tuple(name for name, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_OBJECTS])


def _most(values: Iterable[str]) -> str:
    seen = Counter(value for value in values if value)
    return max(seen, key=lambda value: (seen[value], value)) if seen else ""


def _time(members: Sequence[Telling]) -> str:
    """The finest value among those that most mentions agree with."""
    values = [(member.event.time.value, member.days) for member in members if member.event.time and member.days]
    if not values:
        return ""

    def agreeing(days: when.Days) -> int:
        return sum(other.first <= days.last and days.first <= other.last for _, other in values if other is not None)

    ranked = sorted((-agreeing(days), len(days), -len(value), value) for value, days in values if days is not None)
    return ranked[0][3]


def _fine(value: str) -> str:
    if not value:
        return ""
    return "interval" if "/" in value else _TIME_PRECISION.get(len(value), "time")


def _place(members: Sequence[Telling]) -> PlaceRef | None:
    """The finest of the places that most mentions give."""
    places = [member.event.place for member in members if member.event.place]
    seen = Counter(place.name for place in places)
    return max(
        places,
        key=lambda place: (_FINENESS.get(place.precision, 0) > 1, seen[place.name], _FINENESS.get(place.precision, 0)),
        default=None,
    )


def _moods(members: Sequence[Telling]) -> tuple[Step, ...]:
    """Planned, then actual: each modality from the day of the report in which it changes."""
    steps: list[Step] = []
    for member in members:
        value = member.event.modality
        if not steps or steps[-1].value != value:
            steps.append(Step(value, member.day, member.item))
    return tuple(steps)


def _status(members: Sequence[Telling], bearing: Iterable[Bearing], *, owned: bool) -> str:
    """`denied` where a denial stands; an admission that came after it leaves it affirmed."""
    against = any(is_against(member) for member in members) or any(one.side == "against" for one in bearing)
    if all(is_against(member) for member in members):
        return "negated"
    return "denied" if against and not owned else "affirmed"


def _claims(members: Sequence[Telling], bearing: Sequence[Bearing]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Items of claims for and against, those that tell it first."""
    sides: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for member in members:
        ids = (item_id(member.document, claim) for claim in member.event.claims)
        sides[is_against(member)].update(dict.fromkeys(ids))
    for one in bearing:
        if one.side in ("for", "against"):
            sides[one.side == "against"][one.item] = None
    against = sides[True]
    return tuple(item for item in sides[False] if item not in against), tuple(against)


def _quantities(members: Iterable[Telling], counts: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Counts in the order of publication; one for each kind, value and report."""
    told = chain.from_iterable(_own_counts(member) for member in members)
    once: dict[tuple[str, int, str], Quantity] = {}
    for quantity in (*told, *counts):
        key = (quantity.kind, quantity.value, quantity.item.partition("#")[0])
        held = once.get(key)
        once[key] = quantity if held is None or (quantity.according_to and not held.according_to) else held
    return tuple(sorted(once.values(), key=lambda one: (one.kind, one.published or "9999", one.item)))


def _own_counts(member: Telling) -> Iterable[Quantity]:
    speakers = ", ".join(member.event.according_to)
    span = member.sentence
    for kind, value in member.event.magnitude.items():
        yield Quantity(kind, value, speakers, member.item, member.day, span.start, span.end)


def _carrying(members: Iterable[Telling]) -> list[str]:
    """Reports that affirm it in words of their own or of others; those that only deny it corroborate nothing."""
    return list(dict.fromkeys(member.document for member in members if not is_against(member)))


def _first(member: Telling) -> First:
    document = member.report.document
    return First(document.id, document.outlet, member.day, ", ".join(member.event.according_to))


def _footing(members: Sequence[Telling], bearing: Sequence[Bearing], steps: Sequence[Step], ground: Ground) -> Footing:
    carrying = _carrying(members)
    words = [step.value for step in steps if step.value in ("denied", "acknowledged")]
    against = any(is_against(member) for member in members) or any(one.side == "against" for one in bearing)
    owned = bool(words) and words[-1] == "acknowledged"
    documents = {member.document: member.report.document for member in members}
    return Footing(
        reports=len(documents),
        origins=len({ground.origins.of(document) for document in documents}),
        independent=ground.origins.count(carrying).origins if carrying else 0,
        denied=against and not owned,
        acknowledged=owned,
        superseded=owned and "denied" in words,
        on_record=any(_on_record(member) for member in members),
        only_negated=not carrying,
        withdrawn=False,
        outlets=tuple(sorted({document.outlet for document in documents.values()} - {""})),
    )


_ON_RECORD = frozenset({"named", "described"})


def _on_record(member: Telling) -> bool:
    """Somebody named, or an office, says so in the report."""
    reading = member.report.reading
    claims = reading.claims if reading else ()
    return any(claim.id in member.event.claims and claim.source_kind in _ON_RECORD for claim in claims)
