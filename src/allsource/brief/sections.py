"""The sections of a brief: which lines stand under which question, in which order, and how many are shown.

Each fact stands under one heading only. Order within a heading: what harms people, what is denied or called secret and
what several reports carry first; then by day; then by report. The table `WEIGHTS` is the whole of that policy.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from allsource.brief.claim_lines import NAMELESS, ClaimFact, about_whom, claim_key, claim_line, said_words
from allsource.brief.contradictions import contradictions
from allsource.brief.event_lines import EventFact, agency_key_of, copy_key_of, event_line, key_of
from allsource.brief.records import Line, ReportRow, Section
from allsource.brief.wording import TYPE_GROUPS, when_words

__all__ = ["Material", "all_sections"]

_DEALINGS = tuple(kind for kind in TYPE_GROUPS if kind not in {"OTHER", "RETREAT", "SANCTION"})
"""Types that stand under "who deals with whom" where two parties are named; OTHER joins them as a transfer."""

WEIGHTS: dict[str, int] = {
    "killed": 60, "injured": 40, "denied": 35, "described-as-secret": 35, "differs": 30, "ASSAULT": 30,
    "unacknowledged": 15, "acknowledged": 15, "COERCE": 15, "SANCTION": 10, "PROTEST": 10, "MOBILIZE": 10,
    "AID": 8, "AGREE": 10, "CONSULT": 14, "OTHER": 5, "place": 4, "when": 4, "confirms": 12, "denies": 20,
}  # fmt: skip
_PER_REPORT = 6
_MOST_REPORTS = 5
_ASKING = ("comment", "respon", "reply", "replied", "approached", "contacted", "question", "reached")
EVERY_DENIAL = "Every denial"
_KEY_LINES = 7
_KEY_EACH = 4
"""How many lines "what stands out" repeats, and from which sections."""
_KEY_SECTIONS = ("contradictions", "dealings", "happened")


class Material:
    """The checked facts of a brief, split once into what may be printed and what may not."""

    def __init__(self, events: Sequence[EventFact], claims: Sequence[ClaimFact], rows: Sequence[ReportRow]) -> None:
        self.rows = rows
        self.claims = [fact for fact in claims if not fact.missing]
        sound = [fact for fact in events if not fact.missing and not _is_refusal(fact)]
        self.events = [fact for fact in sound if not _headline_repeats(fact, sound)]
        self.doubtful_claims = [fact for fact in claims if fact.missing]
        self.doubtful_events = _uncovered(events, self.events)


def _is_refusal(fact: EventFact) -> bool:
    """`declined to comment` is told under who declined, not as a dealing as well."""
    claims = fact.report.reading.claims if fact.report.reading else ()
    cues = [claim.cue for claim in claims if claim.stance in {"declines", "asks"} and claim.cue is not None]
    return fact.event.type in {"REJECT", "REQUEST", "CONSULT"} and any(cue.overlaps(fact.event.trigger) for cue in cues)


def _headline_repeats(fact: EventFact, facts: Sequence[EventFact]) -> bool:
    """A headline is not told beside the report's own sentence of the same type of event."""
    if not _in_headline(fact):
        return False
    return any(
        other.row is fact.row and other.event.type == fact.event.type and not _in_headline(other) for other in facts
    )


def _in_headline(fact: EventFact) -> bool:
    title = fact.report.document.title
    first = fact.report.document.text.lstrip().partition("\n")[0]
    return bool(title) and first.strip() == title.strip() and fact.event.trigger.end <= len(first) + 1


def _uncovered(events: Sequence[EventFact], printed: Sequence[EventFact]) -> list[EventFact]:
    """Mentions that fall short, unless another mention of the same fact in the report is printed."""
    told = {(fact.row.number, fact.event.event_id) for fact in printed}
    short = [fact for fact in events if fact.missing and not _is_refusal(fact)]
    return [fact for fact in short if (fact.row.number, fact.event.event_id) not in told]


def all_sections(material: Material, limit: int, keep: Callable[[Line], bool]) -> tuple[Section, ...]:
    """Every section of the brief, in reading order; `keep` says whether a line belongs to what was asked about."""
    sections = []
    for key, title, lead, lines in _drafts(material):
        kept = [line for line in lines if keep(line)]
        sections.append(_limited(key, title, lead, kept, limit))
    return (_standing_out(sections), *sections)


