"""Dealings: events of the same fact, fused across reports.

A dealing is derived from the reports the desk holds and is never stored as if it had come in: take a report away, or
judge two names the same, and it is another. Every part of it names the items (`document#event`) that it rests on.
"""

from dataclasses import dataclass

from allsource.model.grades import Grade

__all__ = ["STATUSES", "Dealing", "First", "Joined", "Quantity", "Side", "Step"]

STATUSES = ("affirmed", "denied", "negated")
"""Whether reports affirm it; affirm it and meet a denial; or only say that it did not happen."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party: `entity` joins names over documents, `name` is how reports most often give it.

    `stands_for` are entities that the reports say it acts for (an envoy of a group, the head of a body).
    """

    entity: str
    name: str
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as one report gives it: what is counted, how many, on whose word, in which item, and the report's day."""

    kind: str
    value: int
    according_to: str
    item: str
    published: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a history: from the report of that day (empty where undated) it was this, for this reason."""

    value: str
    published: str
    item: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """One mention and why it belongs here: each feature that spoke for or against it, with its weight."""

    item: str
    score: float
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class First:
    """The earliest report of a dealing, by the day it was published, and who is named as saying it there."""

    document: str
    outlet: str
    published: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Dealing:
    """An event fused across reports. Unknown strings are empty; `time` and `place` are as fine as a report gives them.

    `actors` give and `recipients` receive; in a two-sided contact all parties are actors. `origins` are the roots that
    its reports go back to, `independent` how many of them are certain not to share one. `to_check` names the parts that
    no mention plainly states; it is empty for a dealing that may be printed.
    """

    id: str
    type: str
    mode: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    objects: tuple[str, ...]
    time: str
    time_precision: str
    place: str
    place_precision: str
    lat: float | None
    lon: float | None
    status: str
    modality: str
    modality_history: tuple[Step, ...]
    disclosure: str
    disclosure_reason: str
    disclosure_history: tuple[Step, ...]
    quantities: tuple[Quantity, ...]
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    mentions: tuple[Joined, ...]
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    independent: int
    first: First
    grade: Grade
    to_check: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[Side, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))

    @property
    def direction(self) -> str:
        """`A → B` where something passes from one side to the other, empty for what both sides do together."""
        if not self.recipients:
            return ""
        givers, takers = (", ".join(side.name for side in part) for part in (self.actors, self.recipients))
        return f"{givers or '?'} → {takers}"

    @property
    def acknowledged(self) -> str:
        """The day of the first report in which a party owns up to it; empty where none does."""
        return _first(self.disclosure_history, "acknowledged")

    @property
    def denied(self) -> str:
        """The day of the first report in which a party denies it; empty where none does."""
        return _first(self.disclosure_history, "denied")

    def __str__(self) -> str:
        sides = self.direction or ", ".join(side.name for side in self.actors) or "(nobody named)"
        mood = ", ".join(word for word in (self.status, self.modality) if word not in ("affirmed", "actual"))
        kind = f"{self.type} {self.mode}".strip() + (f" ({mood})" if mood else "")
        parts = (f"{kind}: {sides}", ", ".join(self.objects[:3]), self.time, self.place)
        return "; ".join(part for part in parts if part)


def _first(history: tuple[Step, ...], value: str) -> str:
    return next((step.published for step in history if step.value == value), "")
