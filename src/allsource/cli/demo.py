"""`allsource demo`: the shipped exercise, end to end."""

from pathlib import Path

import click

from allsource.brief import to_markdown
from allsource.cli.output import complain, progress, say
from allsource.desk import Desk
from allsource.errors import WrongUsage
from allsource.intake import Options
from allsource.shipped import shipped

__all__ = ["command"]

_FOLDER = Path("demo-desk")
_MARK = ".made-by-allsource-demo"


@click.command()
def command() -> None:
    """Read the shipped exercise into ./demo-desk, follow its ships, print its brief, and say where the HTML is.

    The exercise is invented, its places are real. A folder of that name that this command did not make is refused.

    \b
    Example:
      allsource demo
    """
    _claim(_FOLDER)
    with Desk(_FOLDER) as desk:
        for outcome in progress(desk.reading([shipped("examples", "exercise", "reports")], Options()), "reports"):
            for warning in outcome.warnings:
                complain(outcome.name, warning)
            if outcome.refused is not None:
                complain(outcome.refused.name, outcome.refused.reason)
        desk.follow(shipped("examples", "exercise", "positions", "strait.csv"))
        brief = desk.brief(title="Brief on an exercise")
        files = desk.keep_brief(brief)
    say(to_markdown(brief))
    say(f"The same brief as a page, every line one step from its words: {files['html'].resolve()}")


def _claim(folder: Path) -> None:
    """Mark a new folder as ours before anything is put there; refuse another's."""
    mark = folder / _MARK
    if folder.exists() and not mark.exists():
        raise WrongUsage(
            str(folder), "a folder that `allsource demo` made, or none", "move it away, or run in another place"
        )
    folder.mkdir(exist_ok=True)
    mark.touch()
