"""Which events of one report are the same fact told again.

Two mentions are one event where their type is the same, and parties, time, place, counts and modality do not speak
against each other while at least one of them speaks for it. Nothing is filled in from one mention to the other: each
keeps only what its own sentence says (rule 6 of the guide); they share an `event_id`.
"""

from collections.abc import Iterable
from dataclasses import replace

from allsource.model import Event, Party

__all__ = ["number", "same_fact"]


def number(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in text order with ids `e1`, … and, for each fact, one of `E1`, …"""
    done: list[Event] = []
    facts: list[list[Event]] = []
    for place, event in enumerate(sorted(events, key=lambda e: e.trigger), start=1):
        at = next((i for i, told in enumerate(facts) if all(same_fact(event, other) for other in told)), len(facts))
        if at == len(facts):
            facts.append([])
        facts[at].append(event)
        done.append(replace(event, id=f"e{place}", event_id=f"E{at + 1}"))
    return tuple(done)


def same_fact(one: Event, other: Event) -> bool:
    """Whether two mentions can only be, and by something they share plainly are, the same event."""
    if one.type != other.type or one.polarity != other.polarity or one.modality != other.modality:
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if any(other.magnitude.get(what, value) != value for what, value in one.magnitude.items()):
        return False
    if not (_agree_in_time(one, other) and _agree_in_place(one, other)):
        return False
    return _same_parties(one, other)


def _same_parties(one: Event, other: Event) -> bool:
    """Whether parties agree on both sides, and one side at least is named by both."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    if any(a and b and not _overlap(a, b) for a, b in sides):
        return False
    shared = sum(bool(a and b) for a, b in sides)
    objects = bool(one.objects and other.objects)
    if objects and not _overlap(one.objects, other.objects):
        return False
    if shared == 2 or (shared == 1 and objects):
        return True
    same_act = one.mode == other.mode or not one.mode or not other.mode
    return shared == 1 and same_act and len(one.actors) > 1 and _names(one.actors) == _names(other.actors)


def _overlap(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    mine, theirs = _names(one), _names(other)
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine)


def _names(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.name.casefold() for party in parties)


def _agree_in_time(one: Event, other: Event) -> bool:
    if one.time is None or other.time is None or not one.time.value or not other.time.value:
        return True
    short = min(len(one.time.value), len(other.time.value))
    return one.time.value[:short] == other.time.value[:short]


def _agree_in_place(one: Event, other: Event) -> bool:
    return one.place is None or other.place is None or one.place.name == other.place.name
