"""The schemas of what the picture prints: dealings, conflicts, unknowns, quantities, networks and trends."""

from typing import Any

from allsource.model import (
    CONFLICT_KINDS,
    CONFLICT_STATUSES,
    CREDIBILITIES,
    DISCLOSURES,
    EVENT_TYPES,
    MODALITIES,
    MODES,
    RELIABILITIES,
    STATUSES,
    UNKNOWN_KINDS,
)

__all__ = ["picture_schemas"]

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}
_DOCUMENT_ID: Schema = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_DEALING_ID: Schema = {"type": "string", "pattern": "^(dealing:[0-9a-f]{16})?$"}
_DEGREES: Schema = {"type": ["number", "null"]}


def _record(**fields: Schema) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _printed(kind: str, **fields: Schema) -> Schema:
    return _record(schema={"const": 1}, kind={"enum": [kind]}, **fields)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(*values: object) -> Schema:
    return {"enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_EVIDENCE = _record(
    document=_DOCUMENT_ID, start=_COUNT, end=_COUNT, text=_TEXT, outlet=_TEXT, published=_TEXT, retracted=_TEXT
)
_SIDE = _record(entity=_TEXT, name=_TEXT, stands_for=_list(_TEXT))
_STEP = _record(value=_TEXT, published=_TEXT, item=_TEXT, reason=_TEXT)
_QUANTITY = _record(kind=_TEXT, value={"type": "integer"}, according_to=_TEXT, item=_TEXT, published=_TEXT)
_GRADE = _record(
    reliability=_one_of(*RELIABILITIES),
    credibility=_one_of(*CREDIBILITIES),
    reliability_reason=_TEXT,
    credibility_reason=_TEXT,
)
_PLACE = _record(
    name=_TEXT,
    lat=_DEGREES,
    lon=_DEGREES,
    precision=_one_of("", "facility", "place", "region", "country", "area"),
)
_DEALING = _printed(
    "dealing",
    id=_DEALING_ID,
    type=_one_of(*EVENT_TYPES),
    mode=_one_of("", *sorted({mode for modes in MODES.values() for mode in modes})),
    actors=_list(_SIDE),
    recipients=_list(_SIDE),
    objects=_list(_TEXT),
    direction=_TEXT,
    time=_or_null(_record(value=_TEXT, precision=_one_of("year", "month", "day", "time", "interval"))),
    place=_or_null(_PLACE),
    status=_one_of(*STATUSES),
    modality=_one_of(*MODALITIES),
    modality_history=_list(_STEP),
    disclosure=_one_of("", *DISCLOSURES),
    disclosure_reason=_TEXT,
    disclosure_history=_list(_STEP),
    acknowledged=_TEXT,
    denied=_TEXT,
    quantities=_list(_QUANTITY),
    claims_for=_list(_TEXT),
    claims_against=_list(_TEXT),
    mentions=_list(_record(item=_TEXT, score=_NUMBER, reasons=_list(_record(feature=_TEXT, weight=_NUMBER)))),
    reports=_COUNT,
    origins=_list(_TEXT),
    independent=_COUNT,
    first=_record(document=_DOCUMENT_ID, outlet=_TEXT, published=_TEXT, speaker=_TEXT),
    grade=_GRADE,
    to_check=_list(_TEXT),
    change=_TEXT,
    evidence=_list(_EVIDENCE),
)
_CONFLICT = _printed(
    "conflict",
    id=_TEXT,
    conflict=_one_of(*CONFLICT_KINDS),
    about=_DEALING_ID,
    subject=_TEXT,
    status=_one_of(*CONFLICT_STATUSES),
    reason=_TEXT,
    history=_list(_record(published=_TEXT, what=_TEXT)),
    positions=_list(
        _record(
            value=_TEXT,
            by=_TEXT,
            published=_TEXT,
            superseded={"type": "boolean"},
            items=_list(_TEXT),
            evidence=_EVIDENCE,
        )
    ),
)
_UNKNOWN = _printed(
    "unknown",
    id=_TEXT,
    unknown=_one_of(*UNKNOWN_KINDS),
    party=_TEXT,
    question=_TEXT,
    item=_TEXT,
    published=_TEXT,
    dealing=_DEALING_ID,
    settled=_TEXT,
    evidence=_EVIDENCE,
)
_PARTY = _printed(
    "party",
    rank={"type": "integer", "minimum": 1},
    entity=_TEXT,
    name=_TEXT,
    dealings=_COUNT,
    ties=_COUNT,
    between=_NUMBER,
    parts=_COUNT,
)
_TYPES: Schema = {"type": "object", "propertyNames": _one_of(*EVENT_TYPES), "additionalProperties": _COUNT}
_TIE = _printed("tie", one=_TEXT, other=_TEXT, weight=_COUNT, types=_TYPES, dealings=_list(_DEALING_ID))


def picture_schemas() -> dict[str, tuple[str, Schema]]:
    """File name with version, to what it describes and the schema."""
    return {
        "dealing-1": ("A line of `allsource who` and `timeline` with `--json`", _DEALING),
        "conflict-1": ("A line of `allsource conflicts --json`", _CONFLICT),
        "unknown-1": ("A line of `allsource unknowns --json`", _UNKNOWN),
        "quantity-1": (
            "A line of `allsource quantities --json`",
            _printed("quantity", dealing=_DEALING_ID, subject=_TEXT, quantity=_QUANTITY, evidence=_EVIDENCE),
        ),
        "network-1": ("A line of `allsource network --json`", {"oneOf": [_PARTY, _TIE]}),
        "trend-1": (
            "A line of `allsource who --trend --json`",
            _printed(
                "month",
                month=_TEXT,
                dealings=_COUNT,
                by_type=_TYPES,
                reports=_COUNT,
                all_reports=_COUNT,
                all_outlets=_COUNT,
            ),
        ),
    }
