"""Passages to examples: the words that run time would see, with a label for each word and layer."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from allsource.model import Span
from allsource.reports.pieces import END, START, Pieces
from allsource.reports.words import ends, words
from builders.reader.passages import Anchor, Mark, Passage, merge

__all__ = ["UNKNOWN", "Example", "Labels", "Window", "example", "labels_of", "pack"]

UNKNOWN = -100  # the label that no loss counts
MAX_PIECES = 256
ENTITIES = ("PER", "LOC", "ORG", "MISC")
ROLES = ("SOURCE", "CONTENT")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists, in the order of the network's outputs."""

    tags: tuple[str, ...]
    arguments: tuple[str, ...]
    entities: tuple[str, ...] = ENTITIES
    roles: tuple[str, ...] = ROLES


@dataclass(frozen=True, slots=True)
class Window:
    """One anchor of a conditioned head: words `first`…`last` of the example, seen from `low` up to `high`."""

    first: int
    last: int
    low: int
    high: int
    labels: Ints


@dataclass(frozen=True, slots=True)
class Example:
    """One input. Arrays over pieces: ids, word (its word, -1 for the ends); over words: first, last, case, layers."""

    ids: Ints
    word: Ints
    first: Ints
    last: Ints
    case: Ints
    entities: Ints | None
    tags: Ints | None
    predicates: Ints | None
    cues: Ints | None
    arguments: tuple[Window, ...]
    roles: tuple[Window, ...]
    misc: bool


def labels_of(passages: Iterable[Passage], fewest: int) -> Labels:
    """Penn tags and argument labels seen at least `fewest` times, the commonest first."""
    tags: Counter[str] = Counter()
    arguments: Counter[str] = Counter()
    for passage in passages:
        tags.update(mark.label for mark in passage.tags or ())
        arguments.update(part.label for anchor in passage.predicates or () for part in anchor.parts)
    seen = [tuple(label for label, n in counts.most_common() if n >= fewest) for counts in (tags, arguments)]
    return Labels(*seen)


def pack(passages: Sequence[Passage], random: Random, choices: Sequence[int], longest: int) -> list[Passage]:
    """Consecutive passages of one document together, as many as drawn from `choices`, up to `longest` characters."""
    packed, at = [], 0
    while at < len(passages):
        wanted, stop, size = random.choice(choices), at + 1, len(passages[at].text)
        while stop < len(passages) and stop - at < wanted and passages[stop].document == passages[at].document:
            size += len(passages[stop].text) + 1
            if size > longest:
                break
            stop += 1
        packed.append(merge(passages[at:stop]) if stop > at + 1 else passages[at])
        at = stop
    return packed


class _Words:
    """The words of one passage and the way from characters to them: a word belongs to a range if its middle does."""

    def __init__(self, passage: Passage, found: Sequence[Span]) -> None:
        self.text = passage.text
        self.spans = found
        self.middles = np.array([(span.start + span.end - 1) / 2 for span in found])

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """(first, last) of the words inside a range, or None."""
        inside = np.flatnonzero((self.middles >= start) & (self.middles < end))
        return (int(inside[0]), int(inside[-1])) if len(inside) else None

    def core(self, start: int, end: int) -> tuple[int, int] | None:
        """The same without punctuation at either end, on which annotators do not agree."""
        inside = [
            int(at)
            for at in np.flatnonzero((self.middles >= start) & (self.middles < end))
            if any(map(str.isalnum, self.spans[int(at)].of(self.text)))
        ]
        return (inside[0], inside[-1]) if inside else None


def example(passage: Passage, pieces: Pieces, labels: Labels) -> Example | None:
    """One passage as an example, cut at MAX_PIECES; None where it has no word."""
    found = words(passage.text)
    cuts = pieces.cut([span.of(passage.text) for span in found])
    counts = np.cumsum([len(ids) for ids, _ in cuts]) if cuts else np.array([], dtype=np.int64)
    kept = int(np.searchsorted(counts, MAX_PIECES - 2, side="right"))
    if not kept:
        return None
    cuts, seen = cuts[:kept], _Words(passage, found[:kept])
    first = np.concatenate([[0], counts[: kept - 1]]) + 1
    ids = [START, *(piece for numbers, _ in cuts for piece in numbers), END]
    word = np.full(len(ids), -1)
    word[1:-1] = np.repeat(np.arange(kept), [len(numbers) for numbers, _ in cuts])
    bounds = [0, *ends(passage.text, found[:kept])]
    predicates, cues = passage.predicates, passage.attributions
    return Example(
        ids=np.array(ids),
        word=word,
        first=first,
        last=counts[:kept],
        case=np.array([case for _, case in cuts]),
        entities=None if passage.entities is None else _spread(seen, passage.entities, labels.entities),
        tags=None if passage.tags is None else _exact(seen, passage.tags, labels.tags),
        predicates=None if predicates is None or not passage.whole else _anchored(seen, predicates),
        cues=None if cues is None else _anchored(seen, cues),
        arguments=tuple(_windows(seen, predicates or (), labels.arguments, bounds)),
        roles=tuple(_windows(seen, cues or (), labels.roles, [0, kept])),
        misc=passage.misc,
    )


def _put(target: Ints, place: tuple[int, int], label: int) -> None:
    """BIO numbers: 0 is outside, 2k+1 begins label k, 2k+2 goes on with it."""
    target[place[0]] = 2 * label + 1
    target[place[0] + 1 : place[1] + 1] = 2 * label + 2


def _spread(seen: _Words, marks: Iterable[Mark], names: Sequence[str]) -> Ints:
    target = np.zeros(len(seen.spans), dtype=np.int64)
    for mark in marks:
        place = seen.of(mark.start, mark.end)
        if place:
            _put(target, place, names.index(mark.label))
    return target


def _exact(seen: _Words, marks: Iterable[Mark], names: Sequence[str]) -> Ints:
    """Tags only of the words that the corpus cuts as we do."""
    numbers = {name: number for number, name in enumerate(names)}
    tags = {(mark.start, mark.end): numbers.get(mark.label, UNKNOWN) for mark in marks}
    return np.array([tags.get((span.start, span.end), UNKNOWN) for span in seen.spans])


def _anchored(seen: _Words, anchors: Iterable[Anchor]) -> Ints:
    return _spread(seen, (Mark("A", one.start, one.end) for one in anchors), ("A",))


def _windows(seen: _Words, anchors: Iterable[Anchor], names: Sequence[str], bounds: Sequence[int]) -> Iterable[Window]:
    """One window an anchor; parts outside the anchor's own sentence are cut off, as at run time."""
    numbers = {name: number for number, name in enumerate(names)}
    for anchor in anchors:
        at = seen.of(anchor.start, anchor.end)
        if at is None:
            continue
        low = max(bound for bound in bounds if bound <= at[0])
        high = min(bound for bound in bounds if bound > at[1])
        target = np.zeros(high - low, dtype=np.int64)
        for part in anchor.parts:
            place = seen.core(part.start, part.end)
            if place and part.label in numbers and place[0] < high and place[1] >= low:
                _put(target, (max(place[0], low) - low, min(place[1], high - 1) - low), numbers[part.label])
        yield Window(at[0] - low, at[1] - low, low, high, target)
