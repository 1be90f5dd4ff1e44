"""Movements in the brief: observed numbers beside the claims, no motive, nothing masked, interference said."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from allsource import Desk
from allsource.brief import to_json, to_markdown
from allsource.brief.movement_lines import movement_section
from allsource.shipped import shipped

POSITIONS = shipped("examples", "exercise", "positions", "strait.csv")
MOTIVE = re.compile(r"dark|smuggl|hid|deliberate|suspicious|evad|lied|secret", re.IGNORECASE)


def row(**given: object) -> dict[str, object]:
    """A gap of an invented ship."""
    noon = datetime(2024, 5, 7, 12, tzinfo=UTC)
    return {
        "kind": "gap", "platforms": ["mmsi:239901001"], "start": noon, "end": None, "lat": -36.0, "lon": -5.5,
        "fixes": 9, "masked": "", "unjudged": "", "duration_s": 36_000.0, "distance_m": None, **given,
    }  # fmt: skip


def test_the_exercise_shows_an_encounter_that_a_report_denies(tmp_path: Path) -> None:
    with Desk(tmp_path / "desk") as desk:
        desk.read(shipped("examples", "exercise", "reports", "09-night-transfer.docx"))
        assert "What the broadcasts show" not in to_markdown(desk.brief())
        desk.follow(POSITIONS)
        brief = desk.brief()
        about = desk.brief("Grey Wagtail")
    (section,) = [section for section in brief.sections if section.key == "movements"]
    groups = {line.group for line in section.lines}
    assert groups == {"Encounters", "Not heard", "Passages of a strait", "Loitering"}
    (met,) = [line.sentence for line in section.lines if line.group == "Encounters"]
    assert met.startswith("Corvane Pioneer (mmsi:229901101) and Grey Wagtail (mmsi:229901102) lay near each other")
    assert "least distance 200 m" in met
    assert "Cádiz" in to_markdown(brief), "the denial stands in the same brief"
    assert not MOTIVE.search(" ".join(line.sentence for line in section.lines))
    assert json.loads(to_json(brief))["sections"][-2]["key"] == "movements"
    (asked,) = [section for section in about.sections if section.key == "movements"]
    assert all("Grey Wagtail" in line.names for line in asked.lines)


def test_following_the_exercise_again_changes_nothing(tmp_path: Path) -> None:
    with Desk(tmp_path / "desk") as desk:
        desk.follow(POSITIONS)
        before = {file: file.read_bytes() for file in (tmp_path / "desk" / "positions").rglob("*") if file.is_file()}
        again = desk.follow(POSITIONS)
        after = {file: file.read_bytes() for file in (tmp_path / "desk" / "positions").rglob("*") if file.is_file()}
    assert [file.added for file in again.files] == [0]
    assert after == before


def test_two_daily_files_equal_one(tmp_path: Path) -> None:
    head, *lines = POSITIONS.read_text(encoding="utf-8").splitlines()
    days = []
    for day in sorted({line[:10] for line in lines}):
        days.append(tmp_path / f"{day}.csv")
        days[-1].write_text("\n".join([head, *(line for line in lines if line.startswith(day)), ""]), encoding="utf-8")
    with Desk(tmp_path / "one") as one, Desk(tmp_path / "many") as many:
        whole = one.follow(POSITIONS).movements
        for file in days:
            daily = many.follow(file).movements
    assert daily.behaviours.to_pylist() == whole.behaviours.to_pylist()
    assert daily.segments.to_pylist() == whole.segments.to_pylist()


def test_masked_ones_are_left_out_and_interference_is_said() -> None:
    rows = [row(), row(masked="near a port"), row(unjudged="cannot be judged")]
    section = movement_section(rows, {}, lambda line: True, 20)
    assert [line.tags for line in section.lines] == [(), ("cannot be judged: interference",)]
    assert section.lines[0].sentence == (
        "mmsi:239901001 was not heard from 07 May 2024, 12:00 UTC to the end of the data "
        "(10.0 h, last heard at 36.00° S, 5.50° W)."
    )
