"""Whatever a reader hands over, the brief is written: spans anywhere, odd values, hostile words. By hypothesis."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from allsource.brief import build, to_html, to_json, to_markdown
from allsource.model import (
    CERTAINTIES,
    DISCLOSURES,
    EVENT_TYPES,
    FORMS,
    MENTION_TYPES,
    MODALITIES,
    POLARITIES,
    SOURCE_KINDS,
    STANCES,
    Claim,
    Document,
    Event,
    Mention,
    Party,
    PlaceRef,
    Published,
    Reading,
    Report,
    Span,
    TimeRef,
)

TEXTS = st.one_of(
    st.text(max_size=120),
    st.sampled_from([
        "", "\n\n", "She said she met him. “It never took place,” he said.\n\nThe U.S. denied it on Monday, 7 May.",
        "Two officials said the Straits Harbour Council did not meet the Levante Column, killing 1,200.5.",
    ]),
)  # fmt: skip
SPANS = st.builds(Span, st.integers(-3, 140), st.integers(-3, 140))
MAYBE = st.one_of(st.none(), SPANS)
NAMES = st.sampled_from(["", " ", "Levante Column", "she", "'s", "U.S.", "council's", "É", "the", "x" * 30])
VALUES = st.sampled_from(["", "2024", "2024-13", "2024-02-31", "2024-05-07", "2024-05-07T25", "2024-05-06/2024-05-12",
                          "2024-05/2024-06", "/", "nonsense", "0000-00-00"])  # fmt: skip
PARTIES = st.lists(st.builds(Party, NAMES, MAYBE), max_size=3).map(tuple)
EVENTS = st.builds(
    Event,
    id=st.sampled_from(["e1", "e2"]), event_id=st.sampled_from(["E1", "E2"]), type=st.sampled_from(EVENT_TYPES),
    mode=st.sampled_from(["", "strike", "unknown"]), trigger=SPANS, actors=PARTIES, recipients=PARTIES, objects=PARTIES,
    time=st.one_of(st.none(), st.builds(TimeRef, SPANS, VALUES)),
    place=st.one_of(st.none(), st.builds(PlaceRef, SPANS, NAMES)),
    polarity=st.sampled_from(POLARITIES), modality=st.sampled_from(MODALITIES), polarity_words=MAYBE,
    modality_words=MAYBE, magnitude=st.dictionaries(st.sampled_from(["killed", "boats"]), st.integers(0, 9)),
    according_to=st.lists(NAMES, max_size=2).map(tuple),
    claims=st.lists(st.sampled_from(["c1", "c9"]), max_size=2).map(tuple),
    disclosure=st.sampled_from(["", *DISCLOSURES]),
)  # fmt: skip
CLAIMS = st.builds(
    Claim,
    id=st.just("c1"), source=MAYBE, speaker=NAMES, source_kind=st.sampled_from(SOURCE_KINDS), cue=MAYBE,
    content=st.lists(SPANS, max_size=3).map(tuple), form=st.sampled_from(FORMS), stance=st.sampled_from(STANCES),
    certainty=st.sampled_from(CERTAINTIES), via=st.lists(NAMES, max_size=2).map(tuple), speaker_words=MAYBE,
)  # fmt: skip
MENTIONS = st.builds(Mention, SPANS, st.sampled_from(MENTION_TYPES), NAMES)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(TEXTS)
    published = draw(st.sampled_from([None, Published("2024", "page"), Published("2024-05-07T10:00:00+00:00", "feed")]))
    document = Document(
        f"sha256:{draw(st.integers(0, 9))}", text, outlet=draw(NAMES), published=published, language="en"
    )
    reading = Reading(
        document.id, "any",
        draw(st.lists(MENTIONS, max_size=3).map(tuple)),
        draw(st.lists(CLAIMS, max_size=3).map(tuple)),
        draw(st.lists(EVENTS, max_size=3).map(tuple)),
    )  # fmt: skip
    return Report(document, (), draw(st.sampled_from([None, reading])))


@settings(
    max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(st.lists(reports(), max_size=3))
def test_any_reading_gives_a_brief_in_every_form(given_reports: list[Report]) -> None:
    brief = build(given_reports)
    assert to_markdown(brief)
    assert to_html(brief)
    assert to_json(brief).endswith("\n")
    for section in brief.sections:
        for line in section.lines:
            assert line.citations
            assert line.missing or section.key != "check"
