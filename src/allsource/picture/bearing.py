"""Which claims bear on a dealing: what was said for it, against it, or left open about it.

A claim bears on a dealing where its content holds the words that tell it; or where it says the same kind of act and
names the parties; or where a party points back (`confirmed the meeting`, `denied any such deal`) in a report that tells
the dealing itself. Nothing else is tied: a denial of something alike is not a denial of this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allsource import when
from allsource.ids import item_id
from allsource.model import Claim, Report, Span, without_connective
from allsource.picture.acts import acts_of
from allsource.picture.fusing import Fusion, Group
from allsource.picture.known import Known
from allsource.picture.standing import stands_for

__all__ = ["Bearing", "bearings"]

_STANCES = frozenset({"denies", "confirms", "declines", "doubts"})
_NO = re.compile(r"\b(?:no|never|not|nothing|nobody|neither|none)\b|n['’]t\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^\W*(?:the|any|such|that|this|those|these|its|his|her|their|report of a|reports? of|a)\b", re.IGNORECASE
)
_KEPT_DAYS = 90
_PLAIN_NO = 10
"""A longer statement with a `no` in it says something else besides."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim, and what it does to a dealing: for, against or open. `by_party`: a party speaks, or its envoy."""

    report: Report
    claim: Claim
    group: int
    side: str
    by_party: bool
    why: str

    @property
    def item(self) -> str:
        return item_id(self.report.document.id, self.claim.id)

    @property
    def day(self) -> str:
        published = self.report.document.published
        return published.value[:10] if published else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a claim says, as far as it can be held against dealings."""

    claim: Claim
    acts: frozenset[str]
    named: frozenset[str]
    speaker: frozenset[str]
    points_back: bool
    negated: bool


def bearings(report: Report, fusion: Fusion, known: Known) -> Iterator[Bearing]:
    """The claims of a report that bear on dealings, each with the dealing's number."""
    if report.reading is None or report.retracted:
        return
    standing = stands_for(report, known)
    here = _here(fusion, report)
    for claim in report.reading.claims:
        said = _said(claim, report, known, standing)
        found, does = _held(claim, report, here)
        group, why = (found, "its words tell it") if found else _meant(said, report, fusion, here)
        side = "for" if does else _side(claim, said, told_here=found is not None)
        if group is not None and side:
            yield Bearing(report, claim, group.number, side, _is_party(said, group), why)


def _here(fusion: Fusion, report: Report) -> list[Group]:
    """The groups that this report tells of."""
    return [fusion.groups[number] for number in fusion.told_in(report.document.id)]


def _said(claim: Claim, report: Report, known: Known, standing: dict[str, tuple[str, ...]]) -> _Said:
    text, document = report.document.text, report.document.id
    words = " ".join(part.of(text) for part in without_connective(text, claim.content))
    mentions = report.reading.mentions if report.reading else ()
    inside = {m.name for m in mentions if m.type != "role" and any(part.holds(m.span) for part in claim.content)}
    inside |= set(known.within(words))
    speakers = {claim.speaker, *standing.get(claim.speaker, ()), *list(known.within(claim.speaker))[:1]} - {""}
    return _Said(
        claim,
        acts_of(words),
        frozenset(known.entity(document, name) for name in inside),
        frozenset(known.entity(document, name) for name in speakers),
        bool(_POINTS_BACK.match(words)) and len(words.split()) <= 8,
        bool(_NO.search(words)) and len(words.split()) <= _PLAIN_NO,
    )


def _held(claim: Claim, report: Report, here: Sequence[Group]) -> tuple[Group | None, bool]:
    """The group of which a mention stands in the content; or whose deed is the saying itself (then True)."""
    for group in here:
        for member in group.members:
            trigger: Span = member.event.trigger
            if member.document == report.document.id:
                if claim.cue is not None and claim.cue.overlaps(trigger):
                    return group, True
                if any(part.holds(trigger) for part in claim.content):
                    return group, False
    return None, False


def _meant(said: _Said, report: Report, fusion: Fusion, here: Sequence[Group]) -> tuple[Group | None, str]:
    """The group that a claim speaks of without telling it."""
    if said.claim.stance not in _STANCES and not said.negated:
        return None, ""
    parties = said.named | said.speaker
    near = fusion.doing(said.acts, parties) if said.claim.stance in _STANCES else here
    fitting = [group for group in near if _fits(said, group, report)]
    if fitting:
        return max(
            fitting, key=lambda group: (group in here, len(group.members), -group.number)
        ), "it names the parties"
    back = [group for group in here if said.points_back and _shares_act(said, group) and _is_party(said, group)]
    return (back[0], "a party points back at it") if len(back) == 1 else (None, "")


def _fits(said: _Said, group: Group, report: Report) -> bool:
    """The act is the same, two parties are named (the speaker may be one), and the report is not from before it."""
    wide = _everyone(group)
    reached = len(said.named & wide) + bool(said.speaker & wide and not said.named & said.speaker & wide)
    return _shares_act(said, group) and bool(said.named & wide) and reached > 1 and _in_time(group, report)


def _shares_act(said: _Said, group: Group) -> bool:
    return any(said.acts & member.acts for member in group.members)


def _is_party(said: _Said, group: Group) -> bool:
    return bool(said.speaker & _everyone(group))


def _everyone(group: Group) -> frozenset[str]:
    return frozenset(e for member in group.members for e in (*member.wide_actors, *member.wide_targets))


def _in_time(group: Group, report: Report) -> bool:
    published = report.document.published
    day = when.days(published.value) if published else None
    first = min(
        (span.first for member in group.members for span in [member.days or member.published] if span), default=None
    )
    return day is None or first is None or -1 <= (day.last - first).days <= _KEPT_DAYS


def _side(claim: Claim, said: _Said, *, told_here: bool) -> str:
    """What the stance does to the dealing. A plain statement that tells it is for it, unless the words negate it."""
    if claim.stance == "denies":
        return "against"
    if claim.stance == "confirms":
        return "for"
    if claim.stance in ("doubts", "declines"):
        return "open"
    if claim.stance == "asserts":
        return "for" if told_here and not said.negated else ("against" if said.negated and not told_here else "")
    return ""
