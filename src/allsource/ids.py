"""Identifiers that can be computed again from what they name.

A document's id is the SHA-256 of its own bytes; the id of a derived record is the SHA-256 of its parts, so that the
same input gives the same id on every machine and reading twice changes nothing.
"""

import hashlib

__all__ = ["derived_id", "document_id", "short"]

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
