"""Many inputs over the processor's cores: results in the order of the inputs, and one bad input never takes the rest.

Each core gets a worker, a fresh interpreter that is fed one pickled argument at a time over its stdin. That is simpler
to reason about than a shared queue, and gives what a desk needs: a worker that dies names exactly the input it died of;
a parent that is killed closes the pipes, and the workers end by themselves; the caller's `__main__` is never imported
again, so a script needs no guard. A handful of inputs runs in this process, which costs no start of workers.

Left out: spreading over machines, and a time limit for one input.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from types import TracebackType
from typing import Any, BinaryIO, Generic, TypeVar

__all__ = ["Crash", "Task", "cores", "run"]

T = TypeVar("T")
Function = Callable[[Any], Any]

SMALL = 3
"""Up to this many tasks run in this process."""
WAITING_PER_WORKER = 4
"""Tasks handed out ahead for each worker: enough to keep it fed, few enough to bound memory."""

_SERVE = "from allsource.batch import serve; serve()"


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """`key` stays with the caller; `argument` goes to the function. No argument, no call: the result is None."""

    key: T
    argument: Any | None


@dataclass(frozen=True, slots=True)
class Crash:
    """What stands in the place of a result: the worker died, or the function raised. `reason` is one clause."""

    reason: str


def cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    function: Function, tasks: Iterable[Task[T]], *, workers: int | None = None, small: int = SMALL
) -> Generator[tuple[Task[T], Any | Crash]]:
    """Each task with its result, in order. `function` takes one argument and can be pickled: it stands in a module."""
    rest = iter(tasks)
    count = cores() if workers is None else workers
    first = list(islice(rest, small + 1))
    while first and (len(first) <= small or count < 2 or _calls(first) <= min(1, small)):
        yield from _here(function, first)
        first = list(islice(rest, small + 1))
    if first:
        yield from _pooled(function, chain(first, rest), count)


def _calls(tasks: list[Task[T]]) -> int:
    return sum(task.argument is not None for task in tasks)


def _here(function: Function, tasks: Iterable[Task[T]]) -> Iterator[tuple[Task[T], Any | Crash]]:
    for task in tasks:
        yield task, None if task.argument is None else _outcome(function, task.argument)


def _outcome(call: Function, argument: Any) -> Any | Crash:
    """One document must not end the run for all others; the reason is kept with the input's name."""
    try:
        return call(argument)
    except Exception as error:  # noqa: BLE001  the border of a worker: whatever one input raises is that input's end
        return Crash(f"{type(error).__name__}: {error}".splitlines()[0])


def _pooled(function: Function, tasks: Iterable[Task[T]], count: int) -> Iterator[tuple[Task[T], Any | Crash]]:
    waiting: deque[tuple[Task[T], Future[Any]]] = deque()
    with _Workers(function, count) as workers:
        for task in tasks:
            waiting.append((task, workers.submit(task.argument)))
            if len(waiting) >= count * WAITING_PER_WORKER:
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)


def _finished(waiting: deque[tuple[Task[T], Future[Any]]]) -> tuple[Task[T], Any | Crash]:
    task, future = waiting.popleft()
    return task, future.result()


class _Workers:
    """One thread for each worker process; the thread sends, waits and replaces a worker that died."""

    def __init__(self, function: Function, count: int) -> None:
        self._function = function
        self._own = threading.local()
        self._started: list[subprocess.Popen[bytes]] = []
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="allsource-batch")

    def __enter__(self) -> "_Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._stop()
        self._threads.shutdown(cancel_futures=True)
        self._stop()

    def submit(self, argument: Any | None) -> Future[Any]:
        if argument is None:
            nothing: Future[Any] = Future()
            nothing.set_result(None)
            return nothing
        return self._threads.submit(self._ask, argument)

    def _ask(self, argument: Any) -> Any | Crash:
        worker = self._worker()
        try:
            _send(_pipe(worker.stdin), argument)
            return _receive(_pipe(worker.stdout))
        except (EOFError, OSError):
            del self._own.worker
            return Crash(f"the reader's process ended with {_ending(worker.wait())}")

    def _worker(self) -> subprocess.Popen[bytes]:
        """The thread's own worker, started when first needed."""
        if not hasattr(self._own, "worker"):
            self._own.worker = _start(self._function)
            self._started.append(self._own.worker)
        worker: subprocess.Popen[bytes] = self._own.worker
        return worker

    def _stop(self) -> None:
        for worker in self._started:
            worker.kill()
            worker.wait()
            _pipe(worker.stdin).close()
            _pipe(worker.stdout).close()
        self._started.clear()


def _start(function: Function) -> subprocess.Popen[bytes]:
    """A worker whose first message is the function itself."""
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": paths, "ALLSOURCE_WORKER": "1"}
    command = [sys.executable, "-c", _SERVE]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment)
    _send(_pipe(worker.stdin), function)
    return worker


def _pipe(pipe: Any) -> BinaryIO:
    stream: BinaryIO = pipe
    return stream


def _send(pipe: BinaryIO, value: Any) -> None:
    content = memoryview(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
    pipe.write(len(content).to_bytes(8, "big"))
    while content:
        content = content[pipe.write(content) :]


def _receive(pipe: BinaryIO) -> Any:
    """Only ever from a process of our own making, so unpickling is safe here."""
    return pickle.loads(_exactly(pipe, int.from_bytes(_exactly(pipe, 8), "big")))


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    content = bytearray()
    while len(content) < size:
        piece = pipe.read(size - len(content))
        if not piece:
            raise EOFError
        content += piece
    return bytes(content)


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def serve() -> None:
    """A worker's life: read an argument, write a result, until the parent closes the pipe or is gone.

    What a library prints goes to stderr, for stdout carries the results. Ctrl-C is the parent's to handle.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    results = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    arguments = os.fdopen(os.dup(0), "rb", buffering=0)
    try:
        call = _receive(arguments)
        while True:
            argument = _receive(arguments)
            _send(results, _outcome(call, argument))
    except (EOFError, BrokenPipeError):
        return
