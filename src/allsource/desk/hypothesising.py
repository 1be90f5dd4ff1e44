"""Competing hypotheses on a desk: a person asks, supposes, brings evidence and marks; the desk keeps and weighs.

Evidence that is a claim or an event of the desk is looked up whenever it is shown, so that corrections, retractions and
removals reach it. What the desk proposes for a dealing is a list to judge, never a mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from allsource import store as memory
from allsource.desk.answers import ClaimAnswer, EventAnswer, answer_claim, answer_event
from allsource.desk.correcting import find
from allsource.errors import WrongUsage
from allsource.ids import folded, item_id
from allsource.model import Claim, Event, Report
from allsource.model.hypotheses import CONSISTENCIES, Evidence, Step
from allsource.picture.hypotheses import Weighed, matrix, next_id, weigh
from allsource.store import Selection, Store

__all__ = ["Analysis", "Hypotheses", "Row"]

_SUPPOSED = (
    "It took place as reported",
    "It took place, but not as reported (other parties, time, place or count)",
    "It did not take place",
)
"""What a question set up from a dealing supposes at first; a person words them anew or drops them."""
_ANSWERS = frozenset({"confirms", "denies", "declines", "doubts"})
_MOST_PROPOSED = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is shown: the evidence, its words now (empty: no longer in the desk), whether it was retracted."""

    evidence: Evidence
    words: str
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question, weighed, with the words of its rows."""

    weighed: Weighed
    rows: tuple[Row, ...]


class Hypotheses:
    """The analyses of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def questions(self, as_of: datetime | None = None) -> list[tuple[str, str]]:
        """Number and words of every question, in order."""
        return [(step.question, step.value) for step in self._steps(as_of) if step.kind == "ask"]

    def ask(self, words: str, about: str = "", *, by: str = "") -> str:
        """A new question; with `about` (an event's id) three hypotheses and that event are set up with it."""
        event = self._record(about) if about else ""
        number = f"Q{1 + len(self.questions())}"
        self._keep(Step(number, "ask", value=_stated(words, "a question"), by=by))
        if event:
            for text in _SUPPOSED:
                self.suppose(number, text, by=by)
            self.bring(number, event, by=by)
        return number

    def suppose(self, question: str, words: str, *, by: str = "") -> str:
        """A hypothesis; its number."""
        item = next_id(self._of(question), "H")
        self._keep(Step(question, "suppose", item, value=_stated(words, "a hypothesis"), by=by))
        return item

    def bring(self, question: str, given: str, *, by: str = "") -> str:
        """Evidence: the id of a claim or event, or a person's own words; its number. The same record comes once."""
        steps = self._of(question)
        record = self._record(given) if "#" in given else ""
        held = next((row.id for row in matrix(steps).evidence if record and row.record == record), "")
        if held:
            return held
        item = next_id(steps, "E")
        self._keep(Step(question, "bring", item, value="" if record else _stated(given, "evidence"),
                        record=record, by=by))  # fmt: skip
        return item

    def mark(self, question: str, cell: tuple[str, str], value: str, *, reason: str = "", by: str = "") -> None:
        """How consistent a row is with a column: `cell` is (E number, H number), `value` one of CC, C, N, I, II."""
        found = matrix(self._of(question))
        self._known(cell[0], [row.id for row in found.evidence])
        self._known(cell[1], [column.id for column in found.hypotheses])
        if value not in CONSISTENCIES:
            raise WrongUsage(value, ", ".join(CONSISTENCIES))
        self._keep(Step(question, "mark", cell[0], cell[1], value, reason=reason, by=by))

    def drop(self, question: str, item: str, *, reason: str = "", by: str = "") -> None:
        """Take a hypothesis or a row out; it stays in the record."""
        found = matrix(self._of(question))
        self._known(item, [*(one.id for one in found.hypotheses), *(one.id for one in found.evidence)])
        self._keep(Step(question, "drop", item, reason=reason, by=by))

    def show(self, question: str, as_of: datetime | None = None) -> Analysis:
        """The matrix as it stood, weighed, each row with its words."""
        found = matrix(self._of(question, as_of))
        rows = tuple(self._row(row) for row in found.evidence)
        return Analysis(weigh(found, [row.evidence.id for row in rows if row.retracted or not row.words]), rows)

    def proposed(self, question: str) -> list[ClaimAnswer | EventAnswer]:
        """What the desk holds that bears on the events brought as evidence, and is not brought yet; not judged."""
        found = matrix(self._of(question))
        held = {row.record for row in found.evidence}
        events = [item for row in found.evidence if isinstance(item := self._item(row.record), Event)]
        with self._store.reading() as connection:
            reports = memory.reports(connection, Selection())
            items = [item for report in reports for event in events for item in _bearing(event, report)]
        return list({item.id: item for item in items if item.id not in held}.values())[:_MOST_PROPOSED]

    def _row(self, row: Evidence) -> Row:
        if not row.record:
            return Row(row, row.text)
        try:
            report, local = find(self._store, row.record)
        except WrongUsage:
            return Row(row, "")
        found = next((one for one in _answers(report) if one.id == item_id(report.document.id, local)), None)
        return Row(row, f"{found} — {found.evidence}" if found else "", bool(report.retracted))

    def _item(self, record: str) -> Claim | Event | None:
        if not record:
            return None
        report, local = find(self._store, record)
        items: tuple[Claim | Event, ...] = (*report.reading.claims, *report.reading.events) if report.reading else ()
        return next((item for item in items if item.id == local), None)

    def _record(self, given: str) -> str:
        """The full id of a claim or event; WrongUsage where the desk holds none of that id."""
        report, local = find(self._store, given)
        known = [answer.id.partition("#")[2] for answer in _answers(report)]
        if local not in known:
            raise WrongUsage(given, ", ".join(known[:12]) or "no item", "the id of a claim or event of that report")
        return item_id(report.document.id, local)

    def _of(self, question: str, as_of: datetime | None = None) -> list[Step]:
        steps = self._steps(as_of)
        known = [step.question for step in steps if step.kind == "ask"]
        self._known(question, known)
        return [step for step in steps if step.question == question]

    def _steps(self, as_of: datetime | None = None) -> list[Step]:
        with self._store.reading() as connection:
            return memory.steps(connection, Selection(as_of=as_of).moment)

    def _keep(self, step: Step) -> None:
        with self._store.writing() as connection:
            memory.keep_step(connection, step)

    @staticmethod
    def _known(given: str, known: Sequence[str]) -> None:
        if given not in known:
            raise WrongUsage(given, ", ".join(known) or "nothing yet", "see `allsource hypotheses list` and `show`")


