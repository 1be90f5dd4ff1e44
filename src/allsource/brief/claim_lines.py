"""Claims into lines: who says, denies, confirms, asks or leaves open what, about whom, through whom.

The same words of the same named speaker in several reports are one line. An unnamed or merely described source is
never joined with another one; only a passage that is the same word for word in several reports is printed once, since
it is one text (limits, rule 3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allsource.brief.check import check
from allsource.brief.citing import cite_claim, speaker_name
from allsource.brief.cues import DEFINITE, PRONOUNS
from allsource.brief.names import UNNAMED, party_name
from allsource.brief.origins import carried_by, same_words
from allsource.brief.records import Finding, Line, ReportRow
from allsource.brief.wording import KIND_WORDS, STANCE_WORDS, joined
from allsource.model import Claim, Report

__all__ = ["NAMELESS", "ClaimFact", "about_whom", "claim_facts", "claim_key", "claim_line", "said_words"]

NAMELESS = {
    "described": "Described, not named",
    "anonymous": "Unnamed sources",
    "collective": "Reports, critics and other collective sources",
    "unstated": "No source named",
}
"""Headings for sources without a name; one speaker is never joined with another under them (limits, rule 3)."""
_ABOUT_TYPES = frozenset({"organisation", "government", "country", "person", "vessel", "aircraft", "facility"})
_MOST_CITATIONS = 6
_MOST_ABOUT = 4
_CONTENT_CHARS = 420
_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """One claim with its report, and what the check found wanting."""

    claim: Claim
    report: Report
    row: ReportRow
    missing: tuple[Finding, ...]

    @property
    def record(self) -> str:
        return f"{self.row.document}#{self.claim.id}"

    @property
    def speaker(self) -> str:
        return speaker_name(self.claim, self.report)


def claim_facts(reports: Sequence[tuple[Report, ReportRow]]) -> list[ClaimFact]:
    """Every claim in the reports, checked, in the order of the reports and their text."""
    return [
        ClaimFact(claim, report, row, check(claim, report.document, report.reading))
        for report, row in reports
        if report.reading
        for claim in report.reading.claims
    ]


def claim_key(fact: ClaimFact) -> tuple[str, ...]:
    """What two claims must share to be one line."""
    claim, text = fact.claim, fact.report.document.text
    said = same_words(said_words(fact))
    if claim.source_kind == "named" and said:
        return (claim.speaker, claim.stance, said)
    passage = cite_claim(claim, fact.report, fact.row)
    return (claim.speaker, claim.stance, said, same_words(text[passage.start : passage.end]))


def said_words(fact: ClaimFact) -> str:
    """What is said, in the report's words; pieces broken by the speaker are joined with an ellipsis."""
    text = fact.report.document.text
    pieces = [" ".join(part.of(text).split()).strip(_QUOTES + " ").rstrip(",") for part in fact.claim.content]
    told = [piece for piece in pieces if piece.lower() not in DEFINITE | PRONOUNS] or pieces
    return " … ".join(told).removeprefix("that ")


def about_whom(fact: ClaimFact) -> tuple[str, ...]:
    """The parties named in what is said, other than the speaker; private persons are left out."""
    reading, text = fact.report.reading, fact.report.document.text
    inside = [
        mention.name
        for mention in (reading.mentions if reading else ())
        if mention.type in _ABOUT_TYPES and any(part.holds(mention.span) for part in fact.claim.content)
    ]
    shown = [party_name(text, reading, name) for name in inside if name != fact.claim.speaker]
    return tuple(name for name in dict.fromkeys(shown) if name != UNNAMED)[:_MOST_ABOUT]


def claim_line(facts: Sequence[ClaimFact], rows: Sequence[ReportRow], group: str = "") -> Line:
    """One line from the claims that are the same, each report with its citation."""
    lead = facts[0]
    first_each = {fact.row.number: fact for fact in reversed(facts)}
    citations = tuple(cite_claim(fact.claim, fact.report, fact.row) for _, fact in sorted(first_each.items()))
    return Line(
        id="",
        group=group or _group(lead),
        sentence=_sentence(lead),
        parts=_parts(lead),
        tags=_tags(lead),
        citations=citations[:_MOST_CITATIONS],
        note=carried_by(citations, rows),
        missing=lead.missing,
        records=tuple(fact.record for fact in facts),
        names=_names(lead),
    )


def _group(lead: ClaimFact) -> str:
    named = lead.claim.source_kind == "named" and lead.speaker != UNNAMED
    return lead.speaker if named else NAMELESS.get(lead.claim.source_kind, NAMELESS["described"])


def _names(lead: ClaimFact) -> tuple[str, ...]:
    """The speaker where it has a name, and those it speaks about."""
    speaker = (lead.speaker,) if lead.claim.source_kind == "named" and lead.speaker != UNNAMED else ()
    return tuple(dict.fromkeys((*speaker, *about_whom(lead))))


def _sentence(lead: ClaimFact) -> str:
    """`Two officials (described, not named), via Strait Wire, said: “…”`; the report's own word of saying is quoted."""
    claim = lead.claim
    said = _shortened(said_words(lead))
    content = f": “{said}”" if said else ""
    if claim.source_kind == "unstated" and claim.cue is not None:
        cue = " ".join(claim.cue.of(lead.report.document.text).split())
        return f"“{cue}”{content} (no source named)"
    kind = "" if claim.source_kind == "named" else f" ({KIND_WORDS.get(claim.source_kind, '')})"
    via = f", via {joined(claim.via)}," if claim.via else ""
    return f"{lead.speaker}{kind}{via} {_cue(lead)}{content}"


def _cue(lead: ClaimFact) -> str:
    """The plain verb of the stance, or the report's own word where it says more."""
    claim = lead.claim
    plain = STANCE_WORDS.get(claim.stance, "said")
    words = " ".join(claim.cue.of(lead.report.document.text).split()) if claim.cue else ""
    words = re.sub(r" (?:in|to|on|at|by|for)$", "", words)
    if not words or words.lower() in {plain, "says", "say", "told", "according to", "according"}:
        return plain
    return f"{plain} (“{words}”)" if claim.stance in {"denies", "confirms", "doubts"} else f"“{words}”"


def _shortened(said: str) -> str:
    if len(said) <= _CONTENT_CHARS:
        return said
    return said[:_CONTENT_CHARS].rsplit(" ", 1)[0] + " …"


def _tags(lead: ClaimFact) -> tuple[str, ...]:
    claim = lead.claim
    tags = [claim.stance] if claim.stance != "asserts" else []
    open_anyway = claim.stance in {"declines", "asks"}
    tags += [claim.certainty] if claim.certainty in {"possible", "probable", "unknown"} and not open_anyway else []
    tags += [claim.source_kind] if claim.source_kind in {"anonymous", "unstated", "collective"} else []
    return tuple(tags)


def _parts(lead: ClaimFact) -> tuple[tuple[str, str], ...]:
    claim = lead.claim
    given = (
        ("speaker", lead.speaker),
        ("kind of source", KIND_WORDS.get(claim.source_kind, claim.source_kind)),
        ("via", joined(claim.via)),
        ("stance", claim.stance),
        ("certainty", claim.certainty),
        ("about", joined(about_whom(lead))),
    )
    return tuple((label, value) for label, value in given if value)
