"""read(document) -> Reading: the whole reader as one flat function of named steps.

Pure but for the network and the gazetteer, each opened once a process. Only English is read: the caller decides by the
document's language and READS. No text makes it fail; a text without letters has an empty reading.
"""

import hashlib
from collections.abc import Sequence
from functools import cache

from allsource.model import Document, Reading
from allsource.reports.claims import find_claims
from allsource.reports.dates import find_dates
from allsource.reports.events import find_events
from allsource.reports.ground import make_ground
from allsource.reports.mentions import find_mentions
from allsource.reports.parts import READ, find_parts
from allsource.reports.places import Place, find_places
from allsource.reports.scene import make_scene
from allsource.reports.stands import make_standing
from allsource.reports.tagger import tag
from allsource.shipped import shipped

__all__ = ["READS", "RULES", "TRAINED", "read", "reader_version"]

READS = ("en",)
"""ISO 639-1 codes of the languages the reader reads."""
RULES = 1
"""Counts the changes of the rules that change readings."""

TRAINED = ("labels.json", "vocab.txt", "encoder.onnx", "arguments.onnx", "roles.onnx")
"""Every file a reading depends on. Their digest costs some 15 ms a process, on a processor that knows SHA-256."""


def read(document: Document, *, places: Sequence[Place] = ()) -> Reading:
    """Mentions, claims and events of one document in text order; `places` are those that a desk added."""
    text = document.text
    parts = find_parts(text, document.title)
    tagged = tag(text, [part.span for part in parts if part.kind in READ])
    scene = make_scene(text, parts, tagged)
    mentions = find_mentions(scene, (document.outlet, document.credit))
    standing = make_standing(scene, mentions)
    claims = find_claims(scene, standing)
    times = find_dates(text, document.published, tagged=tagged, sentences=scene.sentences)
    named = [entity.span for entity in tagged.entities if entity.label == "LOC"]
    located = find_places(text, named, extra=places)
    ground = make_ground(scene, standing, claims, [time.ref for time in times], [place.ref for place in located])
    return Reading(document.id, reader_version(), mentions, claims, find_events(ground))


@cache
def reader_version() -> str:
    """`rules-1.weights-3fa85f64`: the rules' count and a digest of what was trained."""
    digest = hashlib.sha256()
    for name in TRAINED:
        with shipped("weights", name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"rules-{RULES}.weights-{digest.hexdigest()[:8]}"