def _stated(words: str, what: str) -> str:
    if not words.strip():
        raise WrongUsage("no words", what)
    return " ".join(words.split())


def _answers(report: Report) -> Iterator[ClaimAnswer | EventAnswer]:
    if report.reading is not None:
        yield from (answer_claim(report, claim) for claim in report.reading.claims)
        yield from (answer_event(report, event) for event in report.reading.events)


def _bearing(event: Event, report: Report) -> Iterable[ClaimAnswer | EventAnswer]:
    """Events of the same kind that share a party, and answers (confirmed, denied, declined) that name one."""
    if report.reading is None:
        return
    names = _names(event)
    for other in report.reading.events:
        if other.type == event.type and names & _names(other):
            yield answer_event(report, other)
    for claim in report.reading.claims:
        if claim.stance in _ANSWERS and names & _named(claim, report):
            yield answer_claim(report, claim)


def _names(event: Event) -> set[str]:
    return {folded(party.name) for party in (*event.actors, *event.recipients)}


def _named(claim: Claim, report: Report) -> set[str]:
    """The names within what is said, and its speaker."""
    assert report.reading is not None
    inside = (one for one in report.reading.mentions if any(part.holds(one.span) for part in claim.content))
    return {folded(one.name) for one in inside} | {folded(claim.speaker)}
