"""`allsource forget`: removed for good."""

from pathlib import Path

import click

from allsource.cli.options import desk_option, open_desk
from allsource.cli.output import complain, say
from allsource.ids import short

__all__ = ["command"]


@click.command()
@click.argument("given", metavar="NAME-or-DOC")
@click.option("--yes", is_flag=True, help="Do not ask.")
@desk_option
def command(given: str, folder: Path, yes: bool) -> None:
    """Remove a report or a name from store, index, evidence and briefs. It cannot be undone; a hash stays.

    A report is removed whole and refused when it comes again. A name is blanked out wherever it stands, and the
    original bytes of those reports are removed. Files outside the desk are not touched, nor is desk.toml.

    \b
    Examples:
      allsource forget "Marta Costa"
      allsource forget 3fa8b2c1 --yes
    """
    with open_desk(folder) as desk:
        if not (yes or click.confirm(f"Remove {given!r} from {folder} for good?", err=True)):
            complain(given, "nothing was removed")
            raise SystemExit(1)
        touched = desk.forget(given)
    say(f"forgotten; {len(touched)} reports were touched{': ' if touched else ''}{', '.join(map(short, touched))}")
