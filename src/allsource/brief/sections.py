"""The sections of a brief: which lines stand under which question, in which order, and how many are shown.

Each fact stands under one heading only; `grouping.py` holds the order and `material.py` what may be printed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from allsource.brief.claim_lines import NAMELESS, claim_line
from allsource.brief.contradictions import contradictions
from allsource.brief.event_facts import EventFact
from allsource.brief.event_lines import event_line
from allsource.brief.grouping import claim_groups, claim_weight, grouped, line_weight, weight
from allsource.brief.material import Material, is_dealing, is_open, is_real, refuses
from allsource.brief.records import Line, ReportRow, Section
from allsource.brief.told import echoes, without_told
from allsource.brief.wording import TYPE_GROUPS, when_words

__all__ = ["all_sections"]

EVERY_DENIAL = "Every denial"
_KEY_LINES = 7
_KEY_EACH = 4
"""How many lines "what stands out" repeats, and from which sections."""
_KEY_SECTIONS = ("contradictions", "dealings", "happened")
_MODAL_GROUPS = (
    ("planned", "Planned, offered or announced"),
    ("possible", "Possible"),
    ("demanded", "Demanded or asked for"),
    ("hypothetical", "Only if"),
)
_HEADINGS: dict[str, tuple[str, str, str]] = {
    "dealings": ("D", "Who deals with whom", "Dealings between named parties, by kind, and who owns up to them."),
    "happened": ("H", "What happened, when and where", "By day, as far as the reports give one."),
    "says": ("S", "Who says what about whom", "Each in the words of the report, with the kind of source."),
    "declined": ("A", "Who was asked, and who declined", "Requests for comment and what came of them."),
    "unreal": ("P", "Only planned, possible or demanded", "None of this is reported to have happened."),
    "unconfirmed": ("U", "What is unconfirmed", "What the reports leave open, or give without a source."),
    "contradictions": (
        "C", "Denials and contradictions", "Both sides are quoted; the desk settles none of them.",
    ),
    "check": (
        "T", "To be checked", "Not part of the account: the words do not plainly state the part that is named.",
    ),
}  # fmt: skip
"""A section's letter, title and lead."""


def all_sections(material: Material, limit: int, keep: Callable[[Line], bool]) -> tuple[Section, ...]:
    """Every section of the brief, in reading order; `keep` says whether a line belongs to what was asked about."""
    drafts = {key: [line for line in lines if keep(line)] for key, lines in _drafts(material).items()}
    made = {key: _limited(key, lines, limit) for key, lines in drafts.items() if key != "says"}
    told_once = without_told(drafts["says"], list(made.values()), echoes(material.events, material.claims))
    made["says"] = replace(_limited("says", told_once.lines, limit), also=told_once.also)
    return (_standing_out(made), *(made[key] for key in drafts))


def _drafts(material: Material) -> dict[str, list[Line]]:
    """The lines of each section, in the order in which the sections are read."""
    dealings = [fact for fact in material.events if is_dealing(fact)]
    happened = [fact for fact in material.events if is_real(fact) and not is_dealing(fact)]
    unreal = [fact for fact in material.events if fact.event.modality != "actual"]
    return {
        "dealings": _by_group(_event_lines(dealings, material.rows), list(dict.fromkeys(TYPE_GROUPS.values()))),
        "happened": _by_day(happened, material.rows),
        "says": _said(material),
        "declined": _declined(material),
        "unreal": _by_group(_modal_lines(unreal, material.rows), [title for _, title in _MODAL_GROUPS]),
        "unconfirmed": _unconfirmed(material),
        "contradictions": _contradicted(material),
        "check": _to_check(material),
    }


