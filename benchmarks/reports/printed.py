"""`python -m benchmarks.reports.printed DATA --seed N`: thirty lines of a brief of ten real reports, for the eye.

The reports of each corpus are put in one fixed random order and seed N takes the Nth ten (four of PolNeAR train, three
of AQUAINT, two of MEANTIME, one of ECB+, outlets in turn), so that two seeds share no report. The brief is that of a
desk holding the ten; "what stands out" repeats lines and "to be checked" is no part of the account, so neither is
drawn from. A line is right only if a careful editor would sign every word of it: parties, direction, type, polarity,
modality, attribution, date, place and counts. `--events` draws among lines of events alone, `--checked` among the lines
to be checked. `--crash N` reads N reports in place of a draw and says how many failed.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from allsource.brief import Brief, Citation, Line, Options, build
from allsource.model import Capture, Document, Report
from allsource.reports.read import read
from benchmarks.reports.texts import SOURCES, documents

SHARES = {"polnear": 4, "aquaint": 3, "meantime": 2, "ecbplus": 1}
DRAWN = 30
_AROUND = 300
_LIMIT = 100_000
_EVENT_SECTIONS = frozenset({"dealings", "happened", "unreal"})
_LEFT_OUT = frozenset({"key", "check"})


def drawn_reports(data: Path, seed: int) -> list[Document]:
    """The ten reports of a seed, which no other seed draws."""
    found: list[Document] = []
    for source, share in SHARES.items():
        ordered = _shuffled(data, source)
        found += ordered[seed * share : (seed + 1) * share]
    return found


def _shuffled(data: Path, source: str) -> list[Document]:
    """One fixed random order, in which outlets take turns."""
    given = documents(data, source)
    random.Random(source).shuffle(given)
    turns = {one.id: sum(other.outlet == one.outlet for other in given[:at]) for at, one in enumerate(given)}
    return sorted(given, key=lambda one: turns[one.id])


def reported(document: Document) -> Report:
    """A document read, as met once on its day."""
    met = datetime(2020, 1, 1, tzinfo=UTC)
    return Report(document, (Capture(document.id, "corpus", met),), read(document))


def _lines(brief: Brief, *, events: bool, checked: bool) -> list[Line]:
    if checked:
        return [line for section in brief.sections if section.key == "check" for line in section.lines]
    return [
        line
        for section in brief.sections
        if section.key not in _LEFT_OUT and (section.key in _EVENT_SECTIONS or not events)
        for line in section.lines
    ]


def _shown(number: int, line: Line, texts: dict[str, str]) -> Iterator[str]:
    yield f"\n{number}. [{line.group}] {line.sentence}"
    yield "   " + "; ".join(f"{label}: {value}" for label, value in line.parts)
    if line.note or line.missing:
        missing = ", ".join(f"{one.part}: {one.reason}" for one in line.missing)
        yield f"   note: {line.note} {missing}"
    for citation in line.citations[:2]:
        yield f"   {citation.outlet or '-'} {citation.published} {citation.document[7:15]}: {_passage(citation, texts)}"


def _passage(citation: Citation, texts: dict[str, str]) -> str:
    """The quotation between ››, with what stands before and after it."""
    text = texts[citation.document]
    before, after = text[max(0, citation.start - _AROUND) : citation.start], text[citation.end :][: _AROUND // 2]
    return " ".join(f"…{before} ›› {citation.quotation} ‹‹ {after}…".split())


def _crashes(data: Path, wanted: int) -> int:
    each = -(-wanted // len(SOURCES))
    given = [one for source in SOURCES for one in islice(_shuffled(data, source), each)]
    failed, read_ = 0, list[Report]()
    for one in given:
        try:
            read_.append(reported(one))
        except Exception as error:  # noqa: BLE001 - the count of whatever fails is the figure
            failed += 1
            print(f"failed: {one.outlet} {one.id}: {error!r}")
    brief = build(read_, Options(limit=_LIMIT))
    outlets = len({one.outlet for one in given})
    print(f"{len(given)} reports of {outlets} outlets read, {failed} failed; {_counts(brief)}")
    return 1 if failed else 0


def _counts(brief: Brief) -> str:
    events, every = (len(_lines(brief, events=only, checked=False)) for only in (True, False))
    return f"{every} lines printed ({events} of events), {len(_lines(brief, events=False, checked=True))} to be checked"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports.printed", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", action="store_true", help="lines of events alone")
    parser.add_argument("--checked", action="store_true", help="lines to be checked")
    parser.add_argument("--number", type=int, default=DRAWN, help="lines drawn")
    parser.add_argument("--crash", type=int, default=0, metavar="N", help="read N reports and count failures")
    given = parser.parse_args()
    if given.crash:
        return _crashes(given.data, given.crash)
    documents_ = drawn_reports(given.data, given.seed)
    brief = build([reported(one) for one in documents_], Options(limit=_LIMIT))
    lines = _lines(brief, events=given.events, checked=given.checked)
    print(f"seed {given.seed}: {len(documents_)} reports, {_counts(brief)}")
    texts = {one.id: one.text for one in documents_}
    for number, line in enumerate(random.Random(given.seed).sample(lines, min(given.number, len(lines))), 1):
        print("\n".join(_shown(number, line, texts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
