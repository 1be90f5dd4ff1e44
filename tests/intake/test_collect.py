"""Collecting feeds from real local servers: what is new, what failed and why, and the state between two runs."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.intake.makers import ARTICLES, FEED, PAGE
from tests.intake.servers import Answer, Site, serving

from allsource.intake import Options, Taken
from allsource.intake.collect import Collecting, Failure, Feed, FeedState, collect

NOW = datetime(2024, 5, 12, 9, 0, tzinfo=UTC)
RSS = {"Content-Type": "application/rss+xml", "ETag": '"1"'}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/feed": Answer(FEED.encode(), headers=RSS)}) as served:
        yield served


class Run:
    """One feed over several runs, with the pauses counted and not waited for."""

    def __init__(self, site: Site, *, articles: bool = False, every: float = 60) -> None:
        self.feed = Feed(url=f"{site.url}/feed", articles=articles, every_minutes=every)
        self.states: dict[str, FeedState] = {}
        self.pauses: list[float] = []

    def __call__(self, now: datetime = NOW, *, scheduled: bool = False) -> list[Taken | Failure]:
        options = Collecting(taking=Options(allow_private=True), scheduled=scheduled, pause=self.pauses.append)
        found = list(collect([self.feed], self.states, now=now, options=options))
        self.states |= {state.url: state for state in found if isinstance(state, FeedState)}
        assert not found or isinstance(found[-1], FeedState)
        return [item for item in found if not isinstance(item, FeedState)]

    @property
    def state(self) -> FeedState:
        return self.states[self.feed.url]


def titles(found: list[Taken | Failure]) -> list[str]:
    return [item.document.title if isinstance(item, Taken) else f"failed: {item.reason}" for item in found]


def test_items_come_once_and_unchanged_feeds_cost_one_request(site: Site) -> None:
    run = Run(site)
    assert titles(run()) == ["Malta denies secret talks", "Two ships collide off Ceuta"]
    assert run() == []
    assert site.paths() == ["/robots.txt", "/feed", "/robots.txt", "/feed"]
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert run.state.due_at == NOW + timedelta(minutes=60)


def test_only_what_is_new_comes_again(site: Site) -> None:
    run = Run(site)
    run()
    item = "<item><title>A third report</title><description>New words today.</description></item>"
    site.answers["/feed"] = Answer(FEED.replace("<item>", item + "<item>", 1).encode(), headers={**RSS, "ETag": '"2"'})
    assert titles(run()) == ["A third report"]


def test_the_capture_names_the_feed_and_the_moment(site: Site) -> None:
    run = Run(site)
    run.feed = replace(run.feed, outlet="Stated Monitor")
    first, second = run()
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert (first.document.outlet, second.document.outlet) == ("Harbour Post", "Stated Monitor")
    assert (first.capture.retrieved_at, first.capture.container) == (NOW, run.feed.url)


def test_a_failing_feed_is_asked_more_and_more_seldom(site: Site) -> None:
    run = Run(site)
    site.answers["/feed"] = Answer(status=500)
    waits = []
    now = NOW
    for _ in range(7):
        (failure,) = run(now)
        assert failure == Failure(run.feed.url, run.feed.url, now, "answers with an error (HTTP 500)")
        assert run.state.due_at is not None
        waits.append((run.state.due_at - now) / timedelta(hours=1))
        assert run(now) == []  # still waiting
        now = run.state.due_at
    assert waits == [2, 4, 8, 16, 24, 24, 24]
    assert (run.state.failures, run.state.reason) == (7, "answers with an error (HTTP 500)")
    site.answers["/feed"] = Answer(FEED.encode(), headers=RSS)
    assert len(run(now)) == 2
    assert (run.state.failures, run.state.reason) == (0, "")


def test_a_server_that_asks_to_wait_longer_is_obeyed(site: Site) -> None:
    run = Run(site, every=1)
    site.answers["/feed"] = Answer(status=429, headers={"Retry-After": "7200"})
    run()
    assert run.state.due_at == NOW + timedelta(hours=2)


def test_a_schedule_leaves_feeds_that_are_not_due(site: Site) -> None:
    run = Run(site)
    run(scheduled=True)
    assert run(NOW + timedelta(minutes=59), scheduled=True) == []
    assert len(site.asked) == 2
    run(NOW + timedelta(minutes=60), scheduled=True)
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (Answer(b"User-agent: *\nDisallow: /feed"), "failed: its site's robots.txt forbids it"),
        (Answer(b"User-agent: allsource\nDisallow: /feed"), "failed: its site's robots.txt forbids it"),
        (Answer(status=500), "failed: its site's robots.txt forbids it"),
        (Answer(b"User-agent: *\nDisallow: /other"), "Malta denies secret talks"),
        (Answer(status=403), "Malta denies secret talks"),
    ],
)
def test_robots_are_honoured(site: Site, robots: Answer, outcome: str) -> None:
    site.answers["/robots.txt"] = robots
    assert titles(Run(site)())[0] == outcome
    assert ("/feed" in site.paths()) == (not outcome.startswith("failed"))


def test_robots_are_honoured_where_a_redirect_leads(site: Site) -> None:
    with serving({"/robots.txt": Answer(b"User-agent: *\nDisallow: /"), "/feed": Answer(FEED.encode())}) as closed:
        site.answers["/feed"] = Answer(status=302, headers={"Location": f"{closed.url}/feed"})
        assert titles(Run(site)()) == ["failed: its site's robots.txt forbids it"]
        assert closed.paths() == ["/robots.txt"]


def test_a_link_that_is_no_address_costs_the_page_and_not_the_run(site: Site) -> None:
    """urllib raises ValueError at an unclosed bracket; the item's summary is kept."""
    feed = FEED.replace("https://strait.example/a?x=1&amp;y=2", "http://[broken/a")
    site.answers |= {"/feed": Answer(feed.encode(), headers=RSS)}
    found = titles(Run(site, articles=True)())
    assert found[0].startswith("failed: is no usable address")
    assert found[1:] == ["Malta denies secret talks", "Two ships collide off Ceuta"]


