"""The rule of the brief: a line is printed only if the words state it.

`check(item, document, reading)` looks at an event or a claim and at the text, and returns what the words do not plainly
state: nothing where the line may be printed. It reads spans and tables of words (`cues.py`), never the reader's
reasons, so it is a second opinion: parties, direction, polarity, modality and attribution each have to point to words
that state them, and no word beside the trigger may say otherwise. Time, place and counts are held to their words too.

Left out: meaning beyond the sentence, irony, and roles that only world knowledge decides. Where the rules are in doubt
they find a fault, since a line in "to be checked" costs less than a wrong one in the account.
"""

from allsource.brief.check_attribution import attribution
from allsource.brief.check_claim import claim_findings
from allsource.brief.check_direction import direction
from allsource.brief.check_disclosure import disclosure
from allsource.brief.check_facts import facts
from allsource.brief.check_mood import modality, polarity
from allsource.brief.check_parties import parties
from allsource.brief.check_roles import roles
from allsource.brief.check_type import event_type
from allsource.brief.records import Finding
from allsource.model import Claim, Document, Event, Reading

__all__ = ["BESIDE", "check"]

BESIDE = frozenset({"disclosure", "time", "place", "count"})
"""Parts beside the rule's five: where only these are doubtful the line stands, without them."""


def check(item: Event | Claim, document: Document, reading: Reading) -> tuple[Finding, ...]:
    """What the words of the document do not state of this event or claim; empty where the line may be printed."""
    if isinstance(item, Claim):
        return tuple(claim_findings(item, document.text, reading))
    return _event(item, document, reading)


def _event(event: Event, document: Document, reading: Reading) -> tuple[Finding, ...]:
    text = document.text
    if not 0 <= event.trigger.start < event.trigger.end <= len(text) or not event.trigger.of(text).strip():
        return (Finding("trigger", "no words for what happened"),)
    found = [
        *event_type(event, text),
        *parties(event, text, reading),
        *roles(event, text, reading),
        *direction(event, text),
        *polarity(event, text, reading),
        *modality(event, text),
        *attribution(event, text, reading),
        *facts(event, document, reading),
        *disclosure(event, text, reading),
    ]
    return tuple(dict.fromkeys(found))
