"""What contradicts what, and what nobody knows: records with both sides quoted, never a verdict."""

from dataclasses import dataclass

__all__ = ["CONFLICT_KINDS", "CONFLICT_STATUSES", "UNKNOWN_KINDS", "Conflict", "Position", "Unknown"]

CONFLICT_KINDS = ("denial", "value", "time or place", "physical", "characterisation")
CONFLICT_STATUSES = ("open", "superseded", "quoted")
"""`superseded`: a later correction or admission replaced one side. A characterisation is only ever `quoted`."""
UNKNOWN_KINDS = ("unclear", "unconfirmed", "unanswered", "asked", "declined", "denied")


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a conflict: what it holds, who holds it, where it is written, in which items, since which day."""

    value: str
    by: str
    items: tuple[str, ...]
    document: str
    start: int
    end: int
    published: str
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more positions that cannot all hold, or two descriptions that do not fit together.

    `about` is the dealing (or the entity) in conflict, `subject` says it in words, `history` tells day by day how the
    conflict came about and what became of it.
    """

    id: str
    kind: str
    about: str
    subject: str
    positions: tuple[Position, ...]
    status: str
    reason: str
    history: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a report says is unclear, unconfirmed or unanswered; who was asked, and declined or denied.

    `party` is who was asked or leaves it open (empty where the words name nobody), `question` the words of what is not
    known, `dealing` the dealing it bears on where one is plain, `settled` the day and item that answered it later.
    """

    id: str
    kind: str
    party: str
    question: str
    item: str
    document: str
    start: int
    end: int
    published: str
    outlet: str
    dealing: str = ""
    settled: str = ""
