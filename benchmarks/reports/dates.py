"""Dates on TimeBank and AQUAINT (TempEval-3's cleaned files): relaxed F1, and value F1 by strict TIMEX3 value.

    python -m benchmarks.reports.dates DATA/tempeval3/TBAQ-cleaned [--errors]

Gold are the TIMEX3 of type DATE and TIME inside TEXT; durations and sets are neither asked for nor counted, and an
expression of ours that overlaps one of them is dropped from both sides. A match is any overlap, one to one. Our values
are written as TIMEX3 by their grain (`1989-Q3`, `1998-W08`, `PRESENT_REF`) and must equal the gold string. The texts
that tuned the rules are those that are scored (the issue sets no split); HeidelTime was tuned on TimeBank too.
"""

import re
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from time import perf_counter

from allsource import when
from allsource.model import Published, Span
from allsource.reports.dates import Time, find_dates

DATA = Path("tempeval3/TBAQ-cleaned")
TAG = re.compile(r"<[^>]+>")
TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
REFS = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True)
class Gold:
    span: Span
    type: str
    value: str


@dataclass
class Score:
    right: int = 0
    valued: int = 0
    found: int = 0
    gold: int = 0

    def f1(self, hits: int) -> float:
        return 200 * hits / max(1, self.found + self.gold)


def document(path: Path) -> tuple[str, Published, list[Gold]]:
    """The text without its tags, its day, and its time expressions."""
    raw = path.read_text(encoding="utf-8")
    made = dict(ATTRIBUTE.findall(re.search(r"<DCT><TIMEX3([^>]*)>", raw)[1]))["value"][:10]  # type: ignore[index]
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, at = "", [], 0
    for match in TIMEX.finditer(body):
        text += plain(body[at : match.start()])
        start, words = len(text), plain(match[2])
        text, at = text + words, match.end()
        facts = dict(ATTRIBUTE.findall(match[1]))
        gold.append(Gold(Span(start, len(text)), facts["type"], facts["value"]))
    return text + plain(body[at:]), Published(made, "header"), gold


def plain(marked: str) -> str:
    return unescape(TAG.sub("", marked))


def timex(time: Time) -> str:
    """Our value as TIMEX3 writes it."""
    days = when.days(time.value)
    if days is None:
        return REFS.get(time.kind, "")
    first = days.first
    year, number, _ = first.isocalendar()
    match time.kind:
        case "week":
            return f"{year}-W{number:02}"
        case "weekend":
            return f"{year}-W{number:02}-WE"
        case "quarter":
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year}-H{1 if first.month == 1 else 2}"
        case "season":
            return f"{first.year}-{SEASONS[first.month]}"
        case "decade":
            return f"{first.year // 10}"
        case "century":
            return f"{first.year // 100}"
        case "moment":
            return time.value if ":" in time.value or "T" not in time.value else time.value + ":00"
    return time.value + PARTS.get(time.kind, "")


def same(ours: str, gold: str) -> bool:
    """Equal as written, but for the decade's X and a zone that gold leaves out or writes as an offset."""
    gold = gold.removesuffix("X") if re.fullmatch(r"\d{3}X", gold) else gold
    gold = re.sub(r"-W(\d)$", r"-W0\1", gold)
    return ours == gold or (len(gold) == 13 and "T" in gold and gold[11:].isdigit() and ours == gold + ":00")


def score(path: Path, total: Score) -> Iterator[str]:
    text, published, gold = document(path)
    wanted = [g for g in gold if g.type in {"DATE", "TIME"}]
    others = [g.span for g in gold if g.type not in {"DATE", "TIME"}]
    found = [t for t in find_dates(text, published) if not any(t.span.overlaps(o) for o in others)]
    total.gold += len(wanted)
    total.found += len(found)
    left = list(found)
    for expression in wanted:
        match = next((t for t in left if t.span.overlaps(expression.span)), None)
        words = " ".join(expression.span.of(text).split())
        around = " ".join(text[max(0, expression.span.start - 70) : expression.span.end + 50].split())
        if match is None:
            yield f"missed\t{words}\t{expression.value}\t{around}"
            continue
        left.remove(match)
        total.right += 1
        if same(timex(match), expression.value):
            total.valued += 1
        else:
            yield f"value\t{words}\t{expression.value}\t{timex(match)} [{published.value}]\t{around}"
    for extra in left:
        around = " ".join(text[max(0, extra.span.start - 70) : extra.span.end + 50].split())
        yield f"extra\t{extra.span.of(text)!r}\t{timex(extra)}\t{around}"


def figures(folder: Path) -> tuple[float, float]:
    """Relaxed F1 and value F1 over every text of a folder."""
    total = Score()
    for path in sorted(folder.rglob("*.tml")):
        deque(score(path, total), maxlen=0)
    return total.f1(total.right), total.f1(total.valued)


def main() -> None:
    files = sorted(Path(sys.argv[1]).rglob("*.tml"))
    total, lines, kinds, began = Score(), [], Counter[str](), perf_counter()
    for path in files:
        for line in score(path, total):
            kinds[line.partition("\t")[0]] += 1
            lines.append(f"{path.stem}\t{line}")
    spent = perf_counter() - began
    if "--errors" in sys.argv:
        print("\n".join(lines))
    print(f"{len(files)} documents, {total.gold} expressions, {total.found} found, {dict(kinds)}, {spent:.1f} s")
    print(f"relaxed F1 {total.f1(total.right):.1f}  value F1 {total.f1(total.valued):.1f}")


if __name__ == "__main__":
    main()
