"""The brief: a cited account of what reports say, made of lines whose words state them.

`build(reports, options) -> Brief` is a pure function; `to_markdown`, `to_html` and `to_json` turn a Brief into one
string each. Same reports and options give the same bytes.
"""

from allsource.brief.build import build
from allsource.brief.html import to_html
from allsource.brief.json import to_json
from allsource.brief.markdown import to_markdown
from allsource.brief.records import Brief, Citation, Finding, Head, Line, Mark, Options, ReportRow, Section

__all__ = [
    "Brief",
    "Citation",
    "Finding",
    "Head",
    "Line",
    "Mark",
    "Options",
    "ReportRow",
    "Section",
    "build",
    "to_html",
    "to_json",
    "to_markdown",
]
