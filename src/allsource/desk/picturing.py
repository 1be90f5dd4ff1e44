"""The picture of a desk: wired from its reports, asked for dealings, conflicts and unknowns.

The picture is derived, so it is made when it is first asked for and kept in memory until the desk's memory moves on.
What an event's words do not plainly state is found by the rule of the brief, and marks the dealing as to be checked.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from allsource import store as memory
from allsource import when
from allsource.brief.check import check
from allsource.desk.answers import Evidence, answer_event
from allsource.desk.pictured import ConflictAnswer, DealingAnswer, QuantityAnswer, Trend, UnknownAnswer
from allsource.errors import WrongUsage
from allsource.ids import item_id
from allsource.model import Dealing, Report, Side
from allsource.picture.known import Known
from allsource.picture.network import Network, network
from allsource.picture.origins import Origins, trace
from allsource.picture.picture import Picture, assemble
from allsource.picture.resolve import Resolved, resolve
from allsource.store import Selection, Store
from allsource.store.state import state

__all__ = ["Held", "Picturing"]

Resolve = Callable[[Connection, list[Report], Selection], Resolved]


@dataclass(frozen=True, slots=True)
class Held:
    """The picture at a moment with what it was made of."""

    picture: Picture
    reports: Mapping[str, Report]
    resolved: Resolved
    origins: Origins

    def answer(self, dealing: Dealing, change: str = "") -> DealingAnswer:
        """The dealing with the words of each mention."""
        items = dict.fromkeys(joined.item for joined in dealing.mentions)
        found = (self.evidence(item) for item in items)
        return DealingAnswer(dealing, tuple(sorted((e for e in found if e), key=_by_day)), change)

    def evidence(self, item: str) -> Evidence | None:
        """Where an event is written."""
        document, _, local = item.partition("#")
        report = self.reports.get(document)
        events = report.reading.events if report and report.reading else ()
        event = next((event for event in events if event.id == local), None)
        return answer_event(report, event).evidence if report and event else None

    def passage(self, document: str, start: int, end: int) -> Evidence:
        """The words of a stretch of a report."""
        report = self.reports[document]
        address = report.captures[0].address if report.captures else ""
        known = report.document
        published = known.published.value if known.published else ""
        text = known.text[start:end]
        return Evidence(document, start, end, text, known.outlet, known.title, published, address, report.retracted)

    def names(self, side: Side) -> set[str]:
        """Every name of a party and of those it acts for."""
        entities = (self.resolved.entities.get(entity) for entity in (side.entity, *side.stands_for))
        return {side.name, *(name for entity in entities if entity for name in (entity.name, *entity.names))}


def _by_day(evidence: Evidence) -> tuple[str, str, int]:
    return (evidence.published or "9999", evidence.document, evidence.start)


class Picturing:
    """Asks of one desk's picture."""

    def __init__(self, store: Store, outlets: Callable[[], Mapping[str, tuple[str, str]]]) -> None:
        self._store = store
        self._outlets = outlets
        self._held: dict[str, tuple[str, Held]] = {}

    def at(self, selection: Selection) -> Held:
        """The picture as the desk could have had it at the selection's moment."""
        with self._store.reading() as connection:
            now = state(connection)
            known = self._held.get(selection.moment)
            if known is not None and known[0] == now:
                return known[1]
            made = self._make(connection, Selection(as_of=selection.as_of))
        self._held = {**dict(list(self._held.items())[-1:]), selection.moment: (now, made)}
        return made

    def _make(self, connection: Connection, selection: Selection) -> Held:
        reports = list(memory.reports(connection, selection))
        resolved, origins = resolve(reports), trace(reports)
        doubts = {item: parts for report in reports for item, parts in _doubts(report)}
        picture = assemble(reports, resolved, origins, doubts=doubts, outlets=self._outlets())
        return Held(picture, {report.document.id: report for report in reports}, resolved, origins)

    def dealings(self, selection: Selection) -> list[DealingAnswer]:
        """Dealings to which all that are asked about are parties, in the window, new or changed since a moment.

        Those that words plainly state come first, each in the order in which they were first told.
        """
        held = self.at(selection)
        before = self.at(Selection(as_of=selection.since)).picture if selection.since else None
        meant = self._meant(selection)
        found = []
        for dealing in held.picture.dealings:
            if _within(dealing, selection) and _is_about(held, dealing, meant):
                change = changed(dealing, before) if before is not None else ""
                if before is None or change:
                    found.append(held.answer(dealing, change))
        return sorted(found, key=lambda answer: bool(answer.dealing.to_check))

    def _meant(self, selection: Selection) -> list[frozenset[str]]:
        """For each name asked about, the stored names that are meant by it."""
        if not selection.about:
            return []
        with self._store.reading() as connection:
            return [memory.bearers(connection, name) for name in selection.about]

    def conflicts(self, selection: Selection) -> Iterator[ConflictAnswer]:
        """Conflicts about the parties asked for, those that are open first."""
        held = self.at(selection)
        asked = {answer.id: answer.dealing for answer in self.dealings(selection)}
        by_id = {dealing.id: dealing for dealing in held.picture.dealings}
        meant = self._meant(selection)
        for conflict in sorted(held.picture.conflicts, key=lambda one: one.status == "superseded"):
            named = conflict.about in asked or (not conflict.about and _says(conflict.subject, meant))
            checked = not (by_id[conflict.about].to_check if conflict.about in by_id else ())
            if named and checked:
                sides = tuple((side, held.passage(side.document, side.start, side.end)) for side in conflict.positions)
                yield ConflictAnswer(conflict, sides, by_id.get(conflict.about))

    def unknowns(self, selection: Selection) -> Iterator[UnknownAnswer]:
        """Unknowns that name, or were asked of, the parties asked for; in the order of the reports."""
        held = self.at(selection)
        recent = self._since(held, selection)
        meant = self._meant(selection)
        by_id = {dealing.id: dealing for dealing in held.picture.dealings}
        for unknown in held.picture.unknowns:
            dealing = by_id.get(unknown.dealing)
            evidence = held.passage(unknown.document, unknown.start, unknown.end)
            about = all(
                {unknown.party} & names or any(name in evidence.text for name in names) or
                (dealing is not None and any(held.names(side) & names for side in dealing.parties))
                for names in meant
            )  # fmt: skip
            if about and unknown.document in recent and _day_within(unknown.published, selection):
                yield UnknownAnswer(unknown, evidence, dealing)

    def _since(self, held: Held, selection: Selection) -> set[str]:
        """Documents that the desk learned of since the selection's moment; all of them where it names none."""
        if selection.since is None:
            return set(held.reports)
        return set(held.reports) - set(self.at(Selection(as_of=selection.since)).reports)

    def quantities(self, selection: Selection) -> Iterator[QuantityAnswer]:
        """Counts over time by source, of the dealings asked for."""
        held = self.at(selection)
        recent = self._since(held, selection)
        for answer in self.dealings(replace(selection, since=None)):
            if not answer.dealing.to_check:
                for one in answer.dealing.quantities:
                    document = one.item.partition("#")[0]
                    if document in recent:
                        yield QuantityAnswer(one, answer.dealing, held.passage(document, one.start, one.end))

    def network(self, selection: Selection) -> Network:
        """The graph of the dealings asked for; with a party, of it and of those it deals with."""
        held = self.at(selection)
        known = Known(held.resolved)
        everything = [answer.dealing for answer in self.dealings(replace(selection, about=()))]
        if not selection.about:
            return network(everything, known)
        own = [answer.dealing for answer in self.dealings(selection)]
        near = {side.entity for dealing in own for side in dealing.parties}
        among = (one for one in everything if sum(side.entity in near for side in one.parties) > 1)
        return network(list({one.id: one for one in (*own, *among)}.values()), known)

    def trend(self, selection: Selection) -> Iterator[Trend]:
        """Month by month, by when reports were published, from the first to the last month the desk has any of."""
        held = self.at(selection)
        months: dict[str, list[Dealing]] = {}
        for answer in self.dealings(selection):
            if not answer.dealing.to_check and answer.dealing.status == "affirmed":
                months.setdefault(answer.dealing.first.published[:7], []).append(answer.dealing)
        taken: dict[str, list[Report]] = {}
        for report in held.reports.values():
            published = report.document.published
            taken.setdefault(published.value[:7] if published else "", []).append(report)
        for month in sorted(set(months) | set(taken), key=lambda month: month or "9999"):
            yield _trend(month, months.get(month, []), taken.get(month, []))

    def dealing(self, identifier: str) -> DealingAnswer:
        """The dealing whose id begins so; WrongUsage where there is none, or more than one."""
        held = self.at(Selection())
        digits = identifier.removeprefix("dealing:")
        found = [one for one in held.picture.dealings if one.id.removeprefix("dealing:").startswith(digits)]
        if len(found) != 1 or len(digits) < 4:
            advice = "give more digits of it" if found else "`allsource who NAME` lists them"
            raise WrongUsage(identifier, "the id of one dealing, such as dealing:3fa8b2c1", advice)
        return held.answer(found[0])


