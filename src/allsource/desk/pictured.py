"""What the desk answers from the picture: dealings, conflicts and unknowns, each one step from its words."""

from dataclasses import dataclass

from allsource.desk.answers import Evidence
from allsource.model import Conflict, Dealing, Grade, Position, Quantity, Unknown

__all__ = ["ConflictAnswer", "DealingAnswer", "QuantityAnswer", "Trend", "UnknownAnswer"]


@dataclass(frozen=True, slots=True)
class DealingAnswer:
    """A dealing, and where each of its mentions is written, in the order of publication.

    `change` says, where the question had a `since`, whether the dealing is new since then and what changed in it.
    """

    dealing: Dealing
    evidence: tuple[Evidence, ...]
    change: str = ""

    @property
    def id(self) -> str:
        return self.dealing.id

    @property
    def disclosure(self) -> str:
        return self.dealing.disclosure

    @property
    def grade(self) -> Grade:
        return self.dealing.grade

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of actors and recipients, each once."""
        return tuple(dict.fromkeys(side.name for side in self.dealing.parties))

    def __str__(self) -> str:
        return str(self.dealing)


@dataclass(frozen=True, slots=True)
class ConflictAnswer:
    """A conflict, and the words of each of its positions."""

    conflict: Conflict
    sides: tuple[tuple[Position, Evidence], ...]
    dealing: Dealing | None = None

    def __str__(self) -> str:
        sides = "; ".join(f"{side.value} ({side.by})" for side, _ in self.sides)
        return f"{self.conflict.kind}, {self.conflict.status}: {self.conflict.subject}: {sides}"


@dataclass(frozen=True, slots=True)
class UnknownAnswer:
    """An unknown, and its words."""

    unknown: Unknown
    evidence: Evidence
    dealing: Dealing | None = None

    def __str__(self) -> str:
        who = self.unknown.party or "nobody named"
        return f"{self.unknown.kind}: {who}" + (f": {self.unknown.question}" if self.unknown.question else "")


@dataclass(frozen=True, slots=True)
class QuantityAnswer:
    """A count as one report gives it, the dealing that it is about, and its words."""

    quantity: Quantity
    dealing: Dealing
    evidence: Evidence

    def __str__(self) -> str:
        one = self.quantity
        return f"{one.value:,} {one.kind}" + (f" according to {one.according_to}" if one.according_to else "")


@dataclass(frozen=True, slots=True)
class Trend:
    """A month of a relation beside what the desk took in: dealings and their reports, and all reports of that month."""

    month: str
    dealings: int
    by_type: tuple[tuple[str, int], ...]
    reports: int
    all_reports: int
    all_outlets: int
