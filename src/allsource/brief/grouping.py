"""Which mentions are told together, and what weighs most: the whole policy of order is the table `WEIGHTS`.

Within a heading what harms people, what is denied or called secret and what several reports carry come first; then the
day; then the report and the place in it.
"""

from collections.abc import Iterable, Sequence

from allsource.brief.claim_lines import ClaimFact, about_whom, claim_key
from allsource.brief.event_facts import EventFact, agency_key_of, copy_key_of, key_of
from allsource.brief.records import Line

__all__ = ["WEIGHTS", "claim_groups", "claim_weight", "grouped", "line_weight", "weight"]

WEIGHTS: dict[str, int] = {
    "killed": 60, "injured": 40, "denied": 35, "described-as-secret": 35, "differs": 30, "ASSAULT": 30,
    "unacknowledged": 15, "acknowledged": 15, "COERCE": 15, "SANCTION": 10, "PROTEST": 10, "MOBILIZE": 10,
    "AID": 8, "AGREE": 10, "CONSULT": 14, "OTHER": 5, "place": 4, "when": 4, "confirms": 12, "denies": 20,
}  # fmt: skip
_PER_REPORT = 6
_MOST_REPORTS = 5


def grouped(facts: Sequence[EventFact]) -> list[list[EventFact]]:
    """Mentions of one fact together: by event_id within a report, by the equal key across reports."""
    homes: dict[object, list[EventFact]] = {}
    for fact in facts:
        inside = (fact.row.number, fact.event.event_id, fact.status, fact.event.modality, fact.event.type)
        keys = (inside, key_of(fact), copy_key_of(fact), agency_key_of(fact))
        home = next((homes[key] for key in keys if key in homes), [])
        for key in keys:
            homes.setdefault(key, home)
        home.append(fact)
    return list({id(group): group for group in homes.values()}.values())


def weight(facts: Sequence[EventFact]) -> tuple[int, str, int, int]:
    """What sorts a line: the heaviest first, then by day, then by report and place in it."""
    lead = facts[0]
    signs = [lead.event.type, lead.status, *lead.event.magnitude, *(fact.event.disclosure for fact in facts)]
    signs += ["place"] * bool(lead.event.place) + ["when"] * bool(lead.event.time)
    reports = min(len({fact.row.number for fact in facts}), _MOST_REPORTS)
    weight = sum(WEIGHTS.get(sign, 0) for sign in set(signs)) + _PER_REPORT * reports
    return (-weight, lead.day or "9999", lead.row.number, lead.event.trigger.start)


def claim_groups(facts: Iterable[ClaimFact]) -> list[list[ClaimFact]]:
    homes: dict[tuple[str, ...], list[ClaimFact]] = {}
    for fact in facts:
        homes.setdefault(claim_key(fact), []).append(fact)
    return list(homes.values())


def claim_weight(group: Sequence[ClaimFact]) -> tuple[int, int, int]:
    lead = group[0]
    weight = (
        WEIGHTS.get(lead.claim.stance, 0) + 3 * len(about_whom(lead)) + _PER_REPORT * min(len(group), _MOST_REPORTS)
    )
    at = lead.claim.cue.start if lead.claim.cue else 0
    return (-weight, lead.row.number, at)


def line_weight(line: Line) -> int:
    kind = dict(line.parts).get("type", "").partition("/")[0]
    counts = dict(line.parts).get("counts", "")
    signs = {kind, *line.tags, *counts.split()}
    return sum(WEIGHTS.get(sign, 0) for sign in signs) + _PER_REPORT * min(len(line.citations), _MOST_REPORTS)
