"""`allsource brief`: the cited account."""

from pathlib import Path

import click

from allsource.cli.options import about_option, desk_option, limits, open_desk
from allsource.cli.output import complain, say
from allsource.desk.briefing import FORMATS

__all__ = ["command"]


@click.command()
@about_option
@limits("since", "as_of")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="md", show_default=True, help="The form.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@desk_option
def command(folder: Path, about: str, kind: str, as_json: bool, **window: str | None) -> None:
    """The cited account of what the reports say, on stdout, with a copy in the desk's briefs folder.

    A line is printed only if its parties, direction, polarity, modality and attribution each point to words that
    state them; the rest is listed as to be checked. --since keeps reports published since that day.

    \b
    Examples:
      allsource brief --about Malta
      allsource brief --format html > brief.html
    """
    with open_desk(folder) as desk:
        brief = desk.brief(about, since=window["since"] or "", as_of=window["as_of"] or "")
        say(FORMATS["json" if as_json else kind](brief).rstrip("\n"))
        try:
            complain("kept as", str(desk.keep_brief(brief)["html"]))
        except OSError as error:
            complain(str(folder / "briefs"), f"no copy of the brief is kept: {error.strerror}")
