"""`allsource explain`: what a term means; why an item says what it says."""

from pathlib import Path

import click

from allsource.cli.options import desk_option, json_option, open_desk
from allsource.cli.output import say, table, write_json
from allsource.desk import Explanation
from allsource.desk.printed import printed_explanation, printed_term
from allsource.glossary import GLOSSARY, look_up

__all__ = ["command"]


@click.command()
@click.argument("given", metavar="WORD-or-ID")
@desk_option
@json_option
def command(given: str, folder: Path, as_json: bool) -> None:
    """What a term of the desk means, or why a report, claim, event or dealing says what it says.

    For an ID, as the listings show it, each field is shown with the words that state it and what its value means,
    and with what people decided about it.

    \b
    Examples:
      allsource explain disclosure
      allsource explain 3fa8b2c1#e2
    """
    term = look_up(given)
    if term is not None:
        write_json(printed_term(term)) if as_json else say(f"{term.word} ({term.kind}): {term.meaning}")
        return
    if not _like_an_id(given):
        known = ", ".join(sorted(term.word for term in GLOSSARY))
        raise click.UsageError(f"{given!r} is neither a word of the desk nor an id. The words are: {known}")
    with open_desk(folder) as desk:
        found = desk.explain(given)
    write_json(printed_explanation(found)) if as_json else _show(found)


def _like_an_id(given: str) -> bool:
    start = given.partition("#")[0].removeprefix("sha256:").removeprefix("dealing:")
    return len(start) >= 4 and not set(start) - set("0123456789abcdef")


def _show(found: Explanation) -> None:
    say(found.id)
    rows = []
    for reason in found.reasons:
        place = f"{reason.span.start}–{reason.span.end}" if reason.span else ""
        rows.append((reason.field, reason.value, reason.words, place, reason.meaning))
    table(("field", "value", "words", "at", "meaning"), rows)
    for made in found.judgements:
        change = f" {made.field}={made.value}" if made.field else ""
        say(f"{made.recorded_at[:19]} {made.by or 'somebody'}: {made.kind}{change} {made.reason}".rstrip())
