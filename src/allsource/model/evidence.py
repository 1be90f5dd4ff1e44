"""What came in: documents, the captures in which they were met, and the spans that point into their text."""

from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["Capture", "Document", "Published", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open character range `[start, end)` of a document's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Published:
    """When a document says it was published.

    `value` is ISO 8601 as far as it is known: `2024`, `2024-05`, `2024-05-10` or `2024-05-10T14:20:00+00:00`;
    `basis` says where it was found: stated (by the user), feed, page, header, dateline, address.
    """

    value: str
    basis: str

    @property
    def precision(self) -> str:
        """year, month, day or time."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.value), "time")

    @property
    def day(self) -> str | None:
        """`YYYY-MM-DD`, or None where not even the day is known."""
        return self.value[:10] if len(self.value) >= 10 else None


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `id` is the SHA-256 of its own bytes; `text` is what every span points into.

    Unknown strings are empty, an unknown date is None. `language` is an ISO 639-1 code, or empty where the text is too
    short to tell. `credit` is the agency a report credits ("Reuters" for "(Reuters)").
    """

    id: str
    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    published: Published | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """A document as it was met once. The same bytes at two addresses are one document and two captures."""

    document_id: str
    address: str
    retrieved_at: datetime
    container: str = ""
    media_type: str = ""
    outlet: str = ""
    http: tuple[tuple[str, str], ...] = field(default=())
    version: str = ""
