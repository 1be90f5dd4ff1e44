"""`allsource retract`: a report is withdrawn and shown so."""

from pathlib import Path

import click

from allsource.cli.options import by_option, desk_option, open_desk, reason_option
from allsource.cli.output import say
from allsource.errors import WrongUsage
from allsource.ids import short

__all__ = ["command"]


@click.command()
@click.argument("identifier", metavar="DOC")
@click.option("--undo", is_flag=True, help="Take the retraction back.")
@reason_option
@by_option
@desk_option
def command(identifier: str, folder: Path, undo: bool, reason: str, by: str) -> None:
    """Show a report as retracted wherever it is used. It stays in the desk.

    \b
    Examples:
      allsource retract 3fa8b2c1 --reason "withdrawn by the outlet on 14 May"
      allsource retract 3fa8b2c1 --undo
    """
    if "#" in identifier:
        raise WrongUsage(identifier, "the id of a report", "use `allsource correct` for a claim or event")
    with open_desk(folder) as desk:
        if undo:
            say(f"{identifier}: {desk.undo(identifier, by=by)} decisions taken back")
            return
        report = desk.retract(identifier, reason=reason, by=by)
    say(f"{short(report.document.id)}: {report.document.title or report.document.outlet} is shown as retracted")
