"""The desk's memory: documents, captures, readings, judgements, full text and evidence, in one folder.

    store = Store(Path("aegean"), create=True)
    with store.writing() as connection:
        keep(connection, Kept(document, capture, reader, reading, size=len(content)))
    with store.reading() as connection:
        for report in reports(connection):
            ...

Only this room touches the database and the evidence files.
"""

from allsource.store import evidence
from allsource.store.answers import claims, events
from allsource.store.documents import Stated, as_stated, current
from allsource.store.judgements import AMENDABLE, Judgement, judge, recorded_judgements, undo
from allsource.store.records import Kept, has_reading, keep
from allsource.store.reports import report, reports
from allsource.store.selection import Selection
from allsource.store.store import Store

__all__ = [
    "AMENDABLE",
    "Judgement",
    "Kept",
    "Selection",
    "Stated",
    "Store",
    "as_stated",
    "claims",
    "current",
    "events",
    "evidence",
    "has_reading",
    "judge",
    "keep",
    "recorded_judgements",
    "report",
    "reports",
    "undo",
]
