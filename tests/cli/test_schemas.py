"""What commands print has the shape that its schema says; the schemas are those that the builder writes."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders.schemas import FOLDER, SCHEMAS, rendered
from jsonschema import Draft202012Validator
from tests.cli.conftest import REPORTS, Run


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def check(name: str, lines: list[dict[str, Any]]) -> None:
    assert lines, name
    known = validator(name)
    for line in lines:
        errors = [f"{error.json_path}: {error.message[:200]}" for error in known.iter_errors(line)]
        assert errors == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_files_are_those_the_builder_writes(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == rendered(name)


def test_read_prints_reports_of_their_schema_whose_spans_hold_their_words(run: Run, exercise: Path) -> None:
    ran = run("read", "--json", "--desk", exercise, REPORTS)
    check("report-1", ran.lines)
    for line in ran.lines:
        for words in spans(line):
            assert line["document"]["text"][words["start"] : words["end"]] == words["text"]


def spans(value: Any) -> list[dict[str, Any]]:
    """Every span in a printed record."""
    if isinstance(value, list):
        return [found for part in value for found in spans(part)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"text", "start", "end"} <= set(value) else []
    return own + [found for key, part in value.items() if key != "document" for found in spans(part)]


@pytest.mark.parametrize(
    ("schema", "command"),
    [
        ("claim-1", ["claims"]),
        ("claim-1", ["claims", "--about", "Corvane Shipping"]),
        ("event-1", ["events"]),
        ("dealing-1", ["timeline"]),
        ("dealing-1", ["who", "Corvane Shipping"]),
        ("dealing-1", ["who", "Corvane Shipping", "--since", "2020-01-01"]),
        ("trend-1", ["who", "Corvane Shipping", "--trend"]),
        ("conflict-1", ["conflicts"]),
        ("unknown-1", ["unknowns"]),
        ("quantity-1", ["quantities"]),
        ("network-1", ["network"]),
        ("search-1", ["search", "diesel"]),
        ("coverage-1", ["coverage"]),
        ("term-1", ["explain", "dealing"]),
        ("brief-1", ["brief"]),
    ],
)
def test_listings_print_lines_of_their_schema(run: Run, exercise: Path, schema: str, command: list[str]) -> None:
    ran = run(*command, "--json", "--desk", exercise)
    assert ran.code == 0
    check(schema, ran.lines)


def test_explanations_have_their_schema(run: Run, exercise: Path) -> None:
    for kind in ("claims", "events"):
        for line in run(kind, "--json", "--desk", exercise).lines[:5]:
            check("explanation-1", run("explain", line["id"], "--json", "--desk", exercise).lines)
    check("explanation-1", run("explain", line["document"]["id"], "--json", "--desk", exercise).lines)


def test_flaws_have_their_schema(run: Run, small: Path) -> None:
    (evidence,) = (path for path in (small / "evidence").rglob("*") if path.is_file())
    evidence.unlink()
    ran = run("verify", "--json", "--desk", small)
    assert ran.code == 1
    check("flaw-1", ran.lines)
