"""One mention of an event made ready for comparing: parties as entities, days as days, words as dictionary forms.

A telling keeps its event and report, so that nothing a dealing says is further than one step from the words. Refusals
to comment are left out, since they are unknowns and not dealings; so are mentions with neither a party nor a thing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from allsource import when
from allsource.ids import folded, item_id
from allsource.model import Event, Party, Report, Span
from allsource.picture.acts import acts_of, content_words
from allsource.picture.known import Known
from allsource.picture.passages import sentence_at, squeezed
from allsource.picture.standing import stands_for
from allsource.reports.roles import is_role_noun

__all__ = ["Telling", "tellings"]

_NO_DEALING = frozenset({"REJECT", "REQUEST", "CONSULT"})
_NAMED = frozenset({"person", "organisation", "government", "country", "vessel", "aircraft", "facility", "outlet"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention of an event with what is compared. `actors` and `targets` are entities; `wide_…` also hold those that
    they act for. Targets are recipients, and things with a name of their own."""

    item: str
    report: Report
    event: Event
    order: int
    actors: frozenset[str]
    targets: frozenset[str]
    wide_actors: frozenset[str]
    wide_targets: frozenset[str]
    things: frozenset[str]
    acts: frozenset[str]
    days: when.Days | None
    published: when.Days | None
    passage: str
    trigger: str
    sentence: Span
    doubts: tuple[str, ...] = ()
    context: frozenset[str] = frozenset()
    """Words of the sentence that carry meaning."""
    story: frozenset[str] = frozenset()
    """Words of the names in the whole report: what story it belongs to."""
    parties_to: frozenset[str] = frozenset()
    """Recipients alone, without the things that count as targets."""
    denied: bool = False
    """Affirmed words inside somebody's denial."""
    private: frozenset[str] = frozenset()
    """Names of persons to whom no role is given here."""
    names: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def document(self) -> str:
        return self.report.document.id

    @property
    def day(self) -> str:
        """When the report was published, as far as it says."""
        found = self.report.document.published
        return found.value[:10] if found else ""

    @property
    def two_sided(self) -> bool:
        return self.event.type in ("CONSULT", "COOPERATE")

    @property
    def everyone(self) -> frozenset[str]:
        return self.actors | self.targets


