"""SIGKILL at random moments: the same command again completes the desk, with nothing lost and nothing doubled.

The real command reads a real folder over its worker processes. A reference desk, read without being killed, says what
must be there in the end; after every kill each document must be wholly in or wholly out.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from allsource import Desk

COMMAND = [sys.executable, "-m", "allsource.cli"]
STORIES = 8
WAIT_S = 300


class Reference(NamedTuple):
    """A desk that was never killed, and how long its reading took."""

    desk: Path
    seconds: float


def story(number: int) -> str:
    return (
        f"Harbour Minister Ana Ruiz said on Tuesday that ship {number} of the Corvane line had left Setúbal.\n\n"
        f"Malta denied that it had sold {number} tonnes of diesel to Portugal. Two diplomats said talks are planned.\n"
    )


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for number in range(STORIES):
        (folder / f"{number:02}.txt").write_text(story(number), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reference(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> Reference:
    desk = tmp_path_factory.mktemp("reference") / "desk"
    began = time.monotonic()
    finish(stories, desk)
    return Reference(desk, time.monotonic() - began)


def finish(stories: Path, desk: Path) -> None:
    run = subprocess.run(_read(stories, desk), capture_output=True, text=True, timeout=WAIT_S, check=False)
    assert run.returncode == 0, run.stderr


def _read(stories: Path, desk: Path) -> list[str]:
    return [*COMMAND, "read", str(stories), "--published", "2024-05-10", "--desk", str(desk)]


CONTENTS = {
    "document": "SELECT id, text FROM document ORDER BY id",
    "capture": "SELECT document.id, address FROM capture JOIN document ON document.n = document_n ORDER BY 1, 2",
    "evidence": "SELECT sha256, size FROM evidence ORDER BY 1",
    "mention": "SELECT document.id, start, end, type FROM mention JOIN reading ON reading.n = reading_n"
    " JOIN document ON document.n = document_n ORDER BY 1, 2, 3, 4",
    "claim": "SELECT document.id, local, body FROM claim JOIN reading ON reading.n = reading_n"
    " JOIN document ON document.n = document_n ORDER BY 1, 2",
    "event": "SELECT document.id, local, body FROM event JOIN reading ON reading.n = reading_n"
    " JOIN document ON document.n = document_n ORDER BY 1, 2",
    "account": "SELECT document.id, until FROM account JOIN document ON document.n = document_n ORDER BY 1",
    "name": "SELECT name FROM name ORDER BY 1",
    "found": "SELECT document.id FROM document_words JOIN document ON document.n = document_words.rowid"
    " WHERE document_words MATCH 'diesel' ORDER BY 1",
}


def contents(desk: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a desk holds, but for the times and numbers of its rows."""
    connection = sqlite3.connect(desk / "desk.db", timeout=30)
    try:
        return {part: connection.execute(query).fetchall() for part, query in CONTENTS.items()}
    finally:
        connection.close()


def whole(desk: Path, reference: Path) -> None:
    """Every document that is there has all that the reference has of it."""
    found, wanted = contents(desk), contents(reference)
    there = {row[0] for row in found["document"]}
    for part in ("document", "capture", "evidence", "mention", "claim", "event", "account", "found"):
        assert found[part] == [row for row in wanted[part] if row[0] in there], part


def _made(desk: Path) -> bool:
    connection = sqlite3.connect(desk / "desk.db", timeout=30)
    try:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'document'").fetchone()[0])
    finally:
        connection.close()


def kill_at(stories: Path, desk: Path, seconds: float) -> bool:
    """Start reading and kill it after a while; whether it was still at work."""
    run = subprocess.Popen(_read(stories, desk), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(run.pid, signal.SIGKILL)
    return run.wait(WAIT_S) == -signal.SIGKILL


def killed_runs(stories: Path, reference: Reference, folder: Path, *, kills: int, each: int) -> None:
    """Kill reading at random moments of its length; after `each` kills the desk is carried to its end."""
    chance = random.Random(20261123)
    at_work = 0
    for turn in range(1, kills + 1):
        desk = folder / f"desk-{(turn - 1) // each}"
        at_work += kill_at(stories, desk, chance.uniform(0.2, 1.0) * reference.seconds)
        if (desk / "desk.db").exists() and _made(desk):
            whole(desk, reference.desk)
        if turn % each == 0:
            finish(stories, desk)
            assert contents(desk) == contents(reference.desk)
            with Desk(desk, create=False) as opened:
                assert opened.verify() == []
    assert at_work >= kills // 4


def test_a_few_kills_lose_and_double_nothing(stories: Path, reference: Reference, tmp_path: Path) -> None:
    killed_runs(stories, reference, tmp_path, kills=3, each=3)


@pytest.mark.proof
def test_fifty_kills_lose_and_double_nothing(stories: Path, reference: Reference, tmp_path: Path) -> None:
    killed_runs(stories, reference, tmp_path, kills=50, each=2)
