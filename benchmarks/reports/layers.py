"""What the network finds before any rule: names on UNER and WikiGold, arguments and tags on PropBank EWT dev.

Names: exact span and label, PER, LOC and ORG alone (UNER knows no MISC), on the documents that were not trained on.
Arguments: exact span and label of every argument, predicates given, spans trimmed to letters and digits at both ends.
"""

from collections.abc import Iterable
from pathlib import Path

from builders.reader.corpora.columns import uner, wikigold
from builders.reader.corpora.propbank import ewt
from builders.reader.passages import Passage
from builders.reader.splits import split

from allsource.model import Span
from allsource.reports.tagged import Tagged
from allsource.reports.tagger import frames, tag
from benchmarks.reports.spans import Score, score, trimmed

__all__ = ["PROPBANK", "UNER", "WIKIGOLD", "arguments", "names_uner", "names_wikigold", "predicates", "tags"]

UNER = Path("uner_ewt/en_ewt-ud-dev.iob2")
WIKIGOLD = Path("wikigold/CONLL-format/data/wikigold.conll.txt")
PROPBANK = Path("propbank_ewt/dev.jsonl")
_THREE = ("PER", "LOC", "ORG")


def _whole(passage: Passage) -> list[Span]:
    return [Span(0, len(passage.text))]


def _tagged(passages: Iterable[Passage]) -> Iterable[tuple[Passage, Tagged]]:
    return ((passage, tag(passage.text, _whole(passage))) for passage in passages)


def _names(documents: list[list[Passage]], trained: str) -> dict[str, Score]:
    listed = split(trained)
    held = [one for document in documents for one in document if one.document not in listed]
    scores = {label: Score() for label in _THREE}
    for passage, read in _tagged(held):
        for label, counts in scores.items():
            gold = {(mark.start, mark.end) for mark in passage.entities or () if mark.label == label}
            counts.add(set(gold), {(one.span.start, one.span.end) for one in read.entities if one.label == label})
    whole = Score(*(sum(column) for column in zip(*((s.right, s.found, s.gold) for s in scores.values()), strict=True)))
    return {"": whole, **scores}


def names_uner(data: Path) -> dict[str, Score]:
    """The documents of UNER-EWT dev that are not in the split list: "" over all, and each label."""
    return _names(uner(data / UNER), "uner_ewt_dev_train.txt")


def names_wikigold(data: Path) -> dict[str, Score]:
    """The articles of WikiGold that are not in the split list."""
    return _names(wikigold(data / WIKIGOLD), "wikigold_train.txt")


def arguments(data: Path) -> Score:
    """PropBank EWT dev, sentence by sentence, predicates given."""
    return score((_gold_arguments(one), _found_arguments(one)) for one in ewt(data / PROPBANK))


def _gold_arguments(passage: Passage) -> set[object]:
    return {
        (anchor.start, part.label, where)
        for anchor in passage.predicates or ()
        for part in anchor.parts
        if (where := trimmed(passage.text, part.start, part.end))
    }


def _found_arguments(passage: Passage) -> set[object]:
    given = [Span(anchor.start, anchor.end) for anchor in passage.predicates or ()]
    starts = {span: span.start for span in given}
    found: set[object] = set()
    for frame in frames(passage.text, _whole(passage), given):
        at = next((starts[span] for span in given if span.overlaps(frame.span)), frame.span.start)
        found |= {(at, one.label, trimmed(passage.text, one.span.start, one.span.end)) for one in frame.arguments}
    return found


def predicates(data: Path) -> Score:
    """PropBank EWT dev: exact spans of predicates."""
    return score(
        (
            {(one.start, one.end) for one in passage.predicates or ()},
            {(p.span.start, p.span.end) for p in read.predicates},
        )
        for passage, read in _tagged(ewt(data / PROPBANK))
    )


def tags(data: Path) -> Score:
    """PropBank EWT dev: words cut as the treebank cuts them, with its tag; its F1 counts both kinds of error."""
    return score(
        (
            {(mark.start, mark.end, mark.label) for mark in passage.tags or ()},
            {(word.span.start, word.span.end, word.tag) for word in read.words},
        )
        for passage, read in _tagged(ewt(data / PROPBANK))
    )
