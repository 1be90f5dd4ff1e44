"""Corrections by people: reject, amend, take back, retract, forget. Each is a record; what came in stays as it was."""

from collections.abc import Mapping
from pathlib import Path

from allsource import store as memory
from allsource.errors import WrongUsage
from allsource.ids import short
from allsource.model import Claim, Event, Report
from allsource.store import AMENDABLE, Judgement, Store
from allsource.store.anchors import anchors

__all__ = ["Target", "amend", "decided", "find", "forget", "reject", "retract", "take_back"]

Target = tuple[Report, str]
"""A report, and the id of a claim or event in it; empty for the report itself."""


def find(store: Store, identifier: str) -> Target:
    """What an id names: `sha256:3fa8…#c1`, its short form `3fa8b2c1#c1`, or the same without `#` for a report."""
    start, _, local = identifier.partition("#")
    with store.reading() as connection:
        known = memory.documents_starting(connection, start.removeprefix("sha256:"))
        if len(known) != 1:
            raise WrongUsage(identifier, "the id of one report, claim or event, such as 3fa8b2c1#c1", _advice(known))
        report = memory.report(connection, known[0])
    assert report is not None
    return report, local


def _advice(known: list[str]) -> str:
    if not known:
        return "the desk holds no such report"
    return f"{len(known)} reports begin so: give more digits of it"


def _raw_anchor(store: Store, target: Target) -> tuple[str, type]:
    """What a judgement holds on to, and whether it is about a claim or an event."""
    report, local = target
    with store.reading() as connection:
        reading = memory.standing_reading(connection, report.document.id)
    found: tuple[Claim | Event, ...] = (*reading.claims, *reading.events) if reading else ()
    items = {item.id: item for item in found}
    if local not in items or reading is None:
        known = ", ".join(list(items)[:12])
        raise WrongUsage(f"{short(report.document.id)}#{local}", known or "nothing: the report was not read")
    return anchors(reading)[local], Claim if isinstance(items[local], Claim) else Event


def reject(store: Store, identifier: str, *, reason: str = "", by: str = "") -> None:
    """Take a claim or event out of every answer."""
    target = find(store, identifier)
    _record(store, Judgement("reject", target[0].document.id, _raw_anchor(store, target)[0], reason=reason, by=by))


def amend(store: Store, identifier: str, changes: Mapping[str, str], *, reason: str = "", by: str = "") -> None:
    """Give fields of a claim or event other values; all or none. WrongUsage names what can be amended, and to what."""
    target = find(store, identifier)
    anchor, kind = _raw_anchor(store, target)
    allowed = AMENDABLE[kind]
    item = next((found for found in _items(target[0]) if found.id == target[1]), None)
    if item is None:
        raise WrongUsage(identifier, "an item that was not rejected", "take the rejection back with --undo first")
    for field, value in changes.items():
        if field not in allowed:
            raise WrongUsage(field, ", ".join(allowed), "give it as --set FIELD=VALUE")
        item = allowed[field].apply(item, value)
    given = [Judgement("amend", target[0].document.id, anchor, field, changes[field], reason, by) for field in changes]
    _record(store, *given)


def _items(report: Report) -> tuple[Claim | Event, ...]:
    return (*report.reading.claims, *report.reading.events) if report.reading else ()


def take_back(store: Store, identifier: str, *, by: str = "") -> int:
    """Undo every decision about an item or a report; how many there were."""
    target = find(store, identifier)
    anchor = _raw_anchor(store, target)[0] if target[1] else ""
    with store.writing() as connection:
        return len(memory.undo(connection, target[0].document.id, anchor, by=by))


def decided(store: Store, identifier: str) -> list[Judgement]:
    """Every decision about an item or a report, in order, undone ones and undoings too."""
    report, local = find(store, identifier)
    anchor = _raw_anchor(store, (report, local))[0] if local else ""
    with store.reading() as connection:
        rows = memory.recorded_judgements(connection)
    return [row for row in rows if (row.document_id, row.anchor) == (report.document.id, anchor)]


def retract(store: Store, identifier: str, *, reason: str = "", by: str = "") -> Report:
    """Mark a report as withdrawn: it stays, and is shown as retracted wherever it was used."""
    report, _ = find(store, identifier)
    _record(store, Judgement("retract", report.document.id, reason=reason, by=by))
    return report


def _record(store: Store, *given: Judgement) -> None:
    with store.writing() as connection:
        for judgement in given:
            memory.judge(connection, judgement)


def forget(store: Store, given: str, briefs: Path) -> list[str]:
    """Remove a report (by id) or a name from store, index, evidence and kept briefs; the documents touched.

    The words are overwritten in the database file too. What stays is a hash.
    """
    document = _document(store, given)
    with store.writing() as connection:
        if document is not None:
            words = {document, short(document)}
            memory.forget_document(connection, document)
            touched = [document]
        else:
            words = {given}
            touched = memory.forget_name(connection, given)
        memory.merge_indexes(connection)
    for identifier in touched:
        memory.evidence.discard(store.evidence, identifier)
    _drop_briefs(briefs, words | {short(identifier) for identifier in touched})
    store.compact()
    return touched


def _document(store: Store, given: str) -> str | None:
    """The id of the one document meant, or None where a name is meant."""
    digits = given.removeprefix("sha256:")
    if len(digits) < 8 or set(digits) - set("0123456789abcdef"):
        return None
    return find(store, given)[0].document.id


def _drop_briefs(folder: Path, words: set[str]) -> None:
    """Kept briefs that quote what is forgotten go, in every format; they can be made again."""
    files = sorted(folder.glob("*"))
    named = {file.stem for file in files if _holds(file, words)}
    for file in files:
        if file.stem in named:
            file.unlink()


def _holds(file: Path, words: set[str]) -> bool:
    content = " ".join(file.read_text(encoding="utf-8", errors="replace").casefold().split())
    return any(word.casefold() in content for word in words)
