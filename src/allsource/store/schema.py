"""The tables of a desk as they stand now; `migrations.py` holds how they came to be, and a test keeps the two equal.

Rows are added, not changed: what is shown is the newest account of a document, with the judgements laid over it, as of
a moment. `recorded_at` is when the desk learned of a row, in UTC with microseconds, so that text order is time order.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

__all__ = [
    "METADATA",
    "account",
    "alert",
    "capture",
    "claim",
    "document",
    "element_set",
    "event",
    "evidence",
    "feed",
    "forgotten",
    "hypothesis_step",
    "image",
    "involved",
    "judgement",
    "mention",
    "name",
    "reading",
    "refusal",
    "statement",
]

METADATA = MetaData()


def _text(title: str, *, index: bool = False, unique: bool = False) -> Column[str]:
    return Column(title, Text, nullable=False, index=index, unique=unique)


def _of(title: str, table: str) -> Column[int]:
    return Column(title, Integer, ForeignKey(f"{table}.n"), nullable=False, index=True)


def _table(title: str, *rest: Column[int] | Column[str] | Column[str | None] | UniqueConstraint) -> Table:
    return Table(title, METADATA, Column("n", Integer, primary_key=True), *rest)


document = _table(
    "document",
    _text("id", unique=True),
    _text("title"),
    _text("byline"),
    _text("outlet"),
    _text("credit"),
    Column("published", Text),
    _text("published_basis"),
    _text("language"),
    _text("text"),
    _text("recorded_at"),
)
"""As first taken in; what was stated later lies in `statement`."""

evidence = _table(
    "evidence", _text("sha256", unique=True), Column("size", Integer, nullable=False), _text("recorded_at")
)
"""The manifest: every file that must lie under `evidence/`."""

capture = _table(
    "capture",
    _of("document_n", "document"),
    _text("address"),
    _text("container"),
    _text("media_type"),
    _text("outlet"),
    _text("http"),
    _text("version"),
    _text("retrieved_at"),
    _text("recorded_at"),
    UniqueConstraint("document_n", "address", "container"),
)

statement = _table(
    "statement", _of("document_n", "document"), _text("field"), _text("value"), _text("basis"), _text("recorded_at")
)
"""A published date or an outlet learned after the document: stated by a person, or found by a later capture."""

reading = _table(
    "reading",
    _of("document_n", "document"),
    _text("reader"),
    _text("basis"),
    _text("recorded_at"),
    UniqueConstraint("document_n", "reader", "basis"),
)
"""`basis` is the published date and outlet it was read with."""

account = _table(
    "account", _of("document_n", "document"), _of("reading_n", "reading"), _text("since"), Column("until", Text)
)
"""Which reading stood for a document, from when to when."""

name = _table("name", _text("name", unique=True), _text("folded", index=True))

mention = _table(
    "mention",
    _of("reading_n", "reading"),
    _of("name_n", "name"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("type"),
)

claim = _table(
    "claim", _of("reading_n", "reading"), _text("local"), _text("anchor", index=True), _text("words"), _text("body")
)

event = _table(
    "event",
    _of("reading_n", "reading"),
    _text("local"),
    _text("anchor", index=True),
    Column("starts", Text, index=True),
    Column("ends", Text),
    _text("body"),
)

involved = _table(
    "involved", _of("reading_n", "reading"), _text("kind"), _text("local"), _text("role"), _of("name_n", "name")
)
"""Whose name stands in which part of which claim or event."""

judgement = _table(
    "judgement",
    _text("kind"),
    _text("document_id", index=True),
    _text("anchor", index=True),
    _text("field"),
    _text("value"),
    _text("reason"),
    _text("by"),
    _text("recorded_at"),
)
"""What a person decided: reject, amend, retract, or undo of an earlier row (then `value` is its number)."""

forgotten = _table("forgotten", _text("hash", unique=True), _text("kind"), _text("recorded_at"))
"""All that is left of a document or a name that was removed."""

feed = _table("feed", _text("address", unique=True), _text("body"), _text("recorded_at"))
"""The state of each feed, so that collecting goes on where it stopped."""

refusal = _table("refusal", _text("name"), _text("reason"), _text("origin"), _text("recorded_at"))
"""Inputs and feeds that were not taken in; shown by coverage."""

element_set = _table(
    "element_set",
    Column("norad_id", Integer, nullable=False, index=True),
    _text("epoch", index=True),
    _text("name"),
    _text("form"),
    _text("source"),
    _text("recorded_at"),
    UniqueConstraint("norad_id", "epoch", "source"),
)
"""Mean elements as their record gave them; the history is kept, since a past pass needs the elements of its day."""

image = _table("image", _text("id", unique=True), _text("body"), _text("recorded_at"))
"""Items of public archives, each the STAC item it came as."""

hypothesis_step = _table(
    "hypothesis_step",
    _text("question", index=True),
    _text("kind"),
    _text("item"),
    _text("against"),
    _text("value"),
    _text("record"),
    _text("reason"),
    _text("by"),
    _text("recorded_at"),
)
"""What people did in their analyses of competing hypotheses."""

alert = _table(
    "alert", _text("rule"), _text("cause"), _text("body"), _text("recorded_at"), UniqueConstraint("rule", "cause")
)
"""What a watch rule told, once for each cause."""
