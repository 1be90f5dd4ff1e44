"""What kind of thing a name is, settled over all reports: a body in most of them is a body in each.

A reader of single documents now and then takes a firm or a group for a person. Where more mentions over all reports
call the same full name a body, a ship or a state than call it a person, it is taken for one. Nothing is ever made a
person, and a name that most mentions give to a person stays one, so that limits, rule 2, holds.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from allsource.model import Mention, Report

__all__ = ["settled"]

_NO_PERSON = frozenset(
    {"organisation", "government", "country", "vessel", "facility", "outlet", "aircraft", "place", "region"}
)


def settled(reports: Sequence[Report]) -> list[Report]:
    """The reports with the kinds of such names made equal; nothing else is touched."""
    counts: dict[str, Counter[str]] = {}
    for report in reports:
        for mention in report.reading.mentions if report.reading else ():
            counts.setdefault(mention.name, Counter())[mention.type] += 1
    kinds = {name: kind for name, seen in counts.items() if (kind := _body(seen))}
    return [_settle(report, kinds) for report in reports]


def _body(seen: Counter[str]) -> str:
    """The commonest kind of body, where bodies outnumber persons and a person is among the kinds."""
    bodies = Counter({kind: count for kind, count in seen.items() if kind in _NO_PERSON})
    if not seen["person"] or sum(bodies.values()) <= seen["person"]:
        return ""
    return min(bodies, key=lambda kind: (-bodies[kind], kind))


def _settle(report: Report, kinds: dict[str, str]) -> Report:
    if report.reading is None:
        return report
    mentions = tuple(_settle_mention(mention, kinds) for mention in report.reading.mentions)
    return replace(report, reading=replace(report.reading, mentions=mentions))


def _settle_mention(mention: Mention, kinds: dict[str, str]) -> Mention:
    known = kinds.get(mention.name)
    return replace(mention, type=known) if known and mention.type == "person" else mention
