"""Events: who did what to whom, when, where, actual or only possible, in the PLOVER ontology."""

from dataclasses import dataclass, field

from allsource.model.evidence import Span

__all__ = [
    "DISCLOSED_TYPES",
    "DISCLOSURES",
    "EVENT_TYPES",
    "MODALITIES",
    "MODES",
    "POLARITIES",
    "Event",
    "Party",
    "PlaceRef",
    "TimeRef",
]

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip
MODES: dict[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
POLARITIES = ("affirmed", "negated")
MODALITIES = ("actual", "planned", "possible", "demanded", "hypothetical")
DISCLOSURES = ("acknowledged", "unacknowledged", "denied", "described-as-secret", "not-stated")
DISCLOSED_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE", "AID"})
"""Types that always carry a disclosure; transfers under OTHER carry one too."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party or object as the document names it in full; `words` is where the event's own sentence states it.

    `words` may cover a pronoun or a short form; it is None where the party was carried over without words, and such a
    party is never printed in a brief.
    """

    name: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression and its value: `2024`, `2024-05`, `2024-05-07`, `2024-05-07T09`, or `start/end` in days."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where it happened, as written, with the point the gazetteer gives it and how fine that point is.

    `precision` is facility, place, region, country, area (a sea or strait) or "" where nothing was found; then `lat`
    and `lon` are None.
    """

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an event. `event_id` is shared by repeats of the same fact within the document.

    `polarity_words` and `modality_words` are the words that make it negated or other than actual (None for an affirmed,
    actual event, which needs no word for it). `disclosure` is empty outside the types that have one.
    """

    id: str
    event_id: str
    type: str
    mode: str
    trigger: Span
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    objects: tuple[Party, ...] = ()
    time: TimeRef | None = None
    place: PlaceRef | None = None
    polarity: str = "affirmed"
    modality: str = "actual"
    polarity_words: Span | None = None
    modality_words: Span | None = None
    magnitude: dict[str, int] = field(default_factory=dict)
    according_to: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    disclosure: str = ""