def test_pages_of_items_are_fetched_where_the_feed_has_summaries(site: Site) -> None:
    feed = FEED.replace("https://strait.example/a?x=1&amp;y=2", f"{site.url}/a")
    site.answers |= {
        "/feed": Answer(feed.encode(), headers=RSS),
        "/a": Answer(PAGE.encode(), headers={"Content-Type": "text/html"}),
    }
    run = Run(site, articles=True)
    first, second = run()
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert (first.original, first.capture.address) == (PAGE.encode(), f"{site.url}/a")
    assert (first.document.outlet, first.capture.container) == ("Harbour Post", run.feed.url)
    assert second.capture.address == "https://strait.example/b"  # whole in the feed, so not fetched
    assert run.pauses
    assert max(run.pauses) <= 1.0
    assert run() == []


def test_a_page_that_fails_is_told_the_summary_is_kept_and_the_page_is_tried_again(site: Site) -> None:
    feed = FEED.replace("https://strait.example/a?x=1&amp;y=2", f"{site.url}/a")
    site.answers["/feed"] = Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})
    run = Run(site, articles=True)
    found = run()
    assert found[0] == Failure(run.feed.url, f"{site.url}/a", NOW, "does not exist (HTTP 404)")
    assert titles(found)[1:] == ["Malta denies secret talks", "Two ships collide off Ceuta"]
    assert run.state.failures == 0
    site.answers["/a"] = Answer(PAGE.encode(), headers={"Content-Type": "text/html"})
    (again,) = run()
    assert isinstance(again, Taken)
    assert again.original == PAGE.encode()


def test_a_json_feed_is_a_feed(site: Site) -> None:
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": ARTICLES})
    site.answers["/feed"] = Answer(feed.encode(), headers={"Content-Type": "application/feed+json"})
    run = Run(site)
    assert titles(run()) == ["Malta denies secret talks", "Two ships collide"]
    assert run() == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(PAGE.encode(), headers={"Content-Type": "text/html"}), "is no feed but page"),
        (Answer(b""), "is empty"),
        (Answer(b"<rss><channel></channel></rss>"), "without items"),
        (Answer(b"\x89PNG\r\n"), "an image"),
    ],
)
def test_what_is_no_feed_fails_with_its_reason(site: Site, answer: Answer, reason: str) -> None:
    site.answers["/feed"] = answer
    (failure,) = Run(site)()
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_a_private_feed_fails_unless_allowed(site: Site) -> None:
    found = list(collect([Feed(url=f"{site.url}/feed")], {}, now=NOW, options=Collecting(pause=lambda _s: None)))
    assert isinstance(found[0], Failure)
    assert "not a public address" in found[0].reason
    assert isinstance(found[1], FeedState)
    assert site.asked == []


def test_one_failing_feed_does_not_cost_the_next(site: Site) -> None:
    feeds = [Feed(url=f"{site.url}/gone"), Feed(url=f"{site.url}/feed")]
    options = Collecting(taking=Options(allow_private=True), pause=lambda _s: None)
    kinds = [type(item).__name__ for item in collect(feeds, {}, now=NOW, options=options)]
    assert kinds == ["Failure", "FeedState", "Taken", "Taken", "FeedState"]
