"""`allsource conflicts`: what contradicts what."""

from pathlib import Path

import click

from allsource.cli.options import about_option, desk_option, json_option, limits, limits_of, open_desk
from allsource.cli.output import say, table, write_json
from allsource.desk.pictured import ConflictAnswer
from allsource.desk.printed_picture import printed_conflict

__all__ = ["command"]

_MOST_WORDS = 160


@click.command()
@about_option
@limits("start", "end", "as_of", "since")
@desk_option
@json_option
def command(folder: Path, as_json: bool, about: str, **window: str | None) -> None:
    """What contradicts what: denials, counts, days and places, the impossible, and descriptions that do not fit.

    Both sides are quoted and the desk settles none. A conflict is superseded where a later report replaces one side: a
    party owns up to what it denied, a count is said to replace another.

    \b
    Examples:
      allsource conflicts
      allsource conflicts --about Portugal --json
    """
    with open_desk(folder) as desk:
        found = desk.conflicts(about, **limits_of(window))
    for answer in found:
        write_json(printed_conflict(answer)) if as_json else _show(answer)
    if not found and not as_json:
        say("no conflict among these reports")


def _show(answer: ConflictAnswer) -> None:
    conflict = answer.conflict
    say(f"{conflict.kind}, {conflict.status} ({conflict.reason}): {conflict.subject or 'one subject'}")
    rows = [
        (side.published, side.value + (" (replaced)" if side.superseded else ""), side.by, _cut(evidence.text),
         evidence.outlet)
        for side, evidence in answer.sides
    ]  # fmt: skip
    table(("reported", "holds", "by", "words", "in"), rows)
    say()


def _cut(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _MOST_WORDS else said[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
