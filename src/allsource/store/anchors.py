"""What a person's judgement of a claim or event holds on to when the document is read anew.

Ids within a document (`c1`, `e4`) are numbered by each reading, so a judgement is tied to the words instead: to the
cue of a claim, to the trigger and type of an event, and to its turn among those of the same words.
"""

from collections import Counter

from allsource.ids import derived_id
from allsource.model import Claim, Event, Reading

__all__ = ["anchors"]


def anchors(reading: Reading) -> dict[str, str]:
    """The anchor of every claim and event by its id within the document."""
    turns: Counter[tuple[str, ...]] = Counter()
    found = {}
    items: tuple[Claim | Event, ...] = (*reading.claims, *reading.events)
    for item in items:
        words = _claim_words(item) if isinstance(item, Claim) else _event_words(item)
        turns[words] += 1
        found[item.id] = derived_id("anchor", reading.document_id, *words, str(turns[words]))
    return found


def _claim_words(claim: Claim) -> tuple[str, ...]:
    span = claim.cue or claim.source or next(iter(claim.content), None)
    return ("claim", str(span.start), str(span.end)) if span else ("claim", "", "")


def _event_words(event: Event) -> tuple[str, ...]:
    return ("event", event.type, str(event.trigger.start), str(event.trigger.end))
