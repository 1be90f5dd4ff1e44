"""Parties: each one has words, in the sentence of the trigger, that state its name or plainly refer back to it.

Beside the name itself this holds each party to its place: no part of another party's name, not the same one twice in
apposition, not across a colon, and not the speaker of the sentence taken for somebody in it.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from allsource.brief.countries import COUNTRY_WORDS
from allsource.brief.cues import ATTRIBUTING, BODIES, CALENDAR, INDEFINITE, NOMINAL
from allsource.brief.names import is_role, refers_back, states
from allsource.brief.passage import clause_after, clause_before, sentence_of, tokens
from allsource.brief.records import Finding
from allsource.brief.tables import words as table
from allsource.model import Event, Party, Reading, Span

__all__ = ["NEEDED", "parties", "stated"]

NEEDED: dict[str, str] = {
    "CONSULT": "two", "COOPERATE": "two", "AGREE": "actor", "SUPPORT": "actor+target", "CONCEDE": "actor",
    "AID": "actor+target", "RETREAT": "actor", "REQUEST": "actor+target", "ACCUSE": "actor+target",
    "REJECT": "actor", "THREATEN": "actor+target", "PROTEST": "actor", "SANCTION": "target", "MOBILIZE": "actor",
    "COERCE": "target", "ASSAULT": "target", "OTHER": "any",
}  # fmt: skip
"""What a line of each type needs: two parties, an actor, an actor and a target, or a target."""

_TO_THING = frozenset({"AID", "SUPPORT", "REQUEST", "ACCUSE", "THREATEN", "COERCE", "SANCTION", "ASSAULT"})
"""Types whose target may be a thing: boats lent, a strike condemned, a lane closed, a depot hit."""
_NAMELESS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
"""Types that may befall or be done by people without a name; any other line needs one name at least."""
_TWO_SIDED = frozenset({"CONSULT", "AGREE"})
_GOES_ON = table(
    "Department Ministry Office Bank University Bureau Association Federation Council Board House Court Committee Party"
    " Institute Center Centre Union Organization Organisation Agency Army Bay Republic Kingdom Society"
)
_CASUALTIES = frozenset({"killed", "injured", "missing"})
"""Counts that make a line by themselves: a blast that killed six needs no name."""
_OWNERS = table("his her their our my your")
_DETERMINERS = table("the a an this that its their his her another")
_SPEAKS_WITHIN = 6
_APPOSED = re.compile(
    r"\s*,?\s*(?:an? |the |its |their |his |her |who |which |of the |of |for the |for )\s*\Z|\s+of\s+\Z"
)


def parties(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    for role, members in (("actor", event.actors), ("recipient", event.recipients), ("object", event.objects)):
        for party in members:
            yield from _party(event, party, role, text, reading)
    yield from _needed(event, text, reading)
    yield from _apart(event, text)


def _party(event: Event, party: Party, role: str, text: str, reading: Reading) -> Iterator[Finding]:
    words = party.words
    if words is None:
        yield Finding(role, f"no words for “{party.name}” in the sentence")
    elif not stated(text, words, party.name, reading):
        yield Finding(role, f"“{words.of(text)[:60]}” does not plainly state “{party.name}”")
    elif not sentence_of(text, event.trigger).overlaps(words):
        yield Finding(role, f"“{party.name}” stands in another sentence")
    elif event.trigger.holds(words) and role != "object":
        yield Finding(role, f"“{party.name}” is part of the trigger")
    elif re.search(r"[:;]", _between(text, event.trigger, words)):
        yield Finding(role, f"“{party.name}” stands in another clause")
    elif role == "object" and event.time is not None and event.time.span.overlaps(words):
        yield Finding(role, f"“{party.name}” is the time")
    elif role != "object" and event.type in _TWO_SIDED and _is_place(event, words, text, reading):
        yield Finding(role, f"“{party.name}” may be the place and no party")
    elif role != "object" and _owned(party.name):
        yield Finding(role, f"“{party.name}” does not say whose")
    elif party.name.lower() in CALENDAR | INDEFINITE:
        yield Finding(role, f"“{party.name}” names nobody")
    elif role == "actor" and _only_described(event, words, text):
        yield Finding(role, f"the clause only says which “{party.name}” is meant")
    elif role != "object" and _speaks(event, words, text):
        yield Finding(role, f"“{party.name}” speaks here, and is not said to take part")


def _owned(name: str) -> bool:
    """`her lawyer`, `its crew`: whose, the line does not say."""
    return name.split(maxsplit=1)[0].lower() in _OWNERS and not re.search(r"[A-ZÀ-Þ]", name[1:])


def _only_described(event: Event, words: Span, text: str) -> bool:
    """`groups that support her`: a restrictive clause behind a common noun tells of no single event."""
    gap = text[words.end : event.trigger.start].split()
    return gap in (["that"], ["who"], ["which"]) and not re.search(r"[A-ZÀ-Þ]", words.of(text)[1:])


def _is_place(event: Event, words: Span, text: str, reading: Reading) -> bool:
    """A town, or what only tells one meeting from another: `the Faro meeting`."""
    owning = words.of(text).endswith(("'s", "’s", "s'", "s’"))
    if not owning and words.end < event.trigger.start and re.fullmatch(r"\s+", text[words.end : event.trigger.start]):
        return event.trigger.of(text).lower().endswith((*NOMINAL, "meeting", "call"))
    kinds = {mention.type for mention in reading.mentions if mention.span.overlaps(words)}
    return bool(kinds) and kinds <= {"place", "region", "facility"}


def stated(text: str, words: Span, name: str, reading: Reading) -> bool:
    """Do these words lie in the text, on whole words, and state the name or plainly refer back to it?"""
    if not 0 <= words.start < words.end <= len(text) or not name.strip():
        return False
    if _cut(text, words.start) or _cut(text, words.end) or _cut_name(text, words):
        return False
    return states(words.of(text), name) or refers_back(text, words, name, reading.mentions)


def _cut(text: str, at: int) -> bool:
    """Does a span's edge fall within a word?"""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _cut_name(text: str, words: Span) -> bool:
    """`the Department` of `the Department of Justice`: a name that goes on is not stated by its beginning."""
    last = words.of(text).split()[-1] if words.of(text).split() else ""
    return (
        last[:1].isupper()
        and last.rstrip("s") in _GOES_ON
        and bool(re.match(r" (?:of|for) [A-ZÀ-Þ]", text[words.end :]))
    )


