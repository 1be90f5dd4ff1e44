"""Identifiers that can be computed again from what they name.

A document's id is the SHA-256 of its own bytes; the id of a derived record is the SHA-256 of its parts, so that the
same input gives the same id on every machine and reading twice changes nothing.
"""

import hashlib
import unicodedata

__all__ = ["derived_id", "document_id", "folded", "item_id", "short", "short_item"]

_SEPARATOR = b"\x1f"


def document_id(content: bytes) -> str:
    """`sha256:` and 64 hex digits of the article's own bytes."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def derived_id(kind: str, *parts: str) -> str:
    """`kind:` and 16 hex digits over the parts in order; stable across runs and machines."""
    joined = _SEPARATOR.join(part.encode() for part in parts)
    return f"{kind}:{hashlib.sha256(joined).hexdigest()[:16]}"


def short(identifier: str, digits: int = 8) -> str:
    """The first digits of an id, for people: `sha256:3fa8…` becomes `3fa8…`."""
    return identifier.rpartition(":")[2][:digits]


def item_id(document: str, local: str) -> str:
    """The desk-wide id of a claim or event: its document's id, `#`, and its id within the document."""
    return f"{document}#{local}"


def short_item(identifier: str, digits: int = 8) -> str:
    """For people, and good enough to ask with: `sha256:3fa8…#c1` becomes `3fa8b2c1#c1`."""
    document, mark, local = identifier.partition("#")
    return short(document, digits) + mark + local


def folded(name: str) -> str:
    """A name as it is compared: without case, accents and surplus space, in any script."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())
