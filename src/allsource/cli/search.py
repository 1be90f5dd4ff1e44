"""`allsource search`: where words stand, in any script."""

from pathlib import Path

import click

from allsource.cli.listing import report_label
from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import complain, table, write_json
from allsource.desk.printed import printed_search
from allsource.desk.searching import SearchAnswer
from allsource.ids import short, short_item

__all__ = ["command"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(words: tuple[str, ...], folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """Reports and claims that hold every word, in any script.

    Whole words are looked for first, then any run of letters. "Quotation marks" keep words together. Names of persons
    without a stated public role stay in their documents and are not searched.

    \b
    Examples:
      allsource search radar parts
      allsource search '"patrol boats"' --about Malta --json
      allsource search 海峡
    """
    given = words[0] if len(words) == 1 else " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_desk(folder) as desk:
        private = desk.private(given)
        if private:
            complain(private, "no report gives this person a public role; such names are not searched across reports")
        answers = desk.search(given, about, **limits_of(window))
        if as_json:
            for answer in answers:
                write_json(printed_search(answer))
        else:
            table(("report", "words", "hits", "claims", "outlet"), [_row(answer) for answer in answers])


def _row(answer: SearchAnswer) -> tuple[str, ...]:
    claims = ", ".join(short_item(found.id).partition("#")[2] for found in answer.claims)
    report = answer.report
    return short(report.document.id), answer.evidence.text, str(len(answer.spans)), claims, report_label(report)
