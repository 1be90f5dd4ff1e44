"""Mentions of one fact become one group, one mention at a time.

`Fusion.add` touches only the groups that share an index key with the mention (blocking), holds it against their
members by the table of features, and joins the best or opens a new group. A mention that any member forbids stays out.
Adding the same mentions in the same order gives the same groups on every machine.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from allsource.picture.features import JOIN, VETO, Verdict, compare
from allsource.picture.tellings import Telling

__all__ = ["Fusion", "Group", "keys_of"]

_MOST_COMPARED = 16
"""Members held against a new mention: in a group of many copies the first ones with different words are enough."""
_WEEK_DAYS = 7
_TRANSFER = frozenset({"AID", "COOPERATE", "OTHER"})


@dataclass(slots=True)
class Group:
    """Members in the order they came, each with the verdict by which it joined."""

    number: int
    members: list[Telling] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def faces(self) -> list[Telling]:
        """Members that differ in their words, the first ones."""
        return list({member.passage: member for member in self.members}.values())[:_MOST_COMPARED]


class Fusion:
    """Groups of mentions and the index by which a new mention finds its candidates."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._index: dict[object, dict[int, None]] = {}
        self._repeats: dict[tuple[str, str, str], int] = {}
        self._told: dict[str, dict[int, None]] = {}
        self.touched = 0
        """How many groups the last mention was held against."""

    def add(self, telling: Telling) -> Group:
        """The group that the mention joins, or a new one."""
        group, verdict = self._home(telling)
        group.members.append(telling)
        group.verdicts.append(verdict)
        for key in keys_of(telling):
            self._index.setdefault(key, {})[group.number] = None
        self._told.setdefault(telling.document, {})[group.number] = None
        self._repeats.setdefault(_repeat_key(telling), group.number)
        return group

    def extend(self, given: Iterable[Telling]) -> "Fusion":
        for telling in given:
            self.add(telling)
        return self

    def told_in(self, document: str) -> list[int]:
        """The numbers of the groups that a document tells of."""
        return list(self._told.get(document, ()))

    def doing(self, acts: Iterable[str], entities: Iterable[str]) -> list[Group]:
        """Groups in which one of the entities is told to do, or to be done by, one of the acts."""
        known = list(entities)
        numbers = {number for act in acts for entity in known for number in self._index.get(("act", act, entity), ())}
        return [self.groups[number] for number in sorted(numbers)]

    def _home(self, telling: Telling) -> tuple[Group, Verdict]:
        repeated = self._repeats.get(_repeat_key(telling))
        if repeated is not None:
            return self.groups[repeated], Verdict(JOIN, (("the same event within its report", JOIN),))
        judged = [(self._against(telling, group), group) for group in self._candidates(telling)]
        self.touched = len(judged)
        best = max(judged, key=lambda pair: (pair[0].score, -pair[1].number), default=None)
        if best is not None and best[0].score >= JOIN:
            return best[1], best[0]
        self.groups.append(Group(len(self.groups)))
        return self.groups[-1], Verdict(0.0, (("the first mention", 0.0),))

    def _candidates(self, telling: Telling) -> Iterator[Group]:
        keys = (key for key in keys_of(telling, around=True) if not (isinstance(key, tuple) and key[0] == "act"))
        numbers = {number for key in keys for number in self._index.get(key, ())}
        return (self.groups[number] for number in sorted(numbers))

    def _against(self, telling: Telling, group: Group) -> Verdict:
        """The best verdict of any member; a veto of one member is a veto of all."""
        verdicts = [compare(telling, member) for member in group.faces()]
        if any(verdict.score == VETO for verdict in verdicts):
            return Verdict(VETO, ())
        return max(verdicts, key=lambda verdict: verdict.score)


def _repeat_key(telling: Telling) -> tuple[str, str, str]:
    return (telling.document, telling.event.event_id, telling.event.type)


def _family(telling: Telling) -> str:
    """Types among which one fact may be told under several names are looked up together."""
    kind = telling.event.type
    return "transfer" if kind in _TRANSFER and "give" in telling.acts else kind


def keys_of(telling: Telling, *, around: bool = False) -> Iterator[object]:
    """Under what a mention is found: pairs of parties at any time, single parties and places by the week, copies.

    `around` adds the weeks beside its own, for looking up.
    """
    family = _family(telling)
    yield ("copy", telling.event.type, telling.passage)
    wide = sorted(telling.wide_actors | telling.wide_targets)
    for pair in combinations(wide, 2):
        yield ("pair", family, *pair)
    for act in sorted(telling.acts):
        for entity in wide:
            yield ("act", act, entity)
    for week in sorted(_weeks(telling, around=around)):
        for entity in wide:
            yield ("party", family, entity, week)
        for act in sorted(telling.acts):
            for thing in sorted(telling.things):
                yield ("thing", act, thing, week)
            for word in sorted(telling.context & telling.story):
                yield ("word", act, word, week)


def _weeks(telling: Telling, *, around: bool) -> set[int]:
    days = [span for span in (telling.days, telling.published) if span is not None]
    weeks = {day.toordinal() // _WEEK_DAYS for span in days for day in (span.first, span.last)}
    if not around:
        return weeks or {0}
    return {week + step for week in weeks for step in (-1, 0, 1)} or {0}
