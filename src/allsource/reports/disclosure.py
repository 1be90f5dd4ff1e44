"""Who owns up to a dealing, as this text shows it: denied, described as secret, acknowledged, unacknowledged, not
stated.

Judged over the whole text for each dealing that two parties could have kept to themselves (CONSULT, AGREE, COOPERATE,
AID, transfers under OTHER). An official of a party counts as the party. Where two values hold, the first of the order
above wins. The narrator's word is not acknowledgement, and sourcing is not secrecy; demanded and hypothetical dealings
have nothing to disclose and stay `not-stated`.

Left out: acknowledgement by silence, and denials that do not say what they deny beyond the sentence before.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from allsource.model import DISCLOSED_TYPES, Claim, Event, Mention, Span
from allsource.reports.facts import find_facts
from allsource.reports.ground import Ground
from allsource.reports.tables import words

__all__ = ["Judged", "disclose", "judge", "sides"]

_SECRET = re.compile(
    r"(?<![\w-])(?:secret(?:ly)?|covert(?:ly)?|clandestine(?:ly)?|back[- ]?channels?|behind closed doors|closed[- ]door"
    r"|in secret|in private|privately|private (?:talks|call|phone call|meeting|conversation|dinner|visit)s?"
    r"|quietly|hush-hush|off the record|confidential(?:ly)?|under the table|unpublicised|unpublicized"
    r"|unannounced)(?![\w-])",
    re.IGNORECASE,
)
_NOT_SECRET = re.compile(
    r"secret (?:service|intelligence|police|ballot|documents?|files?|papers?|weapons?|ingredient)"
    r"|no secret|not (?:a )?secret",
    re.IGNORECASE,
)
_IN_PUBLIC = re.compile(
    r"(?<!\w)(?:press conference|news conference|joint statement|televised|broadcast|live on|on television|in public"
    r"|publicly|before (?:reporters|cameras)|joint appearance|ceremony|communiqu[eé]"
    r"|in an interview (?:with|to|on|published))(?!\w)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^\W*(?:the |any |all |such |these |those |this |that |his |her |its |their |it\b|them\b)*(?:\w+ ){0,2}"
    r"(?:report|reports|claim|claims|allegation|allegations|accusation|accusations|charge|charges|account|story|suggestion"
    r"|it|that|this|rumou?rs?|assertion|meeting|talks|deal|delivery|deliveries|shipments?|transfers?|sale|contact|contacts)\b",
    re.IGNORECASE,
)
_ON_RECORD = frozenset({"named", "described"})
_OWNS = frozenset({"asserts", "confirms"})
_OPEN = frozenset({"demanded", "hypothetical"})
_NEAR = 45
"""Characters between a country's name and a person's for the first to be the second's side."""
_TITLE_GAP = re.compile(r"(?:['’]s)?(?: [\w.-]+){0,5}? ?$")
_APPOSED = re.compile(r",? ?(?:the |a |an )?$")
_STATE_TYPES = words("country government")


@dataclass(frozen=True, slots=True)
class Judged:
    """A value of disclosure with the reason for it, as `allsource explain` prints it."""

    value: str
    reason: str


def disclose(events: tuple[Event, ...], ground: Ground) -> tuple[Event, ...]:
    """The events with `disclosure` set where they have one: dealings, and transfers that came marked `not-stated`."""
    belongs = sides(ground.text, ground.mentions)
    return tuple(
        replace(event, disclosure=judge(event, events, ground, belongs).value) if _is_dealing(event) else event
        for event in events
    )


def judge(event: Event, events: Sequence[Event], ground: Ground, belongs: dict[str, frozenset[str]]) -> Judged:
    """What the text shows of one dealing, and why; `events` are all of the text, `belongs` is what `sides` gives."""
    if event.modality in _OPEN:
        return Judged("not-stated", f"the dealing is only {event.modality}")
    alike = tuple(other for other in events if other.event_id == event.event_id)
    bench = _Bench(ground.text, event, alike, ground.claims, ground.sentences, belongs)
    for value, test in _TESTS:
        reason = test(bench)
        if reason:
            return Judged(value, reason)
    return Judged("not-stated", "the report states it in its own words")


@dataclass(frozen=True, slots=True)
class _Bench:
    text: str
    event: Event
    alike: tuple[Event, ...]
    claims: tuple[Claim, ...]
    sentences: tuple[Span, ...]
    belongs: dict[str, frozenset[str]]

    def is_party(self, speaker: str) -> bool:
        """Whether a speaker is a party to the dealing, or an official of one."""
        names = {p.name.casefold() for p in (*self.event.actors, *self.event.recipients)}
        sides_ = {*self.belongs.get(speaker, ()), *(found.fact.name for found in find_facts(speaker))}
        own = {speaker.casefold(), *(side.casefold() for side in sides_)}
        return bool(names & own) or any(len(name) > 3 and name in speaker.casefold() for name in names)


