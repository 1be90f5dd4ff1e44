"""SIGKILL during `allsource read`: the same command again completes the desk, with nothing lost and nothing doubled.

The real command reads a real folder over its worker processes. After every kill each document must be wholly in or
wholly out.
"""

import sqlite3
from pathlib import Path

import pytest
from tests.progress import Progress
from tests.store.kills import Contents, Killed, Reference, killed_runs

from allsource import Desk

STORIES = 8


def story(number: int) -> str:
    return (
        f"Harbour Minister Ana Ruiz said on Tuesday that ship {number} of the Corvane line had left Setúbal.\n\n"
        f"Malta denied that it had sold {number} tonnes of diesel to Portugal. Two diplomats said talks are planned.\n"
    )


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    folder = tmp_path_factory.mktemp("stories")
    for number in range(STORIES):
        (folder / f"{number:02}.txt").write_text(story(number), encoding="utf-8")
    desk = tmp_path_factory.mktemp("reference") / "desk"
    return Reference.made(["read", str(folder), "--published", "2024-05-10"], desk)


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


def contents(desk: Path) -> Contents:
    """What a desk holds, but for the times and numbers of its rows."""
    connection = sqlite3.connect(desk / "desk.db", timeout=30)
    try:
        return {part: connection.execute(query).fetchall() for part, query in CONTENTS.items()}
    finally:
        connection.close()


def sound_contents(desk: Path) -> Contents:
    """The same, of a desk in which nothing hangs loose."""
    with Desk(desk, create=False) as opened:
        assert opened.verify() == []
    return contents(desk)


def whole_against(reference: Path, desk: Path) -> str:
    """Every document that is there has all that the reference has of it; how many are there."""
    if not (desk / "desk.db").exists() or not _made(desk):
        return "no table was made yet"
    found, wanted = contents(desk), contents(reference)
    there = {row[0] for row in found["document"]}
    for part in ("document", "capture", "evidence", "mention", "claim", "event", "account", "found"):
        assert found[part] == [row for row in wanted[part] if row[0] in there], part
    return f"{len(there)} of {STORIES} documents were in, each whole"


def _made(desk: Path) -> bool:
    connection = sqlite3.connect(desk / "desk.db", timeout=30)
    try:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'document'").fetchone()[0])
    finally:
        connection.close()


def killed(reference: Reference, folder: Path, how: Killed) -> None:
    def whole(desk: Path) -> str:
        return whole_against(reference.desk, desk)

    killed_runs(reference, folder, how, whole=whole, contents=sound_contents)


def test_a_few_kills_lose_and_double_nothing(reference: Reference, tmp_path: Path) -> None:
    killed(reference, tmp_path, Killed(6, 3))


@pytest.mark.proof
def test_fifty_kills_lose_and_double_nothing(
    reference: Reference, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    killed(reference, tmp_path, Killed(50, 2, Progress(capsys)))
