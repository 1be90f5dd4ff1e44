"""`allsource coverage`: what comes in, and what is not seen."""

from pathlib import Path

import click

from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import say, table, write_json
from allsource.desk import Coverage
from allsource.desk.printed import printed_coverage

__all__ = ["command"]


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """What the desk takes in, and what it does not see.

    Reports by outlet, language, month and state; inputs that were refused; feeds and why they fail; how much was
    forgotten.

    \b
    Examples:
      allsource coverage
      allsource coverage --json | jq 'select(.kind == "refusal")'
    """
    with open_desk(folder) as desk:
        found = desk.coverage(about, **limits_of(window))
    if as_json:
        for line in printed_coverage(found):
            write_json(line)
    else:
        _show(found)


def _show(found: Coverage) -> None:
    counts = [(row.by, row.value or "unknown", str(row.documents), row.first, row.last) for row in found.counts]
    table(("by", "value", "reports", "first", "last"), counts)
    if found.refusals:
        say()
        table(
            ("refused", "reason", "by", "when"), [(r.name, r.reason, r.origin, r.recorded_at) for r in found.refusals]
        )
    if found.feeds:
        say()
        feeds = [
            (row.url, row.checked_at[:16] or "never asked", row.due_at[:16], str(row.failures), row.reason)
            for row in found.feeds
        ]
        table(("feed", "asked", "asked again from", "failures", "reason"), feeds)
    for what, number in found.forgotten:
        say(f"forgotten: {number} ({what})")
