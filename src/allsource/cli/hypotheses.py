"""`allsource hypotheses`: competing hypotheses on the desk's evidence, ranked by what contradicts each."""

from datetime import datetime
from pathlib import Path

import click

from allsource import when
from allsource.cli.options import by_option, desk_option, json_option, limits, open_desk, reason_option
from allsource.cli.output import say, table, write_json
from allsource.desk.hypothesising import Analysis
from allsource.desk.printed import printed_analysis
from allsource.ids import short_item
from allsource.model.hypotheses import CONSISTENCIES

__all__ = ["command"]


@click.group()
def command() -> None:
    """Competing hypotheses (Heuer): evidence against hypotheses, ranked by least inconsistency.

    A person marks each cell CC, C, N, I or II (very consistent to very inconsistent). The desk ranks by what
    contradicts each hypothesis, says which rows tell nothing and on which rows the view rests. It marks nothing itself.

    \b
    Examples:
      allsource hypotheses ask "Did the council meet the group in Faro?" --about 3fa8b2c1#e2
      allsource hypotheses bring Q1 9c41aa07#c3
      allsource hypotheses mark Q1 E2 H1 I --reason "the council's spokesman denies it"
      allsource hypotheses show Q1
    """


@command.command()
@click.argument("words")
@click.option("--about", metavar="ID", default="", help="An event the question is about, such as 3fa8b2c1#e2.")
@by_option
@desk_option
def ask(words: str, folder: Path, *, about: str, by: str) -> None:
    """Ask a new question, from an event if one is given.

    \b
    Example:
      allsource hypotheses ask "Did the council meet the group in Faro?" --about 3fa8b2c1#e2
    """
    with open_desk(folder) as desk:
        number = desk.hypotheses.ask(words, about, by=by)
        proposed = desk.hypotheses.proposed(number)
    say(f"{number}: {words}")
    for item in proposed:
        say(f"  to judge: {short_item(item.id)} {item}")
    if proposed:
        say(f"  take one with: allsource hypotheses bring {number} {short_item(proposed[0].id)}")


@command.command()
@click.argument("question")
@click.argument("words")
@by_option
@desk_option
def suppose(question: str, words: str, folder: Path, *, by: str) -> None:
    """Add a hypothesis.

    \b
    Example:
      allsource hypotheses suppose Q1 "They met, but not in Faro"
    """
    with open_desk(folder) as desk:
        say(desk.hypotheses.suppose(question, words, by=by))


@command.command()
@click.argument("question")
@click.argument("evidence", metavar="ID-or-WORDS")
@by_option
@desk_option
def bring(question: str, evidence: str, folder: Path, *, by: str) -> None:
    """Add evidence: a claim or event of the desk by its id, or your own words.

    \b
    Example:
      allsource hypotheses bring Q1 9c41aa07#c3
    """
    with open_desk(folder) as desk:
        say(desk.hypotheses.bring(question, evidence, by=by))


@command.command()
@click.argument("question")
@click.argument("row", metavar="E-NUMBER")
@click.argument("column", metavar="H-NUMBER")
@click.argument("value", type=click.Choice(CONSISTENCIES))
@reason_option
@by_option
@desk_option
def mark(question: str, folder: Path, *, row: str, column: str, value: str, **why: str) -> None:
    """Judge how consistent a piece of evidence is with a hypothesis.

    \b
    Example:
      allsource hypotheses mark Q1 E2 H1 I --reason "the council's spokesman denies it"
    """
    with open_desk(folder) as desk:
        desk.hypotheses.mark(question, (row, column), value, **why)
    say(f"{question}: {row} against {column} is {value}")


@command.command()
@click.argument("question")
@click.argument("item", metavar="E-or-H-NUMBER")
@reason_option
@by_option
@desk_option
def drop(question: str, item: str, folder: Path, **why: str) -> None:
    """Take a hypothesis or a piece of evidence out; the record of it stays.

    \b
    Example:
      allsource hypotheses drop Q1 E2 --reason "told twice"
    """
    with open_desk(folder) as desk:
        desk.hypotheses.drop(question, item, **why)
    say(f"{question}: {item} dropped")


@command.command("list")
@json_option
@desk_option
def list_(folder: Path, *, as_json: bool) -> None:
    """List the questions.

    \b
    Example:
      allsource hypotheses list
    """
    with open_desk(folder) as desk:
        questions = desk.hypotheses.questions()
    if as_json:
        for number, words in questions:
            write_json({"schema": 1, "question": number, "text": words})
        return
    table(("question", "words"), questions)


@command.command()
@click.argument("question")
@limits("as_of")
@json_option
@desk_option
def show(question: str, folder: Path, *, as_of: str | None, as_json: bool) -> None:
    """Show the matrix, the ranks, and what would change the view.

    \b
    Example:
      allsource hypotheses show Q1
    """
    moment: datetime | None = when.moment(as_of, end=True) if as_of else None
    with open_desk(folder) as desk:
        analysis = desk.hypotheses.show(question, moment)
    if as_json:
        write_json(printed_analysis(analysis))
        return
    _show(analysis)


def _show(analysis: Analysis) -> None:
    weighed, matrix = analysis.weighed, analysis.weighed.matrix
    say(f"{matrix.question}: {matrix.text}")
    say()
    columns = [hypothesis.id for hypothesis in matrix.hypotheses]
    rows = []
    for row in analysis.rows:
        marks = [matrix.marks.get((row.evidence.id, column)) for column in columns]
        note = "retracted, not counted: " if row.retracted else ""
        words = note + (row.words or "no longer in the desk")
        rows.append((row.evidence.id, *(mark.value if mark else "." for mark in marks), words))
    table(("", *columns, "evidence"), rows)
    say()
    ranks = []
    for one in weighed.standings:
        counts = ", ".join(f"{count} {mark}" for mark, count in one.counts.items())
        ranks.append((str(one.rank), one.hypothesis.id, one.hypothesis.text, str(one.against), counts,
                      ", ".join(one.open)))  # fmt: skip
    table(("rank", "", "hypothesis", "against", "marks", "not judged"), ranks)
    for line in _notes(analysis):
        say(line)


def _notes(analysis: Analysis) -> list[str]:
    weighed = analysis.weighed
    notes = [f"{', '.join(weighed.silent)} say the same of every hypothesis and tell none apart."] * bool(
        weighed.silent
    )
    if len(weighed.first) > 1:
        notes.append(f"Nothing yet tells {' and '.join(weighed.first)} apart.")
    for change in weighed.changes:
        notes.append(f"The view rests on {change.evidence}: without it {' and '.join(change.first)} would stand first.")
    return notes
