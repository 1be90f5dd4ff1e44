"""The checked facts of a brief, split once: what may be printed, what is to be checked, what is told elsewhere."""

from collections.abc import Sequence

from allsource.brief.claim_lines import ClaimFact, said_words
from allsource.brief.event_facts import EventFact
from allsource.brief.records import ReportRow
from allsource.brief.told import done_in
from allsource.brief.wording import TYPE_GROUPS

__all__ = ["Material", "is_dealing", "is_open", "is_real", "refuses"]

_DEALINGS = tuple(kind for kind in TYPE_GROUPS if kind not in {"OTHER", "RETREAT", "SANCTION"})
"""Types that stand under "who deals with whom" where two parties are named; OTHER joins them as a transfer."""
_ASKING = ("comment", "respon", "reply", "replied", "approached", "contacted", "question", "reached")


class Material:
    """The checked facts of a brief, split once into what may be printed and what may not."""

    def __init__(self, events: Sequence[EventFact], claims: Sequence[ClaimFact], rows: Sequence[ReportRow]) -> None:
        self.rows = rows
        self.claims = [fact for fact in claims if not fact.missing and not _asks_for_cover(fact)]
        self.events = _without_repeats([fact for fact in events if not fact.missing and not _is_refusal(fact)])
        told = {fact.record for fact in done_in(claims, self.events)}
        self.doubtful_claims = [fact for fact in claims if fact.missing and fact.record not in told]
        self.doubtful_events = _uncovered(events, self.events)


def _asks_for_cover(fact: ClaimFact) -> bool:
    """`asked not to be named` describes a source and says nothing."""
    return fact.claim.stance == "asks" and said_words(fact).startswith(("not to be named", "not to be identified"))


def _is_refusal(fact: EventFact) -> bool:
    """`declined to comment` is told under who declined, not as a dealing as well."""
    claims = fact.report.reading.claims if fact.report.reading else ()
    cues = [claim.cue for claim in claims if claim.stance in {"declines", "asks"} and claim.cue is not None]
    return fact.event.type in {"REJECT", "REQUEST", "CONSULT"} and any(cue.overlaps(fact.event.trigger) for cue in cues)


def _without_repeats(facts: Sequence[EventFact]) -> list[EventFact]:
    """Without headlines, where the report's own sentences tell an event of the same type."""
    told = {(fact.row.number, fact.event.type) for fact in facts if not _in_headline(fact)}
    return [fact for fact in facts if not _in_headline(fact) or (fact.row.number, fact.event.type) not in told]


def _in_headline(fact: EventFact) -> bool:
    title = fact.report.document.title
    first = fact.report.document.text.lstrip().partition("\n")[0]
    return bool(title) and first.strip() == title.strip() and fact.event.trigger.end <= len(first) + 1


def _uncovered(events: Sequence[EventFact], printed: Sequence[EventFact]) -> list[EventFact]:
    """Mentions that fall short, unless another mention of the same fact in the report is printed."""
    told = {(fact.row.number, fact.event.event_id) for fact in printed}
    short = [fact for fact in events if fact.missing and not _is_refusal(fact)]
    return [fact for fact in short if (fact.row.number, fact.event.event_id) not in told]


def is_real(fact: EventFact) -> bool:
    return fact.event.modality == "actual" and fact.status == "affirmed"


def is_dealing(fact: EventFact) -> bool:
    event = fact.event
    names = {party.name for party in (*event.actors, *event.recipients)}
    transfer = event.type == "OTHER" and bool(event.actors and event.recipients and event.objects)
    return is_real(fact) and len(names) > 1 and (event.type in _DEALINGS or transfer)


def refuses(fact: ClaimFact) -> bool:
    """A refusal, or the asking that came before one."""
    if fact.claim.stance == "declines":
        return True
    cue = fact.claim.cue.of(fact.report.document.text) if fact.claim.cue else ""
    return fact.claim.stance == "asks" and any(word in f"{cue} {said_words(fact)}".lower() for word in _ASKING)


def is_open(fact: ClaimFact) -> bool:
    claim = fact.claim
    return claim.stance == "doubts" or claim.certainty == "unknown" or claim.source_kind == "unstated"