def _event_lines(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    """One line a fact, by weight."""
    weighed = [(weight(group), event_line(group, rows)) for group in grouped(facts)]
    return [line for _, line in sorted(weighed, key=lambda pair: pair[0])]


def _by_group(lines: Sequence[Line], order: Sequence[str]) -> list[Line]:
    return sorted(lines, key=lambda line: order.index(line.group) if line.group in order else len(order))


def _by_day(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    dated: list[tuple[str, Line]] = []
    for group in sorted(grouped(facts), key=weight):
        day = group[0].day
        heading = when_words(day.partition("T")[0] if "/" not in day else day) if day else "Day not given"
        dated.append((day or "9999", replace(event_line(group, rows), group=heading)))
    return [line for _, line in sorted(dated, key=lambda pair: (pair[0][:10], len(pair[0])))]


def _modal_lines(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    titles = dict(_MODAL_GROUPS)
    return [
        replace(event_line(group, rows), group=titles[group[0].event.modality])
        for group in sorted(grouped(facts), key=weight)
    ]


def _said(material: Material) -> list[Line]:
    """By speaker, those with most to say first; unnamed sources last, each on its own."""
    facts = [fact for fact in material.claims if not (refuses(fact) or is_open(fact) or fact.claim.stance == "denies")]
    groups = sorted(claim_groups(facts), key=claim_weight)
    lines = [claim_line(group, material.rows) for group in groups]
    count = {name: sum(line.group == name for line in lines) for name in {line.group for line in lines}}
    last = list(NAMELESS.values())
    place = {group: last.index(group) + 1 for group in last}
    return sorted(lines, key=lambda line: (place.get(line.group, 0), -count[line.group], line.group))


def _declined(material: Material) -> list[Line]:
    facts = [fact for fact in material.claims if refuses(fact)]
    lines = []
    for group in claim_groups(facts):
        title = "Declined" if group[0].claim.stance == "declines" else "Asked"
        lines.append(replace(claim_line(group, material.rows, title), tags=()))
    return _by_group(lines, ["Declined", "Asked"])


def _unconfirmed(material: Material) -> list[Line]:
    facts = [fact for fact in material.claims if is_open(fact) and not refuses(fact) and fact.claim.stance != "denies"]
    lines = []
    for group in claim_groups(facts):
        claim = group[0].claim
        title = (
            "Said to be open, unclear or unknown" if claim.certainty == "unknown" or claim.stance == "doubts" else ""
        )
        lines.append(claim_line(group, material.rows, title or "Given without a source"))
    return _by_group(lines, ["Said to be open, unclear or unknown", "Given without a source"])


def _contradicted(material: Material) -> list[Line]:
    """Denials that meet an assertion, counts that differ, what is said not to have happened, every denial."""
    pairs = contradictions(material.events, material.rows)
    told = {record for line in pairs for record in line.records}
    actual = [fact for fact in material.events if fact.event.modality == "actual" and fact.status == "negated"]
    negated = [fact for fact in actual if fact.record not in told]
    pairs += [replace(line, group="Said not to have happened") for line in _event_lines(negated, material.rows)]
    denials = [fact for fact in material.claims if fact.claim.stance == "denies"]
    groups = sorted(claim_groups(denials), key=claim_weight)
    return [*pairs, *(claim_line(group, material.rows, EVERY_DENIAL) for group in groups)]


def _to_check(material: Material) -> list[Line]:
    events = [event_line(group, material.rows) for group in grouped(material.doubtful_events)]
    claims = [claim_line(group, material.rows) for group in claim_groups(material.doubtful_claims)]
    named = [replace(line, group=f"Not plainly stated: {line.missing[0].part}") for line in (*events, *claims)]
    return sorted(named, key=lambda line: line.group)


def _limited(key: str, lines: Sequence[Line], limit: int) -> Section:
    """At most `limit` lines a group; ids are the section's letter and a number, by position before the limit."""
    letter, title, lead = _HEADINGS[key]
    shown: list[Line] = []
    counted: dict[str, int] = {}
    for at, line in enumerate(lines, 1):
        counted[line.group] = counted.get(line.group, 0) + 1
        if counted[line.group] <= limit:
            shown.append(replace(line, id=f"{letter}{at}"))
    more = tuple((group, count - limit) for group, count in counted.items() if count > limit)
    return Section(key, title, lead, tuple(shown), more)


def _standing_out(by_key: Mapping[str, Section]) -> Section:
    """The heaviest lines of the account, repeated at the top under their own numbers."""
    picked: list[Line] = []
    for key in _KEY_SECTIONS:
        lines = [line for line in by_key[key].lines if line.group != EVERY_DENIAL]
        picked += _of_different_passages(sorted(lines, key=lambda line: -line_weight(line)))[:_KEY_EACH]
    heaviest = sorted(picked, key=lambda line: -line_weight(line))[:_KEY_LINES]
    return Section("key", "What stands out", "", tuple(line for line in picked if line in heaviest))


def _of_different_passages(lines: Sequence[Line]) -> list[Line]:
    """The first line of each passage: what stands out is told once."""
    told: set[tuple[int, int]] = set()
    kept = []
    for line in lines:
        places = {(citation.report, citation.start) for citation in line.citations}
        if not places & told:
            kept.append(line)
        told |= places
    return kept
