"""`docs/images/brief.png`: the exercise's brief as a real browser shows it. `python -m builders.docs.picture`.

Needs chromium; run by hand when the page changes its looks, since pixels differ from one browser to the next. The shot
opens the line of the secret meeting, so that its words stand marked in the report beside it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from builders.docs.excerpts import ran

__all__ = ["main"]

_TARGET = Path(__file__).parents[2] / "docs" / "images" / "brief.png"
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=2000"),
    *("--hide-scrollbars", "--window-size=1280,700", "--force-device-scale-factor=1"),
)
_MOST_BYTES = 200_000


def main(target: Path = _TARGET) -> int:
    """Take the shot; 1 where there is no browser or the picture is too large."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("chromium is not installed")
        return 1
    page = ran("allsource brief --format html")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "brief.html").write_text(page, encoding="utf-8")
        address = f"file://{folder}/brief.html#{_meeting(page)}"
        command = [browser, *_QUIET, f"--user-data-dir={folder}/profile", f"--screenshot={target}", address]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    size = target.stat().st_size
    print(f"{target}: {size:,} bytes")
    return 0 if size < _MOST_BYTES else 1


def _meeting(page: str) -> str:
    """The anchor of the first passage quoted under "Who deals with whom", where the meeting in Faro stands first."""
    found = re.search(r'id="s-dealings".*?href="#(m[\d-]+)"', page, re.DOTALL)
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main())
