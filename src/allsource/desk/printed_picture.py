"""Dealings, conflicts, unknowns, quantities, ties and trends as the JSON objects that commands print."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from allsource.desk.answers import Evidence
from allsource.desk.pictured import ConflictAnswer, DealingAnswer, QuantityAnswer, Trend, UnknownAnswer
from allsource.desk.printed import SCHEMA
from allsource.model import Dealing, Side
from allsource.picture.network import Network

__all__ = [
    "printed_conflict",
    "printed_dealing",
    "printed_network",
    "printed_quantity",
    "printed_trend",
    "printed_unknown",
]

Printed = dict[str, Any]


def printed_dealing(answer: DealingAnswer) -> Printed:
    """One line of `allsource who` and `timeline` with `--json`."""
    dealing = answer.dealing
    return {
        "schema": SCHEMA,
        "kind": "dealing",
        "id": dealing.id,
        "type": dealing.type,
        "mode": dealing.mode,
        "actors": [_side(side) for side in dealing.actors],
        "recipients": [_side(side) for side in dealing.recipients],
        "objects": list(dealing.objects),
        "direction": dealing.direction,
        "time": {"value": dealing.time, "precision": dealing.time_precision} if dealing.time else None,
        "place": _place(dealing),
        "status": dealing.status,
        "modality": dealing.modality,
        "modality_history": [asdict(step) for step in dealing.modality_history],
        "disclosure": dealing.disclosure,
        "disclosure_reason": dealing.disclosure_reason,
        "disclosure_history": [asdict(step) for step in dealing.disclosure_history],
        "acknowledged": dealing.acknowledged,
        "denied": dealing.denied,
        "quantities": [_quantity(one) for one in dealing.quantities],
        "claims_for": list(dealing.claims_for),
        "claims_against": list(dealing.claims_against),
        "mentions": [
            {"item": one.item, "score": one.score, "reasons": [{"feature": f, "weight": w} for f, w in one.reasons]}
            for one in dealing.mentions
        ],
        "reports": len(dealing.documents),
        "origins": list(dealing.origins),
        "independent": dealing.independent,
        "first": asdict(dealing.first),
        "grade": asdict(dealing.grade),
        "to_check": list(dealing.to_check),
        "change": answer.change,
        "evidence": [_evidence(one) for one in answer.evidence],
    }


def _side(side: Side) -> Printed:
    return {"entity": side.entity, "name": side.name, "stands_for": list(side.stands_for)}


def _place(dealing: Dealing) -> Printed | None:
    if not dealing.place:
        return None
    return {"name": dealing.place, "lat": dealing.lat, "lon": dealing.lon, "precision": dealing.place_precision}


def _quantity(quantity: Any) -> Printed:
    return {key: value for key, value in asdict(quantity).items() if key not in ("start", "end")}


def _evidence(evidence: Evidence) -> Printed:
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "outlet": evidence.outlet,
        "published": evidence.published,
        "retracted": evidence.retracted,
    }


def printed_conflict(answer: ConflictAnswer) -> Printed:
    """One line of `allsource conflicts --json`."""
    conflict = answer.conflict
    return {
        "schema": SCHEMA,
        "kind": "conflict",
        "id": conflict.id,
        "conflict": conflict.kind,
        "about": conflict.about,
        "subject": conflict.subject,
        "status": conflict.status,
        "reason": conflict.reason,
        "history": [{"published": day, "what": what} for day, what in conflict.history],
        "positions": [
            {"value": side.value, "by": side.by, "published": side.published, "superseded": side.superseded,
             "items": list(side.items), "evidence": _evidence(evidence)}
            for side, evidence in answer.sides
        ],
    }  # fmt: skip


def printed_unknown(answer: UnknownAnswer) -> Printed:
    """One line of `allsource unknowns --json`."""
    unknown = answer.unknown
    return {
        "schema": SCHEMA,
        "kind": "unknown",
        "id": unknown.id,
        "unknown": unknown.kind,
        "party": unknown.party,
        "question": unknown.question,
        "item": unknown.item,
        "published": unknown.published,
        "dealing": unknown.dealing,
        "settled": unknown.settled,
        "evidence": _evidence(answer.evidence),
    }


def printed_quantity(answer: QuantityAnswer) -> Printed:
    """One line of `allsource quantities --json`."""
    return {
        "schema": SCHEMA,
        "kind": "quantity",
        "dealing": answer.dealing.id,
        "subject": str(answer.dealing),
        "quantity": _quantity(answer.quantity),
        "evidence": _evidence(answer.evidence),
    }


def printed_network(network: Network) -> Iterator[Printed]:
    """The lines of `allsource network --json`: parties, then ties, told apart by `kind`."""
    for rank, node in enumerate(network.nodes, start=1):
        shown = {key: value for key, value in asdict(node).items() if key not in ("x", "y")}
        yield {"schema": SCHEMA, "kind": "party", "rank": rank} | shown
    for tie in network.ties:
        yield {"schema": SCHEMA, "kind": "tie", "one": tie.one, "other": tie.other, "weight": tie.weight,
               "types": dict(tie.types), "dealings": list(tie.dealings)}  # fmt: skip


def printed_trend(trend: Trend) -> Printed:
    """A line of `allsource who --trend --json`."""
    return {"schema": SCHEMA, "kind": "month"} | asdict(trend) | {"by_type": dict(trend.by_type)}
