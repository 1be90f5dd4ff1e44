"""`coverage`: what the desk takes in, and what it does not see."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from allsource import store as memory
from allsource.intake.feed_records import Feed, FeedState
from allsource.store import Cover, Refusal, Selection

__all__ = ["Coverage", "FeedCover", "coverage"]


@dataclass(frozen=True, slots=True)
class FeedCover:
    """A feed as it was last asked. `checked_at` is empty for one that never was; `failures` counts those in a row."""

    url: str
    outlet: str
    checked_at: str
    due_at: str
    failures: int
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of documents, inputs that were refused, feeds, and how much was forgotten by kind."""

    counts: tuple[Cover, ...]
    refusals: tuple[Refusal, ...]
    feeds: tuple[FeedCover, ...]
    forgotten: tuple[tuple[str, int], ...]


def coverage(connection: Connection, selection: Selection, feeds: Iterable[Feed]) -> Coverage:
    numbers = memory.narrowed(connection, selection, memory.document_numbers(connection, selection.moment))
    reports = memory.reports(connection, selection, documents=numbers)
    counts = memory.count(report for report in reports if memory.published_within(report, selection))
    states = memory.feed_states(connection, FeedState)
    kinds = [kind for _, kind, at in memory.forgotten(connection) if at <= selection.moment]
    return Coverage(
        tuple(counts),
        tuple(memory.refusals(connection, selection)),
        tuple(_feed(feed, states.get(feed.url)) for feed in feeds),
        tuple((kind, kinds.count(kind)) for kind in sorted(set(kinds))),
    )


def _feed(feed: Feed, state: FeedState | None) -> FeedCover:
    if state is None:
        return FeedCover(feed.url, feed.outlet, "", "", 0, "")
    checked, due = (at.isoformat() if at else "" for at in (state.checked_at, state.due_at))
    return FeedCover(feed.url, feed.outlet, checked, due, state.failures, state.reason)
