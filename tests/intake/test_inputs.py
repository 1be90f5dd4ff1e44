"""Files, folders, links, pipes and stdin: opened, left out on purpose, or refused by name."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.intake.makers import STORY, zip_of

from allsource.intake import Options, Refused, Taken, take


def reasons(*inputs: str | Path) -> dict[str, str]:
    return {found.name: found.reason for found in take(inputs) if isinstance(found, Refused)}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert reasons(tmp_path / "gone.txt") == {f"{tmp_path}/gone.txt": "no such file or folder"}


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    assert reasons(tmp_path) == {str(tmp_path): "is a folder without files"}


def test_a_symlink_loop_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "story.txt").write_text(STORY)
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(take([tmp_path]))
    assert [f"{result.name}: {result.reason}" for result in found if isinstance(result, Refused)] == [
        f"{tmp_path}/a/back: is a symlink loop",
        f"{tmp_path}/self: is a symlink loop",
    ]
    assert len([result for result in found if isinstance(result, Taken)]) == 1


def test_a_broken_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    assert reasons(tmp_path) == {f"{tmp_path}/broken.txt": "no such file or folder"}


def test_a_pipe_is_refused_without_being_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reasons(tmp_path) == {f"{tmp_path}/pipe": "is not a regular file"}
    assert reasons(tmp_path / "pipe") == {f"{tmp_path}/pipe": "is not a regular file"}
    assert reasons("/dev/null") == {"/dev/null": "is not a regular file"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text(STORY)
    (tmp_path / "closed.txt").chmod(0)
    assert reasons(tmp_path) == {f"{tmp_path}/closed.txt": "no permission to read it"}


def test_a_name_with_control_and_undecodable_bytes_is_shown_on_one_line(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\n\x1b[31m.txt")
    Path(odd).write_bytes(b"")
    (name,) = reasons(tmp_path)
    assert name == f"{tmp_path}/bad���[31m.txt"
    assert name.encode()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_a_text_of_500_mb_is_refused_in_little_memory(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"The minister said that talks would go on.\n" * 300_000)
        file.truncate(500_000_000)
    code = (
        "import re, sys; from allsource.intake import take; (only,) = take([sys.argv[1]]); print(only.reason);"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(huge)], capture_output=True, text=True, check=True)
    reason, megabytes = done.stdout.splitlines()
    assert reason == "plain text of more than 10 MB is not taken in; split it"
    assert int(megabytes) < 150  # 80 MB of it is Python with numpy


def stdin_of(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_stdin_is_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(monkeypatch, STORY.encode())
    (found,) = take(["-"])
    assert isinstance(found, Taken)
    assert (found.document.text, found.capture.address) == (STORY, "-")


def test_an_archive_may_come_by_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(monkeypatch, zip_of({"story.txt": STORY.encode()}))
    (found,) = take(["-"])
    assert isinstance(found, Taken)
    assert found.capture.address == "-!/story.txt"


def test_an_unknown_scheme_is_refused() -> None:
    (only,) = take(["ftp://harbour.example/story.txt"], Options())
    assert isinstance(only, Refused)
    assert "only http and https" in only.reason
