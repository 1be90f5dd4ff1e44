"""Mutated inputs of every format through the whole desk: taken in, read, kept, briefed, verified, without a crash.

`tests/intake/test_mutations.py` makes the mutants and holds intake alone; here what is left of each goes on through the
reader's worker processes into a desk. A failure names the seed that makes the input again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.intake.conftest import made as made_files
from tests.intake.makers import results
from tests.intake.test_mutations import mutant
from tests.progress import Progress

from allsource.brief import build, to_html, to_json, to_markdown
from allsource.desk.taking import Into, Outcome, Reader, read_into
from allsource.intake import Refused, Taken
from allsource.model import Document, Reading, Span
from allsource.store import Store, reports

SHARE = 80
PROOF = 10_000
BATCH = 500

made = made_files


def items(made: dict[str, bytes], seeds: range) -> Iterator[Taken | Refused]:
    for seed in seeds:
        name, content = mutant(made, seed)
        yield from results(content, f"{seed}-{name}")


def spans(reading: Reading) -> Iterator[Span]:
    yield from (mention.span for mention in reading.mentions)
    for claim in reading.claims:
        yield from filter(None, (claim.source, claim.cue, *claim.content))
    yield from (event.trigger for event in reading.events)


def in_text(document: Document, reading: Reading) -> bool:
    return all(0 <= span.start < span.end <= len(document.text) for span in spans(reading))


def judged(outcome: Outcome) -> tuple[int, int]:
    """Articles and refusals that one outcome counts for, all in order."""
    if outcome.refused is not None:
        assert "could not be read" not in outcome.refused.reason, outcome.refused
        return 0, 1
    assert outcome.report is not None
    reading = outcome.report.reading
    assert reading is None or in_text(outcome.report.document, reading), outcome.name
    return 1, 0


def through_a_desk(made: dict[str, bytes], seeds: range, folder: Path) -> tuple[int, int]:
    """Read the mutants of these seeds into a fresh desk; how many articles and refusals there were."""
    store = Store(folder, create=True)
    try:
        counted = [judged(outcome) for outcome in read_into(Into(store, Reader()), items(made, seeds))]
        with store.reading() as connection:
            brief = build(list(reports(connection)))
        assert all(render(brief) for render in (to_markdown, to_html, to_json))
        assert store.verify() == []
    finally:
        store.close()
    return sum(taken for taken, _ in counted), sum(refused for _, refused in counted)


def test_a_share_of_mutated_inputs_through_the_desk(made: dict[str, bytes], tmp_path: Path) -> None:
    taken, refused = through_a_desk(made, range(SHARE), tmp_path / "desk")
    assert taken > SHARE // 4
    assert refused > SHARE // 10


@pytest.mark.proof
def test_ten_thousand_mutated_inputs_through_the_desk(
    made: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = Progress(capsys)
    taken = refused = 0
    for first in range(SHARE, SHARE + PROOF, BATCH):
        more = through_a_desk(made, range(first, first + BATCH), tmp_path / str(first))
        taken, refused = taken + more[0], refused + more[1]
        say(f"{first - SHARE + BATCH:,} of {PROOF:,} mutated inputs: {taken:,} articles read, {refused:,} refusals")
