"""A document as it stands: as it was first taken in, with what was learned or stated about it since.

Text and title stay as first kept, for every span points into them; published date and outlet can be stated anew.
"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, select

from allsource.model import Document, Published
from allsource.store import schema
from allsource.store.codec import compact

__all__ = ["Stated", "applied", "as_stated", "basis_of", "current", "number_of", "stored_document"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of a document, over what it says of itself."""

    published: str = ""
    outlet: str = ""


def number_of(connection: Connection, document_id: str) -> int | None:
    return connection.scalar(select(schema.document.c.n).where(schema.document.c.id == document_id))


def stored_document(row: RowMapping) -> Document:
    """The document as it was first taken in."""
    published = Published(row["published"], row["published_basis"]) if row["published"] else None
    names = ("id", "text", "title", "byline", "outlet", "credit", "language")
    return Document(**{name: row[name] for name in names}, published=published)


def current(connection: Connection, document_id: str, moment: str = "9999") -> Document | None:
    """The document as it stands at a moment, with what was stated later; None where the desk does not hold it."""
    query = select(schema.document).where(schema.document.c.id == document_id)
    row = connection.execute(query.where(schema.document.c.recorded_at <= moment)).mappings().first()
    if row is None:
        return None
    later = select(schema.statement).where(schema.statement.c.document_n == row["n"])
    statements = connection.execute(later.where(schema.statement.c.recorded_at <= moment).order_by("n")).mappings()
    document = stored_document(row)
    for statement in statements:
        document = applied(document, statement)
    return document


def applied(document: Document, statement: RowMapping) -> Document:
    """The document with one later statement about it."""
    if statement["field"] == "published":
        return replace(document, published=Published(statement["value"], statement["basis"]))
    return replace(document, outlet=statement["value"])


def as_stated(held: Document, taken: Document, stated: Stated) -> Document:
    """The held document with what is new about it: what a person states, and what was unknown and a capture tells.

    Text and title stay as first kept, for every span points into them.
    """
    published = held.published
    if stated.published and (published is None or published.value != stated.published):
        published = Published(stated.published, "stated")
    return replace(held, published=published or taken.published, outlet=stated.outlet or held.outlet or taken.outlet)


def basis_of(document: Document) -> str:
    """What a reading depends on beside the text."""
    return compact([document.published.value if document.published else None, document.outlet])
