"""One open desk: read into it, ask it, correct it. Every answer carries the words it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, TypedDict, Unpack

from allsource import store as memory
from allsource import when
from allsource.desk import correcting
from allsource.desk.answers import ClaimAnswer, EventAnswer, answer_claim, answer_event
from allsource.desk.covering import Coverage, coverage
from allsource.desk.explaining import Explanation, explain_item, explain_report
from allsource.desk.hypothesising import Hypotheses
from allsource.desk.searching import SearchAnswer, private_name, search
from allsource.desk.settings import Settings, load, write_template
from allsource.desk.taking import Into, Outcome, Reader, read_into
from allsource.errors import WrongUsage
from allsource.ids import item_id
from allsource.intake import Options, take
from allsource.model import Claim, Event, Report
from allsource.store import Judgement, Selection, Stated, Store
from allsource.store.evidence import Flaw

if TYPE_CHECKING:
    from allsource.brief import Brief
    from allsource.desk.following import Followed
    from allsource.desk.orbits import OrbitsTaken
    from allsource.desk.pictured import ConflictAnswer, DealingAnswer, QuantityAnswer, Trend, UnknownAnswer
    from allsource.desk.picturing import Picturing
    from allsource.desk.watching import Watching
    from allsource.model.alerts import Alert
    from allsource.overhead import Elements
    from allsource.overhead.archive import Image
    from allsource.picture.network import Network
    from allsource.watch import Rule

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
        options = options or Options()
        stated = Stated(options.published, options.outlet)
        return read_into(Into(self._store, self._reader(), stated), take(inputs, options))

    def _reader(self) -> Reader:
        return Reader(tuple(setting.place for setting in self.settings.places))

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

    def orbits(self, *files: str | Path, archive: Iterable[str | Path] = ()) -> "OrbitsTaken":
        """Element files into the desk, history kept, or saved STAC items by `archive`."""
        taken: OrbitsTaken = _room("orbits").take(self._store, files, archive)
        return taken

    def follow(self, *files: str | Path, profile: str = "desk", mapping: Mapping[str, str] | None = None) -> "Followed":
        """Positions into the desk, and the tracks and behaviours of all that it holds."""
        followed: Followed = _room("following").follow_into(self.folder, files, profile, mapping)
        return followed

    def elements(self, start: datetime, end: datetime) -> "Elements":
        """The held element sets that serve a window of time."""
        held: Elements = _room("orbits").elements_of(self._store, start, end)
        return held

    def images(self) -> "Sequence[Image]":
        """What public archives imaged, as far as the desk was given it."""
        held: Sequence[Image] = _room("orbits").archive_of(self._store)
        return held

    def reports(self, *, as_of: str | datetime | None = None) -> Iterator[Report]:
        """Every report as the desk held it at a moment, corrections laid over it."""
        with self._store.reading() as connection:
            yield from memory.reports(connection, _selection(as_of=as_of))

    def claims(self, about: str = "", **limits: Unpack[Limits]) -> Iterator[ClaimAnswer]:
        """Who said what: claims by, through or about a party."""
        with self._store.reading() as connection:
            for report, claim in memory.claims(connection, _selection(about, **limits)):
                yield answer_claim(report, claim)

    def events(self, about: str = "", **limits: Unpack[Limits]) -> Iterator[EventAnswer]:
        """What reports say happened, is planned, possible, demanded or denied."""
        with self._store.reading() as connection:
            for report, event in memory.events(connection, _selection(about, **limits)):
                yield answer_event(report, event)

    def who(self, name: str, other: str = "", **limits: Unpack[Limits]) -> "list[DealingAnswer]":
        """Dealings of a party, or between two, fused over reports; those to be checked come last.

        With `since`, those that are new or changed since then, each saying what changed.
        """
        return self._picture.dealings(_selection(name, other, **limits))

    def dealings(self, about: str = "", **limits: Unpack[Limits]) -> "list[DealingAnswer]":
        """Every dealing, or those of a party, in the order in which they were first told."""
        return self._picture.dealings(_selection(about, **limits))

    def timeline(self, about: str = "", **limits: Unpack[Limits]) -> "list[DealingAnswer]":
        """Dated dealings in the order of their days; a longer time stands after a finer one that begins with it."""
        return sorted((one for one in self.dealings(about, **limits) if one.dealing.time), key=_in_time)

    def conflicts(self, about: str = "", **limits: Unpack[Limits]) -> "list[ConflictAnswer]":
        """What contradicts what: denials, values, times and places, the impossible, characterisations; open first."""
        return list(self._picture.conflicts(_selection(about, **limits)))

    def unknowns(self, about: str = "", **limits: Unpack[Limits]) -> "list[UnknownAnswer]":
        """What is unclear, unconfirmed or unanswered; who was asked, declined, denied. The window is of publication."""
        return list(self._picture.unknowns(_selection(about, **limits)))

    def quantities(self, about: str = "", **limits: Unpack[Limits]) -> "list[QuantityAnswer]":
        """How many, according to whom, when: counts over time by source, dealing by dealing."""
        return list(self._picture.quantities(_selection(about, **limits)))

    def network(self, about: str = "", **limits: Unpack[Limits]) -> "Network":
        """Who deals with whom, and who stands between: parties, ties and the ranking of go-betweens."""
        made: Network = self._picture.network(_selection(about, **limits))
        return made

    def trend(self, name: str, other: str = "", **limits: Unpack[Limits]) -> "list[Trend]":
        """Dealings of a party, or between two, by month, beside all that the desk took in that month."""
        return list(self._picture.trend(_selection(name, other, **limits)))

    @cached_property
    def _picture(self) -> "Picturing":
        """The picture room is heavy to import and most commands do without it."""
        made: Picturing = _room("picturing").Picturing(self._store, self._records)
        return made

    def _records(self) -> dict[str, tuple[str, str]]:
        """What a person says of outlets' records: letter and basis."""
        return {one.name: (one.reliability, one.basis) for one in self.settings.outlets}

    def search(self, words: str, about: str = "", **limits: Unpack[Limits]) -> Iterator[SearchAnswer]:
        """Reports and claims that hold every word, in any script; "quotation marks" keep words together."""
        with self._store.reading() as connection:
            yield from search(connection, words, _selection(about, **limits))

    def private(self, words: str) -> str:
        """The name in the words that no report gives a role; such names are not searched across documents."""
        with self._store.reading() as connection:
            return private_name(connection, words)

    def coverage(self, about: str = "", **limits: Unpack[Limits]) -> Coverage:
        """What was taken in, by outlet, language, month and state; what was refused; how the feeds fare."""
        with self._store.reading() as connection:
            return coverage(connection, _selection(about, **limits), self.settings.feeds)

    def brief(self, about: str = "", *, since: str = "", as_of: str = "", title: str = "") -> "Brief":
        """The cited account. `since` keeps reports published since that day, `as_of` what the desk held then."""
        for given in filter(None, (since, as_of)):
            when.moment(given)
        reports = list(self.reports(as_of=as_of or None))
        briefing = _room("briefing")
        options = briefing.Options(about=about, since=since, as_of=as_of, title=title)
        written: Brief = briefing.write_brief(reports, options, self.folder)
        return written

    def keep_brief(self, brief: "Brief") -> dict[str, Path]:
        """Write a brief under `briefs/` as md, html and json; the files by format."""
        files: dict[str, Path] = _room("briefing").keep_brief(self.folder / "briefs", brief)
        return files

    def find(self, identifier: str) -> tuple[Report, str]:
        """The report an id names, and the id of the claim or event in it (empty for the report itself)."""
        return correcting.find(self._store, identifier)

    def correct(
        self, identifier: str, changes: Mapping[str, str] | None = None, *, reason: str = "", by: str = ""
    ) -> None:
        """Amend fields of a claim or event; without changes, reject it. `undo` takes either back."""
        if changes:
            correcting.amend(self._store, identifier, changes, reason=reason, by=by)
        else:
            correcting.reject(self._store, identifier, reason=reason, by=by)

    def undo(self, identifier: str, *, by: str = "") -> int:
        """Take back what was decided about a claim, an event or a report; how many decisions there were."""
        return correcting.take_back(self._store, identifier, by=by)

    @property
    def watching(self) -> "Watching":
        """The watch rules of `desk.toml`, held against the picture, and the alerts they raised."""
        made: Watching = _room("watching").Watching(self._store, self._picture, self.settings.watches)
        return made

    def alerts(self, **limits: Unpack[Limits]) -> "list[Alert]":
        """What the watch rules told before, in order."""
        return self.watching.alerts(_selection(**limits))

    def add_watch(self, rule: "Rule") -> None:
        """A watch rule into `desk.toml`; WrongUsage where one of its name is there."""
        _room("watching").add_rule(self.folder / "desk.toml", rule, self.settings.watches)

    @property
    def hypotheses(self) -> Hypotheses:
        """The analyses of competing hypotheses on this desk."""
        return Hypotheses(self._store)

    def judgements(self, identifier: str) -> list[Judgement]:
        """Everything that people decided about an item or a report, undone or not, in order."""
        return correcting.decided(self._store, identifier)

    def explain(self, identifier: str) -> Explanation:
        """Why a report, claim, event or dealing says what it says: each field with the words that state it."""
        if identifier.startswith("dealing:"):
            found: Explanation = _room("explaining_dealings").explain_dealing(self._picture.dealing(identifier))
            return found
        report, local = self.find(identifier)
        items: tuple[Claim | Event, ...] = ()
        if report.reading is not None:
            items = (*report.reading.claims, *report.reading.events)
        item = next((found for found in items if found.id == local), None)
        if local and item is None:
            known = ", ".join(found.id for found in items)
            raise WrongUsage(identifier, known or "no item", "the others were rejected or never read")
        reasons = explain_item(report, item) if item else explain_report(report)
        name = item_id(report.document.id, local) if local else report.document.id
        return Explanation(name, tuple(reasons), tuple(self.judgements(identifier)))

    def retract(self, identifier: str, *, reason: str = "", by: str = "") -> Report:
        """Show a report as retracted wherever it is used."""
        return correcting.retract(self._store, identifier, reason=reason, by=by)

    def forget(self, given: str) -> list[str]:
        """Remove a report (by id) or a name for good; the ids of the documents touched."""
        return correcting.forget(self._store, given, self.folder / "briefs")

    def collect(self, *, allow_private: bool = False, scheduled: bool = False) -> Iterator[Outcome]:
        """Ask the feeds of `desk.toml` once; `scheduled` asks only those that are due."""
        options = Options(allow_private=allow_private)
        into = Into(self._store, self._reader(), origin="collect")
        outcomes: Iterator[Outcome] = _room("collecting").collect_into(
            into, self.settings.feeds, options, scheduled=scheduled
        )
        return outcomes

    def evidence_count(self) -> int:
        """How many files the manifest lists."""
        return self._store.evidence_count()

    def verify(self) -> list[Flaw]:
        """Hold every evidence file against the manifest, and the database against itself; what is wrong."""
        return self._store.verify()


def _in_time(found: "DealingAnswer") -> tuple[str, str, str]:
    value = found.dealing.time
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


def _room(name: str) -> ModuleType:
    """A part of the desk that most questions do without and that is heavy to import: met when it is first asked."""
    return import_module(f"allsource.desk.{name}")
