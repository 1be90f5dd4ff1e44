"""What reports say is unclear, unconfirmed or unanswered, and who was asked and has declined or denied.

An unknown is a claim of that kind, with the dealing it bears on where one is plain, and the day on which a later report
of a party settled it. Copies of one report tell one unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from allsource.ids import derived_id, folded, item_id
from allsource.model import Claim, Dealing, Report, Span, Unknown
from allsource.picture.passages import sentence_at, squeezed

__all__ = ["unknowns"]

_UNANSWERED = re.compile(
    r"respond|repl(?:y|ied)|answer|reach|silent|silence|return(?:ed)? (?:calls|messages)|available|unavailable",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(r"confirm|verif|corroborat|substantiat", re.IGNORECASE)
_NOT_NAMED = ("not to be named", "not to be identified", "anonymity")
_ASKING = re.compile(r"comment|respon|repl(?:y|ied)|approach|contact|question|reach|whether|statement", re.IGNORECASE)


def unknowns(
    reports: Iterable[Report], bearing: Mapping[str, str], dealings: Mapping[str, Dealing]
) -> Iterator[Unknown]:
    """Every unknown, in the order of the reports. `bearing` gives the dealing that a claim's item bears on."""
    told: set[tuple[str, str, str]] = set()
    for report in reports:
        for claim in report.reading.claims if report.reading and not report.retracted else ():
            kind = _kind(claim, report)
            if not kind:
                continue
            found = _unknown(kind, claim, report, dealings.get(bearing.get(item_id(report.document.id, claim.id), "")))
            passage = squeezed(report.document.text[found.start : found.end])
            key = (kind, folded(found.party), passage)
            if key not in told:
                told.add(key)
                yield found


def _kind(claim: Claim, report: Report) -> str:
    """One of UNKNOWN_KINDS, or empty for a claim that leaves nothing open."""
    text = report.document.text
    cue = claim.cue.of(text) if claim.cue else ""
    words = " ".join(part.of(text) for part in claim.content)
    if any(said in f"{cue} {words}".lower() for said in _NOT_NAMED):
        return ""
    if claim.stance == "declines":
        return "unanswered" if _UNANSWERED.search(cue) and "declin" not in cue and "refus" not in cue else "declined"
    if claim.stance == "denies":
        return "denied"
    if claim.stance == "asks":
        asking = claim.source_kind != "described" and _ASKING.search(f"{cue} {words}")
        return "asked" if asking and _by_outlet(claim, report) else ""
    if claim.stance == "doubts" or (claim.certainty == "unknown" and claim.stance != "confirms"):
        return "unconfirmed" if _UNCONFIRMED.search(f"{cue} {words}") else "unclear"
    return "unconfirmed" if claim.source_kind == "unstated" and "unconfirmed" in words else ""


def _by_outlet(claim: Claim, report: Report) -> bool:
    """Requests for comment are the outlet's; a party's demands are dealings."""
    outlets = (
        {mention.name for mention in report.reading.mentions if mention.type == "outlet"} if report.reading else set()
    )
    return claim.source is None or claim.speaker in outlets or claim.speaker == report.document.outlet


def _unknown(kind: str, claim: Claim, report: Report, dealing: Dealing | None) -> Unknown:
    text, document = report.document.text, report.document
    spans = [span for span in (claim.source, claim.cue, *claim.content) if span is not None]
    held = [*spans, *(sentence_at(text, span) for span in spans[:1])] or [Span(0, 0)]
    start, end = min(span.start for span in held), max(span.end for span in held)
    day = document.published.value[:10] if document.published else ""
    item = item_id(document.id, claim.id)
    return Unknown(
        id=derived_id("unknown", item),
        kind=kind,
        party=" ".join(claim.speaker.split()),
        question=" … ".join(" ".join(part.of(text).split()) for part in claim.content),
        item=item,
        document=document.id,
        start=start,
        end=end,
        published=day,
        outlet=document.outlet,
        dealing=dealing.id if dealing else "",
        settled=_settled(day, dealing) if kind != "denied" else "",
    )


def _settled(day: str, dealing: Dealing | None) -> str:
    """The first later day on which a party owned up to, or denied, what was open."""
    steps = dealing.disclosure_history if dealing else ()
    later = [s for s in steps if s.value in ("acknowledged", "denied") and day and s.published > day]
    return f"{later[0].value} on {later[0].published}" if later else ""
