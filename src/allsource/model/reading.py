"""A reading (what one version of the reader found in one document) and a report (all that the desk holds of it)."""

from dataclasses import dataclass

from allsource.model.claims import Claim, Mention
from allsource.model.events import Event
from allsource.model.evidence import Capture, Document

__all__ = ["Reading", "Report"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Mentions, claims and events of one document by one reader version, in text order."""

    document_id: str
    reader: str
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its captures and its reading as corrections leave it.

    `reading` is None for a language the reader does not read: kept and searchable, not read. `retracted` is the reason
    a person gave for withdrawing it, empty otherwise; a retracted report is shown as such wherever it was used.
    `recorded_at` is when the desk learned of it, an ISO stamp in UTC; empty where there is no desk.
    """

    document: Document
    captures: tuple[Capture, ...]
    reading: Reading | None
    retracted: str = ""
    recorded_at: str = ""
