"""Every generated file, with the function that writes its text."""

from collections.abc import Callable
from pathlib import Path

from builders.docs import answers, commands, excerpts, glossary, python

__all__ = ["PAGES", "ROOT", "written"]

ROOT = Path(__file__).parents[2]

PAGES: dict[str, Callable[[], str]] = {
    "docs/cli.md": commands.page,
    "docs/glossary.md": glossary.page,
    "docs/answers.md": answers.page,
    "docs/python.md": python.page,
    "README.md": lambda: excerpts.filled(ROOT / "README.md"),
}
"""Path below the repository's root to the function that gives the file's text."""


def written(name: str) -> str:
    """The text that is committed now; empty where the file is not there yet."""
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""
