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
from allsource.model.conflicts import (
    CONFLICT_KINDS,
    CONFLICT_STATUSES,
    UNKNOWN_KINDS,
    Conflict,
    Position,
    Unknown,
)
from allsource.model.dealings import STATUSES, Dealing, First, Joined, Quantity, Side, Step
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
from allsource.model.grades import CREDIBILITIES, RELIABILITIES, Grade
from allsource.model.reading import Reading, Report

__all__ = [
    "CERTAINTIES",
    "CONFLICT_KINDS",
    "CONFLICT_STATUSES",
    "CREDIBILITIES",
    "DISCLOSED_TYPES",
    "DISCLOSURES",
    "EVENT_TYPES",
    "FORMS",
    "MENTION_TYPES",
    "MODALITIES",
    "MODES",
    "POLARITIES",
    "RELIABILITIES",
    "SOURCE_KINDS",
    "STANCES",
    "STATUSES",
    "UNKNOWN_KINDS",
    "Capture",
    "Claim",
    "Conflict",
    "Dealing",
    "Document",
    "Event",
    "First",
    "Grade",
    "Joined",
    "Mention",
    "Party",
    "PlaceRef",
    "Position",
    "Published",
    "Quantity",
    "Reading",
    "Report",
    "Side",
    "Span",
    "Step",
    "TimeRef",
    "Unknown",
    "without_connective",
]
