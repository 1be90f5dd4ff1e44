"""The records: frozen, slotted, without I/O. Nothing that came in is edited; what is shown is derived from these."""

from allsource.model.claims import (
    CERTAINTIES,
    FORMS,
    MENTION_TYPES,
    SOURCE_KINDS,
    STANCES,
    Claim,
    Mention,
    without_connective,
)
from allsource.model.events import (
    DISCLOSED_TYPES,
    DISCLOSURES,
    EVENT_TYPES,
    MODALITIES,
    MODES,
    POLARITIES,
    Event,
    Party,
    PlaceRef,
    TimeRef,
)
from allsource.model.evidence import Capture, Document, Published, Span
from allsource.model.reading import Reading, Report

__all__ = [
    "CERTAINTIES",
    "DISCLOSED_TYPES",
    "DISCLOSURES",
    "EVENT_TYPES",
    "FORMS",
    "MENTION_TYPES",
    "MODALITIES",
    "MODES",
    "POLARITIES",
    "SOURCE_KINDS",
    "STANCES",
    "Capture",
    "Claim",
    "Document",
    "Event",
    "Mention",
    "Party",
    "PlaceRef",
    "Published",
    "Reading",
    "Report",
    "Span",
    "TimeRef",
    "without_connective",
]