def sides(text: str, mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """For each name, the states it is said to belong to (`Portuguese Harbour Minister Ana Ruiz`)."""
    ordered = sorted(mentions, key=lambda m: m.span)
    found: dict[str, set[str]] = {}
    for state in (m for m in ordered if m.type in _STATE_TYPES):
        for other in ordered:
            if other.type in ("person", "organisation", "role") and _belongs(text, state.span, other.span):
                found.setdefault(other.name, set()).add(state.name)
    return {name: frozenset(states) for name, states in found.items()}


def _belongs(text: str, state: Span, other: Span) -> bool:
    if 0 <= other.start - state.end <= _NEAR:
        return bool(_TITLE_GAP.fullmatch(text[state.end : other.start]))
    if 0 <= state.start - other.end <= 10:
        return bool(_APPOSED.fullmatch(text[other.end : state.start])) and text[other.end : other.end + 1] == ","
    return False


def _is_dealing(event: Event) -> bool:
    return event.type in DISCLOSED_TYPES or event.disclosure != ""


def _denied(bench: _Bench) -> str:
    """A party denies it: in a denying claim about it, or about what the sentence before reported."""
    for claim in bench.claims:
        if claim.stance == "denies" and bench.is_party(claim.speaker) and _about(bench, claim):
            return f"{claim.speaker} denies it"
    for other in bench.alike:
        words_ = other.polarity_words.of(bench.text).lower() if other.polarity_words else ""
        if words_.startswith(("den", "dismiss")):
            return "a party denies it"
    return ""


def _about(bench: _Bench, claim: Claim) -> bool:
    """Whether a denying claim speaks of the dealing: it holds it, names its like, or points back at it."""
    for content in claim.content:
        if any(content.holds(other.trigger) for other in bench.alike):
            return True
    before = [e.trigger for e in bench.alike]
    start = claim.cue.start if claim.cue else min((s.start for s in claim.content), default=0)
    points_back = not claim.content or any(_POINTS_BACK.match(s.of(bench.text)) for s in claim.content)
    return points_back and any(
        0 <= _sentence(bench, start) - _sentence(bench, trigger.start) <= 1 for trigger in before
    )


def _sentence(bench: _Bench, offset: int) -> int:
    return sum(sentence.start <= offset for sentence in bench.sentences)


def _secret(bench: _Bench) -> str:
    for other in bench.alike:
        span = _clause(bench, other.trigger)
        for match in _SECRET.finditer(bench.text, span.start, span.end):
            if not _NOT_SECRET.search(bench.text, max(0, match.start() - 8), min(len(bench.text), match.end() + 12)):
                return f"the report calls it “{match.group()}”"
    return ""


def _clause(bench: _Bench, trigger: Span) -> Span:
    """The stretch around a trigger that no stop, semicolon or quotation mark breaks, at most 90 characters each way."""
    left = max((bench.text.rfind(mark, max(0, trigger.start - 90), trigger.start) for mark in '.;\n“”"'), default=-1)
    start = max(left + 1, trigger.start - 90)
    ends = [at for mark in '.;\n“”"' if (at := bench.text.find(mark, trigger.end, trigger.end + 90)) >= 0]
    return Span(start, min(ends, default=min(len(bench.text), trigger.end + 90)))


def _acknowledged(bench: _Bench) -> str:
    """A party says so on the record, does it by saying it, or does it in public."""
    for other in bench.alike:
        for claim in bench.claims:
            on_record = claim.source_kind in _ON_RECORD and bench.is_party(claim.speaker)
            told = (
                claim.stance in _OWNS
                and claim.certainty == "certain"
                and any(s.holds(other.trigger) for s in claim.content)
            )
            acted = claim.cue is not None and claim.cue.overlaps(other.trigger)
            if on_record and (told or acted) and other.polarity == "affirmed":
                return f"{claim.speaker} says so on the record"
        span = _clause(bench, other.trigger)
        public = _IN_PUBLIC.search(bench.text, span.start, span.end)
        if public and other.polarity == "affirmed" and other.modality == "actual":
            return f"it is shown in public (“{public.group()}”)"
    return ""


def _unacknowledged(bench: _Bench) -> str:
    speakers = [name for other in bench.alike for name in other.according_to]
    if all(other.claims for other in bench.alike) and bench.alike:
        return "given only on the word of " + (", ".join(dict.fromkeys(speakers)) or "unnamed sources")
    return ""


_TESTS: tuple[tuple[str, Callable[[_Bench], str]], ...] = (
    ("denied", _denied),
    ("described-as-secret", _secret),
    ("acknowledged", _acknowledged),
    ("unacknowledged", _unacknowledged),
)
"""The values in the order in which they win."""
