"""Mentions (a name in text) and claims (one attributed assertion), as the annotation guide defines them."""

import re
from dataclasses import dataclass

from allsource.model.evidence import Span

__all__ = ["CERTAINTIES", "FORMS", "MENTION_TYPES", "SOURCE_KINDS", "STANCES", "Claim", "Mention", "without_connective"]

MENTION_TYPES = (
    "person", "organisation", "government", "country", "region", "place",
    "facility", "vessel", "aircraft", "weapon", "outlet", "role",
)  # fmt: skip
SOURCE_KINDS = ("named", "described", "anonymous", "collective", "unstated")
FORMS = ("direct", "indirect", "mixed")
STANCES = ("asserts", "confirms", "denies", "declines", "asks", "doubts")
CERTAINTIES = ("certain", "probable", "possible", "unknown")


_CONNECTIVE = re.compile(r"(?:that|whether|if|to)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in text. `type` is one of MENTION_TYPES; `name` is the full name the document gives it."""

    span: Span
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what, through whom.

    `source` are the words that name the speaker (None where the text names nobody); `speaker` is the name they stand
    for, and `speaker_words` where the text gives that name (for "she", the earlier "Ana Ruiz"; None where there is
    none). `cue` is None only where the text has none. `within` is the id of the claim that holds a nested one.
    """

    id: str
    source: Span | None
    speaker: str
    source_kind: str
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    stance: str
    certainty: str
    via: tuple[str, ...] = ()
    within: str | None = None
    speaker_words: Span | None = None


def without_connective(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A content without the word that joins it to its cue (`that`, `whether`, `if`, `to`)."""
    if not content:
        return content
    joined = _CONNECTIVE.match(text, content[0].start, content[0].end)
    return (Span(joined.end(), content[0].end), *content[1:]) if joined else content
