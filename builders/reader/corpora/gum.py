"""GUM: Penn tags, and the named ones of its entities (head a proper noun), cut down to the name itself.

GUM marks whole phrases with their titles and modifiers; a name is the head with its `flat` parts and its proper-noun
compounds, less titles. It knows no MISC in our sense. Fiction, WikiHow, vlogs and conversations are unlike what a desk
reads, and Reddit's words are blanked: none of these are read. Of the genres whose texts are licensed for non-commercial
use, essays, letters and podcasts are (the model card says so).
"""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builders.reader.passages import Mark, Passage

__all__ = ["gum"]

_LABELS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_SKIPPED = frozenset({"fiction", "whow", "reddit", "vlog", "conversation"})
_BEFORE_NAMES = """
    mr mrs ms miss dr prof professor president minister prime secretary senator governor mayor king queen prince
    princess pope sir lady lord general colonel captain judge justice chief officer director chairman ceo commissioner
    ambassador chancellor premier vice deputy chair speaker member members street aunt uncle st uk us u.s
"""
_TITLES = frozenset(_BEFORE_NAMES.split())
_IN_NAMES = ("NNP", "HYPH", "IN", "CC")
_PIECE = re.compile(r"\((\d+)-(\w+)[^()]*(\))?|(\d+)\)")


@dataclass(slots=True)
class _Token:
    form: str
    tag: str
    head: int
    relation: str
    entity: str
    start: int = 0
    end: int = 0


def gum(archive: Path, held_out: Path) -> list[Passage]:
    """Train documents of GUM's own split; `held_out` is its splits.md, whose dev and test lists are left out."""
    listed = held_out.read_text(encoding="utf-8").split("## train")
    train = set(re.findall(r"GUM_\w+", listed[1].split("\n## ")[0]))
    found: list[Passage] = []
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda one: one.name):
            name = Path(member.name).stem
            if member.name.startswith("dep/") and name in train and name.split("_")[1] not in _SKIPPED:
                raw = files.extractfile(member)
                if raw is not None:
                    found.extend(_passages(name, raw.read().decode("utf-8")))
    return found


def _passages(name: str, conllu: str) -> Iterator[Passage]:
    for block in conllu.split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.MULTILINE)
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        tokens = [_token(row) for row in rows if row[0].isdigit()]
        if text and tokens and _place(text[1], tokens):
            tags = tuple(Mark(one.tag, one.start, one.end) for one in tokens)
            yield Passage(text[1], name, entities=tuple(_names(tokens)), tags=tags, misc=False)


def _token(row: list[str]) -> _Token:
    entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
    return _Token(row[1], row[4], int(row[6]) - 1, row[7].partition(":")[0], entity[1] if entity else "")


def _place(text: str, tokens: list[_Token]) -> bool:
    at = 0
    for token in tokens:
        token.start = text.find(token.form, at)
        if token.start < 0:
            return False
        at = token.end = token.start + len(token.form)
    return True


def _names(tokens: list[_Token]) -> Iterator[Mark]:
    taken: set[int] = set()
    for kind, first, stop in sorted(_ranges(tokens), key=lambda one: (one[1] - one[2], one[1])):
        name = _name(tokens, first, stop, kind)
        if name and kind in _LABELS and not taken & set(name):
            taken |= set(name)
            yield Mark(_LABELS[kind], tokens[name[0]].start, tokens[name[-1]].end)


def _ranges(tokens: list[_Token]) -> Iterator[tuple[str, int, int]]:
    """(type, first, stop) of every entity bracket."""
    open_: list[tuple[str, str, int]] = []
    for place, token in enumerate(tokens):
        for number, kind, closed, closing in _PIECE.findall(token.entity):
            if closed:
                yield kind, place, place + 1
            elif kind:
                open_.append((number, kind, place))
            else:
                for at in range(len(open_) - 1, -1, -1):
                    if open_[at][0] == closing:
                        _, kind_, first = open_.pop(at)
                        yield kind_, first, place + 1
                        break


def _name(tokens: list[_Token], first: int, stop: int, kind: str) -> list[int]:
    """Places of the words of the name inside an entity, [] where the entity is not named."""
    heads = [place for place in range(first, stop) if not first <= tokens[place].head < stop]
    if not heads or not tokens[heads[0]].tag.startswith("NNP"):
        return []
    places = _person(tokens, heads[0], first, stop) if kind == "person" else _run(tokens, heads[0], first, stop)
    inside = list(range(min(places), max(places) + 1))
    while kind == "person" and inside and tokens[inside[0]].form.lower().rstrip(".") in _TITLES:
        inside = inside[1:]
    plural = len(inside) == 1 and tokens[inside[0]].tag == "NNPS" and kind == "person"
    return [] if plural or any(not tokens[at].tag.startswith(_IN_NAMES) for at in inside) else inside


def _person(tokens: list[_Token], head: int, first: int, stop: int) -> set[int]:
    return {head} | {at for at in range(first, stop) if tokens[at].head == head and tokens[at].relation == "flat"}


def _run(tokens: list[_Token], head: int, first: int, stop: int) -> set[int]:
    """The proper nouns around the head, over `of`, `for` and `and` to the right: University of Malta."""
    left = right = head
    while left > first and tokens[left - 1].tag.startswith(("NNP", "HYPH")):
        left -= 1
    while right + 1 < stop and tokens[right + 1].tag.startswith("NNP"):
        right += 1
    if right + 2 < stop and tokens[right + 1].form in ("of", "for", "and") and tokens[right + 2].tag.startswith("NNP"):
        return {left, *_run(tokens, right + 2, right + 2, stop)}
    return {left, right}
