"""Writes the JSON Schemas of every printed record into `src/allsource/schemas/`: `python -m builders.schemas`.

Draft 2020-12. The vocabularies come from the records themselves, so that a schema cannot allow what the desk never
says. A shape changes only with a new version, which is a new file; a test holds the files against this builder and real
output against the files.
"""

import json
from pathlib import Path
from typing import Any

from allsource.model import (
    CERTAINTIES,
    DISCLOSURES,
    EVENT_TYPES,
    FORMS,
    MENTION_TYPES,
    MODALITIES,
    MODES,
    POLARITIES,
    SOURCE_KINDS,
    STANCES,
)
from allsource.model.conflicts import CONFLICT_KINDS
from allsource.model.dealings import STATUSES
from allsource.model.hypotheses import CONSISTENCIES
from builders.picture_schemas import picture_schemas

__all__ = ["FOLDER", "SCHEMAS", "main", "rendered"]

FOLDER = Path(__file__).parents[1] / "src" / "allsource" / "schemas"
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DIGEST = "sha256:[0-9a-f]{64}"
_DOCUMENT_ID: Schema = {"type": "string", "pattern": f"^{_DIGEST}$"}
_ITEM_ID: Schema = {"type": "string", "pattern": f"^{_DIGEST}#[ce][0-9]+$"}
_DATE: Schema = {
    "type": "string",
    "description": "YYYY, YYYY-MM, YYYY-MM-DD, a date with hour, start/end in days, or empty where unknown",
    "pattern": r"^$|^\d{4}(-\d{2}(-\d{2}([T ].*)?)?)?(/\d{4}-\d{2}-\d{2})?$",
}


def _record(description: str = "", /, **fields: Schema) -> Schema:
    """An object with exactly these fields."""
    made: Schema = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return made | ({"description": description} if description else {})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_SPAN = {"text": _TEXT, "start": _COUNT, "end": _COUNT}
_WORDS = _record("A half-open character range of the document's stored text, and the words it holds", **_SPAN)
_DOCUMENT = {
    "id": _DOCUMENT_ID,
    "outlet": _TEXT,
    "title": _TEXT,
    "byline": _TEXT,
    "credit": _TEXT,
    "published": _DATE,
    "published_basis": _TEXT,
    "language": {"type": "string", "pattern": "^([a-z]{2,3})?$"},
}
_CAPTURE = _record(
    "The document as it was met once",
    address=_TEXT,
    container=_TEXT,
    media_type=_TEXT,
    outlet=_TEXT,
    retrieved_at=_TEXT,
    http={"type": "object", "additionalProperties": _TEXT},
    version=_TEXT,
)
_MENTION = _record("A name in text", **_SPAN, type=_one_of(*MENTION_TYPES), name=_TEXT)
_CLAIM = _record(
    "One attributed assertion",
    id=_TEXT,
    within=_or_null(_TEXT),
    source=_or_null(_WORDS),
    speaker=_TEXT,
    source_kind=_one_of(*SOURCE_KINDS),
    via=_list(_TEXT),
    cue=_or_null(_WORDS),
    content=_list(_WORDS),
    form=_one_of(*FORMS),
    stance=_one_of(*STANCES),
    certainty=_one_of(*CERTAINTIES),
)
_DEGREES: Schema = {"type": ["number", "null"]}
_EVENT = _record(
    "One mention of an event",
    id=_TEXT,
    event_id=_TEXT,
    type=_one_of(*EVENT_TYPES),
    mode=_one_of("", *sorted({mode for modes in MODES.values() for mode in modes})),
    trigger=_WORDS,
    actors=_list(_TEXT),
    recipients=_list(_TEXT),
    objects=_list(_TEXT),
    time=_or_null(_record("Absent where the text says nothing", **_SPAN, value=_DATE)),
    place=_or_null(
        _record(
            "Absent where the text says nothing; without a point where the gazetteer has none",
            **_SPAN,
            name=_TEXT,
            lat=_DEGREES,
            lon=_DEGREES,
            precision=_one_of("", "facility", "place", "region", "country", "area"),
        )
    ),
    polarity=_one_of(*POLARITIES),
    modality=_one_of(*MODALITIES),
    magnitude={"type": "object", "additionalProperties": {"type": "integer"}},
    according_to=_list(_TEXT),
    claims=_list(_TEXT),
    disclosure=_one_of("", *DISCLOSURES),
)
_PASSAGE = _record("The words it rests on", document=_DOCUMENT_ID, **_SPAN)


