"""Which reports go back to one root, and which are independent of each other.

origins = trace(reports)
origins.of(document_id)              # the origin's id
origins.independent(one, other)      # True, False, or None where the lineage of either is unknown
origins.count(documents).words       # "43 reports, 2 origins"
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allsource.ids import derived_id
from allsource.model import Report
from allsource.model.origins import Origin

__all__ = ["Corroboration", "Origins", "trace"]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many reports carry something, and of how many origins they are known to be.

    `origins` counts roots that are known to be independent of each other; `unknown` counts the reports of unknown
    lineage, which corroborate nothing.
    """

    reports: int
    origins: int
    unknown: int

    @property
    def words(self) -> str:
        """`43 reports, 2 origins, 3 of unknown lineage`."""
        counted = f"{self.reports} reports, {self.origins} origins"
        return counted + (f", {self.unknown} of unknown lineage" if self.unknown else "")


@dataclass(frozen=True, slots=True)
class Origins:
    """Every origin by id, and the origin of each document."""

    origins: Mapping[str, Origin]
    documents: Mapping[str, str]

    def of(self, document_id: str) -> str:
        """The id of the origin of a document."""
        return self.documents[document_id]

    def independent(self, one: str, other: str) -> bool | None:
        """Whether two documents are known to be of different roots; None where the lineage of either is unknown."""
        return False if self.documents[one] == self.documents[other] else None

    def count(self, documents: Iterable[str]) -> Corroboration:
        """The corroboration that a set of documents gives."""
        named = set(documents)
        return Corroboration(len(named), 0, len(named))


def trace(reports: Iterable[Report]) -> Origins:
    """The origins of the reports."""
    documents = {report.document.id: derived_id("origin", report.document.id) for report in reports}
    origins = {origin: Origin(origin, (document,), document, "", "unknown") for document, origin in documents.items()}
    return Origins(origins, documents)
