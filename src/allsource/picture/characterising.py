"""Two parties describe one and the same thing in words that do not fit together: shown as a pair of quotations.

Found by one table of opposing words. Both claims must name the same thing or party, be said by different named
speakers, and use one side each of a row of the table; the words must not be negated. The desk quotes both and never
says which is right. Left out: irony, degrees, and opposites that need knowledge of the matter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allsource.ids import derived_id, item_id
from allsource.model import Claim, Conflict, Position, Report
from allsource.picture.known import Known

__all__ = ["OPPOSED", "characterisations"]

OPPOSED: tuple[tuple[str, str], ...] = (
    ("decisive crucial vital essential central key indispensable", "marginal minor negligible insignificant secondary"
     " peripheral limited symbolic small"),
    ("decisive crucial vital essential central", "no_role little_role small_part"),
    ("close strong excellent warm", "strained cold distant poor tense frosty"),
    ("friend ally partner friendly", "enemy rival adversary hostile foe"),
    ("success successful triumph victory", "failure failed fiasco defeat disaster"),
    ("legal lawful legitimate", "illegal unlawful illegitimate"),
    ("accident accidental", "deliberate attack sabotage intentional"),
    ("temporary brief short-lived", "permanent lasting"),
    ("voluntary willing", "forced coerced compelled"),
    ("defensive", "offensive aggressive"),
    ("humanitarian civilian", "military"),
    ("productive constructive fruitful useful", "unproductive useless pointless futile"),
    ("independent", "dependent controlled puppet"),
    ("progress breakthrough", "deadlock stalemate impasse"),
    ("insult offensive", "generous fair"),
    ("routine normal ordinary", "extraordinary exceptional unprecedented provocative provocation"),
    ("reliable trustworthy", "unreliable untrustworthy"),
)  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NEGATION = re.compile(r"\b(?:not|no|never|hardly|far from|neither|without|isn't|wasn't|aren't)\b")
_DESCRIBING = frozenset({"asserts", "confirms"})
_NAMED = frozenset({"organisation", "government", "country", "vessel", "aircraft", "facility", "person", "region"})
_MOST_OF_ONE = 400


@dataclass(frozen=True, slots=True)
class _Said:
    report: Report
    claim: Claim
    speaker: str
    about: frozenset[str]
    words: frozenset[str]
    start: int
    end: int


def characterisations(reports: Sequence[Report], known: Known) -> Iterator[Conflict]:
    """Pairs of claims of different speakers about the same thing that use opposing words."""
    by_topic: dict[tuple[int, str], tuple[list[_Said], list[_Said]]] = {}
    for said in (found for report in reports for found in _descriptions(report, known)):
        for row, (one, other) in enumerate(_ROWS):
            for topic in said.about:
                sides = by_topic.setdefault((row, topic), ([], []))
                for side, opposed in ((0, one), (1, other)):
                    if said.words & opposed:
                        sides[side].append(said)
    made: dict[str, Conflict] = {}
    for (_, topic), (ones, others) in by_topic.items():
        for first in ones[:_MOST_OF_ONE]:
            for second in others[:_MOST_OF_ONE]:
                if first.speaker != second.speaker:
                    conflict = _conflict(first, second, known.name(topic))
                    made.setdefault(conflict.id, conflict)
    yield from made.values()


_ROWS = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in OPPOSED)


def _descriptions(report: Report, known: Known) -> Iterator[_Said]:
    reading, text = report.reading, report.document.text
    for claim in reading.claims if reading and not report.retracted else ():
        if claim.stance not in _DESCRIBING or claim.source_kind not in ("named", "described") or not claim.content:
            continue
        words = " ".join(" ".join(part.of(text) for part in claim.content).lower().split())
        found = _opposable(words)
        if not found:
            continue
        mentions = reading.mentions if reading else ()
        inside = {m.name for m in mentions if m.type in _NAMED and any(part.holds(m.span) for part in claim.content)}
        about = {known.entity(report.document.id, name) for name in inside - {claim.speaker}}
        about |= {known.entity(report.document.id, name) for name in known.within(words)}
        speaker = known.entity(report.document.id, claim.speaker)
        start, end = claim.content[0].start, claim.content[-1].end
        yield _Said(report, claim, speaker, frozenset(about - {speaker}), found, start, end)


def _opposable(words: str) -> frozenset[str]:
    """The words of the table that stand in a claim without a negation before them; phrases with an underscore too."""
    found = set()
    for phrase in _PHRASES:
        if phrase.replace("_", " ") in words:
            found.add(phrase)
    for match in _WORD.finditer(words):
        if match.group() in _WORDS and not _NEGATION.search(words[max(0, match.start() - 25) : match.start()]):
            found.add(match.group())
    return frozenset(found)


_WORDS = frozenset(word for row in OPPOSED for side in row for word in side.split() if "_" not in word)
_PHRASES = frozenset(word for row in OPPOSED for side in row for word in side.split() if "_" in word)


def _conflict(one: _Said, other: _Said, topic: str) -> Conflict:
    positions = tuple(
        Position(
            " ".join(said.report.document.text[said.start : said.end].split()), said.claim.speaker,
            (item_id(said.report.document.id, said.claim.id),), said.report.document.id, said.start, said.end,
            said.report.document.published.value[:10] if said.report.document.published else "",
        )
        for said in sorted((one, other), key=lambda said: (said.report.document.id, said.claim.id))
    )  # fmt: skip
    identifier = derived_id("conflict", "characterisation", *(position.items[0] for position in positions))
    reason = "both are quoted; the desk does not weigh them"
    return Conflict(identifier, "characterisation", "", topic, positions, "quoted", reason)