def _between(text: str, one: Span, other: Span) -> str:
    first, last = sorted((one, other))
    return text[first.end : last.start]


def _speaks(event: Event, words: Span, text: str) -> bool:
    """`…, port officials said`: words behind the trigger that are the subject of a word of saying."""
    if words.start < event.trigger.end:
        return False
    after = clause_after(text, words, _SPEAKS_WITHIN)
    before = tokens(text, Span(sentence_of(text, words).start, words.start))
    inverted = [word for word in before[-2:] if word.low in ATTRIBUTING and word.start >= event.trigger.end]
    for word in after:
        if word.low in {",", "and", "but", "to"}:
            break
        if word.low in ATTRIBUTING and not event.trigger.overlaps(Span(word.start, word.end)):
            return True
    return bool(inverted) and "," in text[event.trigger.end : inverted[0].start]


def _needed(event: Event, text: str, reading: Reading) -> Iterator[Finding]:
    names = {party.name for party in (*event.actors, *event.recipients)}
    target = bool(event.recipients or (event.objects and event.type in _TO_THING))
    need = NEEDED.get(event.type, "any")
    if need == "two" and len(names) < 2:
        yield Finding("parties", "only one party is named")
    if need.startswith("actor") and not event.actors:
        yield Finding("actor", "nobody is named as doing it")
    by_noun = need == "target" and event.actors and _is_noun(event.trigger, text)
    harmed = bool(_CASUALTIES & set(event.magnitude)) and event.type in {"ASSAULT", "OTHER"}
    if need.endswith("target") and not target and not by_noun and not harmed:
        yield Finding("recipient", "the words do not say to whom")
    if event.type == "AGREE" and not event.recipients and not event.objects and len(event.actors) == 1:
        yield Finding("object", "the words do not say what is agreed or offered, or with whom")
    if event.objects and not event.recipients and _of_goods(event, text):
        yield Finding("recipient", "the words do not say to whom")
    if harmed:
        return
    if event.type not in _NAMELESS and not any(_is_named(name, text, reading) for name in names):
        yield Finding("parties", "no party is named")


