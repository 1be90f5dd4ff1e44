"""Events of one report: who did what to whom, when, where, on whose word, and who owns up to it.

One flat pipeline over what the earlier steps found. Every word that the event table knows is made a case (its
arguments, with parties named), coded (type, mode, roles), and set in its circumstances (time, place, modality,
polarity, counts, speaker). A light verb lends its subject to the noun that says the act (`launched an attack`); a
noun that only names what a coded verb says is not told twice (`signed an agreement`); casualties of a named act are
its magnitude (`the strike killed six`).

Left out: events told without a word for them, parties of another sentence (rule 6 of the guide), and bare nouns that
add nothing (`the talks`).
"""

from dataclasses import replace

from allsource.model import Claim, Event, Party, Span
from allsource.reports.circumstances import Circumstances, place_of, time_of
from allsource.reports.disclosure import disclose
from allsource.reports.ground import Ground
from allsource.reports.harm import fold_harm
from allsource.reports.light import Cases, Told, tell
from allsource.reports.magnitude import casualties, counts, harmed
from allsource.reports.modality import Standing, Tree, make_tree, standing
from allsource.reports.parties import name_parties
from allsource.reports.phrases import Page, see
from allsource.reports.plover import Coding
from allsource.reports.repeats import number
from allsource.reports.tables import words

__all__ = ["Ground", "find_events"]

_ADDS_BY_ITSELF = frozenset({"ASSAULT", "PROTEST", "OTHER", "MOBILIZE", "RETREAT"})
_VERBAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "COOPERATE"})
_ANYBODY = words(
    """people person man woman men women others everyone everybody someone somebody anyone anybody group side sides
    members member parties party leaders leader officials official country countries nation nations"""
)
"""Words that alone name nobody a reader could ask."""
_CASUALTY_TYPES = frozenset({"ASSAULT", "OTHER", "PROTEST"})


def find_events(ground: Ground) -> tuple[Event, ...]:
    """Every event of a text in text order, with ids `e1`, `e2`, …; repeats of one fact share an `event_id`."""
    page = see(ground.text, ground.tagged.words)
    naming = name_parties(page, ground.mentions, ground.anaphors)
    tree = make_tree(page, ground.tagged.predicates)
    known = Circumstances.of(page, ground.tagged.predicates, ground.times, ground.places)
    cases = Cases(naming, tree, tuple(page.range(s) for s in ground.sentences))
    told = fold_harm(cases, tell(cases))
    made = [event for one in told if (event := _event(ground, page, tree, known, one))]
    numbered = number(_headlines_add(ground, made))
    return disclose(numbered, ground)


def _event(ground: Ground, page: Page, tree: Tree, known: Circumstances, told: Told) -> Event | None:
    """One event with its circumstances, or None where nothing but its word is known."""
    stands = _standing(tree, told)
    time, place = (
        time_of(known, told.case, told.verb, told.sentence),
        place_of(known, told.case, told.verb, told.sentence),
    )
    roles, coding = told.coding.roles, told.coding
    if place is not None and coding.mode != "visit" and _names_party(place.span, (*roles.actors, *roles.recipients)):
        place = None
    magnitude = _magnitude(page, told)
    if not (roles.actors or roles.recipients) and not _adds_by_itself(coding, place or magnitude or time):
        return None
    if coding.type in _VERBAL and all(p.name.lower() in _ANYBODY for p in (*roles.actors, *roles.recipients)):
        return None
    claims = _claims(ground.claims, told.trigger)
    return Event(
        "", "", coding.type, coding.mode, told.trigger,
        actors=roles.actors, recipients=roles.recipients, objects=roles.objects, time=time, place=place,
        polarity=stands.polarity, modality=stands.modality,
        polarity_words=stands.polarity_words, modality_words=stands.modality_words,
        magnitude=magnitude,
        according_to=_speakers(claims),
        claims=tuple(claim.id for claim in claims),
        disclosure="not-stated" if coding.type == "OTHER" and coding.row.frame.endswith(("give", "take")) else "",
    )  # fmt: skip


def _names_party(span: Span, parties: tuple[Party, ...]) -> bool:
    """Whether a place's words are the party's: `handed over to Malta` gives a recipient, not a place."""
    return any(party.words is not None and party.words == span for party in parties)


def _adds_by_itself(coding: Coding, circumstance: object) -> bool:
    """Whether an event without a party is worth telling: a wreck, or an act with a place, a time or a count."""
    frame = coding.row.frame
    if frame.endswith(("give", "take", "depend")):
        return False
    wreck = (frame == "suffer" or coding.type in ("PROTEST", "ASSAULT")) and coding.roles.objects
    return coding.type in _ADDS_BY_ITSELF and bool(circumstance or wreck)


def _standing(tree: Tree, told: Told) -> Standing:
    """Modality of the event's own word; of a light verb's noun, the verb's."""
    own = standing(tree, told.case.index, verb=told.case.pos == "v")
    if told.verb < 0 or told.verb == told.case.index:
        return own
    light = standing(tree, told.verb, verb=True)
    merged = (
        own if own.modality != "actual" else replace(own, modality=light.modality, modality_words=light.modality_words)
    )
    return (
        merged
        if merged.polarity == "negated"
        else replace(merged, polarity=light.polarity, polarity_words=light.polarity_words)
    )


def _magnitude(page: Page, told: Told) -> dict[str, int]:
    """The counts in the event's arguments, and those of the dead and injured beside it."""
    found: dict[str, int] = dict(told.magnitude)
    verb = harmed(told.case.word) if told.case.pos == "v" else ""
    for slot in told.case.slots:
        patient = slot.number == "1" and verb
        for phrase in slot.phrases:
            for what, value in counts(page, phrase, verb if patient else "").items():
                found.setdefault(what, value)
    if told.coding.type in _CASUALTY_TYPES:
        for what, value, _ in casualties(page, *told.clause):
            found.setdefault(what, value)
    return found


def _claims(claims: tuple[Claim, ...], trigger: Span) -> tuple[Claim, ...]:
    """The claims whose content holds a trigger, innermost first; a claim whose own cue it is does not count."""
    holding = [
        c for c in claims if any(s.holds(trigger) for s in c.content) and not (c.cue and c.cue.overlaps(trigger))
    ]
    return tuple(sorted(holding, key=lambda c: sum(s.end - s.start for s in c.content)))


def _speakers(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return (claims[0].speaker,) if claims and claims[0].speaker else ()


def _headlines_add(ground: Ground, events: list[Event]) -> list[Event]:
    """The events without those of a headline that the text below tells too and that add nothing to it."""
    body = [e for e in events if not _within(e.trigger, ground.headlines)]
    return [
        e for e in events if not _within(e.trigger, ground.headlines) or not any(_told_by(e, other) for other in body)
    ]


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(outer.holds(span) for outer in spans)


def _told_by(head: Event, body: Event) -> bool:
    """Whether the body tells all that a headline's event says."""
    if head.type != body.type:
        return False
    adds = dict(head.magnitude.items() - body.magnitude.items())
    place = head.place is not None and body.place is None
    known = " ".join(_names(body)).casefold()
    return not adds and not place and all(name.casefold() in known for name in _names(head))


def _names(event: Event) -> set[str]:
    return {party.name for party in (*event.actors, *event.recipients)}
