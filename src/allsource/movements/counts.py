"""What became of each input line: decoded, ignored on purpose, or refused, with the reason counted.

A line that holds several sentences counts once for each. The reasons are words a person reads in the summary.
"""

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Counts"]


@dataclass(slots=True)
class Counts:
    """Lines by fate. `lines` is the number of lines met, blank ones included."""

    lines: int = 0
    decoded: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Counts") -> None:
        self.lines += other.lines
        self.decoded.update(other.decoded)
        self.ignored.update(other.ignored)
        self.refused.update(other.refused)

    def as_dict(self) -> dict[str, int | dict[str, int]]:
        return {
            "lines": self.lines,
            "decoded": dict(self.decoded),
            "ignored": dict(self.ignored),
            "refused": dict(self.refused),
        }
