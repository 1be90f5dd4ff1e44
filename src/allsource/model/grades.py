"""How far something can be relied on: the source and the information graded apart, each with its reason.

The scales are those of the Admiralty system (NATO AJP-2.1): reliability A to F of who says it, credibility 1 to 6 of
what is said. F and 6, *cannot be judged*, are the honest defaults. A model's score is never a grade.
"""

from dataclasses import dataclass

__all__ = ["CREDIBILITIES", "RELIABILITIES", "Grade"]

RELIABILITIES: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITIES: dict[int, str] = {
    1: "confirmed by independent origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability A to F of the sources and credibility 1 to 6 of the information, each with the reason for it."""

    reliability: str = "F"
    credibility: int = 6
    reliability_reason: str = "nothing is known of the source's record"
    credibility_reason: str = "nothing bears it out or speaks against it"

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"
