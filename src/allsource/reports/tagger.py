"""Blocks of text through the network: words, names, predicates with arguments, cues with sources and contents.

A block is a paragraph, a headline or a list item. One too long for the network is read in parts that own neighbouring
sentences and see a little of what is beside them; what is found belongs to the part that owns its first word. An
argument is sought in its predicate's own sentence, a source or content in the whole part.

The spans of arguments, sources and contents begin and end with letters or digits: punctuation at the ends was taken off
in training, since annotators do not agree on it. Whether a quotation's marks belong to it is for the rules to say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from allsource.model import Span
from allsource.reports.decode import Found, best, found
from allsource.reports.network import Network, Words, network
from allsource.reports.pieces import END, START, Cut
from allsource.reports.tagged import Argument, Attribution, Entity, Predicate, Tagged, Word
from allsource.reports.words import ends, words

__all__ = ["frames", "tag"]

MOST_PIECES = 254  # of one row, its two ends not counted
_OWNED, _BESIDE = 190, 32  # pieces that a part of a long block owns, and sees on each side
_BATCH = 512  # pieces of one run of the encoder; more are no faster
_WINDOWS = 512  # words of one run of a conditioned head; 2,000 were no faster and cost 115 MB more
_PUNCTUATION = 6

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Row:
    """Words read together. Those from `low` up to `high` are owned; `bounds` are sentence bounds, 0 and the end too."""

    spans: Sequence[Span]
    cuts: Sequence[Cut]
    bounds: Sequence[int]
    low: int
    high: int
    size: int


@dataclass(slots=True)
class _Gathered:
    words: list[Word] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def tagged(self) -> Tagged:
        """All in text order."""
        return Tagged(
            tuple(sorted(self.words, key=lambda one: one.span.start)),
            tuple(sorted(self.entities, key=lambda one: one.span.start)),
            tuple(sorted(self.predicates, key=lambda one: one.span.start)),
            tuple(sorted(self.attributions, key=lambda one: one.cue.start)),
        )


def tag(text: str, blocks: Sequence[Span]) -> Tagged:
    """What the network finds in `blocks` of `text`; every offset is one into `text`."""
    net = network()
    gathered = _Gathered()
    for rows in _batches(row for block in blocks for row in _rows(text, block, net)):
        said = net.words(*_inputs(rows))
        lengths = np.array([len(row.spans) for row in rows])
        _words(rows, said, lengths, net, gathered)
        predicates = _owned(rows, found(best(said.predicates, lengths)))
        gathered.predicates += _framed(rows, said, predicates, net)
        cues = _owned(rows, found(best(said.cues, lengths)))
        gathered.attributions += _attributed(rows, said, cues, net)
    return gathered.tagged()


def frames(text: str, blocks: Sequence[Span], predicates: Iterable[Span]) -> tuple[Predicate, ...]:
    """The arguments of predicates that are known already, in text order; those outside the blocks are left out."""
    net, wanted = network(), sorted(predicates)
    framed: list[Predicate] = []
    for rows in _batches(row for block in blocks for row in _rows(text, block, net)):
        anchors = [anchor for at, row in enumerate(rows) for span in wanted for anchor in _anchor(at, row, span)]
        if anchors:
            framed += _framed(rows, net.words(*_inputs(rows)), _owned(rows, anchors), net)
    return tuple(sorted(framed, key=lambda one: one.span.start))


def _anchor(at: int, row: _Row, span: Span) -> Iterator[Found]:
    inside = [place for place, word in enumerate(row.spans) if word.overlaps(span)]
    if inside:
        yield at, inside[0], inside[-1], 0


def _rows(text: str, block: Span, net: Network) -> Iterator[_Row]:
    spans = words(text, block.start, block.end)
    if not spans:
        return
    cuts = net.pieces.cut([text[span.start : span.end] for span in spans])
    sizes = np.cumsum([0, *(len(ids) for ids, _ in cuts)])
    bounds = [0, *ends(text, spans)]
    for low, high in _parts(sizes, bounds):
        left = low if low == 0 else int(np.searchsorted(sizes, sizes[low] - _BESIDE))
        right = high if high == len(spans) else int(np.searchsorted(sizes, sizes[high] + _BESIDE, side="right")) - 1
        inner = [0, *(bound - left for bound in bounds if left < bound < right), right - left]
        size = int(sizes[right] - sizes[left]) + 2
        yield _Row(spans[left:right], cuts[left:right], inner, low - left, high - left, size)


def _parts(sizes: Ints, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Word ranges that together cover a block: all of it where it fits, else whole sentences, else what fits."""
    total, low = len(sizes) - 1, 0
    if sizes[-1] <= MOST_PIECES:
        yield 0, total
        return
    while low < total:
        most = max(low + 1, int(np.searchsorted(sizes, sizes[low] + _OWNED, side="right")) - 1)
        high = total if most >= total else max((bound for bound in bounds if low < bound <= most), default=most)
        yield low, high
        low = high


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Rows of like length, about _BATCH pieces together with their padding."""
    batch: list[_Row] = []
    for row in sorted(rows, key=lambda one: one.size):
        if batch and row.size * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _words(rows: Sequence[_Row], said: Words, lengths: Ints, net: Network, gathered: _Gathered) -> None:
    """Tags and names."""
    tags = said.tags.argmax(2)
    for at, row in enumerate(rows):
        gathered.words += [Word(row.spans[word], net.labels.tags[tags[at, word]]) for word in range(row.low, row.high)]
    for at, first, last, label in _owned(rows, found(best(said.entities, lengths))):
        gathered.entities.append(Entity(_span(rows[at], first, last), net.labels.entities[label]))


def _framed(rows: Sequence[_Row], said: Words, anchors: Sequence[Found], net: Network) -> Iterator[Predicate]:
    windows = [_sentence(rows[at], first, last) for at, first, last, _ in anchors]
    for (at, first, last, _), parts in zip(
        anchors, _conditioned(net, "arguments", said, anchors, windows), strict=True
    ):
        arguments = [Argument(_span(rows[at], begin, end), label) for begin, end, label in parts]
        yield Predicate(_span(rows[at], first, last), tuple(arguments))


def _attributed(rows: Sequence[_Row], said: Words, anchors: Sequence[Found], net: Network) -> Iterator[Attribution]:
    windows = [(0, len(rows[at].spans)) for at, _, _, _ in anchors]
    for (at, first, last, _), parts in zip(anchors, _conditioned(net, "roles", said, anchors, windows), strict=True):
        source, content = (
            tuple(_span(rows[at], begin, end) for begin, end, label in parts if label == role)
            for role in ("SOURCE", "CONTENT")
        )
        yield Attribution(_span(rows[at], first, last), source, content)


def _owned(rows: Sequence[_Row], anchors: Iterable[Found]) -> list[Found]:
    return [one for one in anchors if rows[one[0]].low <= one[1] < rows[one[0]].high]


def _sentence(row: _Row, first: int, last: int) -> tuple[int, int]:
    low = max(bound for bound in row.bounds if bound <= first)
    return low, min(bound for bound in row.bounds if bound > last)


def _span(row: _Row, first: int, last: int) -> Span:
    return Span(row.spans[first].start, row.spans[last].end)


def _inputs(rows: Sequence[_Row]) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """ids, case, mask over pieces; first, last over words; padded with zeros."""
    pieces, longest = max(row.size for row in rows), max(len(row.spans) for row in rows)
    ids, mask = np.zeros((2, len(rows), pieces), dtype=np.int64)
    case = np.full((len(rows), pieces), _PUNCTUATION, dtype=np.int64)
    first, last = np.zeros((2, len(rows), longest), dtype=np.int64)
    for at, row in enumerate(rows):
        counts = np.array([len(numbers) for numbers, _ in row.cuts])
        ids[at, : row.size] = [START, *(number for numbers, _ in row.cuts for number in numbers), END]
        case[at, 1 : row.size - 1] = np.repeat([case_ for _, case_ in row.cuts], counts)
        mask[at, : row.size] = 1
        last[at, : len(counts)] = np.cumsum(counts)
        first[at, : len(counts)] = last[at, : len(counts)] - counts + 1
    return ids, case, mask, first, last


def _conditioned(
    net: Network, head: str, said: Words, anchors: Sequence[Found], windows: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int, str]]]:
    """For each anchor the (first word, last word, label) of its parts, in its row's words."""
    names = net.labels.arguments if head == "arguments" else net.labels.roles
    parts: list[list[tuple[int, int, str]]] = [[] for _ in anchors]
    order = sorted(range(len(anchors)), key=lambda at: windows[at][1] - windows[at][0])
    for some in _runs(order, windows):
        low = np.array([windows[at][0] for at in some])
        lengths = np.array([windows[at][1] for at in some]) - low
        places = low[:, None] + np.minimum(np.arange(lengths[-1]), lengths[:, None] - 1)
        mask = (np.arange(lengths[-1]) < lengths[:, None]).astype(np.int64)
        states = said.states[np.array([anchors[at][0] for at in some])[:, None], places]
        first, last = (np.array([anchors[at][column] for at in some]) - low for column in (1, 2))
        scores = net.parts(head, states, mask, (first, last))
        for which, begin, end, label in found(best(scores, lengths)):
            at, start = some[which], int(low[which])
            parts[at].append((begin + start, end + start, names[label]))
    return parts


def _runs(order: Sequence[int], windows: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Anchors in order of their windows' lengths, about _WINDOWS words together."""
    some: list[int] = []
    for at in order:
        if some and (windows[at][1] - windows[at][0]) * (len(some) + 1) > _WINDOWS:
            yield some
            some = []
        some.append(at)
    if some:
        yield some
