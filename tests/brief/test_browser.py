"""The page in a real browser: its script runs under its policy and marks the words. Skipped without chromium."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.brief.test_forms import hostile

from allsource.brief import build, to_html
from allsource.brief.marked import anchor

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=2000"),
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")


def _drawn(folder: Path, address: str) -> str:
    """The page's own document after its script has run."""
    command = [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, check=True, timeout=90, text=True).stdout


def test_the_script_runs_and_marks_the_words_that_are_asked_for(tmp_path: Path) -> None:
    brief = build([hostile()])
    citation = next(part for part in brief.sections if part.key == "dealings").lines[0].citations[0]
    (tmp_path / "brief.html").write_text(to_html(brief), encoding="utf-8")
    drawn = _drawn(tmp_path, f"file://{tmp_path}/brief.html#{anchor(citation)}")
    assert '<div class="filter" id="filter">' in drawn
    assert drawn.count('class="lit"') >= 1
    assert "&lt;script&gt;alert(" in drawn