def _drafts(material: Material) -> list[tuple[str, str, str, list[Line]]]:
    dealings = [fact for fact in material.events if _is_dealing(fact)]
    happened = [fact for fact in material.events if _is_real(fact) and not _is_dealing(fact)]
    unreal = [fact for fact in material.events if fact.event.modality != "actual"]
    return [
        ("dealings", "Who deals with whom", "Dealings between named parties, by kind, and who owns up to them.",
         _by_group(_event_lines(dealings, material.rows), list(dict.fromkeys(TYPE_GROUPS.values())))),
        ("happened", "What happened, when and where", "By day, as far as the reports give one.",
         _by_day(happened, material.rows)),
        ("says", "Who says what about whom", "Each in the words of the report, with the kind of source.",
         _said(material)),
        ("declined", "Who was asked, and who declined", "Requests for comment and what came of them.",
         _declined(material)),
        ("unreal", "Only planned, possible or demanded", "None of this is reported to have happened.",
         _by_group(_modal_lines(unreal, material.rows), [title for _, title in _MODAL_GROUPS])),
        ("unconfirmed", "What is unconfirmed", "What the reports leave open, or give without a source.",
         _unconfirmed(material)),
        ("contradictions", "Denials and contradictions", "Both sides are quoted; the desk settles none of them.",
         _contradicted(material)),
        ("check", "To be checked", "Not part of the account: the words do not plainly state the part that is named.",
         _to_check(material)),
    ]  # fmt: skip


def _is_real(fact: EventFact) -> bool:
    return fact.event.modality == "actual" and fact.status == "affirmed"


def _is_dealing(fact: EventFact) -> bool:
    event = fact.event
    names = {party.name for party in (*event.actors, *event.recipients)}
    transfer = event.type == "OTHER" and bool(event.actors and event.recipients and event.objects)
    return _is_real(fact) and len(names) > 1 and (event.type in _DEALINGS or transfer)


