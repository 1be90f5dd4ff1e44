"""Briefs of the desk, and the copies of them that it keeps."""

import hashlib
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from allsource.brief import Brief, Options, build, to_html, to_json, to_markdown
from allsource.brief.build import Beside
from allsource.brief.movement_lines import movement_section
from allsource.model import Report
from allsource.store.positions import Positions

__all__ = ["FORMATS", "keep_brief", "write_brief"]

_PROFILE = "desk"
FORMATS = {"md": to_markdown, "html": to_html, "json": to_json}


def write_brief(reports: Sequence[Report], options: Options, folder: Path) -> Brief:
    """The account of the reports, by what the brief is asked for, with the movements that the desk in `folder` holds.

    Behaviours are computed anew whenever positions come in and have no history of their own: a brief as of a past day
    is written without them.
    """
    beside = [] if options.as_of else _movements(folder, options.since)
    return build(list(reports), options, beside)


def _movements(folder: Path, since: str) -> list[Beside]:
    positions = Positions(folder / "positions")
    held = positions.behaviours(_PROFILE)
    if held is None:
        return []
    said = positions.identities()
    names: dict[str, list[str]] = {}
    for row in said.to_pylist() if said is not None else []:
        if row["name"] and row["name"] not in names.setdefault(row["identity"], []):
            names[row["identity"]].append(row["name"])
    rows = [row for row in held.to_pylist() if row["start"].isoformat() >= since]
    return [partial(movement_section, rows, names)]


def keep_brief(folder: Path, brief: Brief) -> dict[str, Path]:
    """Write a brief in every format under a name made of its title and content; the same brief is the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {kind: render(brief) for kind, render in FORMATS.items()}
    digest = hashlib.sha256(content["json"].encode()).hexdigest()[:8]
    title = re.sub(r"[\W_]+", "-", brief.title.casefold()).strip("-")[:60]
    files = {kind: folder / f"{title}-{digest}.{kind}" for kind in content}
    for kind, file in files.items():
        file.write_text(content[kind], encoding="utf-8", newline="\n")
    return files
