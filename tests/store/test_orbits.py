"""The desk keeps every element set once, with its history, and gives those that serve a window."""

import json
from datetime import timedelta
from pathlib import Path

from tests.overhead.test_archive import item
from tests.overhead.test_find import START, element_set

from allsource import Desk


def test_history_is_kept_and_the_sets_around_a_window_serve_it(tmp_path: Path) -> None:
    days = [START + timedelta(days=number, hours=1) for number in range(-4, 5)]
    sets = [element_set("low", epoch=day.isoformat(timespec="seconds")[:19]) for day in days]
    file = tmp_path / "history.json"
    file.write_text("[" + ",".join(one.source for one in sets) + "]")
    with Desk(tmp_path / "desk") as desk:
        assert (desk.orbits(file).new, desk.orbits(file).new) == (9, 0)
        held = desk.elements(START, START + timedelta(days=2))
        assert [one.epoch for one in held] == [days[3], days[4], days[5], days[6]]
        assert [one.epoch for one in desk.elements(days[-1] + timedelta(days=3), days[-1] + timedelta(days=4))] == [
            days[-1]
        ]


def test_archive_images_are_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(item()))
    with Desk(tmp_path / "desk") as desk:
        assert (desk.orbits(archive=[file]).new, desk.orbits(archive=[file]).new) == (1, 0)
        (image,) = desk.images()
        assert image.id == "S2A_exercise"
        refused = desk.orbits(archive=[tmp_path / "none.json"]).refused
        assert "cannot be read" in str(refused[0])