def _event_lines(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    """One line a fact, by weight."""
    weighed = [(_weight(group), event_line(group, rows)) for group in _grouped(facts)]
    return [line for _, line in sorted(weighed, key=lambda pair: pair[0])]


def _grouped(facts: Sequence[EventFact]) -> list[list[EventFact]]:
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


def _weight(facts: Sequence[EventFact]) -> tuple[int, str, int, int]:
    """What sorts a line: the heaviest first, then by day, then by report and place in it."""
    lead = facts[0]
    signs = [lead.event.type, lead.status, *lead.event.magnitude, *(fact.event.disclosure for fact in facts)]
    signs += ["place"] * bool(lead.event.place) + ["when"] * bool(lead.event.time)
    reports = min(len({fact.row.number for fact in facts}), _MOST_REPORTS)
    weight = sum(WEIGHTS.get(sign, 0) for sign in set(signs)) + _PER_REPORT * reports
    return (-weight, lead.day or "9999", lead.row.number, lead.event.trigger.start)


def _by_group(lines: Sequence[Line], order: Sequence[str]) -> list[Line]:
    return sorted(lines, key=lambda line: order.index(line.group) if line.group in order else len(order))


def _by_day(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    dated: list[tuple[str, Line]] = []
    for group in sorted(_grouped(facts), key=_weight):
        day = group[0].day
        heading = when_words(day.partition("T")[0] if "/" not in day else day) if day else "Day not given"
        dated.append((day or "9999", replace(event_line(group, rows), group=heading)))
    return [line for _, line in sorted(dated, key=lambda pair: (pair[0][:10], len(pair[0])))]


_MODAL_GROUPS = (
    ("planned", "Planned, offered or announced"),
    ("possible", "Possible"),
    ("demanded", "Demanded or asked for"),
    ("hypothetical", "Only if"),
)


def _modal_lines(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    titles = dict(_MODAL_GROUPS)
    return [
        replace(event_line(group, rows), group=titles[group[0].event.modality])
        for group in sorted(_grouped(facts), key=_weight)
    ]


def _claim_groups(facts: Iterable[ClaimFact]) -> list[list[ClaimFact]]:
    homes: dict[tuple[str, ...], list[ClaimFact]] = {}
    for fact in facts:
        homes.setdefault(claim_key(fact), []).append(fact)
    return list(homes.values())


def _said(material: Material) -> list[Line]:
    """By speaker, those with most to say first; unnamed sources last, each on its own."""
    facts = [
        fact for fact in material.claims if not (_refuses(fact) or _is_open(fact) or fact.claim.stance == "denies")
    ]
    groups = sorted(_claim_groups(facts), key=_claim_weight)
    lines = [claim_line(group, material.rows) for group in groups]
    count = {name: sum(line.group == name for line in lines) for name in {line.group for line in lines}}
    last = list(NAMELESS.values())
    place = {group: last.index(group) + 1 for group in last}
    return sorted(lines, key=lambda line: (place.get(line.group, 0), -count[line.group], line.group))


def _claim_weight(group: Sequence[ClaimFact]) -> tuple[int, int, int]:
    lead = group[0]
    weight = (
        WEIGHTS.get(lead.claim.stance, 0) + 3 * len(about_whom(lead)) + _PER_REPORT * min(len(group), _MOST_REPORTS)
    )
    at = lead.claim.cue.start if lead.claim.cue else 0
    return (-weight, lead.row.number, at)


def _refuses(fact: ClaimFact) -> bool:
    """A refusal, or the asking that came before one."""
    if fact.claim.stance == "declines":
        return True
    cue = fact.claim.cue.of(fact.report.document.text) if fact.claim.cue else ""
    return fact.claim.stance == "asks" and any(word in f"{cue} {said_words(fact)}".lower() for word in _ASKING)


def _is_open(fact: ClaimFact) -> bool:
    claim = fact.claim
    return claim.stance == "doubts" or claim.certainty == "unknown" or claim.source_kind == "unstated"


def _declined(material: Material) -> list[Line]:
    facts = [fact for fact in material.claims if _refuses(fact)]
    lines = []
    for group in _claim_groups(facts):
        title = "Declined" if group[0].claim.stance == "declines" else "Asked"
        lines.append(replace(claim_line(group, material.rows, title), tags=()))
    return _by_group(lines, ["Declined", "Asked"])


def _unconfirmed(material: Material) -> list[Line]:
    facts = [
        fact for fact in material.claims if _is_open(fact) and not _refuses(fact) and fact.claim.stance != "denies"
    ]
    lines = []
    for group in _claim_groups(facts):
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
    groups = sorted(_claim_groups(denials), key=_claim_weight)
    return [*pairs, *(claim_line(group, material.rows, EVERY_DENIAL) for group in groups)]


def _to_check(material: Material) -> list[Line]:
    events = [event_line(group, material.rows) for group in _grouped(material.doubtful_events)]
    claims = [claim_line(group, material.rows) for group in _claim_groups(material.doubtful_claims)]
    named = [replace(line, group=f"Not plainly stated: {line.missing[0].part}") for line in (*events, *claims)]
    return sorted(named, key=lambda line: line.group)


def _limited(key: str, title: str, lead: str, lines: Sequence[Line], limit: int) -> Section:
    """At most `limit` lines a group; ids are the section's letter and a number, by position before the limit."""
    shown: list[Line] = []
    counted: dict[str, int] = {}
    for at, line in enumerate(lines, 1):
        counted[line.group] = counted.get(line.group, 0) + 1
        if counted[line.group] <= limit:
            shown.append(replace(line, id=f"{_LETTERS[key]}{at}"))
    more = tuple((group, count - limit) for group, count in counted.items() if count > limit)
    return Section(key, title, lead, tuple(shown), more)


_LETTERS = {
    "dealings": "D", "happened": "H", "says": "S", "declined": "A", "unreal": "P", "unconfirmed": "U",
    "contradictions": "C", "check": "T",
}  # fmt: skip


def _standing_out(sections: Sequence[Section]) -> Section:
    """The heaviest lines of the account, repeated at the top under their own numbers."""
    by_key = {section.key: section for section in sections}
    picked: list[Line] = []
    for key in _KEY_SECTIONS:
        lines = [line for line in by_key[key].lines if line.group != EVERY_DENIAL]
        picked += sorted(lines, key=lambda line: -_line_weight(line))[:_KEY_EACH]
    heaviest = sorted(picked, key=lambda line: -_line_weight(line))[:_KEY_LINES]
    return Section("key", "What stands out", "", tuple(line for line in picked if line in heaviest))


def _line_weight(line: Line) -> int:
    kind = dict(line.parts).get("type", "").partition("/")[0]
    counts = dict(line.parts).get("counts", "")
    signs = {kind, *line.tags, *counts.split()}
    return sum(WEIGHTS.get(sign, 0) for sign in signs) + _PER_REPORT * min(len(line.citations), _MOST_REPORTS)
