"""Which reports go back to one root, and which are independent of each other.

    origins = trace(reports)
    origins.of(document_id)              # the origin's id
    origins.independent(one, other)      # True, False, or None where the lineage of either is unknown
    origins.count(documents).words       # "43 reports, 2 origins"

Reports that share passages or a long quotation are one origin, the earliest first. A credit line, "X reported" and a
common owner do not prove one story, so they join no origins; they are voices, and who shares a voice is not independent
(`lineage.py`). Unknown lineage counts as none. Left out: paraphrase without common words, and translation.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allsource.ids import derived_id, folded
from allsource.model import Report, Span
from allsource.model.origins import CopyLink, Origin
from allsource.picture.copying import is_copy, shared
from allsource.picture.lineage import Lineage, lineage_of, outlet_links
from allsource.picture.outlets import owner_of
from allsource.picture.shingles import Sketch, SketchIndex, sketch

__all__ = ["Corroboration", "Origins", "trace"]

_MOST_CANDIDATES = 8
"""Earlier reports that a report is held against, those that share most of its sketch."""
_QUOTED_WORDS = 8
"""Words from which two equal quotations are taken to go back to one."""


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
        """`43 reports, 2 origins; 3 of unknown lineage count as none`."""
        counted = f"{self.reports} report{'s' * (self.reports != 1)}"
        if not self.origins:
            return f"{counted} of unknown lineage" if self.unknown else counted
        known = f"{counted}, {self.origins} origin{'s' * (self.origins != 1)}"
        return known + (f"; {self.unknown} of unknown lineage count as none" if self.unknown else "")


@dataclass(frozen=True, slots=True)
class Origins:
    """Every origin by id, the origin of each document, and on whom each origin depends."""

    origins: Mapping[str, Origin]
    documents: Mapping[str, str]
    lineages: Mapping[str, tuple[Lineage, ...]] = field(default_factory=dict)

    def of(self, document_id: str) -> str:
        """The id of the origin of a document."""
        return self.documents[document_id]

    def independent(self, one: str, other: str) -> bool | None:
        """Whether two documents are known to be of different roots; None where the lineage of either is unknown."""
        return self._apart(self.documents[one], self.documents[other])

    def _apart(self, one: str, other: str) -> bool | None:
        left, right = self.lineages.get(one, ()), self.lineages.get(other, ())
        if one == other or _voices(left) & _voices(right):
            return False
        owned = all(owner_of(root) for root in (self.origins[one].root, self.origins[other].root))
        return True if owned and left and right else None

    def count(self, documents: Iterable[str]) -> Corroboration:
        """The corroboration that a set of documents gives."""
        named = set(documents)
        known = sorted({self.documents[document] for document in named if self._known(document)})
        apart: list[str] = []
        for origin in known:
            if all(self._apart(origin, other) for other in apart):
                apart.append(origin)
        return Corroboration(len(named), len(apart), sum(not self._known(document) for document in named))

    def _known(self, document: str) -> bool:
        return self.origins[self.documents[document]].lineage == "known"


def _voices(lineages: Sequence[Lineage]) -> set[str]:
    return {voice for lineage in lineages for voice in lineage.voices}


def trace(reports: Iterable[Report]) -> Origins:
    """The origins of the reports: each is held against those that were published before it."""
    tracer = _Tracer()
    for report in sorted(reports, key=_when):
        tracer.add(report)
    return tracer.origins()


def _when(report: Report) -> tuple[str, str, str]:
    published = report.document.published
    return (published.value if published else "9999", report.recorded_at, report.document.id)


class _Tracer:
    """Reports taken in so far, in the order of their publication."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._sketches: list[Sketch] = []
        self._index = SketchIndex()
        self._quotes: dict[str, tuple[int, Span]] = {}
        self._home: list[int] = []
        self._links: defaultdict[str, list[CopyLink]] = defaultdict(list)
        self._lineages: list[Lineage] = []

    def add(self, report: Report) -> None:
        number, made = len(self._ids), sketch(report.document.text)
        outlets = tuple(outlet_links(report))
        self._ids.append(report.document.id)
        self._sketches.append(made)
        self._home.append(number)
        self._links[report.document.id] += outlets
        self._lineages.append(lineage_of(report, outlets))
        self._passages(number, made, report.document.text)
        self._quotations(number, report)
        self._index.add(number, made.kept)

    def _passages(self, number: int, made: Sketch, text: str) -> None:
        for other, _ in self._index.sharing(made.kept, most=_MOST_CANDIDATES):
            found = shared(made, self._sketches[other])
            if found is None or not is_copy(found):
                continue
            proof = (found.span, found.other_span, found.span.of(text), round(found.share, 3))
            self._link(number, other, "passage", proof)

    def _quotations(self, number: int, report: Report) -> None:
        text = report.document.text
        for claim in report.reading.claims if report.reading else ():
            for span in claim.content if claim.form == "direct" else ():
                words = re.findall(r"\w+", folded(span.of(text)))
                first = (
                    self._quotes.setdefault(" ".join(words), (number, span)) if len(words) >= _QUOTED_WORDS else None
                )
                if first is not None and first[0] != number:
                    self._link(number, first[0], "quotation", (span, first[1], span.of(text), 0.0))

    def _link(self, later: int, earlier: int, method: str, proof: tuple[Span, Span, str, float]) -> None:
        span, other, words, share = proof
        made = CopyLink(self._ids[later], self._ids[earlier], method, span, other, words, share)
        self._links[made.later].append(made)
        left, right = sorted((self._root(later), self._root(earlier)))
        self._home[right] = left

    def _root(self, number: int) -> int:
        while self._home[number] != number:
            number = self._home[number]
        return number

    def origins(self) -> Origins:
        """The origins as they stand: their first report gives each its id, and its root where it has one."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._ids)):
            groups[self._root(number)].append(number)
        made = [self._origin(members) for members in groups.values()]
        documents = {document: origin.id for origin in made for document in origin.documents}
        lineages = {
            origin.id: tuple(self._lineages[number] for number in members)
            for origin, members in zip(made, groups.values(), strict=True)
        }
        return Origins({origin.id: origin for origin in made}, documents, lineages)

    def _origin(self, members: Sequence[int]) -> Origin:
        documents = tuple(self._ids[number] for number in members)
        root = next((self._lineages[number].root for number in members if self._lineages[number].known), "")
        links = tuple(link for document in documents for link in self._links[document])
        lineage = "known" if root else "unknown"
        return Origin(derived_id("origin", documents[0]), documents, documents[0], root, lineage, links)
