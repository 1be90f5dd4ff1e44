"""Type: the few triggers that mean two things, told apart by the company they keep.

A strike is a stoppage of work where a union or workers are spoken of and no weapon is; a ceasefire needs fire. The list
is short on purpose: what the type table of the reader does with other words is its own affair.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from allsource.brief.passage import clause_after, sentence_of
from allsource.brief.records import Finding
from allsource.model import Event

__all__ = ["event_type"]

_STRIKE = re.compile(r"\bstr(?:ik|uck)", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:unions?|dockers?|dock ?workers?|workers?|staff|employees|teachers|nurses|drivers|pilots|walk-?outs?|"
    r"pickets?|labou?r|wages?|pay|federation|stoppage)\b",
    re.IGNORECASE,
)
_WEAPON = re.compile(
    r"\b(?:air|drones?|missiles?|rockets?|bombs?|shells?|shelling|artillery|jets?|warplanes?|killed|killing|wounded|"
    r"injur\w+|armed|fire[ds]?|hit|tanker|convoy)\b",
    re.IGNORECASE,
)


_VIOLENCE = re.compile(
    r"\b(?:drones?|missiles?|rockets?|bomb\w*|shell(?:s|ed|ing)|artillery|warplanes?|air ?strikes?|kill\w*|wound\w*|"
    r"injur\w+|armed|gun\w*|shot|shooting|soldiers?|troops|militants?|rebels?|army|navy|explo\w+|fire|burn\w*|dead|died|"
    r"casualties|victims?|police|stabb\w+|knife|terror\w*|damaged?|sank|ambush\w*|raids?)\b",
    re.IGNORECASE,
)
_LEAST_VIOLENCE = 3
_LONG = 600
_ASKS_FOR = frozenset({"for", "on", "upon", "to"})
_CALLED_REACH = 8
_BREAKING = ("break", "broke")
_TRADE = frozenset({"sales", "exports", "imports", "purchases"})


def event_type(event: Event, text: str) -> Iterator[Finding]:
    yield from _stoppage(event, text)
    trigger = event.trigger.of(text).lower()
    if event.type == "ASSAULT" and trigger.startswith("attack") and _is_peaceful(text):
        yield Finding("type", f"“{trigger}” may be an attack in words")
    if event.type == "ACCUSE" and trigger.startswith("charg") and _is_task(event, text):
        yield Finding("type", f"“{trigger} with” may give a task")
    asks = any(word.low in _ASKS_FOR for word in clause_after(text, event.trigger, _CALLED_REACH))
    if event.type == "ASSAULT" and trigger.startswith(_BREAKING):
        yield Finding("type", f"“{trigger}” may end something and hurt nobody")
    if event.type == "OTHER" and trigger in _TRADE and not event.recipients:
        yield Finding("type", f"“{trigger}” of a trade pass nothing from one party to another")
    if event.type == "REQUEST" and trigger in {"call", "calls", "called", "calling"} and not asks:
        yield Finding("type", f"“{trigger}” may name or telephone somebody and ask nothing")


def _is_task(event: Event, text: str) -> bool:
    """`charged the inspectors with verifying` gives a task."""
    after = [word.low for word in clause_after(text, event.trigger, _CALLED_REACH)]
    return any(one == "with" and other.endswith("ing") for one, other in pairwise(after))


def _is_peaceful(text: str) -> bool:
    """A report of some length that hardly has a word of violence."""
    return len(text) > _LONG and len({word.lower() for word in _VIOLENCE.findall(text)}) < _LEAST_VIOLENCE


def _stoppage(event: Event, text: str) -> Iterator[Finding]:
    sentence = sentence_of(text, event.trigger).of(text)
    of_work = bool(_WORK.search(sentence)) and not _WEAPON.search(sentence)
    told = event.trigger.of(text) + " " + " ".join(party.name for party in event.objects)
    if event.type == "ASSAULT" and _STRIKE.search(event.trigger.of(text)) and of_work:
        yield Finding("type", "the strike is a stoppage of work, not a use of force")
    if event.mode == "ceasefire" and _STRIKE.search(told) and of_work:
        yield Finding("type", "what ends is a stoppage of work, not fighting")
