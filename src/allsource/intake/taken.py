"""What intake hands over: an article taken in, and what the caller may state about the input beforehand."""

from dataclasses import dataclass, field
from datetime import datetime

from allsource.intake.limits import LIMITS, Limits
from allsource.model.evidence import Capture, Document

__all__ = ["Options", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """One article: the document, how it was met, and its own bytes unchanged (`document.id` is their SHA-256).

    `warnings` are clauses for people, about what is unknown or was left out; they never mean that the article is lost.
    """

    document: Document
    capture: Capture
    original: bytes = field(repr=False)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user states wins over what the input says.

    `published` is ISO 8601 to the precision known (WrongUsage otherwise); `mapping` gives the names of fields in JSON
    articles, `(("text", "story"), ("published", "meta.date"))`; `retrieved_at` defaults to now.
    """

    outlet: str = ""
    published: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    allow_private: bool = False
    retrieved_at: datetime | None = None
    limits: Limits = LIMITS
