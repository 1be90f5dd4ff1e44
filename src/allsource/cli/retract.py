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

    Every dealing that it tells is listed, with how many other reports tell it.

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
        document = desk.find(identifier)[0].document.id
        touched = [answer for answer in desk.dealings() if document in answer.dealing.documents]
        report = desk.retract(identifier, reason=reason, by=by)
    say(f"{short(report.document.id)}: {report.document.title or report.document.outlet} is shown as retracted")
    for answer in touched:
        others = len(answer.dealing.documents) - 1
        left = f"{others} other report{'s' * (others != 1)} of it" if others else "no other report of it"
        say(f"  dealing:{short(answer.id)} {answer} ({left})")
