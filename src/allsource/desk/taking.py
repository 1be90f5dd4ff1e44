"""From inputs to records: intake takes in, the reader reads on every core, one writer keeps.

Each document is kept in one transaction after its bytes are safe under `evidence/`, so that a run killed at any moment
leaves every document wholly in or wholly out, and the same command completes it. What the desk holds is not read again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from allsource import batch
from allsource.errors import Refused
from allsource.ids import derived_id
from allsource.intake import Options, Taken, take
from allsource.intake.finish import DATE
from allsource.model import Document, Reading, Report
from allsource.reports.places import Place
from allsource.reports.read import READS, read, reader_version
from allsource.store import (
    Kept,
    Stated,
    Store,
    arriving,
    as_stated,
    current,
    evidence,
    has_reading,
    keep,
    record_refusal,
    report,
)

__all__ = ["Into", "Outcome", "Reader", "read_into", "read_only"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a report, or a refusal. `new` is False for what the desk held already.

    A report in a language that is not read is kept: its `reading` is None and a warning names it.
    """

    name: str
    report: Report | None = None
    refused: Refused | None = None
    warnings: tuple[str, ...] = ()
    new: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader with the places that this desk adds. Other places are another version, so they are read with anew."""

    places: tuple[Place, ...] = ()

    @property
    def version(self) -> str:
        own = derived_id("places", *map(repr, self.places)) if self.places else ""
        return f"{reader_version()} {own}".strip()

    @property
    def call(self) -> Callable[[Document], Reading]:
        return partial(read, places=self.places)


@dataclass(frozen=True, slots=True)
class Into:
    """Where reports go: the store, the reader used, what is stated about them, and the command they came by."""

    store: Store
    reader: Reader
    stated: Stated = field(default_factory=Stated)
    origin: str = "read"


@dataclass(frozen=True, slots=True)
class _Job:
    """One item of intake on its way: `document` is what will be read, with what was stated about it."""

    item: Taken | Refused
    document: Document | None = None
    held: bool = False


def read_into(into: Into, items: Iterable[Taken | Refused]) -> Iterator[Outcome]:
    """Read what intake took in and keep it. The report of an outcome is what the desk now holds of it.

    What was refused is remembered for coverage.
    """
    jobs = (_job(into, item) for item in items)
    for task, result in batch.run(into.reader.call, (_task(job) for job in jobs)):
        outcome = _kept(into, task.key, result)
        if outcome.refused is not None:
            with into.store.writing() as connection:
                record_refusal(connection, outcome.refused.name, outcome.refused.reason, origin=into.origin)
        yield outcome


def read_only(inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[Outcome]:
    """Read inputs and keep nothing."""
    jobs = (_Job(item, item.document if isinstance(item, Taken) else None) for item in take(inputs, options))
    for task, result in batch.run(read, (_task(job) for job in jobs)):
        yield _shown(task.key, result)


def _job(into: Into, item: Taken | Refused) -> _Job:
    if isinstance(item, Refused):
        return _Job(item)
    with into.store.reading() as connection:
        held = current(connection, item.document.id)
        document = as_stated(held or item.document, item.document, into.stated)
        version = into.reader.version
        done = held is not None and (not readable(document) or has_reading(connection, document, version))
    return _Job(item, document, held=done)


def readable(document: Document) -> bool:
    """Whether the reader reads its language; a text too short to tell is tried."""
    return not document.language or document.language in READS


def _task(job: _Job) -> batch.Task[_Job]:
    wanted = job.document is not None and not job.held and readable(job.document)
    return batch.Task(job, job.document if wanted else None)


def _kept(into: Into, job: _Job, result: Reading | batch.Crash | None) -> Outcome:
    if isinstance(job.item, Refused) or isinstance(result, batch.Crash):
        return _shown(job, result)
    assert job.document is not None
    name, original = _name(job.item), job.item.original
    try:
        with into.store.reading() as connection:
            given = Kept(job.document, job.item.capture, into.reader.version, result, len(original))
            given = arriving(connection, given)
    except Refused as refusal:
        return Outcome(name, refused=refusal)
    if given.size is not None:
        evidence.keep(into.store.evidence, given.document.id, original)
    with into.store.writing() as connection:
        new = keep(connection, given)
        found = report(connection, given.document.id)
    return Outcome(name, found, warnings=_warnings(job), new=new)


def _shown(job: _Job, result: Reading | batch.Crash | None) -> Outcome:
    """The outcome of a job that leaves nothing behind."""
    if isinstance(job.item, Refused):
        return Outcome(job.item.name, refused=job.item)
    if isinstance(result, batch.Crash):
        return Outcome(_name(job.item), refused=Refused(_name(job.item), f"could not be read: {result.reason}"))
    assert job.document is not None
    return Outcome(_name(job.item), Report(job.document, (job.item.capture,), result), warnings=_warnings(job))


def _warnings(job: _Job) -> tuple[str, ...]:
    assert isinstance(job.item, Taken)
    assert job.document is not None
    warnings = job.item.warnings
    if job.document.published is not None and job.document.published != job.item.document.published:
        warnings = tuple(warning for warning in warnings if not warning.startswith(DATE))
    if readable(job.document):
        return warnings
    return (*warnings, f"language {job.document.language} is not read; the report is kept and searchable")


def _name(item: Taken) -> str:
    return item.capture.address
