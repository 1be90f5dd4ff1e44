"""Counts of people harmed, found in a report's sentences and tied to the dealing they are about.

Reports give their figures far from the words that tell the deed (`the number of dead has risen to three`). A sentence
that counts the dead or injured is tied to a use of force or a disaster only where it names whom that struck, or where
it speaks of `the attack` and the report has only one such deed, or one of that day. Left out: vague counts (`dozens`),
bounds (`up to`), shares and sums.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allsource.ids import item_id
from allsource.model import Quantity, Report, Span
from allsource.picture.acts import acts_of
from allsource.picture.fusing import Group
from allsource.picture.known import Known
from allsource.picture.tellings import Telling
from allsource.reports.sentences import split_sentences

__all__ = ["Harm", "harms", "quantity", "tied"]

_UNITS = tuple(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split()  # noqa: SIM905 (a table that people read)
)
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6}|" + "|".join(_UNITS[1:]) + ")"
_PEOPLE = r"(?:\s+(?!and\b|was\b|were\b|have\b|has\b)[\w’'-]+){0,7}?"
_DEAD = r"(?:dead|killed|died|deaths|perished|lost their lives)"
_HURT = r"(?:injured|wounded|hurt)"
_BE = r"(?:\s+(?:was|were|have|had|has|been|are|be|left|reported))*"
_MOVED = "(?:risen|rose|climbed|revised|stands|stood|fallen|fell)"
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(shape, re.IGNORECASE))
    for kind, words, verb, toll in (
        ("killed", _DEAD, "killing", "(?:number of (?:the )?dead|death toll)"),
        ("injured", _HURT, "(?:injuring|wounding)", "number of (?:the )?(?:injured|wounded)"),
    )
    for shape in (
        rf"(?<![\w-]){_NUMBER}{_PEOPLE}{_BE}\s+{words}\b",
        rf"\b{verb}\s+(?:at least\s+)?{_NUMBER}\b(?!\s*(?:per cent|%))",
        rf"\b{toll}\b[^.;]{{0,80}}?\b{_MOVED}\b[^.;]{{0,20}}?\bto\s+{_NUMBER}\b",
    )
)
_BOUND = re.compile(r"(?:up to|fewer than|less than|no more than|under|below|nearly|almost)\s+$", re.IGNORECASE)
_REVISED = re.compile(
    r"\b(?:risen|rose|climbed|revised|corrected|fallen|more than first|fewer than first"
    r"|than (?:first|earlier|previously) reported|first count|initial(?:ly)?|earlier (?:count|figure|toll)"
    r"|updated|no longer)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset({"ASSAULT", "OTHER", "COERCE", "PROTEST"})


@dataclass(frozen=True, slots=True)
class Harm:
    """A count of people harmed in a sentence of a report; `revised` where the words say that it replaces another."""

    report: Report
    kind: str
    value: int
    span: Span
    sentence: Span
    revised: bool


def harms(report: Report) -> Iterator[Harm]:
    """Every count of dead and injured in the report's sentences."""
    text = report.document.text
    for sentence in split_sentences(text):
        words = sentence.of(text)
        seen: set[tuple[str, int]] = set()
        for kind, shape in _SHAPES:
            for found in shape.finditer(words):
                value = _value(found["number"])
                bounded = _BOUND.search(words[: found.start("number")])
                if value and not bounded and (kind, value) not in seen and not _is_day(words, found.end("number")):
                    seen.add((kind, value))
                    span = Span(sentence.start + found.start(), sentence.start + found.end())
                    yield Harm(report, kind, value, span, sentence, bool(_REVISED.search(words)))


def _value(number: str) -> int:
    low = number.lower().replace(",", "")
    return int(low) if low.isdigit() else _UNITS.index(low)


def _is_day(words: str, end: int) -> bool:
    """`7 May killed` is no count."""
    return bool(
        re.match(
            r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
            words[end:],
        )
    )


def tied(harm: Harm, groups: Sequence[Group], known: Known) -> Group | None:
    """The group that a count is plainly about, among those of its report or of whom its report names."""
    near = [group for group in groups if _deed(group)]
    text = harm.report.document.text
    inside = [group for group in near if any(_same_sentence(member, harm) for member in group.members)]
    struck = [group for group in near if _names_target(harm, group, known)]
    for found in (inside, struck):
        if len(found) == 1:
            return found[0]
    if struck:
        return max(struck, key=lambda group: len(group.members))
    speaks = bool({"attack", "quake"} & acts_of(harm.sentence.of(text)))
    return near[0] if speaks and len(near) == 1 else None


def _deed(group: Group) -> bool:
    lead = group.members[0].event
    return lead.type in _DEEDS and any(member.event.modality == "actual" for member in group.members)


def _same_sentence(member: Telling, harm: Harm) -> bool:
    here = member.document == harm.report.document.id and member.sentence.overlaps(harm.sentence)
    return here and harm.kind in member.event.magnitude


def _names_target(harm: Harm, group: Group, known: Known) -> bool:
    words = harm.sentence.of(harm.report.document.text).casefold()
    targets = {entity for member in group.members for entity in member.targets}
    return any(
        name and name[0].isupper() and name.casefold() in words for name in (known.name(entity) for entity in targets)
    )


def quantity(harm: Harm) -> Quantity:
    """The count as a quantity, on the word of the innermost speaker whose words hold it."""
    report = harm.report
    claims = report.reading.claims if report.reading else ()
    holding = [claim for claim in claims if any(part.overlaps(harm.span) for part in claim.content)]
    inner = min(holding, key=lambda claim: sum(part.end - part.start for part in claim.content), default=None)
    published = report.document.published
    return Quantity(
        harm.kind,
        harm.value,
        inner.speaker if inner else "",
        item_id(report.document.id, inner.id) if inner else report.document.id,
        published.value[:10] if published else "",
        harm.span.start,
        harm.span.end,
    )
