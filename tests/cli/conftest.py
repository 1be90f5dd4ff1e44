"""The command line run for real, in this process, over a desk that holds the exercise."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from allsource import Desk, cli
from allsource.shipped import shipped

REPORTS = shipped("examples", "exercise", "reports")


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """stdout as JSON lines; it must hold nothing else."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("read", path)` as a person would type it."""
    monkeypatch.delenv("ALLSOURCE_DESK", raising=False)

    def typed(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["allsource", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return typed


@pytest.fixture(scope="session")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that holds the exercise. Only for questions: who changes a desk makes one."""
    folder = tmp_path_factory.mktemp("exercise") / "desk"
    with Desk(folder) as desk:
        assert not [outcome for outcome in desk.read(REPORTS) if outcome.refused]
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A fresh desk with one short report, to change at will."""
    story = tmp_path / "story.txt"
    story.write_text(
        "Harbour Minister Ana Ruiz told the Harbour Post on Tuesday that France had sold radar parts to Malta.\n\n"
        "Malta denied the sale. Marta Costa, 41, watched the ships from her window in Setúbal.\n",
        encoding="utf-8",
    )
    with Desk(tmp_path / "desk") as desk:
        desk.read(story, published="2024-05-10", outlet="Harbour Post")
    return tmp_path / "desk"
