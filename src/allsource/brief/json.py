"""The brief as JSON: one compact object, every line with its parts, its quotation and its place in the document."""

import json
from dataclasses import asdict

from allsource.brief.records import Brief, Line, ReportRow

__all__ = ["to_json"]

_SCHEMA = 1


def to_json(brief: Brief) -> str:
    """One line of UTF-8 text ending in a newline; the reports' texts are left to `read --json`."""
    shown = {
        "schema": _SCHEMA,
        "title": brief.title,
        "head": asdict(brief.head),
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "lines": [_line(line) for line in section.lines],
                "more": [{"group": group, "lines": count} for group, count in section.more],
                "also": [{"group": group, "lines": list(ids)} for group, ids in section.also],
            }
            for section in brief.sections
        ],
        "reports": [_report(row) for row in brief.reports],
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")) + "\n"


def _line(line: Line) -> dict[str, object]:
    return asdict(line) | {"parts": dict(line.parts)}


def _report(row: ReportRow) -> dict[str, object]:
    return {key: value for key, value in asdict(row).items() if key not in {"text", "agency"}}
