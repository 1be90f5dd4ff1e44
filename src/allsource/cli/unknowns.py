"""`allsource unknowns`: what nobody knows yet, and who was asked."""

from pathlib import Path

import click

from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import table, write_json
from allsource.desk.printed_picture import printed_unknown
from allsource.ids import short_item

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """What reports say is unclear, unconfirmed or unanswered, and who was asked, declined, denied or stays silent.

    The window is about when the report was published. What a later report of a party settled says so.

    \b
    Examples:
      allsource unknowns
      allsource unknowns --about "Corvane Shipping"
    """
    with open_desk(folder) as desk:
        found = desk.unknowns(about, **limits_of(window))
    if as_json:
        for answer in found:
            write_json(printed_unknown(answer))
        return
    rows = [
        (short_item(answer.unknown.item), answer.unknown.kind, answer.unknown.party or "(nobody named)",
         answer.unknown.question, " ".join(answer.evidence.text.split()),
         f"{answer.unknown.outlet} {answer.unknown.published}".strip(), answer.unknown.settled)
        for answer in found
    ]  # fmt: skip
    table(("id", "kind", "party", "question", "words", "report", "settled"), rows)