def _item(kind: str, identifier: Schema, **fields: Schema) -> Schema:
    return _printed(
        kind=_one_of(kind),
        id=identifier,
        document=_record(**_DOCUMENT),
        retracted=_TEXT,
        evidence=_PASSAGE,
        **fields,
    )


def _printed(**fields: Schema) -> Schema:
    return _record(schema={"const": 1}, **fields)


_COVERAGE = {
    "oneOf": [
        _printed(
            kind=_one_of("count"),
            by=_one_of("sense", "outlet", "language", "month", "state"),
            value=_TEXT,
            documents=_COUNT,
            first=_DATE,
            last=_DATE,
        ),
        _printed(kind=_one_of("refusal"), name=_TEXT, reason=_TEXT, origin=_TEXT, recorded_at=_TEXT),
        _printed(
            kind=_one_of("feed"),
            url=_TEXT,
            outlet=_TEXT,
            checked_at=_TEXT,
            due_at=_TEXT,
            failures=_COUNT,
            reason=_TEXT,
        ),
        _printed(kind=_one_of("forgotten"), what=_one_of("document", "bytes", "name"), count=_COUNT),
    ]
}
_JUDGEMENT = _record(
    "A person's decision",
    kind=_one_of("reject", "amend", "retract", "undo"),
    document_id=_DOCUMENT_ID,
    anchor=_TEXT,
    field=_TEXT,
    value=_TEXT,
    reason=_TEXT,
    by=_TEXT,
    number=_COUNT,
    recorded_at=_TEXT,
)
_MARK = _record(start=_COUNT, end=_COUNT, part=_TEXT)
_CITATION = _record(
    report={"type": "integer", "minimum": 1},
    document=_DOCUMENT_ID,
    start=_COUNT,
    end=_COUNT,
    quotation=_TEXT,
    marks=_list(_MARK),
    outlet=_TEXT,
    title=_TEXT,
    published=_DATE,
    retrieved=_TEXT,
    attribution=_TEXT,
)
_LINE = _record(
    id=_TEXT,
    group=_TEXT,
    sentence=_TEXT,
    parts={"type": "object", "additionalProperties": _TEXT},
    tags=_list(_TEXT),
    citations=_list(_CITATION),
    note=_TEXT,
    missing=_list(_record(part=_TEXT, reason=_TEXT)),
    records=_list(_ITEM_ID),
    names=_list(_TEXT),
)
_BRIEF = _printed(
    title=_TEXT,
    head=_record(
        about=_TEXT,
        since=_TEXT,
        as_of=_TEXT,
        reports=_COUNT,
        read=_COUNT,
        outlets=_COUNT,
        first=_DATE,
        last=_DATE,
        notices=_list(_TEXT),
    ),
    sections=_list(
        _record(
            key=_TEXT,
            title=_TEXT,
            lines=_list(_LINE),
            more=_list(_record(group=_TEXT, lines=_COUNT)),
            also=_list(_record(group=_TEXT, lines=_list(_TEXT))),
        )
    ),
    reports=_list(
        _record(
            number={"type": "integer", "minimum": 1},
            document=_DOCUMENT_ID,
            outlet=_TEXT,
            title=_TEXT,
            byline=_TEXT,
            published=_DATE,
            basis=_TEXT,
            retrieved=_TEXT,
            address=_TEXT,
            credit=_TEXT,
            language=_TEXT,
            state=_one_of("read", "not read", "retracted"),
            note=_TEXT,
            lines=_COUNT,
        )
    ),
)
_ROW_NUMBER: Schema = {"type": "string", "pattern": "^E[0-9]+$"}
_COLUMN_NUMBER: Schema = {"type": "string", "pattern": "^H[0-9]+$"}
_ANALYSIS = _printed(
    question={"type": "string", "pattern": "^Q[0-9]+$"},
    text=_TEXT,
    hypotheses=_list(
        _record(
            id=_COLUMN_NUMBER,
            text=_TEXT,
            rank={"type": "integer", "minimum": 1},
            against=_COUNT,
            counts={"type": "object", "propertyNames": _one_of(*CONSISTENCIES), "additionalProperties": _COUNT},
            open=_list(_ROW_NUMBER),
        )
    ),
    evidence=_list(_record(id=_ROW_NUMBER, record=_TEXT, words=_TEXT, retracted={"type": "boolean"})),
    marks=_list(
        _record(
            evidence=_ROW_NUMBER,
            hypothesis=_COLUMN_NUMBER,
            value=_one_of(*CONSISTENCIES),
            reason=_TEXT,
            by=_TEXT,
            recorded_at=_TEXT,
        )
    ),
    silent=_list(_ROW_NUMBER),
    discounted=_list(_ROW_NUMBER),
    changes=_list(_record(without=_ROW_NUMBER, first=_list(_COLUMN_NUMBER))),
)

