"""Identity: precision and recall of machine merges on `tests/cases/identity.jsonl`, and pairs compared a second.

    python -m benchmarks.picture.identity [--errors]

A merge is a verdict of *same*; recall counts those among the pairs that are the same. The tuning half set the weights,
the held-out half is reported.
"""

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from allsource.ids import document_id
from allsource.model import Document, Mention, Published, Reading, Report, Span
from allsource.picture.likeness import Verdict, compare
from allsource.picture.nations import codes_in, nation_name
from allsource.picture.profiles import Profile, profiles_of

__all__ = ["Judged", "judged", "main", "marked_report", "precision", "recall"]

CASES = Path(__file__).parents[2] / "tests" / "cases" / "identity.jsonl"
_MARK = re.compile(r"\[\[(?P<own>.+?)\]\]|\{\{(?P<role>.+?)\}\}|\(\((?P<type>\w+):(?P<name>.+?)\)\)")
_NATION = re.compile(r"(?<![\w-])[A-Z][\w.]+(?: [A-Z][\w.]+)*")


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair and what the table says of it."""

    id: str
    half: str
    trap: str
    same: bool
    verdict: Verdict
    words: str


def marked_report(marked: str, kind: str, day: str) -> tuple[Report, str]:
    """A report from a marked passage, and the name in question: `[[…]]` is a mention of `kind`."""
    text, mentions, own, at = "", [], "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        words = match["own"] or match["role"] or match["name"]
        type_ = kind if match["own"] else "role" if match["role"] else match["type"]
        mentions.append(Mention(Span(len(text), len(text) + len(words)), type_, words))
        own = match["own"] or own
        text, at = text + words, match.end()
    text += marked[at:]
    taken = [mention.span for mention in mentions if mention.type != "role"]
    for match in _NATION.finditer(text):
        span = Span(*match.span())
        for code in codes_in(match[0]):
            if not any(span.overlaps(other) for other in taken):
                mentions.append(Mention(span, "country", nation_name(code)))
    document = Document(document_id(f"{marked}{day}".encode()), text, published=Published(day, "stated"), language="en")
    return Report(document, (), Reading(document.id, "hand", tuple(mentions))), own


def _profile(marked: str, kind: str, day: str) -> Profile:
    report, own = marked_report(marked, kind, day)
    return next(profile for profile in profiles_of(report) if profile.name == own)


def judged(cases: Path = CASES) -> list[Judged]:
    """Every labelled pair with its verdict."""
    found = []
    for line in cases.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        one, _, other = row["kind"].partition("+")
        verdict = compare(_profile(row["a"], one, row["a_day"]), _profile(row["b"], other or one, row["b_day"]))
        found.append(Judged(row["id"], row["half"], row["trap"], row["same"], verdict, f"{row['a']}  ||  {row['b']}"))
    return found


def precision(pairs: list[Judged]) -> float:
    """Of those merged, the part that is the same."""
    merged = [pair for pair in pairs if pair.verdict.verdict == "same"]
    return sum(pair.same for pair in merged) / max(1, len(merged))


def recall(pairs: list[Judged]) -> float:
    """Of those that are the same, the part merged."""
    same = [pair for pair in pairs if pair.same]
    return sum(pair.verdict.verdict == "same" for pair in same) / max(1, len(same))


def speed(cases: Path = CASES, *, rounds: int = 40) -> float:
    """Pairs of profiles compared a second, each of the set's persons with each other once parsed."""
    rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    profiles = [_profile(row["a"], row["kind"], row["a_day"]) for row in rows if row["kind"] == "person"][:200]
    started, done = time.perf_counter(), 0
    for turn in range(1, rounds + 1):
        for at, one in enumerate(profiles):
            compare(one, profiles[(at + turn) % len(profiles)])
            done += 1
    return done / (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list wrong merges, then what is left unsure by trap")
    arguments = parser.parse_args()
    pairs = judged()
    for half in ("tune", "held"):
        own = [pair for pair in pairs if pair.half == half]
        merged = sum(pair.verdict.verdict == "same" for pair in own)
        print(f"{half}: {len(own)} pairs, {merged} merged, precision {precision(own):.3f}, recall {recall(own):.3f}")
    print(f"{speed():,.0f} pairs/s")
    if arguments.errors:
        _errors([pair for pair in pairs if pair.half == "tune"])


def _errors(pairs: list[Judged]) -> None:
    """Of the tuning half only, so that the held-out half stays unseen."""
    for pair in pairs:
        if pair.verdict.verdict == "same" and not pair.same:
            reasons = ", ".join(f"{why.feature} {why.weight:+}" for why in pair.verdict.reasons)
            print(f"WRONG {pair.id} {pair.trap}: {pair.words}\n      {reasons}")
    missed = Counter(
        (pair.trap, pair.verdict.verdict) for pair in pairs if pair.same and pair.verdict.verdict != "same"
    )
    for (trap, verdict), count in missed.most_common():
        print(f"missed {count} {trap}: {verdict}")
    for pair in pairs:
        if pair.same and pair.verdict.verdict == "different":
            reasons = ", ".join(f"{why.feature} {why.weight:+}" for why in pair.verdict.reasons)
            print(f"APART {pair.id} {pair.trap}: {pair.words}\n      {reasons}")


if __name__ == "__main__":
    main()
