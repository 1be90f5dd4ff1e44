"""Watch rules on the exercise, as a person types them: added, run, told once, fed to a reader and to a webhook."""

import json
import tomllib
from pathlib import Path

import feedparser
import pytest
from tests.cli.conftest import REPORTS, Run
from tests.cli.test_schemas import check
from tests.intake.test_send import hook

from allsource.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk of the exercise, to change at will."""
    with Desk(tmp_path / "desk") as made:
        made.read(REPORTS)
    return tmp_path / "desk"


def test_a_rule_is_added_below_what_a_person_wrote_and_tells_once(run: Run, desk: Path) -> None:
    before = (desk / "desk.toml").read_text(encoding="utf-8")
    added = run("watch", "add", "talks", "--party", "Ines Caldeira", "--type", "CONSULT", "--desk", desk)
    assert (added.code, "added to" in added.out) == (0, True)
    after = (desk / "desk.toml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert tomllib.loads(after)["watch"] == [{"name": "talks", "parties": ["Ines Caldeira"], "types": ["CONSULT"]}]
    check("rule-1", run("watch", "list", "--json", "--desk", desk).lines)
    raised = run("watch", "run", "--json", "--desk", desk).lines
    check("alert-1", raised)
    assert {line["rule"] for line in raised} == {"talks"}
    assert all("type: CONSULT" in line["reasons"] for line in raised)
    assert run("watch", "run", "--json", "--desk", desk).lines == []
    assert run("watch", "alerts", "--json", "--desk", desk).lines == raised


def test_alerts_reach_a_feed_and_a_webhook(run: Run, desk: Path, tmp_path: Path) -> None:
    run("watch", "add", "force", "--type", "ASSAULT", "--quantity", "killed>=1", "--desk", desk)
    feed = tmp_path / "alerts.atom"
    with hook(200) as (address, got):
        refused = run("watch", "run", "--feed", feed, "--webhook", address, "--desk", desk)
        assert (refused.code, "not a public address" in refused.err) == (1, True)
        again = run("watch", "run", "--json", "--webhook", address, "--allow-private", "--desk", desk)
        assert (again.code, again.lines, got) == (0, [], [])
        run("watch", "add", "talks", "--type", "CONSULT", "--first", "--desk", desk)
        told = run("watch", "run", "--json", "--webhook", address, "--allow-private", "--desk", desk)
    assert [json.loads(body) for _, body in got] == told.lines
    assert told.lines
    assert {entry.title.partition(":")[0] for entry in feedparser.parse(feed.read_text(encoding="utf-8")).entries} == {
        "force"
    }


def test_a_forgotten_report_takes_its_alerts_along(run: Run, desk: Path) -> None:
    run("watch", "add", "talks", "--type", "CONSULT", "--desk", desk)
    (first, *_) = run("watch", "run", "--json", "--desk", desk).lines
    run("forget", first["documents"][0], "--yes", "--desk", desk)
    left = run("watch", "alerts", "--json", "--desk", desk).lines
    assert first["documents"][0] not in json.dumps(left)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x"], "asks for something"),
        (["x", "--type", "MEET"], "allowed is AGREE"),
        (["x", "--area", "1,2,3"], "WEST,SOUTH,EAST,NORTH"),
        (["x", "--quantity", "lots"], "killed>=10"),
        (["taken", "--type", "AID"], "a name that no rule has yet"),
    ],
)
def test_a_wrong_rule_is_refused_and_nothing_is_written(run: Run, small: Path, arguments: list[str], said: str) -> None:
    run("watch", "add", "taken", "--type", "AID", "--desk", small)
    before = (small / "desk.toml").read_text(encoding="utf-8")
    ran = run("watch", "add", *arguments, "--desk", small)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert (small / "desk.toml").read_text(encoding="utf-8") == before
