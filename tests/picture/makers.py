"""Reports made by hand from marked passages, for tests of the picture that need no trained reader."""

from benchmarks.picture.identity import marked_report

from allsource.model import Report

__all__ = ["made"]


def made(marked: str, kind: str = "person", day: str = "2024-05-10") -> Report:
    """A report: `[[…]]` is a mention of `kind`, `{{…}}` a role, `((type:…))` another mention; countries are found."""
    return marked_report(marked, kind, day)[0]
