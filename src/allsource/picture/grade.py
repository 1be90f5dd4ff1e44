"""The grade of a dealing from one readable table: the source and the information apart, each with its reason.

Reliability (A–F) is a person's judgement of an outlet's record, stated in `desk.toml` with its basis; where nobody has
stated one it is F, cannot be judged. Credibility (1–6) follows from agreement and contradiction: the first row of
`CREDIBILITY` that holds decides. 1 needs two origins that are certain not to share a root (Admiralty system, AJP-2.1).
Likelihood words are never made of these, and a model's score is never looked at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from allsource.model import Grade

__all__ = ["CREDIBILITY", "Footing", "graded"]


@dataclass(frozen=True, slots=True)
class Footing:
    """What a grade is made of. `independent` counts origins that are certain not to share a root."""

    reports: int
    origins: int
    independent: int
    denied: bool
    acknowledged: bool
    superseded: bool
    on_record: bool
    only_negated: bool
    withdrawn: bool
    outlets: tuple[str, ...] = ()


CREDIBILITY: tuple[tuple[int, Callable[[Footing], bool], str], ...] = (
    (5, lambda on: on.withdrawn, "every report of it was withdrawn"),
    (6, lambda on: on.only_negated, "reports only say that it did not happen"),
    (
        3,
        lambda on: on.denied and on.independent > 1,
        "{independent} independent origins have it, and a party denies it",
    ),
    (4, lambda on: on.denied, "a party denies it, and no second origin bears it out"),
    (1, lambda on: on.independent > 1, "{independent} independent origins agree and nobody denies it"),
    (2, lambda on: on.acknowledged and on.superseded, "a party that had denied it owns up to it on the record"),
    (2, lambda on: on.acknowledged, "a party to it says so on the record, and nobody denies it"),
    (3, lambda on: on.on_record, "somebody named says so on the record; no independent origin bears it out"),
    (6, lambda on: True, "no second origin, and nobody says so on the record"),
)
"""The first row that holds, in order."""


def graded(footing: Footing, outlets: Mapping[str, tuple[str, str]]) -> Grade:
    """The grade; `outlets` gives letter and basis for those that a person has judged."""
    credibility, reason = next((value, said) for value, holds, said in CREDIBILITY if holds(footing))
    stated = sorted((outlets[name], name) for name in footing.outlets if name in outlets)
    letter, why = "F", "nobody has stated a record for " + _listed(footing.outlets)
    if stated:
        (letter, basis), name = stated[0]
        why = f"{name}: {basis}"
    return Grade(letter, credibility, why, reason.format(independent=footing.independent))


def _listed(outlets: tuple[str, ...]) -> str:
    shown = ", ".join(outlets[:3])
    return (shown + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else "")) or "the outlet, which is unknown"
