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
from allsource.store.alerts import alerts, keep_alerts
from allsource.store.answers import claims, dealings, events, narrowed, published_within
from allsource.store.coverage import Cover, Refusal, count, record_refusal, refusals
from allsource.store.documents import Stated, as_stated, current
from allsource.store.feeds import feed_states, keep_feed_state
from allsource.store.forget import arriving, forget_document, forget_name, forgotten, merge_indexes
from allsource.store.hypotheses import keep_step, steps
from allsource.store.judgements import AMENDABLE, Judgement, judge, recorded_judgements, undo
from allsource.store.names import bearers, private_names
from allsource.store.orbits import KeptElements, image_bodies, keep_elements, keep_images, kept_elements
from allsource.store.records import Kept, has_reading, keep
from allsource.store.reports import document_numbers, documents_starting, report, reports, standing_reading
from allsource.store.search import Hit, found_claims, found_documents, found_names
from allsource.store.selection import Selection
from allsource.store.store import Store

__all__ = [
    "AMENDABLE",
    "Cover",
    "Hit",
    "Judgement",
    "Kept",
    "KeptElements",
    "Refusal",
    "Selection",
    "Stated",
    "Store",
    "alerts",
    "arriving",
    "as_stated",
    "bearers",
    "claims",
    "count",
    "current",
    "dealings",
    "document_numbers",
    "documents_starting",
    "events",
    "evidence",
    "feed_states",
    "forget_document",
    "forget_name",
    "forgotten",
    "found_claims",
    "found_documents",
    "found_names",
    "has_reading",
    "image_bodies",
    "judge",
    "keep",
    "keep_alerts",
    "keep_elements",
    "keep_feed_state",
    "keep_images",
    "keep_step",
    "kept_elements",
    "merge_indexes",
    "narrowed",
    "private_names",
    "published_within",
    "record_refusal",
    "recorded_judgements",
    "refusals",
    "report",
    "reports",
    "standing_reading",
    "steps",
    "undo",
]
