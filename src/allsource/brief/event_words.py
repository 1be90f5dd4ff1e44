"""The wording of an event's line: who, what in quotation, when, where, how many, on whose word, who owns up to it."""

from collections.abc import Sequence

from allsource.brief.citing import cite_event
from allsource.brief.event_facts import EventFact, names_of, one_each
from allsource.brief.passage import clause_after
from allsource.brief.wording import DISCLOSURE_WORDS, joined, type_words, when_words
from allsource.model import Span

__all__ = ["counts", "history", "sentence", "where"]

_TWO_SIDED = frozenset({"CONSULT", "COOPERATE"})
_QUOTE_CHARS = 45
_TAIL_WORDS = 9
_TOLD_BY_TAIL = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "ACCUSE", "CONCEDE", "SUPPORT", "RETREAT"})
_MODALITY_WORDS = {
    "actual": "{what}", "planned": "{what}, planned", "possible": "{what}, possible", "demanded": "{what}, demanded",
    "hypothetical": "{what}, only supposed",
}  # fmt: skip


def sentence(lead: EventFact, facts: Sequence[EventFact]) -> str:
    """`A → B: supply of diesel (“delivered”), 7 May 2024, Tarifa; according to two officials.`"""
    said = [f"{_who(lead)}: {_what(lead)}"]
    said += [part for part in (_objects(lead), _when(lead), where(lead), counts(lead)) if part]
    tail = [_attribution(facts), _disclosure(facts)]
    return "; ".join([", ".join(said), *(part for part in tail if part)])


def _who(lead: EventFact) -> str:
    actors = names_of(lead, [party.name for party in lead.event.actors])
    recipients = names_of(lead, [party.name for party in lead.event.recipients])
    things = names_of(lead, [party.name for party in lead.event.objects])
    if not actors and not recipients:
        return f"(nobody named) → {joined(things)}" if things else "(nobody named)"
    if lead.event.type in _TWO_SIDED or set(actors) == set(recipients):
        return joined([*actors, *recipients])
    if not actors:
        return f"(nobody named) → {joined(recipients)}"
    return f"{joined(actors)} → {joined(recipients)}" if recipients else joined(actors)


def _what(lead: EventFact) -> str:
    what = type_words(lead.event.type, lead.event.mode)
    if lead.event.polarity == "negated":
        what = f"no {what}"
    elif lead.denied_by:
        what = f"{what}, denied by {lead.denied_by}"
    what = _MODALITY_WORDS[lead.event.modality].format(what=what)
    return f"{what} (“{_quoted(lead)}”)"


def _quoted(lead: EventFact) -> str:
    """The trigger with the words that negate it or make it unreal, as they stand in the text."""
    text, event = lead.report.document.text, lead.event
    given = (event.polarity_words, event.modality_words, event.trigger)
    spans = sorted({span for span in given if span is not None})
    if len(spans) == 1 and event.type in _TOLD_BY_TAIL and not (event.objects or event.recipients):
        spans = [Span(event.trigger.start, _tail_end(lead))]
    if len(spans) == 1 or spans[-1].end - spans[0].start <= _QUOTE_CHARS:
        return " ".join(text[spans[0].start : max(span.end for span in spans)].split())
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _tail_end(lead: EventFact) -> int:
    """Where the words behind a trigger without an object end that say what is offered, asked or threatened."""
    text, end = lead.report.document.text, lead.event.trigger.end
    for word in clause_after(text, lead.event.trigger, _TAIL_WORDS):
        if not word.word[0].isalnum():
            break
        end = word.end
    return end


def _objects(lead: EventFact) -> str:
    if not (lead.event.actors or lead.event.recipients):
        return ""
    return joined(names_of(lead, [party.name for party in lead.event.objects]))


def _when(lead: EventFact) -> str:
    time = lead.event.time
    if time is None:
        return ""
    return when_words(time.value) if time.value else f"“{time.span.of(lead.report.document.text)}” (not dated)"


def where(lead: EventFact) -> str:
    return lead.event.place.name if lead.event.place else ""


def counts(lead: EventFact) -> str:
    """The counts, but for those that the names of parties and things already give (`two patrol boats`, 2 boats)."""
    named = " ".join(party.name.lower() for party in (*lead.event.objects, *lead.event.recipients, *lead.event.actors))
    shown = [(kind, count) for kind, count in sorted(lead.event.magnitude.items()) if kind not in named]
    return joined(f"{count:,} {kind}" for kind, count in shown)


def _attribution(facts: Sequence[EventFact]) -> str:
    said = list(dict.fromkeys(cite_event(fact.event, fact.report, fact.row).attribution for fact in one_each(facts)))
    named = [words for words in said if words]
    if not named:
        return "in the report's own words" if len(said) == len(facts) == 1 else "in the reports' own words"
    own = " and in a report's own words" if "" in said else ""
    return f"according to {'; according to '.join(named)}{own}"


def history(facts: Sequence[EventFact]) -> list[tuple[str, EventFact]]:
    """What each report shows of the disclosure, where it changes."""
    found: list[tuple[str, EventFact]] = []
    for fact in one_each(facts):
        if fact.event.disclosure and (not found or found[-1][0] != fact.event.disclosure):
            found.append((fact.event.disclosure, fact))
    return found


def _disclosure(facts: Sequence[EventFact]) -> str:
    shown = history(facts)
    if len(shown) > 1:
        return " → ".join(f"{value} ({fact.row.outlet or 'report'} [{fact.row.number}])" for value, fact in shown)
    return DISCLOSURE_WORDS.get(shown[0][0], "") if shown else ""