SCHEMAS: dict[str, tuple[str, Schema]] = {
    "report-1": (
        "A line of `allsource read --json`: a document and its reading",
        _printed(
            document=_record(**_DOCUMENT, text=_TEXT),
            captures=_list(_CAPTURE),
            retracted=_TEXT,
            reader=_TEXT,
            mentions=_list(_MENTION),
            claims=_list(_CLAIM),
            events=_list(_EVENT),
        ),
    ),
    "claim-1": ("A line of `allsource claims --json`", _item("claim", _ITEM_ID, claim=_CLAIM)),
    "event-1": (
        "A line of `allsource events --json`",
        _item("event", _ITEM_ID, event=_EVENT),
    ),
    "search-1": (
        "A line of `allsource search --json`",
        _item("report", _DOCUMENT_ID, in_title={"type": "boolean"}, hits=_list(_WORDS), claims=_list(_ITEM_ID)),
    ),
    "coverage-1": ("A line of `allsource coverage --json`", _COVERAGE),
    "flaw-1": (
        "A line of `allsource verify --json`",
        _printed(
            kind=_one_of("flaw"),
            flaw=_one_of("missing", "altered", "unlisted", "damaged"),
            name=_TEXT,
            reason=_TEXT,
        ),
    ),
    "term-1": (
        "`allsource explain WORD --json`",
        _printed(kind=_one_of("term"), word=_TEXT, of=_TEXT, meaning=_TEXT),
    ),
    "explanation-1": (
        "`allsource explain ID --json`",
        _printed(
            kind=_one_of("explanation"),
            id=_TEXT,
            reasons=_list(_record(field=_TEXT, value=_TEXT, words=_or_null(_WORDS), meaning=_TEXT)),
            judgements=_list(_JUDGEMENT),
        ),
    ),
    "brief-1": ("`allsource brief --format json`", _BRIEF),
    "alert-1": (
        "A line of `allsource watch run` and `watch alerts` with `--json`, and a webhook's message",
        _printed(
            kind=_one_of("alert"),
            rule=_TEXT,
            cause=_TEXT,
            about=_TEXT,
            sentence=_TEXT,
            reasons=_list(_TEXT),
            items=_list(_TEXT),
            raised_at=_TEXT,
            documents=_list(_TEXT),
        ),
    ),
    "rule-1": (
        "A line of `allsource watch list --json`",
        _printed(
            name=_TEXT,
            parties=_list(_TEXT),
            types=_list(_one_of(*EVENT_TYPES)),
            disclosures=_list(_one_of(*DISCLOSURES)),
            modalities=_list(_one_of(*MODALITIES)),
            statuses=_list(_one_of(*STATUSES)),
            places=_list(_TEXT),
            area=_TEXT,
            conflicts=_list(_one_of(*CONFLICT_KINDS)),
            quantity=_TEXT,
            first={"type": "boolean"},
            doubtful={"type": "boolean"},
        ),
    ),
    "hypotheses-1": ("`allsource hypotheses show --json`", _ANALYSIS),
    **picture_schemas(),
}
"""File name with version, to what it describes and the schema."""


def rendered(name: str) -> str:
    title, schema = SCHEMAS[name]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps(head | schema, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(rendered(name), encoding="utf-8")


if __name__ == "__main__":
    main()
