"""What the trained network says of one text, before any rule reads it.

This is the border between learning and rules: `tagger.py` makes a Tagged from text, and the rules (`mentions.py`,
`claims.py`, `events.py`) read it. Tests of the rules build one by hand and need no model. Every offset is a character
offset into the document's stored text.
"""

from dataclasses import dataclass

from allsource.model import Span

__all__ = ["Argument", "Attribution", "Entity", "Predicate", "Tagged", "Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its Penn Treebank tag (NNP, VBD, MD, …). Contractions are split: `did` `n't`, `Ruiz` `'s`."""

    span: Span
    tag: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named mention: `label` is PER, LOC, ORG or MISC."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Argument:
    """One PropBank argument of a predicate: ARG0…ARG5, ARGM-TMP, ARGM-LOC, ARGM-NEG, ARGM-MOD, R-ARG0, C-ARG1, …"""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says what happens or holds (verb, noun or adjective) and its arguments."""

    span: Span
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the parts of its source and content, in PolNeAR's sense; source and content may be empty."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that the network found, each list in text order. `words` cover the read parts of the text."""

    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    predicates: tuple[Predicate, ...]
    attributions: tuple[Attribution, ...]
