"""Documents and readings made by hand, for tests that need no trained reader."""

from datetime import UTC, datetime

from allsource.ids import document_id
from allsource.model import Capture, Claim, Document, Event, Mention, Party, PlaceRef, Published, Reading, Span, TimeRef

TEXT = (
    "Harbour Minister Ana Ruiz said that France sold radar parts to Malta on Tuesday. "
    "Malta denied the sale. A meeting in Setúbal is planned."
)


def words(text: str, part: str) -> Span:
    """Where the part stands; the text must hold it once."""
    assert text.count(part) == 1, part
    start = text.index(part)
    return Span(start, start + len(part))


def document(text: str = TEXT, **known: str) -> Document:
    published = Published(known.pop("published"), "page") if "published" in known else None
    return Document(document_id(text.encode()), text, published=published, **{"language": "en", **known})


def capture(of: Document, address: str = "reports/a.txt") -> Capture:
    return Capture(of.id, address, datetime(2024, 5, 10, 8, tzinfo=UTC), media_type="text/plain", version="0")


def reading(of: Document, *, day: str = "2024-05-07", reader: str = "hand-1") -> Reading:
    """What a reader should find in TEXT."""
    text = of.text
    claims = (
        Claim(
            "c1",
            words(text, "Harbour Minister Ana Ruiz"),
            "Ana Ruiz",
            "named",
            words(text, "said"),
            (words(text, "France sold radar parts to Malta on Tuesday"),),
            "indirect",
            "asserts",
            "certain",
        ),
        Claim(
            "c2",
            Span(text.index("Malta denied"), text.index("Malta denied") + 5),
            "Malta",
            "named",
            words(text, "denied"),
            (words(text, "the sale"),),
            "indirect",
            "denies",
            "certain",
        ),
    )
    sold = Event(
        "e1",
        "E1",
        "AID",
        "",
        words(text, "sold"),
        actors=(Party("France", words(text, "France")),),
        recipients=(Party("Malta", Span(text.index("Malta on"), text.index("Malta on") + 5)),),
        objects=(Party("radar parts", words(text, "radar parts")),),
        time=TimeRef(words(text, "on Tuesday"), day),
        according_to=("Ana Ruiz",),
        claims=("c1",),
        disclosure="denied",
    )
    met = Event(
        "e2",
        "E2",
        "CONSULT",
        "",
        words(text, "meeting"),
        place=PlaceRef(words(text, "Setúbal"), "Setúbal", 38.52, -8.89, "place"),
        modality="planned",
        modality_words=words(text, "planned"),
        disclosure="not-stated",
    )
    mentions = (
        Mention(words(text, "Harbour Minister"), "role", "Harbour Minister"),
        Mention(words(text, "Ana Ruiz"), "person", "Ana Ruiz"),
        Mention(words(text, "France"), "country", "France"),
        Mention(sold.recipients[0].words or Span(0, 0), "country", "Malta"),
        Mention(words(text, "Setúbal"), "place", "Setúbal"),
    )
    return Reading(of.id, reader, mentions, claims, (sold, met))
