"""Collecting into a desk from a real local server: one set of manners a run, state across restarts, failures shown."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.intake.makers import FEED
from tests.intake.servers import Answer, Site, serving

from allsource import Desk

RSS = {"Content-Type": "application/rss+xml", "ETag": '"1"'}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/feed": Answer(FEED.encode(), headers=RSS), "/broken": Answer(status=500)}) as served:
        yield served


def with_feeds(folder: Path, site: Site, *paths: str) -> Path:
    folder.mkdir()
    feeds = "".join(f'[[feed]]\nurl = "{site.url}{path}"\n' for path in paths)
    (folder / "desk.toml").write_text(feeds, encoding="utf-8")
    return folder


def test_the_feeds_of_one_site_share_its_robots_and_its_pause(site: Site, tmp_path: Path) -> None:
    site.answers["/other"] = Answer(FEED.replace("Malta", "Cyprus").encode(), headers=RSS)
    began = time.monotonic()
    with Desk(with_feeds(tmp_path / "desk", site, "/feed", "/other")) as desk:
        outcomes = list(desk.collect(allow_private=True))
    assert site.paths() == ["/robots.txt", "/feed", "/other"]
    assert time.monotonic() - began >= 1
    assert [outcome.refused for outcome in outcomes] == [None] * 4


def test_state_is_kept_across_restarts_and_failures_show_in_coverage(site: Site, tmp_path: Path) -> None:
    folder = with_feeds(tmp_path / "desk", site, "/feed", "/broken")
    with Desk(folder) as desk:
        first = list(desk.collect(allow_private=True))
    with Desk(folder) as desk:
        again = list(desk.collect(allow_private=True))
        feeds = {feed.url.rpartition("/")[2]: feed for feed in desk.coverage().feeds}
    assert [bool(outcome.refused) for outcome in first] == [False, False, True]
    assert again == []
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert site.paths().count("/broken") == 1
    assert (feeds["broken"].failures, feeds["broken"].reason) == (1, "answers with an error (HTTP 500)")
    assert feeds["broken"].due_at > feeds["broken"].checked_at
    assert feeds["feed"].failures == 0
