"""`search`: reports and claims that hold the words, each with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from allsource import store as memory
from allsource.desk.answers import ClaimAnswer, Evidence, answer_claim, evidence_of
from allsource.ids import folded
from allsource.model import Report, Span
from allsource.store import Hit, Selection

__all__ = ["SearchAnswer", "private_name", "search"]

_AROUND = 80
"""Letters of context shown on each side of the first words found."""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A report that holds the words, and where: `spans` in its text, `in_title`, and the claims that hold them."""

    report: Report
    evidence: Evidence
    spans: tuple[Span, ...]
    in_title: bool
    claims: tuple[ClaimAnswer, ...]


def private_name(connection: Connection, words: str) -> str:
    """The name in the words that belongs to a person without a stated role; empty where there is none."""
    named = {name for name in memory.found_names(connection, words) if folded(name) in folded(words)}
    return min(memory.private_names(connection, named), default="")


def search(connection: Connection, words: str, selection: Selection) -> Iterator[SearchAnswer]:
    """The best first. Names of private persons stay in their documents, so that nothing is found by them."""
    if private_name(connection, words):
        return
    hits = {hit.number: hit for hit in memory.found_documents(connection, words, selection)}
    claims: dict[int, set[str]] = {}
    for number, local in memory.found_claims(connection, words, selection):
        claims.setdefault(number, set()).add(local)
    wanted = [*hits, *(number for number in claims if number not in hits)]
    numbers = memory.narrowed(connection, selection, wanted)
    for number, report in zip(numbers, memory.reports(connection, selection, documents=numbers), strict=True):
        if not memory.published_within(report, selection):
            continue
        yield _answer(report, hits.get(number), claims.get(number, set()))


def _answer(report: Report, hit: Hit | None, locals_: set[str]) -> SearchAnswer:
    spans = hit.spans if hit else ()
    found = report.reading.claims if report.reading else ()
    claims = tuple(answer_claim(report, claim) for claim in found if claim.id in locals_)
    evidence = _passage(report, spans) if spans or not claims else claims[0].evidence
    return SearchAnswer(report, evidence, spans, hit.in_title if hit else False, claims)


def _passage(report: Report, spans: tuple[Span, ...]) -> Evidence:
    """The words in their surroundings, cut between words."""
    text = report.document.text
    first = spans[0] if spans else Span(0, 0)
    start, end = max(0, first.start - _AROUND), min(len(text), first.end + _AROUND)
    while 0 < start < first.start and not text[start - 1].isspace():
        start += 1
    while first.end < end < len(text) and not text[end].isspace():
        end -= 1
    return replace(evidence_of(report, [first]), start=start, end=end, text=text[start:end])
