"""Exact-span precision, recall and F1, after taking off what is neither letter nor digit at both ends of a span."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Score", "score", "trimmed"]


@dataclass(slots=True)
class Score:
    """Counts over a corpus."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, gold: set[object], found: set[object]) -> None:
        self.right += len(gold & found)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def score(pairs: Iterable[tuple[set[object], set[object]]]) -> Score:
    """One Score over (gold, found) pairs, one pair a document."""
    total = Score()
    for gold, found in pairs:
        total.add(gold, found)
    return total


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range without other characters than letters and digits at its ends, or None where nothing is left."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if end > start else None
