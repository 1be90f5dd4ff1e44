"""From inputs to records: intake takes in, the reader reads on every core, one writer keeps.

Each document is kept in one transaction after its bytes are safe under `evidence/`, so that a run killed at any moment
leaves every document wholly in or wholly out, and the same command completes it. What the desk holds is not read again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from allsource import batch
from allsource.errors import Refused
from allsource.intake import Options, Taken, take
from allsource.model import Document, Reading, Report
from allsource.reports.read import READS, reader_version
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

__all__ = ["Outcome", "read_into", "read_only"]

_READ = "allsource.reports.read:read"


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
class _Job:
    """One item of intake on its way: `document` is what will be read, with what was stated about it."""

    item: Taken | Refused
    document: Document | None = None
    held: bool = False


def read_into(store: Store, inputs: Iterable[str | Path], options: Options) -> Iterator[Outcome]:
    """Read inputs into the desk. The report of an outcome is what the desk now holds of it."""
    stated = Stated(options.published, options.outlet)
    jobs = (_job(store, item, stated) for item in take(inputs, options))
    for task, result in batch.run(_READ, (_task(job) for job in jobs)):
        yield _kept(store, task.key, result)


def read_only(inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[Outcome]:
    """Read inputs and keep nothing."""
    jobs = (_Job(item, item.document if isinstance(item, Taken) else None) for item in take(inputs, options))
    for task, result in batch.run(_READ, (_task(job) for job in jobs)):
        yield _shown(task.key, result)


def _job(store: Store, item: Taken | Refused, stated: Stated) -> _Job:
    if isinstance(item, Refused):
        return _Job(item)
    with store.reading() as connection:
        held = current(connection, item.document.id)
        document = as_stated(held or item.document, item.document, stated)
        done = held is not None and (not readable(document) or has_reading(connection, document, reader_version()))
    return _Job(item, document, held=done)


def readable(document: Document) -> bool:
    """Whether the reader reads its language; a text too short to tell is tried."""
    return not document.language or document.language in READS


def _task(job: _Job) -> batch.Task[_Job]:
    wanted = job.document is not None and not job.held and readable(job.document)
    return batch.Task(job, job.document if wanted else None)


def _kept(store: Store, job: _Job, result: Reading | batch.Crash | None) -> Outcome:
    if isinstance(job.item, Refused) or isinstance(result, batch.Crash):
        outcome = _shown(job, result)
        assert outcome.refused is not None
        with store.writing() as connection:
            record_refusal(connection, outcome.refused.name, outcome.refused.reason, origin="read")
        return outcome
    assert job.document is not None
    name, original = _name(job.item), job.item.original
    try:
        with store.reading() as connection:
            given = Kept(job.document, job.item.capture, reader_version(), result, len(original))
            given = arriving(connection, given)
    except Refused as refusal:
        return Outcome(name, refused=refusal)
    if given.size is not None:
        evidence.keep(store.evidence, given.document.id, original)
    with store.writing() as connection:
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
    if readable(job.document):
        return job.item.warnings
    language = f"language {job.document.language} is not read; the report is kept and searchable"
    return (*job.item.warnings, language)


def _name(item: Taken) -> str:
    return item.capture.address
