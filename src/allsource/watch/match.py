"""Rules held against the picture. Pure: the same rules, picture and memory of what was told give the same alerts.

An alert is raised once for each cause. The cause of a dealing is its mentions together with what the rule asks about
its state (its disclosure, its modality, a bound on a count), so that a dealing that grows by another report is not told
again, and one that is denied after it was unacknowledged is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from allsource.ids import folded
from allsource.model.alerts import Alert
from allsource.model.conflicts import Conflict
from allsource.model.dealings import Dealing, Side
from allsource.watch.rules import Rule

__all__ = ["Seen", "alerts"]

_POINTS = frozenset({"facility", "place", "area"})
"""Precisions whose point lies where it happened; the middle of a country says nothing about a box."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What rules are held against; `names` are the names an entity goes by, folded."""

    dealings: Sequence[Dealing]
    conflicts: Sequence[Conflict] = ()
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)


def alerts(rules: Iterable[Rule], seen: Seen, before: Iterable[Alert] = ()) -> list[Alert]:
    """Every alert that was not raised before, by rule, then in the order of the picture."""
    known = {(old.rule, _aspect_of(old), item) for old in before for item in old.items}
    return [alert for rule in rules for alert in _of(rule, seen) if not _was_told(alert, known)]


def _was_told(alert: Alert, known: Collection[tuple[str, str, str]]) -> bool:
    """Was the same aspect of any of the alert's records told by its rule?"""
    return any((alert.rule, _aspect_of(alert), item) in known for item in alert.items)


def _aspect_of(alert: Alert) -> str:
    return alert.cause.partition("|")[0]


def _of(rule: Rule, seen: Seen) -> Iterator[Alert]:
    firsts = _firsts(rule, seen.dealings) if rule.first else {}
    fitting = {
        dealing.id: (dealing, reasons)
        for dealing in seen.dealings
        if (rule.doubtful or not dealing.to_check) and (reasons := _fit(rule, dealing, seen, firsts)) is not None
    }
    if rule.conflicts:
        yield from _conflicts(rule, seen, fitting)
        return
    for dealing, reasons in fitting.values():
        items = tuple(joined.item for joined in dealing.mentions)
        yield Alert(rule.name, f"{_aspect(rule, dealing)}|{items[0]}", dealing.id, str(dealing), tuple(reasons), items)


def _conflicts(rule: Rule, seen: Seen, fitting: Mapping[str, tuple[Dealing, list[str]]]) -> Iterator[Alert]:
    """Conflicts of the kinds asked for, about a dealing that fits the rest of the rule."""
    bare = rule == Rule(rule.name, conflicts=rule.conflicts, doubtful=rule.doubtful)
    for conflict in seen.conflicts:
        if conflict.kind not in rule.conflicts or not (bare or conflict.about in fitting):
            continue
        reasons = [f"conflict: {conflict.kind}", *(fitting[conflict.about][1] if conflict.about in fitting else ())]
        sides = "; ".join(dict.fromkeys(f"{side.by or 'the report'}: {side.value}" for side in conflict.positions))
        items = tuple(dict.fromkeys(item for side in conflict.positions for item in side.items))
        yield Alert(rule.name, f"conflict:{conflict.kind}|{items[0] if items else conflict.id}", conflict.id,
                    f"{conflict.subject} — {sides}", tuple(reasons), items or (conflict.id,))  # fmt: skip


def _aspect(rule: Rule, dealing: Dealing) -> str:
    """What of the dealing's state the rule asks about: a change of it is a new cause."""
    asked = (
        dealing.disclosure if rule.disclosures else "",
        dealing.modality if rule.modalities else "",
        dealing.status if rule.statuses else "",
        rule.quantity,
    )
    return ":".join(("dealing", *filter(None, asked)))


def _fit(rule: Rule, dealing: Dealing, seen: Seen, firsts: Mapping[str, str]) -> list[str] | None:
    """Why a dealing fits, a reason for each condition; None where one does not hold."""
    checks = (
        (rule.parties, _parties(rule, dealing, seen)),
        (rule.types, _among("type", dealing.type, rule.types)),
        (rule.disclosures, _among("disclosure", dealing.disclosure, rule.disclosures)),
        (rule.modalities, _among("modality", dealing.modality, rule.modalities)),
        (rule.statuses, _among("status", dealing.status, rule.statuses)),
        (rule.places or rule.area, _place(rule, dealing)),
        (rule.quantity, _quantity(rule, dealing)),
        (rule.first, firsts.get(dealing.id, "")),
    )
    asked = [reason for wanted, reason in checks if wanted]
    return asked if all(asked) else None


def _among(what: str, value: str, wanted: Sequence[str]) -> str:
    return f"{what}: {value}" if value in wanted else ""


def _parties(rule: Rule, dealing: Dealing, seen: Seen) -> str:
    """Every party asked for takes part itself, or one who acts for it does."""
    found = [next((side.name for side in dealing.parties if _is(side, name, seen)), "") for name in rule.parties]
    return f"parties: {', '.join(found)}" if all(found) else ""


def _is(side: Side, name: str, seen: Seen) -> bool:
    wanted = folded(name)
    goes_by = {folded(side.name)}.union(*(seen.names.get(one, frozenset()) for one in (side.entity, *side.stands_for)))
    return wanted in goes_by


def _place(rule: Rule, dealing: Dealing) -> str:
    if dealing.place and folded(dealing.place) in {folded(place) for place in rule.places}:
        return f"place: {dealing.place}"
    box, lat, lon = rule.box, dealing.lat, dealing.lon
    if box is None or lat is None or lon is None or dealing.place_precision not in _POINTS:
        return ""
    return f"area: {dealing.place} lies in {rule.area}" if box.holds(lat, lon) else ""


def _quantity(rule: Rule, dealing: Dealing) -> str:
    bound = rule.bound
    met = [one for one in dealing.quantities if bound and one.kind == bound.kind and bound.met(one.value)]
    return "; ".join(dict.fromkeys(f"{one.kind}: {one.value}, according to {one.according_to or 'the report'}"
                                   for one in met))  # fmt: skip


def _firsts(rule: Rule, dealings: Sequence[Dealing]) -> dict[str, str]:
    """Each dealing that is the first between two of its parties (of the types asked for), with the reason."""
    held: dict[tuple[str, str], Dealing] = {}
    wanted = [one for one in dealings if one.status == "affirmed" and one.modality == "actual"]
    for dealing in sorted(wanted, key=lambda one: (one.first.published or "9999", one.id)):
        if not rule.types or dealing.type in rule.types:
            for one, other in combinations(sorted({side.entity for side in dealing.parties}), 2):
                held.setdefault((one, other), dealing)
    names = {side.entity: side.name for dealing in dealings for side in dealing.parties}
    found: dict[str, str] = {}
    for (one, other), dealing in held.items():
        found.setdefault(dealing.id, f"first: no earlier one between {names[one]} and {names[other]} in this desk")
    return found
