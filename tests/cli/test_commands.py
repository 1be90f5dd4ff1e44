"""What a person types, and what comes of it: exit codes, error lines, corrections, and the desk's own rules."""

import io
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest
from click import Command
from tests.cli.conftest import REPORTS, Run

from allsource.cli import COMMANDS


def script(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "allsource.cli", *map(str, arguments)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_summary_and_an_example(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert "Example" in ran.out
    assert f"allsource {name}" in ran.out
    command = import_module(COMMANDS[name][0]).command
    assert isinstance(command, Command)


def test_help_imports_no_command() -> None:
    code = "import sys, allsource.cli; print(sorted(m for m in sys.modules if m.startswith('allsource')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "sqlalchemy" not in found.stdout
    assert found.stdout.strip() == "['allsource', 'allsource.cli', 'allsource.cli.hangup', 'allsource.errors']"


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims"],
        ["claims", "--desk", "nowhere"],
        ["read"],
        ["nonsense"],
        ["claims", "--from", "yesterday"],
        ["explain", "flurb"],
        ["read", "--map", "text", "x.json"],
        ["read", "--published", "soon", "x.txt"],
        ["correct", "3fa8b2c1#e1"],
        ["collect"],
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_allowed(
    run: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.code == 2, ran.err
    assert ran.out == ""
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_a_question_to_no_desk_names_the_path_and_makes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("events")
    assert "no desk at desk" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_refused_is_named_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a-empty.txt").write_bytes(b"")
    (tmp_path / "in" / "b-noise.pdf").write_bytes(os.urandom(3000))
    (tmp_path / "in" / "c-good.txt").write_text("Malta said on Monday that it had sold three boats to Portugal.\n")
    ran = run("read", tmp_path / "in", "--desk", tmp_path / "desk", "--json", "--published", "2024-05-10")
    assert ran.code == 1
    assert [line["captures"][0]["address"].rpartition("/")[2] for line in ran.lines] == ["c-good.txt"]
    named = [line for line in ran.err.splitlines() if "a-empty.txt: " in line or "b-noise.pdf: " in line]
    assert len(named) == 2
    covered = run("coverage", "--json", "--desk", tmp_path / "desk").lines
    assert len([line for line in covered if line["kind"] == "refusal"]) == 2


def test_what_is_taken_in_later_is_no_longer_shown_as_refused(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"")
    assert run("read", story, "--desk", tmp_path / "desk").code == 1
    story.write_text("Malta said on Monday that it had sold three boats to Portugal.\n")
    assert run("read", story, "--desk", tmp_path / "desk").code == 0
    covered = run("coverage", "--json", "--desk", tmp_path / "desk").lines
    assert [line for line in covered if line["kind"] == "refusal"] == []


def test_reading_again_prints_the_same_lines_from_the_store(run: Run, small: Path) -> None:
    story = small.parent / "story.txt"
    first = run("read", story, "--json", "--desk", small)
    again = run("read", story, "--json", "--desk", small)
    assert (first.code, again.code) == (0, 0)
    assert first.out == again.out


def test_no_desk_reads_and_leaves_nothing(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    ran = run("read", small.parent / "story.txt", "--no-desk", "--json", "--published", "2024-05-10")
    assert ran.code == 0
    assert ran.lines[0]["claims"]
    assert list(empty.iterdir()) == []


def test_another_published_date_reads_anew(run: Run, small: Path) -> None:
    story = small.parent / "story.txt"
    before = run("claims", "--json", "--desk", small).lines
    assert run("read", story, "--published", "2023-01-20", "--desk", small).code == 0
    after = run("claims", "--json", "--desk", small).lines
    assert {line["document"]["published"] for line in before} == {"2024-05-10"}
    assert {line["document"]["published"] for line in after} == {"2023-01-20"}
    assert {line["document"]["published_basis"] for line in after} == {"stated"}


def test_a_language_that_is_not_read_is_named_kept_and_searchable(run: Run, tmp_path: Path) -> None:
    story = tmp_path / "huelga.txt"
    story.write_text(
        "La huelga de los estibadores del puerto entra en su segunda semana. El consejo dijo que no habrá acuerdo "
        "antes del viernes, y los sindicatos pidieron una reunión con la empresa naviera.\n",
        encoding="utf-8",
    )
    ran = run("read", story, "--desk", tmp_path / "desk")
    assert ran.code == 1
    assert "language es is not read" in ran.err
    assert len(run("search", "estibadores", "--json", "--desk", tmp_path / "desk").lines) == 1


def test_correct_follows_into_every_answer_and_back(run: Run, small: Path) -> None:
    first = run("claims", "--json", "--desk", small).lines[0]
    assert run("correct", first["id"], "--reject", "--reason", "misread", "--desk", small).code == 0
    ids = [line["id"] for line in run("claims", "--json", "--desk", small).lines]
    assert first["id"] not in ids
    assert run("correct", first["id"], "--undo", "--desk", small).code == 0
    assert run("claims", "--json", "--desk", small).lines[0] == first
    assert run("correct", first["id"], "--set", "stance=lies", "--desk", small).code == 2
    assert run("correct", first["id"], "--set", "stance=doubts", "--desk", small).code == 0
    assert run("claims", "--json", "--desk", small).lines[0]["claim"]["stance"] == "doubts"
    explained = run("explain", first["id"], "--desk", small)
    assert "amend stance=doubts" in explained.out


def test_a_retracted_report_is_shown_so_wherever_it_is_used(run: Run, small: Path) -> None:
    document = run("claims", "--json", "--desk", small).lines[0]["document"]["id"]
    assert run("retract", document[7:15], "--reason", "withdrawn by the outlet", "--desk", small).code == 0
    for command in (["claims"], ["events"], ["search", "radar"]):
        assert {line["retracted"] for line in run(*command, "--json", "--desk", small).lines} == {
            "withdrawn by the outlet"
        }
    assert "retracted" in run("brief", "--desk", small).out
    assert run("retract", document, "--undo", "--desk", small).code == 0
    assert {line["retracted"] for line in run("claims", "--json", "--desk", small).lines} == {""}


def test_forget_asks_first_and_then_leaves_no_word(run: Run, small: Path) -> None:
    run("brief", "--desk", small)
    document = run("claims", "--json", "--desk", small).lines[0]["document"]["id"]
    assert run("forget", document, "--yes", "--desk", small).code == 0
    assert run("claims", "--json", "--desk", small).lines == []
    held = [path for path in small.rglob("*") if path.is_file() and b"radar parts" in path.read_bytes()]
    assert held == []
    again = run("read", small.parent / "story.txt", "--desk", small)
    assert again.code == 1
    assert "was forgotten on" in again.err


def test_a_private_name_is_not_searched_and_it_is_said(run: Run, small: Path) -> None:
    ran = run("search", "Marta Costa", "--json", "--desk", small)
    assert ran.out == ""
    assert "Marta Costa: no report gives this person a public role" in ran.err
    assert len(run("search", "radar", "--json", "--desk", small).lines) == 1


def test_as_of_a_moment_before_the_desk_knew_anything(run: Run, exercise: Path) -> None:
    assert run("events", "--as-of", "2020-01-01", "--json", "--desk", exercise).out == ""
    assert run("events", "--since", "2020-01-01", "--json", "--desk", exercise).out
    assert run("events", "--since", "2100-01-01", "--json", "--desk", exercise).out == ""


def test_the_timeline_is_in_order_and_within_its_window(run: Run, exercise: Path) -> None:
    ran = run("timeline", "--from", "2024-05-07", "--to", "2024-05-08", "--json", "--desk", exercise)
    days = [line["time"]["value"] for line in ran.lines]
    assert days
    assert days == sorted(days, key=lambda value: value[:10])


def test_demo_refuses_a_folder_it_did_not_make(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo-desk").mkdir()
    ran = run("demo")
    assert ran.code == 2
    assert "demo-desk" in ran.err
    assert list((tmp_path / "demo-desk").iterdir()) == []


def test_stdin_is_read_and_a_broken_pipe_is_quiet(small: Path) -> None:
    story = (small.parent / "story.txt").read_bytes()
    reading = subprocess.run(
        script("read", "-", "--no-desk", "--json"), input=story, capture_output=True, check=False, timeout=120
    )
    assert reading.returncode == 0
    assert reading.stdout.count(b"\n") == 1
    listing = subprocess.Popen(
        script("claims", "--json", "--desk", small), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None
    listing.stdout.close()
    assert listing.stderr is not None
    assert listing.stderr.read() == b""
    listing.stderr.close()
    assert listing.wait(60) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_ctrl_c_ends_cleanly_and_keeps_what_was_read(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    running = subprocess.Popen(
        script("read", REPORTS, "--desk", desk), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, err = running.communicate(timeout=120)
    assert running.returncode == 130
    assert "stopped" in err
    assert "Traceback" not in err
    assert time.monotonic() - began < 60


def test_a_date_the_desk_knows_is_not_asked_for_again(run: Run, tmp_path: Path) -> None:
    story, desk = tmp_path / "story.txt", tmp_path / "desk"
    story.write_text("Malta denied on Friday that it had sold radars to France.", encoding="utf-8")
    assert "published date unknown" in run("read", story, "--desk", desk).err
    assert run("read", story, "--published", "2023-03-03", "--desk", desk).err == ""
    again = run("read", story, "--desk", desk)
    assert (again.err, "2023-03-03" in again.out) == ("", True)


def test_verify_ends_with_1_for_every_kind_of_flaw(run: Run, tmp_path: Path) -> None:
    story, desk = tmp_path / "story.txt", tmp_path / "desk"
    story.write_text("Malta denied on 3 May 2024 that it had sold radars to France.", encoding="utf-8")
    run("read", story, "--desk", desk)
    assert run("verify", "--desk", desk).code == 0
    (desk / "evidence" / "zz").mkdir()
    (desk / "evidence" / "zz" / "stray").write_text("left behind", encoding="utf-8")
    ran = run("verify", "--desk", desk)
    assert (ran.code, ran.out) == (1, "1 evidence files in the manifest, 1 flaws\n")
    assert "unlisted" in ran.err


def test_no_is_an_answer_to_forget(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, desk = tmp_path / "story.txt", tmp_path / "desk"
    story.write_text("Ana Ruiz spoke.", encoding="utf-8")
    run("read", story, "--published", "2024-05-10", "--desk", desk)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    ran = run("forget", "Ana Ruiz", "--desk", desk)
    assert (ran.code, "nothing was removed" in ran.err) == (1, True)
    assert b"Ana Ruiz" in (desk / "desk.db").read_bytes() + b"".join(
        path.read_bytes() for path in desk.glob("desk.db-*")
    )


def test_a_desk_that_cannot_be_made_is_one_line(run: Run, tmp_path: Path) -> None:
    """A file in the way, since permissions do not hold root back."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ran = run("read", "-", "--desk", tmp_path / "file" / "desk")
    assert ran.code == 1
    assert ran.err == f"allsource: {tmp_path / 'file' / 'desk' / 'evidence'}: Not a directory\n"
