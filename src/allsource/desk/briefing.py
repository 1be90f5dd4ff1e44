"""Briefs of the desk, and the copies of them that it keeps."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from allsource.brief import Brief, Options, build, to_html, to_json, to_markdown
from allsource.model import Report

__all__ = ["FORMATS", "keep_brief", "write_brief"]

FORMATS = {"md": to_markdown, "html": to_html, "json": to_json}


def write_brief(reports: Sequence[Report], *, about: str, since: str, as_of: str, title: str) -> Brief:
    """The account of the reports, by what the brief is asked for."""
    return build(list(reports), Options(about=about, since=since, as_of=as_of, title=title))


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
