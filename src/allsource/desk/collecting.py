"""`collect`: the feeds of desk.toml into the desk, the state of each kept after its articles are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from allsource.desk.taking import Into, Outcome, read_into
from allsource.errors import Refused
from allsource.intake import Options, Taken
from allsource.intake.collect import Collecting, Failure, collect
from allsource.intake.feed_records import Feed, FeedState
from allsource.store import feed_states, keep_feed_state

__all__ = ["collect_into"]


def collect_into(into: Into, feeds: Sequence[Feed], options: Options, *, scheduled: bool = False) -> Iterator[Outcome]:
    """Ask each feed that is due once; its articles as they are kept, and what failed.

    A feed's state is kept only after its articles are, so that a run killed between the two meets them again.
    """
    with into.store.reading() as connection:
        states = feed_states(connection, FeedState)
    collecting = Collecting(taking=options, scheduled=scheduled)
    collecting = replace(collecting, manners=collecting.mannered())
    for feed in feeds:
        yield from _one(into, feed, states, collecting)


def _one(into: Into, feed: Feed, states: dict[str, FeedState], collecting: Collecting) -> Iterator[Outcome]:
    news: list[FeedState] = []

    def articles() -> Iterator[Taken | Refused]:
        for item in collect([feed], states, now=datetime.now(UTC), options=collecting):
            if isinstance(item, Taken):
                yield item
            elif isinstance(item, Failure):
                yield Refused(item.address, item.reason)
            else:
                news.append(item)

    yield from read_into(into, articles())
    with into.store.writing() as connection:
        for state in news:
            keep_feed_state(connection, state.url, state)
