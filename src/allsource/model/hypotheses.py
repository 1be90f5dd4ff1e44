"""Analysis of competing hypotheses (Heuer, Psychology of Intelligence Analysis, chapter 8): the matrix and its steps.

A question has hypotheses (columns) and evidence (rows); a person marks how consistent each row is with each column.
Only steps are kept, each with who and when, so that the matrix can be shown as of any day and nothing is overwritten.
"""

from dataclasses import dataclass

__all__ = ["CONSISTENCIES", "Evidence", "Hypothesis", "Mark", "Matrix", "Step"]

CONSISTENCIES = ("CC", "C", "N", "I", "II")
"""Very consistent, consistent, neutral or not applicable, inconsistent, very inconsistent."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a person did: `kind` is ask, suppose, bring, mark or drop.

    `item` is H1, H2, … or E1, E2, … (empty for ask); `against` the hypothesis of a mark; `value` the words or the mark;
    `record` the desk's id of a claim or event that is brought as evidence, whose words are looked up, never copied.
    """

    question: str
    kind: str
    item: str = ""
    against: str = ""
    value: str = ""
    record: str = ""
    reason: str = ""
    by: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row: a person's own words, or the id of a record the desk holds."""

    id: str
    text: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """How consistent a row is with a column, why, and who says so."""

    value: str
    reason: str = ""
    by: str = ""
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question as it stands. `marks` is by (evidence id, hypothesis id); a pair without a mark is not judged yet."""

    question: str
    text: str
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[Evidence, ...]
    marks: dict[tuple[str, str], Mark]
