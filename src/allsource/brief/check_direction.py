"""Direction: word order, the passive and the small words between trigger and party must not say the reverse."""

from collections.abc import Iterator

from allsource.brief.cues import BE, DEMANDING, GIVING_IN, NOMINAL, SYMMETRICAL
from allsource.brief.passage import Token, clause_after, clause_before, sentence_of, tokens
from allsource.brief.records import Finding
from allsource.model import Event, Party, Span

__all__ = ["direction", "is_passive"]

_REFLEXIVE = frozenset({"themselves", "himself", "herself", "itself"})
_ADVERBS_BETWEEN = 3
_AFTER_TRIGGER = 3
_TO = frozenset({"to", "for", "with", "on", "against", "at"})
_OWN_DEEDS = frozenset({"MOBILIZE", "RETREAT", "PROTEST"})
_NOUN_TARGETS = frozenset({"on", "against", "at", "upon"})
_GIVEN_TO = frozenset({"to", "for"})


def direction(event: Event, text: str) -> Iterator[Finding]:
    if event.type in SYMMETRICAL:
        return
    passive = is_passive(text, event.trigger)
    taker = event.trigger.of(text).lower() in GIVING_IN
    for party in _placed(event.actors):
        yield from _actor(event, party, text, passive, taker)
    for party in _placed(event.recipients):
        yield from _recipient(event, party, text, passive, taker)
    yield from _order(event, text, passive)
    if _dangling(event, text):
        yield Finding("direction", f"“, {event.trigger.of(text)}” takes its subject from further away")
    after = clause_after(text, event.trigger, 1)
    if after and after[0].low in _REFLEXIVE:
        yield Finding("direction", f"“{after[0].word}” turns it back on who does it")


def _placed(members: tuple[Party, ...]) -> list[tuple[str, Span]]:
    return [(party.name, party.words) for party in members if party.words is not None]


def is_passive(text: str, trigger: Span) -> bool:
    """`was seized`, `has been told`: a form of be before a participle, with at most adverbs between."""
    words = tokens(text, trigger)
    if not words:
        return False
    head = next((word for word in words if word.low not in BE), words[-1])
    if head.low.endswith(("ing", "talks")):
        return False
    if words[0].low in BE and len(words) > 1:
        return True
    before = clause_before(text, trigger, _ADVERBS_BETWEEN)
    return any(word.low in BE and all(_adverb(other) for other in before[:at]) for at, word in enumerate(before))


def _adverb(word: Token) -> bool:
    return word.low.endswith("ly") or word.low in {"not", "also", "then", "later", "never", "been", "being", "n't"}


def _preposition(text: str, words: Span) -> str:
    """The small word straight before a party, past articles and titles."""
    sentence = sentence_of(text, words)
    before = [word for word in tokens(text, Span(sentence.start, words.start)) if word.low not in {"the", "a", "an"}]
    return before[-1].low if before else ""


def _actor(event: Event, party: tuple[str, Span], text: str, passive: bool, taker: bool) -> Iterator[Finding]:
    name, words = party
    before = _preposition(text, words)
    close_behind = words.start >= event.trigger.end and _near(event.trigger, words, text)
    if close_behind and (before in _NOUN_TARGETS or (before in _GIVEN_TO and not taker)):
        yield Finding("direction", f"“{before}” before “{name}” makes it the recipient")
    if passive and words.end <= event.trigger.start and not _own_deed(event):
        yield Finding("direction", f"the passive makes “{name}” the one it is done to")
    if _demands(event, words, text):
        yield Finding("direction", f"“{name}” demands it and is not the one who is to do it")
    if words.end <= event.trigger.start and _preposition(text, event.trigger) == "under":
        yield Finding("direction", f"“under” makes “{name}” the one it is done to")
    if taker and words.end <= event.trigger.start and event.type in {"AID", "OTHER"}:
        yield Finding("direction", f"“{name}” receives, by “{event.trigger.of(text)}”")


def _recipient(event: Event, party: tuple[str, Span], text: str, passive: bool, taker: bool) -> Iterator[Finding]:
    name, words = party
    before = _preposition(text, words)
    behind = words.start >= event.trigger.end
    if behind and before == "by" and _near(event.trigger, words, text):
        yield Finding("direction", f"“by” before “{name}” makes it the one who acts")
    if behind and before == "from" and taker:
        yield Finding("direction", f"“from” before “{name}” makes it the giver")
    if behind and before == "for" and event.type == "REQUEST":
        yield Finding("direction", f"“for” before “{name}” makes it what is asked for")
    if _reduced(event, words, text, passive):
        yield Finding("direction", f"“{name}” stands before “{event.trigger.of(text)}” without being its object")
    if behind and text[event.trigger.end : words.start].strip() in {"and", "or"}:
        yield Finding("direction", f"“{name}” stands beside “{event.trigger.of(text)}” and is not its object")
    if _possessive(text, words, event.trigger):
        yield Finding("direction", f"“{words.of(text)}” owns “{event.trigger.of(text)}” and so is the one who acts")


def _dangling(event: Event, text: str) -> bool:
    """`a blast damaged the embassy, killing 40`: who stands straight before the comma is not the one who kills."""
    bare = event.trigger.of(text).lower().endswith("ing") and text[: event.trigger.start].rstrip().endswith(",")
    return bare and bool(event.actors)


def _reduced(event: Event, words: Span, text: str, passive: bool) -> bool:
    """`The council holds four men arrested in April`: only the words straight before a bare participle are meant."""
    bare = not passive and not event.actors and event.trigger.of(text).lower().endswith("ed")
    return bare and words.end <= event.trigger.start and len(tokens(text, Span(words.end, event.trigger.start))) > 1


def _demands(event: Event, words: Span, text: str) -> bool:
    """`Rehn called on her to resign`: who stands before the word of demanding demands, and does not do it."""
    demand = event.modality_words
    if event.modality != "demanded" or demand is None or words.end > demand.start or is_passive(text, demand):
        return False
    return any(word.low in DEMANDING for word in tokens(text, demand))


def _near(trigger: Span, words: Span, text: str) -> bool:
    return len(tokens(text, Span(trigger.end, words.start))) <= _AFTER_TRIGGER


def _possessive(text: str, words: Span, trigger: Span) -> bool:
    if words.end > trigger.start:
        return False
    owned = text[words.start : trigger.start].rstrip()
    return owned.endswith(("'s", "’s", "s'", "s’"))


def _own_deed(event: Event) -> bool:
    """A passive subject may act where the deed is its own (`were deployed`), or where each side is both."""
    sides = {party.name for party in event.actors} == {party.name for party in event.recipients}
    return sides or event.type in _OWN_DEEDS


def _order(event: Event, text: str, passive: bool) -> Iterator[Finding]:
    """In the active, recipient before and actor behind a verb is the reverse of what the line says."""
    actors, recipients = _placed(event.actors), _placed(event.recipients)
    if passive or not actors or not recipients or _may_be_noun(event.trigger.of(text)):
        return
    behind = all(words.start >= event.trigger.end for _, words in actors)
    before = all(words.end <= event.trigger.start for _, words in recipients)
    if behind and before and not any(_preposition(text, words) in {"by", "from"} for _, words in actors):
        yield Finding("direction", "the order of the words says the reverse")


def _may_be_noun(trigger: str) -> bool:
    return trigger.lower().endswith(NOMINAL)
