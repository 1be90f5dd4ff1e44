"""Every kind of behaviour has a page, with the thresholds of the table as they stand there."""

import csv
from pathlib import Path

import pytest

from allsource.movements.found import KINDS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "methods" / "movements"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_page_with_thresholds_and_misses(kind: str) -> None:
    page = (PAGES / f"{kind}.md").read_text(encoding="utf-8")
    assert f"# Behaviour: {kind}" in page
    assert "**Known misses.**" in page
    with (ROOT / "sources" / "movement_thresholds.tsv").open(encoding="utf-8", newline="") as table:
        rows = {row["name"]: row for row in csv.DictReader(table, delimiter="\t")}
    told = [line for line in page.splitlines() if line.startswith("| `")]
    assert told
    for line in told:
        row = rows[line.split("`")[1]]
        values = f"| {row['desk']} {row['unit']} | {row['gfw']} {row['unit']} | {row['gfw_source']} |"
        assert values in line, "write the page again from the table"


def test_no_page_is_of_a_kind_that_is_not() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == set(KINDS)