def _trend(month: str, dealings: list[Dealing], reports: list[Report]) -> Trend:
    types = Counter(dealing.type for dealing in dealings)
    return Trend(
        month or "undated",
        len(dealings),
        tuple(sorted(types.items())),
        len({document for dealing in dealings for document in dealing.documents}),
        len(reports),
        len({report.document.outlet for report in reports} - {""}),
    )


def _doubts(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By item, the parts of each event that the words do not plainly state."""
    if report.reading is None:
        return
    for event in report.reading.events:
        found = check(event, report.document, report.reading)
        if found:
            yield item_id(report.document.id, event.id), tuple(dict.fromkeys(finding.part for finding in found))


def _is_about(held: Held, dealing: Dealing, meant: Iterable[frozenset[str]]) -> bool:
    return all(any(held.names(side) & names for side in dealing.parties) for names in meant)


def _within(dealing: Dealing, selection: Selection) -> bool:
    """Whether a dealing may fall into the window; without a window everything does, without a date nothing."""
    return _day_within(dealing.time, selection)


def _day_within(value: str, selection: Selection) -> bool:
    if selection.start is None and selection.end is None:
        return True
    days = when.days(value)
    if days is None:
        return False
    after = selection.start is None or days.last >= selection.start.date()
    return after and (selection.end is None or days.first <= selection.end.date())


def _says(subject: str, meant: Iterable[frozenset[str]]) -> bool:
    return all(subject in names for names in meant)


def changed(dealing: Dealing, before: Picture) -> str:
    """`new`, or what is other than it was: more reports, another disclosure, status, modality or grade; else empty."""
    old = next((one for one in before.dealings if one.id == dealing.id), None)
    if old is None:
        return "new"
    parts = []
    if old.modality != dealing.modality:
        parts.append(f"{old.modality} → {dealing.modality}")
    if old.disclosure != dealing.disclosure:
        parts.append(f"disclosure {old.disclosure or 'none'} → {dealing.disclosure}")
    if old.status != dealing.status:
        parts.append(f"{old.status} → {dealing.status}")
    if str(old.grade) != str(dealing.grade):
        parts.append(f"grade {old.grade} → {dealing.grade}")
    more = len(set(dealing.documents) - set(old.documents))
    less = len(set(old.documents) - set(dealing.documents))
    parts += [f"{more} more report{'s' * (more > 1)}"] * bool(more)
    parts += [f"{less} report{'s' * (less > 1)} withdrawn"] * bool(less)
    return "; ".join(parts)
