"""Where a report says that it comes from: a credited agency, an outlet it repeats, its own reporting, its owner.

**Voices** are whom a report depends on: its outlet, the agency it credits, the outlets that it names as carriers, and
the owners of all these. Two reports that share a voice are never independent. A report's lineage is **known** where it
credits an agency, where an agency published it itself, or where its words say that people spoke to this very outlet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from allsource.model import Report, Span
from allsource.model.origins import CopyLink
from allsource.picture.outlets import CARRIERS, known_outlet, outlet_kind, owner_of

__all__ = ["Lineage", "lineage_of", "outlet_links"]


@dataclass(frozen=True, slots=True)
class Lineage:
    """`root` is the outlet that a report goes back to (empty where unknown), `voices` whom it depends on."""

    root: str
    voices: frozenset[str]

    @property
    def known(self) -> bool:
        return bool(self.root)


def _name(outlet: str) -> str:
    return known_outlet(outlet) or outlet.strip()


def outlet_links(report: Report) -> Iterator[CopyLink]:
    """Links to outlets: the agency in the credit line or byline, and the outlets whose word the report gives."""
    document = report.document
    own = _name(document.outlet)
    for words in (document.credit, document.byline):
        agency = _name(words) if words == document.credit else known_outlet(words)
        if agency and agency != own and (words == document.credit or outlet_kind(agency) in CARRIERS):
            yield CopyLink(document.id, f"outlet:{agency}", "credit", None, None, words)
    yield from _reported(report, own)


def _reported(report: Report, own: str) -> Iterator[CopyLink]:
    """`Reuters reported that …`: the outlet is the speaker or a carrier of a claim."""
    text, seen = report.document.text, {own, ""}
    for claim in report.reading.claims if report.reading else ():
        for name in (*claim.via, claim.speaker):
            outlet = known_outlet(name)
            if outlet in seen:
                continue
            seen.add(outlet)
            span = claim.source or claim.cue
            words = span.of(text) if span else name
            yield CopyLink(report.document.id, f"outlet:{outlet}", "reported", span, None, words)


def lineage_of(report: Report, links: tuple[CopyLink, ...]) -> Lineage:
    """A report's root and voices, given its links to outlets."""
    own = _name(report.document.outlet)
    credited = [link.earlier.removeprefix("outlet:") for link in links if link.method == "credit"]
    named = {own, *credited, *(link.earlier.removeprefix("outlet:") for link in links)} - {""}
    owners = {f"owner:{owner}" for name in named if (owner := owner_of(name))}
    own_word = bool(own) and (outlet_kind(own) in CARRIERS or own_words(report) is not None)
    root = credited[0] if credited else own if own_word and not links else ""
    return Lineage(root, frozenset(named | owners))


def own_words(report: Report) -> Span | None:
    """Words that say that people spoke to this outlet: `told the Harbour Post`, `seen by Harbour Post`."""
    outlet = re.escape(report.document.outlet.strip())
    if not outlet:
        return None
    saying = r"(?:told|spoke to|speaking to|in an interview with|(?:seen|obtained|reviewed) by)"
    found = re.search(rf"\b{saying} (?:the )?{outlet}\b", report.document.text)
    return Span(*found.span()) if found else None
