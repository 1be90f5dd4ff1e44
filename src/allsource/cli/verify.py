"""`allsource verify`: the evidence against its manifest."""

from pathlib import Path

import click

from allsource.cli.options import desk_option, json_option, open_desk
from allsource.cli.output import complain, say, write_json
from allsource.desk.printed import printed_flaw

__all__ = ["command"]


@click.command()
@desk_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Hold every evidence file against the manifest, and the database against itself.

    Exit code 1 where something is missing, altered, damaged or unlisted. A reading that was killed can leave a file
    unlisted; the same command again takes it in.

    \b
    Example:
      allsource verify --desk aegean
    """
    with open_desk(folder) as desk:
        flaws = desk.verify()
        for flaw in flaws:
            write_json(printed_flaw(flaw)) if as_json else complain(flaw.name, f"{flaw.kind}: {flaw.reason}")
        if not as_json:
            say(f"{desk.evidence_count()} evidence files in the manifest, {len(flaws)} flaws")
    raise SystemExit(1 if flaws else 0)
