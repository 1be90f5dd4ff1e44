"""Pieces of real output inside a page that is otherwise written by hand.

    <!-- output: allsource brief | from "### Contacts" | to "- **D2**" -->
    ```text
    (filled by `make docs`)
    ```
    <!-- end -->

The command runs on a fresh desk that holds the exercise; `from` and `to` name the first line and the line before which
to stop, by how they begin. A test holds the committed piece against the output of the day.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

__all__ = ["filled", "ran"]

_EXERCISE = Path(__file__).parents[2] / "examples" / "exercise"
_BLOCK = re.compile(
    r'(<!-- output: (?P<command>[^|>]+?)(?: \| from "(?P<begin>[^"]*)")?(?: \| to "(?P<stop>[^"]*)")? -->\n)'
    r"(?P<fence>```\w*\n)?.*?(?(fence)```\n)(<!-- end -->)",
    re.DOTALL,
)


def filled(path: Path) -> str:
    """The page with every marked piece as its command prints it now."""
    return _BLOCK.sub(_piece, path.read_text(encoding="utf-8"))


def _piece(block: re.Match[str]) -> str:
    lines = _cut(ran(block["command"]).splitlines(), block["begin"], block["stop"])
    fence = block["fence"] or ""
    body = "\n".join(lines).strip("\n")
    return f"{block[1]}{fence}{body}\n{'```' + chr(10) if fence else ''}{block[block.lastindex or 0]}"


def _cut(lines: list[str], begin: str | None, stop: str | None) -> list[str]:
    first = next((at for at, line in enumerate(lines) if line.startswith(begin or "")), None)
    if first is None:
        raise ValueError(f"no line of the output begins with {begin!r}")
    rest = lines[first:]
    last = next((at for at, line in enumerate(rest) if at and stop and line.startswith(stop)), len(rest))
    return rest[:last]


@cache
def ran(command: str) -> str:
    """What a command of allsource prints in the exercise's folder, on a desk that holds its reports."""
    return _run([*shlex.split(command)[1:]], _desk()).stdout


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="allsource-docs-")


@cache
def _desk() -> str:
    desk = str(Path(_folder().name) / "desk")
    _run(["read", "reports"], desk)
    return desk


def _run(arguments: list[str], desk: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "allsource.cli", *arguments],
        cwd=_EXERCISE,
        env={"ALLSOURCE_DESK": desk, "PATH": "/usr/bin:/bin", "COLUMNS": "110", "HOME": desk},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
