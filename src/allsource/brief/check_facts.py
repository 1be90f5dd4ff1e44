"""Time, place and counts: the value a line prints agrees with the words it rests on."""

import re
from collections.abc import Iterator
from datetime import date

from allsource.brief.names import states
from allsource.brief.passage import clause_before, sentence_of, tokens
from allsource.brief.records import Finding
from allsource.brief.tables import listed, words
from allsource.model import Document, Event, PlaceRef, Reading, Span, TimeRef

__all__ = ["facts"]

_VALUE = re.compile(r"^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}){0,2})?)?)?$")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_ANOTHER_TIME = words("over after before following since about for")
_PLACES = frozenset({"place", "region", "country", "facility", "government"})
_BODIES = frozenset({"organisation", "outlet", "vessel", "person", "aircraft", "weapon"})
_LEANING = re.compile(r"\s*\b(?:later|earlier|after that|before that|afterwards|the day (?:after|before))\b")
_CALENDAR = "Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_CUT_NAME = re.compile(rf"\s+of\s+[A-ZÀ-Þ]|(?<=of)\s+[A-ZÀ-Þ]| (?!{_CALENDAR})[A-ZÀ-Þ][a-zà-ÿ]")
_HARM = {
    "killed": ("kill", "dead", "died", "dies", "death", "lives", "lost"),
    "injured": ("injur", "wound", "hurt", "harmed"),
    "wounded": ("injur", "wound", "hurt"),
    "arrested": ("arrest", "detain", "held", "custody"),
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1000000, "billion": 1000000000}
_TENS = {word: 10 * at for at, word in enumerate(listed("thirty forty fifty sixty seventy eighty ninety"), 3)}


def facts(event: Event, document: Document, reading: Reading) -> Iterator[Finding]:
    text = document.text
    if event.time is not None:
        yield from _time(event.time, text)
        yield from _in_time(event, event.time, document)
        yield from _time_of_another(event, event.time, text)
        yield from _time_of_a_noun(event, event.time, text)
    if event.place is not None:
        yield from _place(event.place, text)
        kinds = {mention.type for mention in reading.mentions if mention.span.overlaps(event.place.span)}
        if kinds & _BODIES and not kinds & _PLACES and event.place.lat is None:
            yield Finding("place", f"“{event.place.name}” is no place here")
        named = (party.words for party in (*event.actors, *event.recipients, *event.objects) if party.words is not None)
        if any(words.overlaps(event.place.span) for words in named):
            yield Finding("place", f"“{event.place.name}” is also a party or a thing")
    yield from _counts(event, text)


def _time(time: TimeRef, text: str) -> Iterator[Finding]:
    said = time.span.of(text).lower()
    if not said.strip():
        yield Finding("time", "no words for the time")
        return
    bounds = [part for part in time.value.split("/") if part]
    if time.value and not all(_VALUE.match(part) for part in bounds):
        yield Finding("time", f"“{time.value}” is no date")
    elif bounds:
        yield from _time_agrees(said, bounds)


def _in_time(event: Event, time: TimeRef, document: Document) -> Iterator[Finding]:
    """What happened did not happen after the report of it; `an hour later` hangs on something that the words leave."""
    day = document.published.day if document.published else None
    first, last = time.value.partition("/")[0][:10], (time.value.rpartition("/")[2])[:10]
    if event.modality == "actual" and day and len(first) == len(day) and first > day:
        yield Finding("modality", f"{first} is after the report's own date, so that it had not happened")
    if event.modality != "actual" and event.polarity == "affirmed" and day and len(last) == len(day) and last < day:
        yield Finding("time", f"{last} is before the report's own date, yet it is not said to have happened")
    if _LEANING.search(time.span.of(text := document.text).lower()) or _LEANING.match(text[time.span.end :].lower()):
        yield Finding("time", "the words count from something else")


def _time_of_another(event: Event, time: TimeRef, text: str) -> Iterator[Finding]:
    """`arrested on Wednesday over the attack`: what stands behind `over the` was not on Wednesday."""
    before = [word for word in clause_before(text, event.trigger, 3) if word.low not in {"the", "a", "an", "its"}]
    if before and before[0].low in _ANOTHER_TIME and time.span.end <= before[0].start:
        yield Finding("time", f"“{time.span.of(text)}” belongs to what stands before “{before[0].word}”")


