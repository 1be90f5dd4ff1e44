"""`allsource quantities`: how many, according to whom, when."""

from itertools import groupby
from pathlib import Path

import click

from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import say, table, write_json
from allsource.desk.printed_picture import printed_quantity
from allsource.ids import short

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """Counts over time by source, dealing by dealing: killed, injured, tonnes, boats and whatever reports count.

    \b
    Examples:
      allsource quantities
      allsource quantities --about "Asphodel Star" --json
    """
    with open_desk(folder) as desk:
        found = desk.quantities(about, **limits_of(window))
    if as_json:
        for answer in found:
            write_json(printed_quantity(answer))
        return
    for _, several in groupby(found, key=lambda answer: answer.dealing.id):
        answers = list(several)
        say(f"{answers[0].dealing} (dealing:{short(answers[0].dealing.id)})")
        rows = [
            (one.quantity.published, f"{one.quantity.value:,} {one.quantity.kind}", one.quantity.according_to or
             "the report itself", one.evidence.outlet, " ".join(one.evidence.text.split()))
            for one in answers
        ]  # fmt: skip
        table(("reported", "count", "according to", "in", "words"), rows)
        say()
