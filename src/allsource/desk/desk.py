"""One open desk: read into it, ask it, correct it. Every answer carries the words it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypedDict, Unpack

from allsource import store as memory
from allsource import when
from allsource.desk.answers import ClaimAnswer, Dealing, answer_claim, answer_event
from allsource.desk.settings import Settings, load, write_template
from allsource.desk.taking import Outcome, read_into
from allsource.errors import WrongUsage
from allsource.intake import Options
from allsource.model import Report
from allsource.store import Selection, Store

__all__ = ["Desk", "Limits"]


class Limits(TypedDict, total=False):
    """What narrows a question. Dates are ISO text, UTC unless an offset is given, or aware datetimes.

    `start` and `end` are about the world; `as_of` and `since` about when the desk learned of it. A bare date as `end`
    or `as_of` includes that day.
    """

    start: str | datetime | None
    end: str | datetime | None
    as_of: str | datetime | None
    since: str | datetime | None


class Desk:
    """A desk folder: `desk.db`, `evidence/`, `briefs/` and `desk.toml`.

    `Desk("aegean")` opens or makes it; with `create=False` a missing one is refused (NoDesk). Usable as a context.
    """

    def __init__(self, folder: str | Path = "desk", *, create: bool = True) -> None:
        self.folder = Path(folder)
        self._store = Store(self.folder, create=create)
        if create:
            write_template(self.folder / "desk.toml")

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    @property
    def settings(self) -> Settings:
        """What `desk.toml` says now."""
        return load(self.folder / "desk.toml")

    def reading(self, inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[Outcome]:
        """Read files, folders, archives, feeds, addresses or `-`, one outcome each as it is kept."""
        return read_into(self._store, inputs, options or Options())

    def read(
        self,
        *inputs: str | Path,
        outlet: str = "",
        published: str = "",
        mapping: Mapping[str, str] | None = None,
        allow_private: bool = False,
    ) -> tuple[Outcome, ...]:
        """Read inputs into the desk; what was refused is among the outcomes, with its reason."""
        fields = tuple((mapping or {}).items())
        options = Options(outlet=outlet, published=published, mapping=fields, allow_private=allow_private)
        return tuple(self.reading(inputs, options))

    def reports(self, *, as_of: str | datetime | None = None) -> Iterator[Report]:
        """Every report as the desk held it at a moment, corrections laid over it."""
        with self._store.reading() as connection:
            yield from memory.reports(connection, _selection(as_of=as_of))

    def claims(self, about: str = "", **limits: Unpack[Limits]) -> Iterator[ClaimAnswer]:
        """Who said what: claims by, through or about a party."""
        with self._store.reading() as connection:
            for report, claim in memory.claims(connection, _selection(about, **limits)):
                yield answer_claim(report, claim)

    def events(self, about: str = "", **limits: Unpack[Limits]) -> Iterator[Dealing]:
        """What reports say happened, is planned, possible, demanded or denied."""
        with self._store.reading() as connection:
            for report, event in memory.events(connection, _selection(about, **limits)):
                yield answer_event(report, event)

    def who(self, name: str, other: str = "", **limits: Unpack[Limits]) -> Iterator[Dealing]:
        """Events in which a party is actor or recipient, or in which two are."""
        with self._store.reading() as connection:
            for report, event in memory.dealings(connection, _selection(name, other, **limits)):
                yield answer_event(report, event)

    def timeline(self, about: str = "", **limits: Unpack[Limits]) -> list[Dealing]:
        """Dated events in the order of their days; a longer time stands after a finer one that begins with it."""
        dated = [found for found in self.events(about, **limits) if found.event.time and found.event.time.value]
        return sorted(dated, key=_in_time)


def _in_time(found: Dealing) -> tuple[str, str, str]:
    value = found.event.time.value if found.event.time else ""
    days = when.days(value)
    return (days.first.isoformat(), days.last.isoformat(), value) if days else ("9999", "", value)


def _selection(*about: str, **limits: Unpack[Limits]) -> Selection:
    start, end = _moment(limits.get("start")), _moment(limits.get("end"), end=True)
    if start and end and start > end:
        raise WrongUsage(f"from {start} to {end}", "a start that is not after the end", "swap the two")
    return Selection(
        about=tuple(name for name in about if name),
        start=start,
        end=end,
        as_of=_moment(limits.get("as_of"), end=True),
        since=_moment(limits.get("since")),
    )


def _moment(given: str | datetime | None, *, end: bool = False) -> datetime | None:
    return when.moment(given, end=end) if isinstance(given, str) else given
