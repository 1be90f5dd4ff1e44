"""How many reports carry a line, and whether they are copies: a wire story in three outlets is not three.

Two reports count as one text when they credit the same agency, when one is that agency's own report, or when the
passage that carries the line is the same word for word. Nothing is counted as independent: the brief says how many
reports there are and what they share, and leaves the rest open.
"""

import re
from collections.abc import Sequence

from allsource.brief.records import Citation, ReportRow
from allsource.brief.wording import plural

__all__ = ["carried_by", "same_words"]


def same_words(passage: str) -> str:
    """A passage as its words alone, so that copies compare equal whatever their marks and breaks."""
    return " ".join(re.findall(r"\w+", passage.casefold()))


def carried_by(citations: Sequence[Citation], rows: Sequence[ReportRow]) -> str:
    """`3 reports, all from Strait Wire`; empty for a single report."""
    numbers = list(dict.fromkeys(citation.report for citation in citations))
    if len(numbers) < 2:
        return ""
    said = plural(len(numbers), "report")
    agencies = [rows[number - 1].agency or rows[number - 1].outlet for number in numbers]
    shared = sorted({name for name in agencies if name and agencies.count(name) > 1})
    copies = [f"{_share(agencies.count(name), len(numbers))} from {name}" for name in shared]
    if not copies and _copied(citations):
        copies = ["in the same words"]
    return ", ".join([said, *copies])


def _share(count: int, total: int) -> str:
    return ("both" if total == 2 else "all") if count == total else str(count)


def _copied(citations: Sequence[Citation]) -> bool:
    return len({same_words(citation.quotation) for citation in citations}) == 1
