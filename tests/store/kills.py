"""SIGKILL at random moments of a command, and what must hold afterwards.

A reference desk, made by the same command without a kill, says what must be there in the end. The moments are drawn
over the whole length of the command, from a seed, so that starting, reading and keeping are all struck.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.progress import Progress

__all__ = ["Killed", "Reference", "finish", "killed_runs"]

COMMAND = (sys.executable, "-m", "allsource.cli")
WAIT_S = 300

Contents = dict[str, list[Any]]


@dataclass(frozen=True)
class Reference:
    """A command, the desk it left when nothing disturbed it, and how long it took."""

    arguments: tuple[str, ...]
    desk: Path
    seconds: float

    @classmethod
    def made(cls, arguments: Sequence[str], desk: Path) -> "Reference":
        """The desk of a second run is the reference: the first may still compile and cache."""
        finish(arguments, desk.with_name("warming"))
        began = time.monotonic()
        finish(arguments, desk)
        return cls(tuple(arguments), desk, time.monotonic() - began)


@dataclass(frozen=True)
class Killed:
    """How often to kill, and after how many kills a desk is carried to its end."""

    kills: int
    each: int
    say: Progress | None = None


def finish(arguments: Sequence[str], desk: Path) -> None:
    command = [*COMMAND, *arguments, "--desk", str(desk)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=WAIT_S, check=False)
    assert run.returncode == 0, run.stderr


def _kill_at(arguments: Sequence[str], desk: Path, seconds: float) -> bool:
    """Start the command and kill it after a while; whether it was still at work."""
    command = [*COMMAND, *arguments, "--desk", str(desk)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(run.pid, signal.SIGKILL)
    return run.wait(WAIT_S) == -signal.SIGKILL


def killed_runs(
    reference: Reference,
    folder: Path,
    how: Killed,
    *,
    whole: Callable[[Path], str],
    contents: Callable[[Path], Contents],
) -> None:
    """Kill, check with `whole` what is there, and in the end hold `contents` against the reference."""
    chance = random.Random(20261123)
    at_work = 0
    for turn in range(1, how.kills + 1):
        desk = folder / f"desk-{(turn - 1) // how.each}"
        killed = _kill_at(reference.arguments, desk, chance.uniform(0.2, 1.0) * reference.seconds)
        at_work += killed
        found = whole(desk)
        if how.say:
            how.say(f"kill {turn} of {how.kills}: {found if killed else 'was done before the kill'}")
        if turn % how.each == 0:
            finish(reference.arguments, desk)
            assert contents(desk) == contents(reference.desk)
    assert at_work >= how.kills // 4, "the kills came too late to mean anything"
    if how.say:
        how.say(f"{how.kills} kills, {at_work} of them at work; {how.kills // how.each} desks completed, none differs")