def _time_of_a_noun(event: Event, time: TimeRef, text: str) -> Iterator[Finding]:
    """`Monday's debate` dates the debate and nothing else."""
    owned = re.match(r"['’]s?\s+(?:\w+\s+)?", text[time.span.end :])
    if owned and not event.trigger.overlaps(Span(time.span.end, time.span.end + owned.end() + 1)):
        yield Finding("time", f"“{time.span.of(text)}” belongs to the noun behind it")


def _time_agrees(said: str, bounds: list[str]) -> Iterator[Finding]:
    years = re.findall(r"\b(?:19|20)\d\d\b", said)
    if years and not any(bound.startswith(tuple(years)) for bound in bounds):
        yield Finding("time", f"the words say {years[0]}, the line {bounds[0][:4]}")
    months = {at for at, name in enumerate(_MONTHS, 1) if re.search(rf"\b({name}|{name[:3]})\b", said)}
    if months and len(bounds[0]) >= 7 and not months & {int(bound[5:7]) for bound in bounds if len(bound) >= 7}:
        yield Finding("time", f"the words name another month than {bounds[0][:7]}")
    weekdays = [at for at, name in enumerate(_DAYS) if name in said]
    if len(weekdays) == 1 and len(bounds) == 1 and len(bounds[0]) >= 10:
        day = date.fromisoformat(bounds[0][:10])
        if day.weekday() != weekdays[0]:
            yield Finding("time", f"{bounds[0][:10]} is no {_DAYS[weekdays[0]].capitalize()}")


def _place(place: PlaceRef, text: str) -> Iterator[Finding]:
    if not re.search(r"[A-ZÀ-Þ]", place.span.of(text)) or _CUT_NAME.match(text[place.span.end :]):
        yield Finding("place", f"“{place.span.of(text)}” is not the whole name of a place")
    if re.search(
        r"\b(?:behalf of|[Bb]orn in|native of|[Ff]ormerly of|threat of)(?: the)? $", text[: place.span.start][-40:]
    ):
        yield Finding("place", f"“{place.span.of(text)}” is not where it happened")
    if not place.span.of(text).strip():
        yield Finding("place", "no words for the place")
    elif not states(place.span.of(text), place.name) and not states(place.name, place.span.of(text)):
        yield Finding("place", f"“{place.span.of(text)}” does not name “{place.name}”")


def _counts(event: Event, text: str) -> Iterator[Finding]:
    if not event.magnitude:
        return
    sentence = sentence_of(text, event.trigger).of(text).lower()
    for kind, count in sorted(event.magnitude.items()):
        if count not in set(_numbers(_share_of(kind, sentence))):
            yield Finding("count", f"no words for {count:,} {kind}")


def _share_of(kind: str, sentence: str) -> str:
    """The parts of a sentence that can give this count: for the killed those that speak of death."""
    stems = _HARM.get(kind)
    parts = re.split(r",(?!\d)|;|\band\b|\bwhile\b", sentence)
    return " ; ".join(part for part in parts if any(stem in part for stem in stems)) if stems else sentence


def _numbers(said: str) -> Iterator[int]:
    """Every number written: 50,000, eleven, 1.2 million, a, both."""
    for found in re.finditer(r"\d[\d,.]*", said):
        number = found.group().rstrip(".,").replace(",", "")
        scale = re.match(r"\s*(hundred|thousand|million|billion)", said[found.end() :])
        try:
            yield round(float(number) * (_LARGE[scale.group(1)] if scale else 1))
        except ValueError:
            continue
    yield from _in_words([word.low for word in tokens(said, Span(0, len(said)))])


def _in_words(row: list[str]) -> Iterator[int]:
    for at, word in enumerate(row):
        tens, _, unit = word.partition("-")
        value = _SMALL.index(word) if word in _SMALL else _TENS.get(tens, 20 if tens == "twenty" else -1)
        value += _SMALL.index(unit) if unit in _SMALL and value >= 20 else 0
        scale = _LARGE.get(row[at + 1], 1) if at + 1 < len(row) else 1
        if value >= 0:
            yield value * scale
        if word in {"a", "an", "another"}:
            yield scale
        if word == "both":
            yield 2
        if word in _LARGE and (at == 0 or row[at - 1] in {"a", "an"}):
            yield _LARGE[word]
