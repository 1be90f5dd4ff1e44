"""What speaks for and against two mentions being of one fact: one readable table of weights.

The sum of the weights decides (`JOIN`); a feature with `VETO` forbids the join whatever else speaks for it. The idea
is that of Fellegi and Sunter (1969) with weights set by hand and held against labelled clusters, so that a person can
read why two mentions were joined, and disagree. Precision comes before recall: alike is not the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allsource.ids import folded
from allsource.picture.tellings import Telling
from allsource.when import Days
from allsource.where import distance_km

__all__ = ["FEATURES", "JOIN", "VETO", "Verdict", "compare"]

VETO = float("-inf")
JOIN = 4.0
"""The sum from which two mentions are taken to be of one fact."""

FEATURES: dict[str, float] = {
    "the same sentence, word for word": 6.0,
    "the same givers or both parties": 2.5,
    "every party the same": 2.0,
    "one of several parties the same": 1.0,
    "the same receiver or thing by name": 2.5,
    "one acts for the other": 1.5,
    "the same kind of act": 1.0,
    "the same things": 1.0,
    "much the same words around": 2.0,
    "some of the same words around": 1.0,
    "reports of one story": 1.5,
    "the same day": 2.0,
    "days that share a day": 1.0,
    "no day, reports within three days": 0.5,
    "the same place": 1.0,
    "the same count": 1.5,
    "different words for the act": -1.0,
    "nothing in common among the things": -1.0,
    "no day, reports far apart": -2.5,
    "days next to each other": -1.5,
    "another count": -0.5,
    "places far apart": -3.0,
    "other parties": VETO,
    "another receiver by name": VETO,
    "days that exclude each other": VETO,
    "another kind of event": VETO,
    "planned, or only supposed, after it was done": VETO,
    "not yet done on either side": -0.5,
}

_TRANSFERS = frozenset({"AID", "COOPERATE", "OTHER"})
"""Types that reports give the same handing over of goods."""
_SPOKEN = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
"""Acts in word recur: without a shared thing or day they are not taken for one."""
_SOON_DAYS = 3
_FAR_DAYS = 10
_MUCH, _SOME = 0.4, 0.2
"""Shares of the words of two sentences."""
_STORY, _STORY_NAMES = 0.4, 3
"""Share of the name words of the shorter report, and how many there must be."""
_NEAR_KM = 40.0
_FAR_KM = 150.0
_FINE = frozenset({"facility", "place"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum, and each feature with its weight, the heaviest first."""

    score: float
    reasons: tuple[tuple[str, float], ...]


def compare(one: Telling, other: Telling) -> Verdict:
    """How far two mentions are of one fact."""
    found = [name for test in _TESTS for name in test(one, other)]
    weighed = tuple(sorted(((name, FEATURES[name]) for name in dict.fromkeys(found)), key=lambda pair: -pair[1]))
    return Verdict(sum(weight for _, weight in weighed), weighed)


def _passage(one: Telling, other: Telling) -> list[str]:
    """Copies: two reports with one sentence, and in it the same trigger."""
    copied = one.document != other.document and one.passage == other.passage and one.trigger == other.trigger
    return ["the same sentence, word for word"] if copied else []


def _type(one: Telling, other: Telling) -> list[str]:
    types = {one.event.type, other.event.type}
    same = len(types) == 1 or (types <= _TRANSFERS and "give" in one.acts & other.acts)
    modes = {one.event.mode, other.event.mode} - {""}
    if not same or (len(modes) > 1 and len(types) == 1 and not one.acts & other.acts):
        return ["another kind of event"]
    return ["the same kind of act"] if one.acts & other.acts else ["different words for the act"]


def _parties(one: Telling, other: Telling) -> list[str]:
    if one.two_sided or other.two_sided:
        return _both_sides(one, other)
    found = _side((one.actors, one.wide_actors), (other.actors, other.wide_actors), "the same givers or both parties")
    if "differ" in found:
        return ["other parties"]
    onto = _side(
        (one.targets, one.wide_targets), (other.targets, other.wide_targets), "the same receiver or thing by name"
    )
    if "differ" in onto:
        return ["another receiver by name"] if _named_apart(one, other) else found
    return [*found, *onto]


def _named_apart(one: Telling, other: Telling) -> bool:
    """Receivers that both have names of their own; descriptions (`two crew members`) may be of the same."""
    return all(any(name[:1].isupper() for name in _target_names(telling)) for telling in (one, other))


def _target_names(telling: Telling) -> list[str]:
    return [telling.names.get(entity, "") for entity in telling.targets]


Sides = tuple[frozenset[str], frozenset[str]]


def _side(one: Sides, other: Sides, same: str) -> list[str]:
    """`(entities, with those they act for)` of the same role in two mentions."""
    if not one[0] or not other[0]:
        return []
    if one[0] & other[0]:
        return [same]
    return ["one acts for the other"] if one[1] & other[1] else ["differ"]


