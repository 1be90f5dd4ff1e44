"""`allsource who`: dealings of one party, or between two."""

from pathlib import Path

import click

from allsource.cli.dealing_list import show_dealings
from allsource.cli.options import desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import say, table, write_json
from allsource.desk import Desk, Limits
from allsource.desk.printed_picture import printed_trend

__all__ = ["command"]


@click.command()
@click.argument("name")
@click.argument("other", default="", metavar="[NAME]")
@click.option("--trend", is_flag=True, help="By month, beside all that the desk took in that month.")
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, name: str, other: str, trend: bool, **window: str | None) -> None:
    """Dealings of one party, or between two, fused over reports, with who owns up to them and a grade.

    A dealing whose words do not plainly state a part comes last and says which. With --since, only what is new or
    changed since then. `allsource explain ID` says why each mention joined, and why it has its disclosure and grade.

    \b
    Examples:
      allsource who France
      allsource who France Malta --from 2024-01-01
      allsource who France Malta --trend
    """
    with open_desk(folder) as desk:
        if trend:
            _trend(desk, name, other, limits_of(window), as_json=as_json)
            return
        found = desk.who(name, other, **limits_of(window))
        show_dealings(found, as_json=as_json)


def _trend(desk: Desk, name: str, other: str, given: Limits, *, as_json: bool) -> None:
    months = desk.trend(name, other, **given)
    if as_json:
        for month in months:
            write_json(printed_trend(month))
        return
    rows = [
        (one.month, str(one.dealings), ", ".join(f"{kind} {count}" for kind, count in one.by_type), str(one.reports),
         str(one.all_reports), str(one.all_outlets))
        for one in months
    ]  # fmt: skip
    table(("month", "dealings", "types", "their reports", "all reports taken in", "outlets"), rows)
    say("More reports taken in can make a relation look busier: read the last two columns first.")
