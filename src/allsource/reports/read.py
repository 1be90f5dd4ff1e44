"""read(document) -> Reading: the whole reader as one flat function of named steps.

Pure but for the network, which is loaded once a process. Only English is read; the caller decides by the document's
language and READS. No text makes it fail.
"""

from functools import cache

from allsource.model import Document, Reading
from allsource.reports.claims import find_claims
from allsource.reports.mentions import find_mentions
from allsource.reports.parts import READ, find_parts
from allsource.reports.scene import make_scene
from allsource.reports.stands import make_standing
from allsource.reports.tagger import tag

__all__ = ["READS", "read", "reader_version"]

READS = ("en",)
"""ISO 639-1 codes of the languages the reader reads."""


def read(document: Document) -> Reading:
    """Mentions, claims and events of one document, in text order."""
    text = document.text
    parts = find_parts(text, document.title)
    tagged = tag(text, [part.span for part in parts if part.kind in READ])
    scene = make_scene(text, parts, tagged)
    mentions = find_mentions(scene)
    standing = make_standing(scene, mentions)
    claims = find_claims(scene, standing)
    return Reading(document.id, reader_version(), mentions, claims)


@cache
def reader_version() -> str:
    return "rules-1"
