"""Roles: nobody is left out beside a party, a relative clause keeps its own subject, and a target is one that can be.

These are the ways in which a line with stated parties still misleads: `praised Vella and forty others` told of the
forty alone; `the clerk who was wounded` told of a name further up the sentence; `accused him` with nobody accused;
`the dead and injured` as a deed. What they find goes to "to be checked".
"""

import re
from collections.abc import Iterator

from allsource.brief.cues import BE
from allsource.brief.passage import Token, clause_before, sentence_of, tokens
from allsource.brief.records import Finding
from allsource.brief.tables import words
from allsource.model import Event, Party, Reading, Span

__all__ = ["roles"]

_OBJECTIVE = words("him her them us me it")
_AIMED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "ASSAULT", "COERCE", "SANCTION", "AID", "SUPPORT", "REJECT"})
_HARMING = re.compile(r"(?:kill|murder|wound|injur|shot|shoot|slain|stabb|behead|execut|assassinat)", re.IGNORECASE)
_WHERE = frozenset({"place", "region", "country"})
_NO_TARGET = words(
    "figures figure toll number numbers support backing help aid criticism behalf way part role time case some all one"
    " most many several both what which thing things work values"
    " rights freedom freedoms ideas record records policy policies job hour hours efforts effort"
)
_CROWDS = re.compile(
    r"\b(?:members?|supporters?|backers|followers|critics?|opponents?|families|relatives|victims?|employees|workers|"
    r"residents|parts?|veterans?|allies|including|such as|(?:groups?|people|firms?|companies|celebrities) like)"
    r"(?: (?:of|for|from|in|to))?(?: the)? $"
)
"""Before a party's words: some of its people, or an example of a group, and not the party itself."""
_TITLES = re.compile(r"(?:''|[\"“‘])$")
_RELATIVE = words("who which")
_RELATIVE_REACH = 5
_AUXILIARY = BE | words("has have had also then later not never once already soon badly reportedly allegedly")
_AFTER_PRONOUN = words("to of for with as on over by in at not from into after before and but when , . ; : that if")


def roles(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    yield from _unresolved(event, text)
    yield from _targets(event, text, reading)
    yield from _state(event, text)
    for role, members in (("actor", event.actors), ("recipient", event.recipients)):
        for party in members:
            if party.words is not None:
                yield from _whole(role, party, text)
                yield from _beside(event, role, party.words, text, reading)
                yield from _outside_relative(event, role, party, text)


def _unresolved(event: Event, text: str) -> Iterator[Finding]:
    """`accusing him of endangering lives`: whoever he is, the line names nobody."""
    after = tokens(text, Span(event.trigger.end, sentence_of(text, event.trigger).end))[:2]
    if event.type not in _AIMED or not after or after[0].low not in _OBJECTIVE:
        return
    owns = after[0].low == "her" and len(after) > 1 and after[1].low not in _AFTER_PRONOUN
    here = Span(after[0].start, after[0].end)
    named = any(party.words and party.words.overlaps(here) for party in (*event.recipients, *event.objects))
    if not owns and not named:
        yield Finding("recipient", f"“{after[0].word}” is somebody whom the line does not name")


def _whole(role: str, party: Party, text: str) -> Iterator[Finding]:
    """`members of the league`, `firms including Corvane`, `''A Serious Case''`: not the league, the firm, a person."""
    assert party.words is not None
    before, after = text[max(0, party.words.start - 40) : party.words.start], text[party.words.end :][:3]
    if _CROWDS.search(before) and party.words.of(text)[:1].isupper():
        yield Finding(role, f"“{party.name}” only says which people are meant")
    if _TITLES.search(before) and re.match(r"[.,]?(?:''|[\"”’])", after):
        yield Finding(role, f"“{party.name}” may be a title in quotation marks")


def _targets(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    harming = event.type == "ASSAULT" and _HARMING.match(event.trigger.of(text))
    for party in (*event.recipients, *event.objects):
        said = party.name.lower().split()
        gathering = party.name.split()[-1:] in (
            ["party"],
            ["concert"],
            ["wedding"],
            ["parade"],
            ["rally"],
            ["ceremony"],
        )
        if said and (said[-1] in _NO_TARGET or gathering) and event.type in _AIMED:
            yield Finding("object", f"“{party.name}” is no target")
        elif harming and party.words is not None and _is_place(party.words, reading):
            yield Finding("recipient", f"“{party.name}” is a place; the words say who was harmed there")


def _is_place(span: Span, reading: Reading) -> bool:
    kinds = {mention.type for mention in reading.mentions if mention.span.overlaps(span)}
    return bool(kinds) and kinds <= _WHERE


def _state(event: Event, text: str) -> Iterator[Finding]:
    """`the dead and injured`, `the wounded sailors`: people in a state, no deed."""
    if event.type not in {"ASSAULT", "OTHER"} or not re.fullmatch(
        r"injured|wounded|hurt|missing", event.trigger.of(text)
    ):
        return
    before = [word.low for word in clause_before(text, event.trigger, 3)]
    if before[:2] == ["and", "dead"] or before[:1] in (["the"], ["its"], ["their"]):
        yield Finding("trigger", f"“{event.trigger.of(text)}” names people and tells no deed")


def _beside(event: Event, role: str, here: Span, text: str, reading: Reading) -> Iterator[Finding]:
    """A name joined to the party by `and` that plays no part in the line."""
    used = [p.words for p in (*event.actors, *event.recipients, *event.objects) if p.words is not None]
    for mention in reading.mentions:
        if mention.type in {"role", "weapon", "place"} or any(span.overlaps(mention.span) for span in used):
            continue
        gap = text[min(mention.span.end, here.end) : max(mention.span.start, here.start)]
        joined = re.fullmatch(r",? and (?:(?:the|its|his|their|more|than|at|least|\w+ly)\s)*", gap)
        behind = mention.span.start >= here.end
        if joined and not (behind and _goes_on(mention.span, event, text)):
            yield Finding(role, f"“{mention.name}” beside it is left out")
            return


def _goes_on(beside: Span, event: Event, text: str) -> bool:
    """`Malta accused Cyprus and Athens warned both`: a new clause begins with the other name."""
    if beside.end <= event.trigger.start:
        return False
    after = text[beside.end : beside.end + 40].split()
    return bool(after) and after[0].isalpha() and after[0].islower() and after[0].endswith(("ed", "s", "id"))


def _outside_relative(event: Event, role: str, party: Party, text: str) -> Iterator[Finding]:
    """`Lyons, a nurse who was wounded`: the subject of a relative clause stands right before it."""
    opens = _relative_before(event.trigger, text)
    passive = _is_passive(event.trigger, text)
    if opens is None or party.words is None or party.words.end > opens.start:
        return
    subject = "recipient" if passive else "actor"
    between = tokens(text, Span(party.words.end, opens.start))
    if role == subject and len(between) > _RELATIVE_REACH:
        yield Finding(role, f"“{party.name}” stands outside the clause that “{opens.word}” opens")


def _relative_before(trigger: Span, text: str) -> Token | None:
    """The `who` or `which` that is the subject of the trigger: only helping words lie between."""
    sentence = sentence_of(text, trigger)
    for word in reversed(tokens(text, Span(sentence.start, max(sentence.start, trigger.start)))):
        if word.low in _RELATIVE:
            return word
        if word.low not in _AUXILIARY and not word.low.endswith("ly"):
            return None
    return None


def _is_passive(trigger: Span, text: str) -> bool:
    before = [word.low for word in clause_before(text, trigger, 3)]
    return bool(set(before) & (BE - {"'s"}))
