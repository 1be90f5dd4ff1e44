"""The head of a brief and its list of sources: what was read, what was not, and what a reader must know of it."""

from collections.abc import Sequence

from allsource.brief.records import Head, Options, ReportRow
from allsource.brief.wording import joined, plural
from allsource.model import Report

__all__ = ["chosen", "head", "report_rows"]

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip

_MOST_NAMED = 6


def chosen(reports: Sequence[Report], options: Options) -> list[Report]:
    """The reports the options ask for, by publication (undated ones last), then outlet, title and id."""
    kept = [report for report in reports if _since(report, options.since) and _held(report, options.as_of)]
    return sorted(kept, key=_order)


def _order(report: Report) -> tuple[str, str, str, str]:
    document = report.document
    published = document.published.value if document.published else "9999"
    return (published, document.outlet, document.title, document.id)


def _retrieved(report: Report) -> str:
    return min((capture.retrieved_at.isoformat() for capture in report.captures), default="")


def _since(report: Report, since: str) -> bool:
    published = report.document.published
    when = published.value if published else _retrieved(report)
    return not since or not when or when >= since[: len(when)]


def _held(report: Report, as_of: str) -> bool:
    """Retrieved by then; a bare date includes its day."""
    retrieved = _retrieved(report)
    return not as_of or not retrieved or retrieved[: len(as_of)] <= as_of


def report_rows(reports: Sequence[Report]) -> list[ReportRow]:
    credited = {report.document.credit for report in reports} - {""}
    return [_row(number, report, credited) for number, report in enumerate(reports, 1)]


def _row(number: int, report: Report, credited: set[str]) -> ReportRow:
    document = report.document
    addresses = sorted({capture.address for capture in report.captures})
    state, note = _state(report)
    return ReportRow(
        number=number,
        document=document.id,
        outlet=document.outlet,
        title=document.title or _first_line(document.text),
        byline=document.byline,
        published=document.published.value if document.published else "",
        basis=document.published.basis if document.published else "",
        retrieved=_retrieved(report),
        address=addresses[0] if addresses else "",
        credit=document.credit,
        language=document.language,
        state=state,
        note=note,
        text=document.text,
        agency=document.credit or (document.outlet if document.outlet in credited else ""),
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 90 else line[:89].rsplit(" ", 1)[0] + " …"


def _state(report: Report) -> tuple[str, str]:
    if report.retracted:
        return "retracted", report.retracted
    if report.reading is None:
        language = report.document.language
        return "not read", f"in {_LANGUAGES.get(language, language) or 'an unknown language'}"
    return "read", "" if report.document.published else "no date: its relative dates have no value"


def head(rows: Sequence[ReportRow], options: Options) -> Head:
    dated = sorted(row.published for row in rows if row.published)
    return Head(
        about=options.about,
        since=options.since,
        as_of=options.as_of,
        reports=len(rows),
        read=sum(row.state == "read" for row in rows),
        outlets=len({row.outlet for row in rows if row.outlet}),
        first=dated[0][:10] if dated else "",
        last=dated[-1][:10] if dated else "",
        notices=tuple(_notices(rows)),
    )


def _notices(rows: Sequence[ReportRow]) -> list[str]:
    """What stands before the first line: languages not read, reports without a date, reports withdrawn."""
    unread = [row for row in rows if row.state == "not read"]
    undated = [row for row in rows if row.state == "read" and not row.published]
    nameless = [row for row in rows if row.state == "read" and not row.outlet]
    withdrawn = [row for row in rows if row.state == "retracted"]
    return [
        f"{said}: {_listed(members, note)}."
        for members, said, note in (
            (unread, f"Kept but not read, {plural(len(unread), 'report')}", True),
            (undated, f"Without a date, {plural(len(undated), 'report')} (state one with --published)", False),
            (nameless, f"Without an outlet, {plural(len(nameless), 'report')} (state one with --outlet)", False),
            (withdrawn, f"Retracted and used for no line, {plural(len(withdrawn), 'report')}", True),
        )
        if members
    ]


def _listed(members: Sequence[ReportRow], note: bool) -> str:
    shown = [_named(row, note) for row in members[:_MOST_NAMED]]
    rest = len(members) - len(shown)
    return joined([*shown, f"{rest} more, listed under the sources"] if rest else shown)


def _named(row: ReportRow, note: bool) -> str:
    outlet = f"{row.outlet}, " if row.outlet else ""
    return f"[{row.number}] {outlet}“{row.title}”" + (f" ({row.note})" if note and row.note else "")
