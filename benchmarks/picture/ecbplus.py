"""ECB+ (Cybulska and Vossen 2014), development topics: gold mentions of events, clustered over the reports of a topic.

Topics 2, 5, 12, 18, 21, 34 and 35 are the usual development split; test topics are never looked at. Sentences are those
of the corpus' validated list. The desk's events are aligned with gold mentions by overlapping words; a gold mention
that the reader does not find as an event is a cluster of its own. The baseline joins gold mentions of one head lemma
within a topic, and is given all of them.
"""

import csv
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from allsource.ids import item_id
from allsource.model import Document, Event, Report, Span
from allsource.picture.acts import content_words
from allsource.picture.fusing import Fusion
from allsource.picture.known import Known
from allsource.picture.resolve import resolve
from allsource.picture.tellings import tellings
from allsource.reports.read import read

__all__ = ["DATA", "DEVELOPMENT", "Clustered", "clustered"]

DATA = Path("ecbplus")
DEVELOPMENT = (2, 5, 12, 18, 21, 34, 35)
_NO_SPACE_BEFORE = frozenset(".,;:!?')]}%")


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention: where it stands, its words, and the cluster it belongs to."""

    key: str
    span: Span
    words: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Clustered:
    """Cluster by mention: gold, the desk's, the lemma baseline's; `found` are those the reader finds as events."""

    gold: dict[str, str]
    desk: dict[str, str]
    lemma: dict[str, str]
    found: frozenset[str]


def clustered(data: Path, topics: tuple[int, ...] = DEVELOPMENT) -> Clustered:
    """Every gold mention of the topics in three clusterings."""
    made = Clustered({}, {}, {}, frozenset())
    found: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(data / "ecbplus_topics_1-35.tar.xz") as packed:
            packed.extractall(folder, filter="data")
        wanted = _sentences(data / "ECBplus_coreference_sentences.csv")
        for topic in topics:
            texts = [_text(file, wanted) for file in sorted((Path(folder) / "ECB+" / str(topic)).glob("*.xml"))]
            found |= _topic(topic, texts, made)
    return Clustered(made.gold, made.desk, made.lemma, frozenset(found))


def _sentences(file: Path) -> dict[str, set[int]]:
    wanted: dict[str, set[int]] = {}
    with file.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            wanted.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    return wanted


def _text(file: Path, wanted: dict[str, set[int]]) -> tuple[Report, list[Gold]]:
    """The report of a file, read, and the gold mentions in its validated sentences."""
    root = ElementTree.parse(file).getroot()
    spans: dict[str, tuple[Span, int]] = {}
    text, last = "", -1
    for token in root.iter("token"):
        sentence, word = int(token.get("sentence", 0)), token.text or ""
        apart = "\n" if sentence != last and text else ("" if word in _NO_SPACE_BEFORE or not text else " ")
        start = len(text) + len(apart)
        text, last = text + apart + word, sentence
        spans[token.get("t_id", "")] = (Span(start, start + len(word)), sentence)
    document = Document(f"sha256:{file.stem}", text, outlet=file.stem, language="en")
    kept = wanted.get(file.stem, set())
    mentions = list(_gold(root, spans, text, document.id, kept))
    return Report(document, (), read(document)), mentions


def _gold(
    root: ElementTree.Element, spans: dict[str, tuple[Span, int]], text: str, document: str, kept: set[int]
) -> Iterator[Gold]:
    clusters: dict[str, str] = {}
    for relation in (*root.iter("CROSS_DOC_COREF"), *root.iter("INTRA_DOC_COREF")):
        cross = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note", "") if cross else f"{document} {relation.get('r_id')}"
        clusters.update({source.get("m_id", ""): name for source in relation.iter("source")})
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        anchors = [spans[anchor.get("t_id", "")] for anchor in markable.iter("token_anchor")]
        if not anchors or not markable.tag.startswith(("ACTION", "NEG_ACTION")) or anchors[0][1] not in kept:
            continue
        key = f"{document} {markable.get('m_id')}"
        span = Span(anchors[0][0].start, anchors[-1][0].end)
        yield Gold(key, span, span.of(text), clusters.get(markable.get("m_id", ""), key))


def _topic(topic: int, texts: list[tuple[Report, list[Gold]]], into: Clustered) -> set[str]:
    """Put a topic's mentions into the three clusterings; the keys of those the reader finds."""
    reports = [report for report, _ in texts]
    known = Known(resolve(reports))
    fusion = Fusion()
    for order, report in enumerate(reports):
        fusion.extend(tellings(report, known, order=order))
    homes = {member.item: group.number for group in fusion.groups for member in group.members}
    found = set()
    for report, mentions in texts:
        events = report.reading.events if report.reading else ()
        for gold in mentions:
            into.gold[gold.key] = f"{topic} {gold.cluster}"
            into.lemma[gold.key] = f"{topic} {' '.join(sorted(content_words(gold.words))) or gold.words.lower()}"
            event = next((event for event in events if event.trigger.overlaps(gold.span)), None)
            into.desk[gold.key] = f"{topic} {_home(event, report, homes) or gold.key}"
            found |= {gold.key} if event is not None else set()
    return found


def _home(event: Event | None, report: Report, homes: dict[str, int]) -> str:
    number = homes.get(item_id(report.document.id, event.id)) if event is not None else None
    return "" if number is None else f"group {number}"
