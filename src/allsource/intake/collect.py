"""The feeds of a desk, once: what is new becomes articles, what fails becomes a record, and the state goes back.

`collect` holds nothing: the state of each feed comes in and goes out as a frozen record, for the caller to keep after
the articles before it are kept. A run that is killed in between meets the same items again, with the same ids.
robots.txt is honoured (RFC 9309), a host gets a pause between two requests, and a failing feed is asked more and more
seldom: after n failures in a row, after `every` times 2 to the n, at most a day, or as long as the server asks.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from allsource.errors import Refused
from allsource.ids import derived_id
from allsource.intake.addresses import Border
from allsource.intake.articles import canonical, open_json
from allsource.intake.feed_records import Feed, FeedState
from allsource.intake.feeds import FeedItem, article_in_feed, items_of, published_in_feed
from allsource.intake.fetch import Answered, Fetched, Fetcher, Unchanged
from allsource.intake.finish import finish
from allsource.intake.item import Item, Job, Met
from allsource.intake.manners import Forbidden, Manners
from allsource.intake.sniff import HEAD, sniff
from allsource.intake.streams import Budget, in_memory
from allsource.intake.take import take_bytes
from allsource.intake.taken import Options, Taken

__all__ = ["Collecting", "Failure", "Feed", "FeedState", "collect"]

_LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed, when and why: the feed itself where `address` is its own, else one of its articles."""

    feed: str
    address: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """How to collect. `scheduled` asks only the feeds that are due; otherwise only failing ones are left to wait."""

    taking: Options = field(default_factory=Options)
    fetcher: Fetcher | None = None
    scheduled: bool = False
    pause: Callable[[float], None] = time.sleep
    manners: Manners | None = None

    def mannered(self) -> Manners:
        """Manners for one run; a caller that asks feed by feed hands the same ones to each."""
        border = Border(allow_private=self.taking.allow_private)
        return Manners(self.fetcher or Fetcher(border=border, limits=self.taking.limits), self.pause)


def collect(
    feeds: Iterable[Feed], states: Mapping[str, FeedState], *, now: datetime, options: Collecting | None = None
) -> Iterator[Taken | Failure | FeedState]:
    """For each feed that is due: its new articles, its failures, and last its new state."""
    options = options or Collecting()
    manners = options.manners or options.mannered()
    for feed in feeds:
        state = states.get(feed.url, FeedState(url=feed.url))
        if _is_due(state, now, scheduled=options.scheduled):
            yield from _collected(_Run(feed, state, now.astimezone(UTC), options, manners))


@dataclass(frozen=True, slots=True)
class _Run:
    feed: Feed
    state: FeedState
    now: datetime
    options: Collecting
    manners: Manners

    def taking(self) -> Options:
        return replace(self.options.taking, retrieved_at=self.options.taking.retrieved_at or self.now)


def _is_due(state: FeedState, now: datetime, *, scheduled: bool) -> bool:
    waits = scheduled or state.failures > 0
    return not waits or state.due_at is None or state.due_at <= now


def _collected(run: _Run) -> Iterator[Taken | Failure | FeedState]:
    state = run.state
    try:
        found = run.manners.fetch(run.feed.url, etag=state.etag, last_modified=state.last_modified)
        if isinstance(found, Unchanged):
            yield _succeeded(run, state)
            return
        seen: list[str] = []
        yield from _items(found, run, seen)
    except Refused as refusal:
        yield Failure(run.feed.url, run.feed.url, run.now, refusal.reason)
        yield _failed(run, refusal)
        return
    fresh = replace(state, etag=found.header("etag"), last_modified=found.header("last-modified"), seen=tuple(seen))
    yield _succeeded(run, fresh)


def _succeeded(run: _Run, state: FeedState) -> FeedState:
    due = run.now + timedelta(minutes=run.feed.every_minutes)
    return replace(state, checked_at=run.now, due_at=due, failures=0, reason="")


def _failed(run: _Run, refusal: Refused) -> FeedState:
    failures = run.state.failures + 1
    backoff = timedelta(minutes=run.feed.every_minutes) * 2 ** min(failures, 20)
    asked = timedelta(seconds=refusal.retry_after_s) if isinstance(refusal, Answered) else timedelta(0)
    due = run.now + min(max(backoff, asked), _LONGEST_WAIT)
    return replace(run.state, checked_at=run.now, due_at=due, failures=failures, reason=refusal.reason)


def _items(found: Fetched, run: _Run, seen: list[str]) -> Iterator[Taken | Failure]:
    """The items not taken before; `seen` is filled with those that need not be taken again."""
    item, job = _as_item(found, run)
    kind = sniff(found.content[:HEAD], "", found.media_type)
    if kind.kind == "json":
        yield from _json_items(item, job, run, seen)
        return
    if kind.kind != "feed":
        raise Refused(run.feed.url, kind.reason or f"is no feed but {kind.kind}; look for its RSS or Atom address")
    before = set(run.state.seen)
    for number, entry in enumerate(items_of(found.content, run.feed.url, run.feed.outlet), 1):
        key = derived_id("item", canonical(entry.said()).decode("utf-8", "replace"))
        if key in before or (yield from _item(entry, item, job, f"{run.feed.url}#{number}", run)):
            seen.append(key)


def _as_item(found: Fetched, run: _Run) -> tuple[Item, Job]:
    taking = run.taking()
    met = Met(address=found.address, retrieved_at=taking.retrieved_at or run.now, http=found.http)
    return Item(run.feed.url, in_memory(found.content), met), Job(
        taking, Budget(taking.limits, read=len(found.content))
    )


def _json_items(item: Item, job: Job, run: _Run, seen: list[str]) -> Iterator[Taken | Failure]:
    before = set(run.state.seen)
    for found in open_json(item, job):
        if isinstance(found, Refused):
            yield Failure(run.feed.url, found.name, run.now, found.reason)
            continue
        taken = finish(found if found.outlet else replace(found, outlet=run.feed.outlet), job.options)
        seen.append(taken.document.id)
        if taken.document.id not in before:
            yield taken


def _item(entry: FeedItem, item: Item, job: Job, name: str, run: _Run) -> Generator[Taken | Failure, None, bool]:
    """One item, as its page or as the feed gives it; the value says whether it is done with."""
    done = True
    if run.feed.articles and entry.address and not entry.whole:
        try:
            yield from _page(entry, run)
            return True
        except Refused as refusal:
            yield Failure(run.feed.url, entry.address, run.now, refusal.reason)
            done = isinstance(refusal, Forbidden)
    try:
        yield finish(article_in_feed(entry, item, job, name), job.options)
    except Refused as refusal:
        yield Failure(run.feed.url, name, run.now, refusal.reason)
    return done


def _page(entry: FeedItem, run: _Run) -> Iterator[Taken]:
    """The page behind an item, with the feed's word on outlet and date; Refused where it is none."""
    found = run.manners.fetch(entry.address)
    if isinstance(found, Unchanged):
        raise Refused(entry.address, "answers that nothing changed, without having been asked")
    taking = run.taking()
    met = Met(
        address=found.address,
        retrieved_at=taking.retrieved_at or run.now,
        container=run.feed.url,
        media_type=found.media_type,
        charset=found.charset,
        outlet=entry.outlet,
        published=published_in_feed(entry.published),
        http=found.http,
    )
    for taken in take_bytes(found.content, entry.address, met, taking):
        if isinstance(taken, Refused):
            raise taken
        yield taken
