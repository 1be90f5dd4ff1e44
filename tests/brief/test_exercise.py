"""The exercise holds what it promises: marked as invented, taken in whole, and every expected word is in its report."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from allsource.intake import Options, Taken, take
from allsource.model import Document
from allsource.shipped import shipped

FOLDER = shipped("examples", "exercise")
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
SINGLE = [
    item for key in ("dealings", "happened", "refusals", "denials", "unknowns", "not_actual") for item in EXPECTED[key]
]
PAIRED = [{"outlet": outlet, "quote": quote} for item in EXPECTED["conflicts"] for outlet, quote in item["quotes"]]
QUOTED = [*SINGLE, *PAIRED]


@cache
def documents() -> tuple[Document, ...]:
    taken = list(take([str(FOLDER / "reports")], Options()))
    assert all(isinstance(item, Taken) for item in taken), [item for item in taken if not isinstance(item, Taken)]
    return tuple(item.document for item in taken if isinstance(item, Taken))


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_at_least_fourteen_files_and_every_kind_of_them() -> None:
    files = sorted((FOLDER / "reports").iterdir())
    assert len(files) >= 14
    assert {path.suffix for path in files} >= {".html", ".pdf", ".xml", ".eml", ".txt", ".md", ".docx", ".jsonl"}


@pytest.mark.parametrize("path", sorted((FOLDER / "reports").iterdir()), ids=lambda path: path.name)
def test_every_file_says_that_it_is_invented(path: Path) -> None:
    if path.suffix == ".docx":
        texts = [document.text for document in documents() if document.outlet == "Atlantic Freight Monitor"]
        assert any("EXERCISE" in text for text in texts)
        return
    assert b"EXERCISE" in path.read_bytes()


def test_the_counts_are_as_expected() -> None:
    assert len(documents()) == EXPECTED["reports"]
    unread = [document for document in documents() if document.language != "en"]
    assert [(d.outlet, d.language) for d in unread] == [(d["outlet"], d["language"]) for d in EXPECTED["not_read"]]
    assert [document.title for document in documents() if document.published is None] == EXPECTED["undated"]


def test_all_but_the_notebook_are_dated_in_may_2024() -> None:
    dates = [document.published.value for document in documents() if document.published]
    assert all("2024-05-06" <= date[:10] <= "2024-05-14" for date in dates)


def test_a_feed_carries_another_outlets_item() -> None:
    assert any(d.outlet == "Tarifa Harbour Bulletin" and d.title.startswith("Ferry line") for d in documents())


def test_the_agency_is_credited_by_each_copy() -> None:
    for copy in EXPECTED["copies"]:
        found = {document.outlet for document in documents() if document.credit == copy["agency"]}
        assert set(copy["outlets"]) == found | {copy["agency"]}


@pytest.mark.parametrize("item", QUOTED, ids=lambda item: item["quote"][:60])
def test_every_expected_quote_stands_in_a_report_of_its_outlet(item: dict[str, Any]) -> None:
    texts = [_flat(document.text) for document in documents() if document.outlet == item["outlet"]]
    assert any(item["quote"] in text for text in texts)


def test_names_of_the_cast_stand_in_the_reports() -> None:
    everything = " ".join(_flat(document.text) for document in documents())
    items = [item for key in ("dealings", "happened", "not_actual") for item in EXPECTED[key]]
    names = {name for item in items for name in item["parties"]} | set(EXPECTED["ships"])
    assert {name for name in names if name not in everything} == set()
