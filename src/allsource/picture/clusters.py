"""Entities out of judgements: nodes are joined one by one, and never against a *different*.

A node is joined to what it is the same as, unless it differs from any other node there. A bare name (a person without
an office, a surname alone) never joins others to each other: it goes to the one entity it fits, and where it fits two
it fits neither. A person's judgement goes before the machine's: their *same* joins whatever the table says, their
*different* keeps apart whatever it says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allsource.model.entities import Naming, RoleHeld
from allsource.picture.likeness import Verdict, compare
from allsource.picture.person_names import parse
from allsource.picture.profiles import Profile

__all__ = ["Clusters", "Node"]

_MOST_PAIRS = 400
"""Pairs looked at before two entities are joined; larger ones are compared by their first nodes."""


@dataclass(slots=True)
class Node:
    """Namings that are one by their key: the first one's profile, and what the others add.

    `fits` are the nodes that a bare name is the same as.
    """

    number: int
    key: str
    profile: Profile
    namings: dict[Naming, int] = field(default_factory=dict)
    held: dict[RoleHeld, None] = field(default_factory=dict)
    fits: dict[int, "Node"] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """A name that says little by itself."""
        profile = self.profile
        return (
            profile.kind == "person" and not (profile.offices and parse(profile.name).whole) and not profile.authority
        )


class Clusters:
    """Which nodes are one entity."""

    def __init__(self) -> None:
        self._home: list[int] = []
        self.members: dict[int, list[Node]] = {}
        self._apart: dict[int, set[int]] = {}
        self._forced: set[int] = set()

    def add(self, node: Node) -> None:
        """A new node, for now an entity of its own."""
        self._home.append(node.number)
        self.members[node.number] = [node]

    def of(self, node: Node) -> int:
        """The number of the first node of a node's entity."""
        own = self._root(node.number)
        if not node.bare or node.number in self._forced:
            return own
        homes = {self._root(other.number) for other in node.fits.values()}
        homes = {home for home in homes if not self._judged_apart(home, own)}
        return homes.pop() if len(homes) == 1 else own

    def _root(self, number: int) -> int:
        home = number
        while self._home[home] != home:
            home = self._home[home]
        while self._home[number] != home:
            self._home[number], number = home, self._home[number]
        return home

    def entities(self) -> Iterator[tuple[int, list[Node]]]:
        """Every entity's first node and all its nodes, bare ones among them, in the order of their coming."""
        gathered: dict[int, list[Node]] = {}
        for node in sorted(
            (node for members in self.members.values() for node in members), key=lambda node: node.number
        ):
            gathered.setdefault(self.of(node), []).append(node)
        yield from gathered.items()

    def keep_apart(self, one: Node, other: Node) -> None:
        """A person says that these are different."""
        self._apart.setdefault(one.number, set()).add(other.number)
        self._apart.setdefault(other.number, set()).add(one.number)

    def force(self, one: Node, other: Node) -> None:
        """A person says that these are the same."""
        left, right = (self.of(node) for node in (one, other))
        if self._unite(left, right):
            self._forced |= {
                node.number for node in (one, other) if node.bare and self._root(node.number) in (left, right)
            }

    def _unite(self, one: int, other: int) -> bool:
        """Join two entities; False where a person keeps any of their nodes apart."""
        left, right = sorted((self._root(one), self._root(other)))
        if left == right:
            return True
        if self._judged_apart(left, right):
            return False
        self._home[right] = left
        self.members[left] += self.members.pop(right)
        return True

    def _judged_apart(self, left: int, right: int) -> bool:
        """Whether a person's *different* stands between two entities."""
        return any(
            self._root(other) == right for node in self.members[left] for other in self._apart.get(node.number, ())
        )

    def join(self, node: Node, verdicts: Sequence[tuple[Node, Verdict]]) -> list[tuple[Node, str]]:
        """Join a node to those it is the same as, the likest first; those that were held back, with the reason."""
        same = [pair for pair in verdicts if pair[1].verdict == "same"]
        held = []
        for other, _ in sorted(same, key=lambda pair: (-pair[1].score, pair[0].number)):
            if node.bare or other.bare:
                _attach(node, other)
                continue
            left, right = self._root(node.number), self._root(other.number)
            reason = self._against(left, right) if left != right else ""
            if reason or not self._unite(left, right):
                held.append((other, reason or "a person judged them different"))
        return held

    def _against(self, left: int, right: int) -> str:
        """Why two entities must not be joined: a node of one differs from a node of the other."""
        pairs = ((one, other) for one in self.members[left] for other in self.members[right])
        for looked, (one, other) in enumerate(pairs):
            if looked >= _MOST_PAIRS:
                break
            if compare(one.profile, other.profile).verdict == "different":
                return f"“{one.profile.name}” there is not “{other.profile.name}”"
        return ""


def _attach(node: Node, other: Node) -> None:
    """A bare name fits another node; two bare names tell nothing of each other."""
    for bare, anchor in ((node, other), (other, node)):
        if bare.bare and not anchor.bare:
            bare.fits[anchor.number] = anchor