def _of_goods(event: Event, text: str) -> bool:
    """`released a kit`, `sold 2,400 units`, `offering a beer`: without a taker this is trade and no dealing."""
    trigger = event.trigger.of(text).lower()
    after = clause_after(text, event.trigger, 1)
    offers = event.type == "AGREE" and trigger.startswith("offer") and not (after and after[0].low == "to")
    trades = event.type in {"AID", "OTHER"} and trigger.startswith(
        ("releas", "deliver", "sold", "sell", "provid", "offer")
    )
    return event.polarity == "affirmed" and (offers or trades)


def _is_noun(trigger: Span, text: str) -> bool:
    """`the bombing`, `an attack`; not the participle of `killing two and injuring nine`."""
    words = trigger.of(text).lower()
    if not words.endswith("ing"):
        return words.endswith(NOMINAL)
    before = clause_before(text, trigger, 1)
    return bool(before) and (before[0].low in _DETERMINERS or before[0].low.endswith("'s"))


def _is_named(name: str, text: str, reading: Reading) -> bool:
    """A proper name, an office or a body; not a common noun that opens its sentence."""
    known = any(mention.name == name and mention.type not in {"role", "weapon"} for mention in reading.mentions)
    last = name.lower().split()[-1]
    if last in BODIES or (len(name.split()) > 1 and (is_role(last) or is_role(name.lower().split()[0]))):
        return True
    within = name[:1].isupper() and re.search(rf"[a-z,;] {re.escape(name)}\b", text)
    return known or bool(within) or name.lower() in COUNTRY_WORDS or any(word[0].isupper() for word in name.split()[1:])


def _apart(event: Event, text: str) -> Iterator[Finding]:
    """No two parties rest on the same words, or on words that only describe one another."""
    placed = [(party.name, party.words) for party in (*event.actors, *event.recipients) if party.words is not None]
    both_sides = {party.name for party in event.actors} == {party.name for party in event.recipients}
    for (name, words), (other, others) in combinations(sorted(placed, key=lambda one: one[1]), 2):
        if words == others and both_sides:
            continue
        if words.overlaps(others):
            yield Finding("parties", f"“{name}” and “{other}” rest on the same words")
        elif words != others and _apposed(text, words, others):
            yield Finding("parties", f"“{other}” may only describe “{name}”")


def _apposed(text: str, words: Span, others: Span) -> bool:
    """`Inês Caldeira, the council's secretary-general`, `the head of the council`; not `the council, the union and`."""
    gap = text[words.end : others.start]
    opening = others.of(text).split()[0].lower() + " "
    continued = re.match(r"\s*(?:,[^,;.]{1,40})*\s*,?\s*and\b", text[others.end : others.end + 60])
    if re.fullmatch(r"\s*,?\s*", gap) and "," in gap:
        if is_role(words.of(text).lower().split()[-1]) or is_role(others.of(text).lower().split()[-1]):
            return not continued
        return opening.strip() in {"the", "a", "an", "its", "their", "his", "her"} and not continued
    return bool(_APPOSED.fullmatch(gap)) and not continued
