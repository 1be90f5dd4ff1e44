"""What a brief tells once: claims that a printed event line already quotes, and passages that are copies of another.

A claim whose words lie in the sentence of a printed event is not told again under its speaker; the speaker's heading
points to the event line instead. A word that does what it says (`condemned`, `thanked`, `offered`) is read both as a
claim and as an event: where the event is printed, the claim is not listed as doubtful beside it.
"""

from collections.abc import Iterable, Mapping, Sequence

from allsource.brief.claim_lines import ClaimFact
from allsource.brief.event_facts import EventFact
from allsource.brief.origins import same_words
from allsource.brief.passage import sentence_of
from allsource.brief.records import Citation, Line, Section

__all__ = ["copies", "done_in", "echoes", "without_told"]

_LEAD_IN_WORDS = 8
"""A copy may open with another dateline; so many words before the first marked one may differ."""


def echoes(events: Sequence[EventFact], claims: Iterable[ClaimFact]) -> dict[str, tuple[str, ...]]:
    """The record of each claim that printed events tell, with the records of those events."""
    by_report = _by_report(events)
    found = {}
    for claim in claims:
        here = by_report.get(claim.row.number, ())
        over = [event for event in here if _does(claim, event) or _within(claim, event)]
        if over:
            found[claim.record] = tuple(event.record for event in over)
    return found


def done_in(claims: Iterable[ClaimFact], events: Sequence[EventFact]) -> list[ClaimFact]:
    """The claims whose word of saying is the trigger of one of these events."""
    by_report = _by_report(events)
    return [claim for claim in claims if any(_does(claim, event) for event in by_report.get(claim.row.number, ()))]


def _by_report(events: Iterable[EventFact]) -> dict[int, list[EventFact]]:
    found: dict[int, list[EventFact]] = {}
    for event in events:
        found.setdefault(event.row.number, []).append(event)
    return found


def _does(claim: ClaimFact, event: EventFact) -> bool:
    cue = claim.claim.cue
    return cue is not None and event.event.trigger.overlaps(cue)


def _within(claim: ClaimFact, event: EventFact) -> bool:
    """A plain assertion that covers the event, all of whose words stand in the sentence that the event line quotes."""
    if claim.claim.stance != "asserts" or claim.claim.id not in event.event.claims:
        return False
    sentence = sentence_of(event.report.document.text, event.event.trigger)
    return bool(claim.claim.content) and all(sentence.holds(part) for part in claim.claim.content)


def without_told(lines: Sequence[Line], sections: Sequence[Section], echo: Mapping[str, tuple[str, ...]]) -> Section:
    """The lines that no shown event line quotes, as a draft section; `also` says where the others' words stand."""
    shown = {record: line.id for section in sections for line in section.lines for record in line.records}
    kept: list[Line] = []
    also: dict[str, list[str]] = {}
    for line in lines:
        homes = [[shown[record] for record in echo.get(claim, ()) if record in shown] for claim in line.records]
        if homes and all(homes):
            also.setdefault(line.group, []).extend(home[0] for home in homes)
        else:
            kept.append(line)
    named = tuple((group, tuple(dict.fromkeys(ids))) for group, ids in also.items())
    return Section("", "", "", tuple(kept), also=named)


def copies(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Citations by passage: the first of each, with those that say it in the same words after it."""
    homes: list[list[Citation]] = []
    for citation in citations:
        home = next((home for home in homes if _copied(home[0], citation)), None)
        if home is None:
            homes.append([citation])
        else:
            home.append(citation)
    return [tuple(home) for home in homes]


def _copied(first: Citation, second: Citation) -> bool:
    if same_words(first.quotation) == same_words(second.quotation):
        return True
    (lead, core), (other_lead, other_core) = _parts(first), _parts(second)
    return core == other_core and bool(core) and max(len(lead.split()), len(other_lead.split())) <= _LEAD_IN_WORDS


def _parts(citation: Citation) -> tuple[str, str]:
    """The words before the first marked word, and the rest."""
    at = min((mark.start for mark in citation.marks), default=citation.start) - citation.start
    return same_words(citation.quotation[:at]), same_words(citation.quotation[at:])
