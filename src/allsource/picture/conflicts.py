"""What contradicts what, in five kinds: denial, value, time or place, physical, characterisation.

Each conflict names both sides with their words and resolves nothing by itself. It is `superseded` only where a report
says so: a party owns up to what it denied, or a count is said to replace another. A characterisation is a pair of
quotations and is never resolved (contract). Left out: contradictions that need knowledge of the world beyond speed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allsource.ids import derived_id, folded
from allsource.model import Conflict, Dealing, Position, Quantity, Report
from allsource.picture.bearing import Bearing
from allsource.picture.counts import Harm
from allsource.picture.dealing import is_against
from allsource.picture.fusing import Group
from allsource.picture.tellings import Telling
from allsource.where import distance_km

__all__ = ["COUNTED", "denials", "times_and_places", "values"]

COUNTED = frozenset(
    {"killed", "injured", "missing", "arrested", "displaced", "evacuated", "released", "abducted", "troops", "rescued"}
    | {"expelled", "deported", "people", "tonnes", "tons", "boats", "ships", "dollars", "euros", "pounds"}
)
"""Counts whose difference says something: of people harmed or moved, and of what is handed over."""
_TRANSFERRED = frozenset({"AID", "OTHER", "COOPERATE", "MOBILIZE"})
_GOODS = frozenset({"tonnes", "tons", "boats", "ships", "dollars", "euros", "pounds", "people"})
_FAR_KM = 100.0
_FINE = frozenset({"facility", "place"})


def denials(group: Group, bearing: Sequence[Bearing], dealing: Dealing) -> Iterator[Conflict]:
    """A dealing that some report affirms and a party, or another report, says did not happen."""
    told = [_telling_position(member) for member in group.members if not is_against(member) and _happened(member)]
    against = [_telling_position(member) for member in group.members if is_against(member)]
    spans = {(one.document, one.start) for one in against}
    said = [_claim_position(one) for one in bearing if one.side == "against"]
    against += [one for one in said if not any(one.document == d and abs(one.start - s) < 400 for d, s in spans)]
    told += [_claim_position(one) for one in bearing if one.side == "for"]
    if not told or not against or dealing.modality != "actual":
        return
    admitted = _admitted(dealing, against)
    positions = tuple(_replaced(one, bool(admitted)) if one in against else one for one in _by_day([*told, *against]))
    reason = f"a party owned up to it on {admitted}" if admitted else "both sides stand"
    history = [(step.published, f"{step.value}: {step.reason}") for step in dealing.disclosure_history]
    yield _conflict("denial", dealing, positions, "superseded" if admitted else "open", reason, history)


def _happened(member: Telling) -> bool:
    return member.event.modality == "actual"


def _admitted(dealing: Dealing, against: Sequence[Position]) -> str:
    """The day from which a party owns up to what was denied before; empty where the denial stands."""
    if dealing.disclosure != "acknowledged":
        return ""
    first_denied = min(one.published or "9999" for one in against)
    days = [
        s.published for s in dealing.disclosure_history if s.value == "acknowledged" and s.published >= first_denied
    ]
    return days[-1] if days else ""


def values(dealing: Dealing, harm: Mapping[str, Harm], texts: Mapping[str, Report]) -> Iterator[Conflict]:
    """Counts of the same thing that differ; `harm` gives them by report, kind and value."""
    kinds = {quantity.kind for quantity in dealing.quantities} & COUNTED
    for kind in sorted(kinds):
        counts = [one for one in dealing.quantities if one.kind == kind]
        if len({one.value for one in counts}) < 2 or (kind in _GOODS and dealing.type not in _TRANSFERRED):
            continue
        revised = [one for one in counts if _revises(one, harm)]
        last = revised[-1] if revised else None
        positions = tuple(
            _count_position(one, texts, replaced=last is not None and one.value != last.value) for one in counts
        )
        reason = f"a later count says that it replaces the first: {last.value} {kind}" if last else "both counts stand"
        history = [(one.published, f"{one.value} {kind}{_by(one.according_to)}") for one in counts]
        yield _conflict("value", dealing, positions, "superseded" if last else "open", reason, history, kind)


def _revises(quantity: Quantity, harm: Mapping[str, Harm]) -> bool:
    found = harm.get(f"{quantity.item.partition('#')[0]} {quantity.kind} {quantity.value}")
    return found is not None and found.revised


def times_and_places(group: Group, dealing: Dealing) -> Iterator[Conflict]:
    """Days that exclude each other, or places far apart, given for one dealing."""
    members = [member for member in group.members if not is_against(member) and _happened(member)]
    dated = [member for member in members if member.days is not None]
    if any(_exclude(one, other) for one in dated for other in dated):
        positions = tuple(_telling_position(member, member.event.time.value) for member in dated if member.event.time)
        yield _conflict("time or place", dealing, positions, "open", "the days exclude each other", (), "time")
    placed = [member for member in members if member.event.place is not None]
    if any(_apart(one, other) for one in placed for other in placed):
        positions = tuple(_telling_position(member, member.event.place.name) for member in placed if member.event.place)
        yield _conflict("time or place", dealing, positions, "open", "the places lie far apart", (), "place")


def _exclude(one: Telling, other: Telling) -> bool:
    first, second = one.days, other.days
    return first is not None and second is not None and (first.last < second.first or second.last < first.first)


def _apart(one: Telling, other: Telling) -> bool:
    here, there = one.event.place, other.event.place
    if here is None or there is None or not {here.precision, there.precision} <= _FINE:
        return False
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return False
    return folded(here.name) != folded(there.name) and distance_km(here.lat, here.lon, there.lat, there.lon) > _FAR_KM


def _telling_position(member: Telling, value: str = "") -> Position:
    said = value or ("it did not happen" if is_against(member) else "it happened")
    by = ", ".join(member.event.according_to) or f"{member.report.document.outlet or 'a report'}, in its own words"
    span = member.sentence
    return Position(said, by, (member.item,), member.document, span.start, span.end, member.day)


def _claim_position(one: Bearing) -> Position:
    spans = [span for span in (one.claim.source, one.claim.cue, *one.claim.content) if span is not None]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    said = {"against": "it did not happen", "for": "it happened", "open": "left open"}[one.side]
    return Position(said, one.claim.speaker or "nobody named", (one.item,), one.report.document.id, start, end, one.day)


def _count_position(one: Quantity, texts: Mapping[str, Report], *, replaced: bool) -> Position:
    document = one.item.partition("#")[0]
    outlet = texts[document].document.outlet if document in texts else ""
    by = one.according_to or f"{outlet or 'a report'}, in its own words"
    return Position(f"{one.value} {one.kind}", by, (one.item,), document, one.start, one.end, one.published, replaced)


def _replaced(one: Position, superseded: bool) -> Position:
    return Position(one.value, one.by, one.items, one.document, one.start, one.end, one.published, superseded)


def _by_day(positions: Iterable[Position]) -> list[Position]:
    unique = {(one.document, one.by, one.value): one for one in reversed(list(positions))}
    return sorted(unique.values(), key=lambda one: (one.published or "9999", one.document, one.start))


def _by(speaker: str) -> str:
    return f" according to {speaker}" if speaker else ""


def _conflict(  # noqa: PLR0913, PLR0917 (one place where conflicts are made)
    kind: str,
    dealing: Dealing,
    positions: Sequence[Position],
    status: str,
    reason: str,
    history: Iterable[tuple[str, str]],
    detail: str = "",
) -> Conflict:
    identifier = derived_id("conflict", dealing.id, kind, detail)
    return Conflict(identifier, kind, dealing.id, str(dealing), tuple(positions), status, reason, tuple(history))
