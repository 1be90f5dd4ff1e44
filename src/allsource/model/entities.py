"""Entities: whom mentions across documents name, joined by judgements, with the offices and identifiers reported.

A **naming** is the smallest thing a judgement is about: one name as one document gives it in full. Its mentions in that
document were joined by the reader already.
"""

from dataclasses import dataclass

from allsource.model.evidence import Span

__all__ = [
    "ENTITY_KINDS",
    "VERDICTS",
    "AuthorityRecord",
    "Entity",
    "Identifier",
    "IdentityJudgement",
    "Naming",
    "RoleHeld",
    "Why",
]

ENTITY_KINDS = ("person", "body", "country", "outlet", "vessel", "aircraft", "place", "thing")
"""What an entity is: `body` is an organisation, government body or facility; `country` also stands for its government;
`thing` is what stays in its document: a description, a role, a weapon."""
VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """One name in one document."""

    document_id: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """`scheme` is imo, mmsi, icao24 or registration; `value` as it is compared (upper case, digits only)."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """Somebody is said to hold an office: the words, where they stand, whose word it is, and as of which day.

    `span` points into the document's text; `standing` is held, former or designate, as worded; `day` is the day of
    publication (empty where it is not known), since a report says who holds an office when it is written.
    """

    office: str
    standing: str
    document_id: str
    span: Span
    day: str
    according_to: str


@dataclass(frozen=True, slots=True)
class Why:
    """One feature that spoke for (positive) or against (negative) two namings being the same."""

    feature: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class IdentityJudgement:
    """Same, different or unsure between two namings: with score, reasons, by whom and when.

    `by` is `machine` for those computed; `score` lies in 0..1 for them and is 1 or 0 for a person's. `id` is derived
    from the pair for the machine's, and `merge:N` for a person's, by which it is taken back.
    """

    id: str
    left: Naming
    right: Naming
    verdict: str
    score: float
    reasons: tuple[Why, ...]
    by: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """A record of an authority file to resolve against: who is known under which names, offices and identifiers.

    `kind` is one of ENTITY_KINDS; `country` holds ISO 3166-1 alpha-2 codes; `source` is the file or data set.
    """

    id: str
    kind: str
    name: str
    others: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom namings name. `private` entities stay in their document and are never linked, ranked or listed.

    `country` is an ISO 3166-1 alpha-2 code or empty. `names` are every form in use, the most used first. `authority`
    is the id of the record it was resolved to, or empty.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    namings: tuple[Naming, ...]
    country: str = ""
    roles: tuple[RoleHeld, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    private: bool = False
    authority: str = ""
