"""Claims and events of the desk, as selected: each with its report, so that every answer is one step from its words.

Names narrow down which documents are loaded; whether an item is really meant is decided on the item as corrections
leave it. Retracted reports are in the answers, marked by the caller.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from allsource import when
from allsource.model import Claim, Event, Report
from allsource.store import schema
from allsource.store.names import bearers
from allsource.store.records import claim_names, event_names
from allsource.store.reports import document_numbers, reports
from allsource.store.selection import Selection, stamp

__all__ = ["claims", "dealings", "events", "narrowed", "published_within"]

PARTIES = frozenset({"actor", "recipient"})
ANY = PARTIES | {"object", "place"}


def claims(connection: Connection, selection: Selection) -> Iterator[tuple[Report, Claim]]:
    """Claims that name every party asked about, of reports published in the window."""
    wanted = _wanted(connection, selection)
    for report in _reports(connection, selection, wanted):
        if report.reading is None or not published_within(report, selection):
            continue
        for claim in report.reading.claims:
            if _names_all({row[-1] for row in claim_names(report.reading, claim)}, wanted):
                yield report, claim


def events(
    connection: Connection, selection: Selection, *, roles: frozenset[str] = ANY
) -> Iterator[tuple[Report, Event]]:
    """Events that name every party asked about in one of the roles, and that fall into the window.

    With a window, an event without a date is left out.
    """
    wanted = _wanted(connection, selection)
    for report in _reports(connection, selection, wanted):
        for event in report.reading.events if report.reading else ():
            names = {name for _, _, role, name in event_names(event) if role in roles}
            if _happened_within(event, selection) and _names_all(names, wanted):
                yield report, event


def dealings(connection: Connection, selection: Selection) -> Iterator[tuple[Report, Event]]:
    """Events to which those asked about are parties."""
    return events(connection, selection, roles=PARTIES)


def _wanted(connection: Connection, selection: Selection) -> list[frozenset[str]]:
    return [bearers(connection, name) for name in selection.about]


def _names_all(names: set[str], wanted: list[frozenset[str]]) -> bool:
    return all(names & bearing for bearing in wanted)


def narrowed(connection: Connection, selection: Selection, numbers: list[int]) -> list[int]:
    """Those of the documents that name everyone asked about and were learned of since; their order stays."""
    return _narrowed(connection, selection, numbers, _wanted(connection, selection))


def _reports(connection: Connection, selection: Selection, wanted: list[frozenset[str]]) -> Iterator[Report]:
    numbers = _narrowed(connection, selection, document_numbers(connection, selection.moment), wanted)
    return reports(connection, selection, documents=numbers)


def _narrowed(
    connection: Connection, selection: Selection, numbers: list[int], wanted: list[frozenset[str]]
) -> list[int]:
    for bearing in wanted:
        naming = _naming(connection, bearing)
        numbers = [number for number in numbers if number in naming]
    if selection.since is not None:
        recent = _learned_since(connection, stamp(selection.since))
        numbers = [number for number in numbers if number in recent]
    return numbers


def _naming(connection: Connection, names: frozenset[str]) -> set[int]:
    """Documents in which any of the names is involved in anything, in whatever reading."""
    part, name = schema.involved, schema.name
    joined = schema.reading.join(part).join(name, part.c.name_n == name.c.n)
    query = select(schema.reading.c.document_n).select_from(joined).distinct()
    found = set(connection.scalars(query.where(schema.name.c.name.in_(names))))
    amended = select(schema.document.c.n).join(schema.judgement, schema.judgement.c.document_id == schema.document.c.id)
    return found | set(connection.scalars(amended.where(schema.judgement.c.kind == "amend")))


def _learned_since(connection: Connection, moment: str) -> set[int]:
    """Documents first recorded, or read anew, at or after a moment."""
    document, account = schema.document, schema.account
    found = set(connection.scalars(select(document.c.n).where(document.c.recorded_at >= moment)))
    return found | set(connection.scalars(select(account.c.document_n).where(account.c.since >= moment)))


def published_within(report: Report, selection: Selection) -> bool:
    published = report.document.published
    return _within(published.value if published else "", selection)


def _happened_within(event: Event, selection: Selection) -> bool:
    return _within(event.time.value if event.time else "", selection)


def _within(value: str, selection: Selection) -> bool:
    """Whether a value may fall into the window; without a window everything does, without a date nothing."""
    if selection.start is None and selection.end is None:
        return True
    days = when.days(value[:10] if "T" in value and "/" not in value else value)
    if days is None:
        return False
    return (selection.start is None or days.last >= selection.start.date()) and (
        selection.end is None or days.first <= selection.end.date()
    )
