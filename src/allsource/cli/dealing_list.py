"""Dealings as lines for people: what and between whom, who owns up to it, how it is graded, and the words."""

from collections.abc import Iterable, Iterator

from allsource.cli.output import say, write_json
from allsource.desk.pictured import DealingAnswer
from allsource.desk.printed_picture import printed_dealing
from allsource.ids import short

__all__ = ["show_dealings", "standing"]

_MOST_WORDS = 200
_MOST_QUOTED = 3


def show_dealings(answers: Iterable[DealingAnswer], *, as_json: bool) -> None:
    """One JSON object a line; or for people a short paragraph each, what is to be checked under its own heading."""
    checked = True
    for answer in answers:
        if as_json:
            write_json(printed_dealing(answer))
            continue
        if answer.dealing.to_check and checked:
            checked = False
            say("To be checked: the words do not plainly state the part that is named.")
            say()
        for line in _lines(answer):
            say(line)
        say()


def _lines(answer: DealingAnswer) -> Iterator[str]:
    dealing = answer.dealing
    yield f"dealing:{short(dealing.id)}  {dealing}" + (f"  [{answer.change}]" if answer.change else "")
    about = [_disclosure(answer), f"grade {dealing.grade}: {dealing.grade.credibility_reason}", standing(answer)]
    about += ["to be checked: " + ", ".join(dealing.to_check)] if dealing.to_check else []
    yield "    " + "; ".join(part for part in about if part)
    for evidence in answer.evidence[:_MOST_QUOTED]:
        words = " ".join(evidence.text.split())
        shown = words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
        where = ", ".join(part for part in (evidence.outlet or evidence.address, evidence.published[:10]) if part)
        yield f"    “{shown}” ({where}{'; retracted' if evidence.retracted else ''})"
    if len(answer.evidence) > _MOST_QUOTED:
        more = len(answer.evidence) - _MOST_QUOTED
        yield f"    … {more} more mentions: allsource explain dealing:{short(dealing.id)}"


def _disclosure(answer: DealingAnswer) -> str:
    """What stands, with what stood before it."""
    steps = answer.dealing.disclosure_history
    told = [step for at, step in enumerate(steps) if at == 0 or steps[at - 1].value != step.value]
    if len(told) < 2:
        return answer.disclosure
    return " → ".join(f"{step.value} ({step.published})" for step in told)


def standing(answer: DealingAnswer) -> str:
    """`5 reports, 2 origins; first Strait Wire 2024-05-07`."""
    dealing = answer.dealing
    count = f"{len(dealing.documents)} report{'s' * (len(dealing.documents) > 1)}"
    roots = f", {len(dealing.origins)} origin{'s' * (len(dealing.origins) > 1)}" if len(dealing.documents) > 1 else ""
    return f"{count}{roots}; first in {dealing.first.outlet or 'a report'} {dealing.first.published}".rstrip()