def tellings(
    report: Report, known: Known, *, order: int = 0, doubts: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[Telling]:
    """The mentions of events in a report that may be dealings. `doubts` names, by item, what its words do not state."""
    if report.reading is None or report.retracted:
        return
    standing = stands_for(report, known)
    kinds = {mention.name: mention.type for mention in report.reading.mentions}
    for event in report.reading.events:
        if _is_refusal(event, report) or not (event.actors or event.recipients or event.objects):
            continue
        short = (doubts or {}).get(item_id(report.document.id, event.id), ())
        plain = _without(_with_names(event, report), short)
        yield _telling(
            plain, report, _Ground(known, _story(report), private_names(report, known), standing, kinds, order, short)
        )


@dataclass(frozen=True, slots=True)
class _Ground:
    known: Known
    story: frozenset[str]
    private: frozenset[str]
    standing: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    order: int
    doubts: tuple[str, ...]


def _telling(event: Event, report: Report, ground: _Ground) -> Telling:
    document, text = report.document, report.document.text
    recipients = [*event.recipients, *(thing for thing in event.objects if ground.kinds.get(thing.name) in _NAMED)]
    recipients += [Party(name) for thing in event.objects for name in _inside(thing.name, ground)]
    actors, wide_actors = _entities(event.actors, document.id, ground)
    targets, wide_targets = _entities(recipients, document.id, ground)
    sentence = sentence_at(text, event.trigger)
    published = document.published
    return Telling(
        item=item_id(document.id, event.id),
        report=report,
        event=event,
        order=ground.order,
        actors=frozenset(actors),
        targets=frozenset(targets),
        wide_actors=wide_actors,
        wide_targets=wide_targets,
        things=content_words(" ".join(party.name for party in (*event.recipients, *event.objects))),
        acts=acts_of(event.trigger.of(text)),
        days=when.days(event.time.value) if event.time and event.time.value else None,
        published=when.days(published.value) if published else None,
        passage=squeezed(sentence.of(text)),
        trigger=squeezed(event.trigger.of(text)),
        sentence=sentence,
        doubts=ground.doubts,
        context=content_words(sentence.of(text)),
        story=ground.story,
        parties_to=frozenset(_entities(event.recipients, document.id, ground)[0]),
        denied=_inside_denial(event, report),
        private=ground.private,
        names=actors | targets,
        bodies={
            ground.known.entity(document.id, name): tuple(ground.known.entity(document.id, body) for body in bodies)
            for name, bodies in ground.standing.items()
        },
    )


def _inside(thing: str, ground: _Ground) -> list[str]:
    """A ship or craft named at the end of a longer description (`product tanker Asphodel Star`)."""
    low = folded(thing)
    return [name for name in ground.known.within(thing) if low.endswith(name)][:1]


def _entities(
    parties: tuple[Party, ...] | list[Party], document: str, ground: _Ground
) -> tuple[dict[str, str], frozenset[str]]:
    """Entities with their names, and the same with the bodies they act for."""
    found = {ground.known.entity(document, party.name): party.name for party in parties}
    bodies = (body for party in parties for body in ground.standing.get(party.name, ()))
    return found, frozenset({*found, *(ground.known.entity(document, body) for body in bodies)})


def _story(report: Report) -> frozenset[str]:
    """The words of the names a report gives; the names of outlets say who tells, not what."""
    mentions = report.reading.mentions if report.reading else ()
    return frozenset(
        word for mention in mentions if mention.type not in ("outlet", "role") for word in content_words(mention.name)
    )


def _inside_denial(event: Event, report: Report) -> bool:
    """The innermost claim that holds the trigger denies it, and the words themselves are affirmed."""
    claims = report.reading.claims if report.reading else ()
    holding = [claim for claim in claims if any(part.holds(event.trigger) for part in claim.content)]
    inner = min(holding, key=lambda claim: sum(part.end - part.start for part in claim.content), default=None)
    return inner is not None and inner.stance == "denies" and event.polarity == "affirmed"


def private_names(report: Report, known: Known) -> frozenset[str]:
    """Persons' names that belong to nobody in a public role, as far as the desk knows."""
    mentions = report.reading.mentions if report.reading else ()
    persons = {mention.name for mention in mentions if mention.type == "person"}
    return frozenset(name for name in persons if known.is_private_person(report.document.id, name))


def _is_refusal(event: Event, report: Report) -> bool:
    """`declined to comment`, and the asking before it."""
    claims = report.reading.claims if report.reading else ()
    cues = [claim.cue for claim in claims if claim.stance in ("declines", "asks") and claim.cue is not None]
    refusing = [claim.cue for claim in claims if claim.stance == "declines" and claim.cue is not None]
    over = cues if event.type == "CONSULT" else refusing
    return event.type in _NO_DEALING and any(cue.overlaps(event.trigger) for cue in over)


def _with_names(event: Event, report: Report) -> Event:
    """`its secretary-general, Ines Caldeira,` is Ines Caldeira: an office takes the name that stands beside it."""
    return replace(
        event,
        actors=tuple(_named(party, report) for party in event.actors),
        recipients=tuple(_named(party, report) for party in event.recipients),
    )


def _named(party: Party, report: Report) -> Party:
    last = party.name.lower().split()[-1:]
    if party.words is None or not last or not is_role_noun(last[0].rpartition("-")[2]):
        return party
    for mention in report.reading.mentions if report.reading else ():
        between = report.document.text[party.words.end : mention.span.start]
        if mention.type == "person" and mention.span.start >= party.words.end and between == ", ":
            return Party(mention.name, party.words)
    return party


def _without(event: Event, doubts: tuple[str, ...]) -> Event:
    """The event without the circumstances that its words do not bear out."""
    return replace(
        event,
        time=None if "time" in doubts else event.time,
        place=None if "place" in doubts else event.place,
        magnitude={} if "count" in doubts else event.magnitude,
        disclosure="" if "disclosure" in doubts else event.disclosure,
    )
