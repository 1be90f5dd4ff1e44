"""`allsource correct`: reject or amend what was read, or take that back."""

from pathlib import Path

import click

from allsource.cli.options import by_option, desk_option, open_desk, reason_option
from allsource.cli.output import say

__all__ = ["command"]


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--reject", is_flag=True, help="Take it out of every answer.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="Give a field another value; repeatable.")
@click.option("--undo", is_flag=True, help="Take back every decision about it.")
@reason_option
@by_option
@desk_option
def command(identifier: str, folder: Path, *, changes: tuple[str, ...], reject: bool, undo: bool, **why: str) -> None:
    """Reject or amend a claim or event, its date or its place.

    The reading stays as it was; the decision is a record of its own, and every answer follows it. ID is what the
    listings show, such as 3fa8b2c1#e2. Fields of a claim: speaker, source_kind, form, stance, certainty; of an event:
    type, mode, polarity, modality, disclosure, date, place (NAME or NAME@LAT,LON).

    \b
    Examples:
      allsource correct 3fa8b2c1#e2 --reject --reason "the sale was called off"
      allsource correct 3fa8b2c1#e3 --set date=2024-05-07 --set modality=planned
      allsource correct 3fa8b2c1#e2 --undo
    """
    if sum((reject, bool(changes), undo)) != 1:
        raise click.UsageError("give one of --reject, --set FIELD=VALUE and --undo")
    with open_desk(folder) as desk:
        if undo:
            say(f"{identifier}: {desk.undo(identifier, by=why['by'])} decisions taken back")
            return
        desk.correct(identifier, _pairs(changes), **why)
    say(f"{identifier}: {'amended' if changes else 'rejected'}; take it back with --undo")


def _pairs(changes: tuple[str, ...]) -> dict[str, str]:
    pairs = [change.partition("=") for change in changes]
    for field, mark, value in pairs:
        if not (field and mark):
            raise click.BadParameter(f"{field}{mark}{value} is not FIELD=VALUE", param_hint="--set")
    return {field: value for field, _, value in pairs}
