"""What moves through intake: an `Item` still to be opened, and an `Article` found in one."""

import io
import os
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime

from allsource.intake.streams import Budget, Reads, buffered
from allsource.intake.taken import Options
from allsource.model.evidence import Published

__all__ = ["Article", "Item", "Job", "Met", "inside", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How an item was met, and what was said about it from outside (a feed, a mail header, a server)."""

    address: str
    retrieved_at: datetime
    container: str = ""
    media_type: str = ""
    charset: str = ""
    outlet: str = ""
    published: Published | None = None
    http: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes still to be opened. `name` is what people are shown; `depth` counts the containers around it."""

    name: str
    stream: io.BufferedReader
    met: Met
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for one input: the user's options and the budget."""

    options: Options
    budget: Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as its own bytes tell it; what the user or the container states is laid over it later.

    `dateline` is the day that a dateline names, mostly without a year: no date, but worth a word in the warning.
    """

    name: str
    met: Met
    original: bytes = field(repr=False)
    text: str = field(repr=False)
    media_type: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    credit: str = ""
    published: Published | None = None
    dateline: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()


def inside(item: Item, member: str, content: Reads, job: Job, **met: object) -> Item:
    """A part of a container, as an item of its own; `met` changes what is known of how it was met."""
    job.budget.count()
    part = shown(member) or "(unnamed)"
    known: dict[str, object] = {"address": f"{item.met.address}!/{part}", "media_type": "", "charset": "", "http": ()}
    here = replace(item.met, **(known | {"container": item.name} | met))  # type: ignore[arg-type]
    stream = buffered(content, job.budget, unpacks=True)
    return Item(f"{item.name}!/{part}", stream, here, item.depth + 1)


def shown(name: str) -> str:
    """A name fit for one line of a terminal: no control characters, no undecodable bytes."""
    readable = os.fsencode(name).decode("utf-8", "replace") if _undecodable(name) else name
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in readable)


def _undecodable(name: str) -> bool:
    return any("\udc80" <= c <= "\udcff" for c in name)