def _both_sides(one: Telling, other: Telling) -> list[str]:
    """Every party of the smaller side must be, or act for, one of the larger."""
    mine, theirs = one.everyone, other.everyone
    shared = mine & theirs
    wide_mine, wide_theirs = one.wide_actors | one.wide_targets, other.wide_actors | other.wide_targets
    fewer = min(len(mine), len(theirs))
    if not mine or not theirs:
        return []
    reached = len(shared) + sum(_acts_for(entity, one, wide_theirs) for entity in mine - shared)
    back = len(shared) + sum(_acts_for(entity, other, wide_mine) for entity in theirs - shared)
    if max(reached, back) < fewer:
        return ["other parties"]
    if fewer < 2:
        return ["one of several parties the same"]
    found = ["the same givers or both parties"] if shared else []
    found += ["every party the same"] if len(shared) > 1 else []
    return found + (["one acts for the other"] if max(reached, back) > len(shared) and max(reached, back) > 1 else [])


def _acts_for(entity: str, telling: Telling, wide: frozenset[str]) -> bool:
    return entity in wide or bool(set(telling.bodies.get(entity, ())) & wide)


def _things(one: Telling, other: Telling) -> list[str]:
    if not one.things or not other.things or one.targets & other.targets:
        return []
    shared = len(one.things & other.things) / min(len(one.things), len(other.things))
    if shared >= 0.5:
        return ["the same things"]
    return ["nothing in common among the things"] if not shared else []


def _words(one: Telling, other: Telling) -> list[str]:
    """Sentences that say much the same, without being copies."""
    if one.document == other.document or not one.context or not other.context:
        return []
    shared = len(one.context & other.context) / len(one.context | other.context)
    if shared >= _MUCH:
        return ["much the same words around"]
    return ["some of the same words around"] if shared >= _SOME else []


def _story(one: Telling, other: Telling) -> list[str]:
    """Reports that name the same, told within a few days of each other as far as they say when."""
    if one.document == other.document or min(len(one.story), len(other.story)) < _STORY_NAMES:
        return []
    gap = _gap(one.published, other.published)
    shared = len(one.story & other.story) / min(len(one.story), len(other.story))
    return ["reports of one story"] if shared >= _STORY and (gap is None or gap <= _FAR_DAYS) else []


def _gap(one: Days | None, other: Days | None) -> int | None:
    if one is None or other is None:
        return None
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def _days(one: Telling, other: Telling) -> list[str]:
    if one.days is None or other.days is None:
        return _reports_apart(one, other)
    if one.days.first <= other.days.last and other.days.first <= one.days.last:
        return ["the same day"] if len(one.days) == len(other.days) == 1 else ["days that share a day"]
    gap = max((one.days.first - other.days.last).days, (other.days.first - one.days.last).days)
    return ["days next to each other"] if gap == 1 else ["days that exclude each other"]


def _reports_apart(one: Telling, other: Telling) -> list[str]:
    """How far the reports lie apart, where one of the mentions has no day; a dated one counts by its day."""
    mine, theirs = one.days or one.published, other.days or other.published
    if mine is None or theirs is None:
        return []
    gap = max((mine.first - theirs.last).days, (theirs.first - mine.last).days)
    if gap > _FAR_DAYS:
        return ["no day, reports far apart"]
    return ["no day, reports within three days"] if gap <= _SOON_DAYS else []


def _places(one: Telling, other: Telling) -> list[str]:
    here, there = one.event.place, other.event.place
    if here is None or there is None:
        return []
    if folded(here.name) == folded(there.name):
        return ["the same place"]
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return []
    apart_km = distance_km(here.lat, here.lon, there.lat, there.lon)
    if {here.precision, there.precision} <= _FINE and apart_km <= _NEAR_KM:
        return ["the same place"]
    return ["places far apart"] if {here.precision, there.precision} <= _FINE and apart_km > _FAR_KM else []


def _counts(one: Telling, other: Telling) -> list[str]:
    mine, theirs = one.event.magnitude, other.event.magnitude
    shared = mine.keys() & theirs.keys()
    if not shared:
        return []
    return ["the same count"] if any(mine[kind] == theirs[kind] for kind in shared) else ["another count"]


def _spoken(one: Telling, other: Telling) -> list[str]:
    """Two acts in word by one party are one act only where they are about one thing, person or day."""
    if one.event.type not in _SPOKEN or one.passage == other.passage:
        return []
    about = one.targets & other.targets or one.things & other.things
    dated = one.days is not None and one.days == other.days
    return [] if about or dated else ["another receiver by name"]


def _moods(one: Telling, other: Telling) -> list[str]:
    """A plan may come true later; what is planned or supposed after the deed was done is another deed."""
    done = [telling for telling in (one, other) if telling.event.modality == "actual"]
    unreal = [telling for telling in (one, other) if telling.event.modality != "actual"]
    if len(unreal) == 2:
        return ["not yet done on either side"] if one.event.modality != other.event.modality else []
    if not unreal:
        return []
    deed, plan = done[0], unreal[0]
    since = deed.days or deed.published
    told = plan.published
    if since is None or told is None or told.first <= since.last:
        return []
    dated = plan.days is not None and deed.days is not None
    return [] if dated else ["planned, or only supposed, after it was done"]


_TESTS: tuple[Callable[[Telling, Telling], list[str]], ...] = (
    _passage, _type, _parties, _things, _words, _story, _days, _places, _counts, _spoken, _moods,
)  # fmt: skip
