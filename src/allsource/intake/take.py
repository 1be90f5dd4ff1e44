"""From inputs to documents: open, sniff, unpack, read, and lay what the user states over what the input says.

Nothing an input holds can end the run: what cannot be taken in becomes a `Refused` in its place, and the rest goes on.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from allsource.errors import Refused, WrongUsage
from allsource.intake.article_fields import FIELDS
from allsource.intake.dating import iso
from allsource.intake.finish import finish
from allsource.intake.inputs import files_of, is_address, open_file, open_stdin
from allsource.intake.item import Article, Item, Job, Met, shown
from allsource.intake.kinds import opener
from allsource.intake.sniff import HEAD, sniff
from allsource.intake.streams import Budget, Exhausted, in_memory
from allsource.intake.taken import Options, Taken

if TYPE_CHECKING:
    from allsource.intake.fetch import Fetched

__all__ = ["take", "take_bytes"]


def take(inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[Taken | Refused]:
    """Each article of the inputs (paths, addresses or `-`) in order, and each refusal in its place."""
    options = _checked(options or Options())
    for given in inputs:
        if str(given) == "-":
            yield from _taken(*open_stdin(options))
        elif isinstance(given, str) and is_address(given):
            yield from _fetched(given, options)
        else:
            yield from _files(Path(given), options)


def take_bytes(content: bytes, name: str, met: Met, options: Options | None = None) -> Iterator[Taken | Refused]:
    """The articles in bytes already at hand, met as `met` says."""
    options = _checked(options or Options())
    job = Job(options, Budget(options.limits, read=len(content)))
    yield from _taken(Item(name, in_memory(content), met), job)


def _checked(options: Options) -> Options:
    """Validation at the border: what the user states must mean something."""
    if options.published and iso(options.published, "stated") is None:
        raise WrongUsage(
            options.published, "an ISO 8601 date such as 2024-05-10, 2024-05 or 2024", "give it as --published"
        )
    for field, _ in options.mapping:
        if field not in FIELDS:
            raise WrongUsage(field, "one of " + ", ".join(FIELDS), "give it as --map FIELD=NAME")
    return options


def _files(path: Path, options: Options) -> Iterator[Taken | Refused]:
    for found in files_of(path):
        if isinstance(found, Refused):
            yield found
            continue
        try:
            item, job = open_file(found, options)
        except Refused as refusal:
            yield refusal
            continue
        with item.stream:
            yield from _taken(item, job)


def _fetched(address: str, options: Options) -> Iterator[Taken | Refused]:
    retrieved_at = (options.retrieved_at or datetime.now(UTC)).astimezone(UTC)
    try:
        # httpx is imported for the first address only: it takes a quarter of a second.
        fetch: Callable[[str, Options], Fetched] = import_module("allsource.intake.fetch").fetched
        found = fetch(address, options)
    except Refused as refusal:
        yield refusal
        return
    met = Met(
        address=found.address,
        retrieved_at=retrieved_at,
        media_type=found.media_type,
        charset=found.charset,
        http=found.http if found.address == address else (*found.http, ("requested", address)),
    )
    yield from take_bytes(found.content, shown(address), met, options)


def _taken(item: Item, job: Job) -> Iterator[Taken | Refused]:
    """All of one input. A budget overdrawn ends it; an input without an article is refused."""
    found = False
    try:
        for result in _opened(item, job):
            found = True
            yield result
    except Exhausted as end:
        yield Refused(item.name, end.reason)
        return
    if not found:
        yield Refused(item.name, "holds no article")


def _opened(item: Item, job: Job) -> Iterator[Taken | Refused]:
    """One item and, in their places, the items in it."""
    try:
        kind, warning = _kind(item, job)
        for found in opener(kind)(item, job):
            match found:
                case Item():
                    yield from _opened(found, job)
                case Article():
                    noted = replace(found, warnings=(*found.warnings, warning)) if warning else found
                    yield finish(noted, job.options)
                case Refused():
                    yield found
            job.budget.check()
    except Refused as refusal:
        job.budget.check()
        yield refusal
    except Exhausted:
        raise
    except OSError as error:
        yield Refused(item.name, f"cannot be read ({error.strerror or error})")
    except (RecursionError, MemoryError):
        yield Refused(item.name, "is nested or built beyond what can be read")
    except Exception as error:  # noqa: BLE001  the border: parsers of other people's formats fail in their own ways
        job.budget.check()
        yield Refused(item.name, f"cannot be read: damaged ({type(error).__name__})")


def _kind(item: Item, job: Job) -> tuple[str, str]:
    if item.depth > job.options.limits.depth:
        raise Refused(item.name, f"lies in more than {job.options.limits.depth} containers")
    sniffed = sniff(item.stream.peek(HEAD)[:HEAD], item.name, item.met.media_type)
    if not sniffed.kind:
        raise Refused(item.name, sniffed.reason)
    return sniffed.kind, sniffed.warning
