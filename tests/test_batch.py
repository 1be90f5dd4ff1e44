"""Order, crashes, bounds and endings of a batch, with real processes."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from allsource.batch import Crash, Task, run


def _abort(_: object) -> None:
    os.abort()


def tasks(values: list[object]) -> Iterator[Task[int]]:
    return (Task(key, value) for key, value in enumerate(values))


def test_results_come_in_the_order_of_the_inputs() -> None:
    waits = [0.2, 0.0, 0.1, 0.0, 0.05]
    outcome = [(task.key, result) for task, result in run(time.sleep, tasks(list(waits)), workers=2, small=0)]
    assert outcome == [(key, None) for key in range(5)]


def test_a_worker_that_dies_names_its_input_and_the_rest_goes_on() -> None:
    codes = ["1+1", "__import__('os').abort()", "2+2", "__import__('os')._exit(7)", "3+3"]
    outcome = [result for _, result in run(eval, tasks(list(codes)), workers=2, small=0)]
    assert outcome[::2] == [2, 4, 6]
    assert outcome[1] == Crash("the reader's process ended with signal SIGABRT")
    assert outcome[3] == Crash("the reader's process ended with exit code 7")


@pytest.mark.parametrize("small", [0, 9])
def test_an_error_stands_in_place_of_the_result(small: int) -> None:
    outcome = [result for _, result in run(math.sqrt, tasks([4.0, -1.0, "x", 9.0]), workers=2, small=small)]
    assert (outcome[0], outcome[3]) == (2.0, 3.0)
    assert isinstance(outcome[1], Crash)
    assert outcome[1].reason.startswith("ValueError: ")
    assert isinstance(outcome[2], Crash)


def test_no_argument_is_no_call() -> None:
    assert [result for _, result in run(_abort, tasks([None] * 9999), workers=2)] == [None] * 9999


def test_a_few_inputs_stay_in_this_process_and_many_leave_it() -> None:
    here = [result for _, result in run(eval, tasks(["__import__('os').getpid()"] * 2))]
    many = [result for _, result in run(eval, tasks(["__import__('os').getpid()"] * 9), workers=2)]
    assert set(here) == {os.getpid()}
    assert os.getpid() not in many
    assert len(many) == 9


def test_what_a_library_prints_does_not_spoil_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = [result for _, result in run(print, tasks(["noise"] * 4), workers=2, small=0)]
    assert outcome == [None] * 4
    assert "noise" in capfd.readouterr().err


def test_inputs_are_not_drawn_far_ahead_of_the_results() -> None:
    drawn = 0

    def endless() -> Iterator[Task[int]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield Task(drawn, "1")

    batch = run(eval, endless(), workers=2, small=0)
    next(batch)
    batch.close()
    assert drawn <= 8


def test_a_large_argument_and_result_pass_whole() -> None:
    text = "Setúbal " * 200_000
    outcome = [result for _, result in run(str, tasks([text] * 2), workers=2, small=0)]
    assert outcome == [text] * 2


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to see processes")
def test_workers_end_when_the_parent_is_killed() -> None:
    script = (
        "from allsource.batch import Task, run\n"
        "for task, result in run(eval, (Task(n, '__import__(\"os\").getpid()') for n in range(10**9)),"
        " workers=2, small=0):\n"
        "    print(result, flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = {int(parent.stdout.readline()) for _ in range(20)}
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while any(_runs(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(worker) for worker in workers)


def _runs(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
