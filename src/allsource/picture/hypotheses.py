"""Competing hypotheses, weighed: which is least contradicted, what tells nothing, what would change the view.

The method is Heuer's: hypotheses are ranked by the evidence against them alone, since evidence that fits one often
fits the others too. The desk proposes no marks and no probability; ranks come from `WEIGHTS`, and ties stay ties.
Evidence from a retracted report is shown and not counted.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from allsource.model.hypotheses import Evidence, Hypothesis, Mark, Matrix, Step

__all__ = ["WEIGHTS", "Change", "Standing", "Weighed", "matrix", "next_id", "weigh"]

WEIGHTS = {"II": 2, "I": 1}
"""What a mark adds to the case against a hypothesis; CC, C and N add nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One hypothesis: `rank` 1 is least contradicted (equal scores share it), `against` the sum of its weights.

    `counts` is by mark; `open` are the evidence ids not judged against it yet: a low score with many of them says
    little.
    """

    hypothesis: Hypothesis
    rank: int
    against: int
    counts: dict[str, int]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """If this row fell away, these hypotheses would stand first."""

    evidence: str
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A matrix, weighed. `silent` are rows that say the same of every hypothesis; `discounted` those not counted."""

    matrix: Matrix
    standings: tuple[Standing, ...]
    silent: tuple[str, ...]
    discounted: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def first(self) -> tuple[str, ...]:
        return _first(self.standings)


def matrix(steps: Sequence[Step]) -> Matrix:
    """The matrix that one question's steps leave, in their order; what was dropped is out, a later mark replaces."""
    dropped = {step.item for step in steps if step.kind == "drop"}
    kept = [step for step in steps if not {step.item, step.against} & dropped]
    asked = next(step for step in steps if step.kind == "ask")
    return Matrix(
        asked.question,
        asked.value,
        tuple(Hypothesis(step.item, step.value) for step in kept if step.kind == "suppose"),
        tuple(Evidence(step.item, step.value, step.record) for step in kept if step.kind == "bring"),
        {
            (step.item, step.against): Mark(step.value, step.reason, step.by, step.recorded_at)
            for step in kept
            if step.kind == "mark"
        },
    )


def next_id(steps: Iterable[Step], letter: str) -> str:
    """The next free H or E number; one that a step names is never used again, whatever became of its item."""
    named = (item for step in steps for item in (step.item, step.against) if item.startswith(letter))
    return f"{letter}{1 + max((int(item[1:]) for item in named), default=0)}"


def weigh(given: Matrix, discounted: Collection[str] = ()) -> Weighed:
    """Rank the hypotheses. `discounted` are evidence ids that are shown and not counted."""
    counted = [row.id for row in given.evidence if row.id not in discounted]
    standings = _standings(given, counted)
    return Weighed(
        given,
        standings,
        tuple(row for row in counted if _is_silent(given, row)),
        tuple(row.id for row in given.evidence if row.id in discounted),
        tuple(_changes(given, counted, _first(standings))),
    )


def _standings(given: Matrix, rows: Sequence[str]) -> tuple[Standing, ...]:
    made = [_standing(given, hypothesis, rows) for hypothesis in given.hypotheses]
    scores = sorted(standing.against for standing in made)
    ranked = [replace(standing, rank=1 + scores.index(standing.against)) for standing in made]
    return tuple(sorted(ranked, key=lambda standing: standing.rank))


def _standing(given: Matrix, hypothesis: Hypothesis, rows: Sequence[str]) -> Standing:
    marks = [given.marks[row, hypothesis.id].value for row in rows if (row, hypothesis.id) in given.marks]
    return Standing(
        hypothesis,
        0,
        sum(WEIGHTS.get(mark, 0) for mark in marks),
        {mark: marks.count(mark) for mark in dict.fromkeys(marks)},
        tuple(row for row in rows if (row, hypothesis.id) not in given.marks),
    )


def _first(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(standing.hypothesis.id for standing in standings if standing.rank == 1)


def _is_silent(given: Matrix, row: str) -> bool:
    """Does the row say the same of every hypothesis, so that it tells none of them apart?"""
    marks = [given.marks.get((row, hypothesis.id)) for hypothesis in given.hypotheses]
    values = {mark.value if mark else "" for mark in marks}
    return len(marks) > 1 and "" not in values and len(values) == 1


def _changes(given: Matrix, rows: Sequence[str], first: tuple[str, ...]) -> Iterable[Change]:
    """The rows the view rests on: without one of them another hypothesis would stand first, or beside."""
    for row in rows:
        without = _first(_standings(given, [other for other in rows if other != row]))
        if set(without) != set(first):
            yield Change(row, without)
