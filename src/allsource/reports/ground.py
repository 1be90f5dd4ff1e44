"""What the event rules stand on: all that the earlier steps found in one text, with every stand-in already resolved.

Pronouns, `the ministry`, `the minister` and a quoted speaker's `I` are given here as mentions of the one they stand
for, so that the event rules never resolve anything themselves; what could not be resolved is absent and names nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allsource.model import Claim, Mention, PlaceRef, Span, TimeRef
from allsource.reports.roles import is_role_noun
from allsource.reports.scene import Scene
from allsource.reports.stands import Standing
from allsource.reports.tables import words
from allsource.reports.tagged import Tagged, Word
from allsource.reports.things import BODY_HEADS

__all__ = ["Ground", "make_ground"]

_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
_OBJECTIVE = frozenset({"him", "her", "them"})
_PLURAL = frozenset({"they"})
GROUPS = words(
    """police officials rebels soldiers troops protesters demonstrators workers fighters militants gunmen insurgents
    guerrillas separatists ministers diplomats investigators prosecutors rescuers sailors officers students residents
    lawmakers authorities inspectors delegates negotiators attackers pirates farmers teachers"""
)
"""Groups without a name that the next sentence may call `they`."""
_UNRESOLVED = frozenset({"pronoun", "described"})
_BESIDE = frozenset({"JJ", "NN", "NNP", "HYPH"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What the earlier steps found in one text; `anaphors` are pronouns and stand-ins with the name they stand for."""

    text: str
    tagged: Tagged
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    anaphors: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    headlines: tuple[Span, ...] = ()


def make_ground(
    scene: Scene,
    standing: Standing,
    claims: Sequence[Claim],
    times: Iterable[TimeRef],
    places: Iterable[PlaceRef],
) -> Ground:
    """The ground of a read document; `times` and `places` may be empty."""
    return Ground(
        text=scene.text,
        tagged=scene.tagged,
        sentences=scene.sentences,
        mentions=standing.mentions,
        anaphors=tuple(_stand_ins(scene, standing, claims)),
        claims=tuple(claims),
        times=tuple(times),
        places=tuple(places),
        headlines=tuple(part.span for part in scene.paragraphs if part.kind == "headline"),
    )


def _stand_ins(scene: Scene, standing: Standing, claims: Sequence[Claim]) -> Iterator[Mention]:
    nouns = scene.tagged.words
    for at, word in enumerate(nouns):
        if word.tag in ("PRP", "PRP$"):
            found = _pronoun(scene, standing, claims, word.span)
        else:
            span = _definite(scene, nouns, at)
            found = _resolved(standing, span) if span else None
        if found:
            yield found


def _pronoun(scene: Scene, standing: Standing, claims: Sequence[Claim], span: Span) -> Mention | None:
    lower = span.of(scene.text).lower()
    if lower in _FIRST_PERSON:
        return _speaker(span, claims)
    described = _described_before(scene, span) if lower in _PLURAL else None
    found = described or _resolved(standing, span)
    return None if found and _speaks_of_self(scene, claims, span, found.name) else found


def _speaks_of_self(scene: Scene, claims: Sequence[Claim], span: Span, name: str) -> bool:
    """Whether a quoted `them` would be its own speaker, or the body spoken for: `"We never met them," said …`."""
    if span.of(scene.text).lower() in _OBJECTIVE and any(
        c.speaker == name and c.cue and c.content and c.content[0].start == span.start and c.cue.end < span.start
        for c in claims
    ):
        return True  # `Rehn called on her`: nobody calls on himself
    quoting = [c for c in claims if c.form == "direct" and c.source and any(part.holds(span) for part in c.content)]
    return any(c.speaker == name or (c.source and name in c.source.of(scene.text)) for c in quoting)


def _described_before(scene: Scene, span: Span) -> Mention | None:
    """For a `they` that opens its sentence, the group that opens the sentence before: `Police …. They …`."""
    at = scene.sentence_at(span.start)
    if at == 0 or not scene.sentences or scene.sentences[at].start != span.start:
        return None
    if scene.paragraph_at(scene.sentences[at - 1].start) < scene.paragraph_at(span.start) - 1:
        return None
    opening = []
    for word in scene.words(scene.sentences[at - 1])[:6]:
        if word.tag not in ("DT", "JJ", "NN", "NNS", "CD", "NNP"):
            break
        opening.append(word)
    group = opening[-1] if opening else None
    if group is None or not (group.tag == "NNS" or group.span.of(scene.text).lower() == "police"):
        return None
    first = opening[1] if opening[0].tag == "DT" and len(opening) > 1 else opening[0]
    whole = Span(first.span.start, group.span.end)
    return Mention(span, "described", whole.of(scene.text)) if group.span.of(scene.text).lower() in GROUPS else None


def _resolved(standing: Standing, span: Span) -> Mention | None:
    stand = standing.of(span)
    return Mention(span, stand.kind, stand.name) if stand.kind not in _UNRESOLVED and stand.name else None


def _speaker(span: Span, claims: Sequence[Claim]) -> Mention | None:
    """Whom a quoted `I` stands for: the innermost named speaker of the words around it."""
    holding = [claim for claim in claims if any(content.holds(span) for content in claim.content)]
    inner = min(holding, key=lambda claim: sum(c.end - c.start for c in claim.content), default=None)
    if inner is None or inner.source_kind != "named" or inner.form == "indirect":
        return None
    return Mention(span, "person", inner.speaker)


def _definite(scene: Scene, nouns: Sequence[Word], at: int) -> Span | None:
    """`the [harbour ministry]` where the noun is a body or a role."""
    if nouns[at].tag not in ("NN", "NNP") or (at + 1 < len(nouns) and nouns[at + 1].tag.startswith("NN")):
        return None
    noun = nouns[at].span.of(scene.text).lower()
    if noun not in BODY_HEADS and not is_role_noun(noun):
        return None
    first = at
    while first and at - first < 3 and nouns[first - 1].tag in _BESIDE:
        first -= 1
    opens = first and nouns[first - 1].span.of(scene.text).lower() == "the"
    return Span(nouns[first - 1].span.start, nouns[at].span.end) if opens else None
