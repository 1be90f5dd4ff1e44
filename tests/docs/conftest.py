"""The exercise as a person has it: a folder to stand in, and a desk of its reports, positions and elements."""

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from allsource import Desk, cli
from allsource.shipped import shipped

EXERCISE = shipped("examples", "exercise")


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Type = Callable[[str], Ran]


def typed(line: str) -> Ran:
    """Run `allsource …` as typed in the present folder; what stands behind a pipe or a > is left off."""
    words = shlex.split(line.partition(" | ")[0].partition(" > ")[0])
    assert words[0] == "allsource", line
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    before, sys.argv = sys.argv, words
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            cli.main()
    except SystemExit as ended:
        return Ran(int(ended.code or 0), _printed(out), _printed(err))
    finally:
        sys.argv = before
    raise AssertionError("main always ends with a code")


def _printed(kept: io.TextIOWrapper) -> str:
    kept.seek(0)
    return kept.read()


def lay_out(folder: Path) -> None:
    """The exercise's files, as links, in a folder of one's own."""
    for path in EXERCISE.iterdir():
        (folder / path.name).symlink_to(path)


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of the whole exercise. Only to be copied."""
    folder = tmp_path_factory.mktemp("held") / "desk"
    with Desk(folder) as desk:
        assert not [outcome for outcome in desk.read(EXERCISE / "reports") if outcome.refused]
        desk.follow(*sorted((EXERCISE / "positions").glob("*.csv")))
        elements = sorted(path for path in (EXERCISE / "elements").glob("*") if path.suffix != ".md")
        if elements:
            desk.orbits(*elements)
    return folder


@pytest.fixture(scope="module")
def place(held: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to stand in: the exercise's files, and `./desk` of one's own. Made once for each module of tests."""
    folder = tmp_path_factory.mktemp("place")
    lay_out(folder)
    shutil.copytree(held, folder / "desk")
    before, known = Path.cwd(), os.environ.pop("ALLSOURCE_DESK", None)
    os.chdir(folder)
    yield folder
    os.chdir(before)
    if known is not None:
        os.environ["ALLSOURCE_DESK"] = known
