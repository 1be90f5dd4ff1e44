"""`explain` of a dealing: why each mention joined, why its disclosure and its grade, each with the words behind it."""

from collections.abc import Iterator

from allsource.desk.explaining import Explanation, Reason
from allsource.desk.pictured import DealingAnswer
from allsource.glossary import look_up
from allsource.ids import short_item
from allsource.model import CREDIBILITIES, RELIABILITIES, Dealing, Joined

__all__ = ["explain_dealing"]


def explain_dealing(answer: DealingAnswer) -> Explanation:
    """Every field of a dealing, why each of its mentions belongs to it, and how it was graded."""
    dealing = answer.dealing
    reasons = [*_what(dealing), *_histories(dealing), *_grade(dealing)]
    reasons += [_joined(joined, answer) for joined in dealing.mentions]
    reasons += [Reason("claim for", short_item(item)) for item in dealing.claims_for]
    reasons += [Reason("claim against", short_item(item)) for item in dealing.claims_against]
    return Explanation(dealing.id, tuple(reason for reason in reasons if reason.value), ())


def _what(dealing: Dealing) -> Iterator[Reason]:
    yield Reason("type", dealing.type, meaning=_meaning(dealing.type))
    yield Reason("mode", dealing.mode)
    for role, sides in (("actor", dealing.actors), ("recipient", dealing.recipients)):
        for side in sides:
            yield Reason(role, side.name, meaning=f"entity {side.entity}")
    for thing in dealing.objects:
        yield Reason("object", thing)
    yield Reason("time", dealing.time, meaning=f"as fine as: {dealing.time_precision}")
    yield Reason("place", dealing.place, meaning=f"as fine as: {dealing.place_precision or 'no point'}")
    yield Reason("status", dealing.status, meaning=_meaning(dealing.status))
    yield Reason("modality", dealing.modality, meaning=_meaning(dealing.modality))
    first = ", ".join(part for part in (dealing.first.outlet, dealing.first.published) if part)
    yield Reason("first report", first, meaning=f"on the word of {dealing.first.speaker or 'the report itself'}")
    origins = f"{len(dealing.documents)} reports, {len(dealing.origins)} origins"
    yield Reason("reports", origins, meaning=f"{dealing.independent} origins are certain to be independent")
    for part in dealing.to_check:
        yield Reason("to be checked", part, meaning=_meaning("to be checked"))


def _histories(dealing: Dealing) -> Iterator[Reason]:
    yield Reason("disclosure", dealing.disclosure, meaning=dealing.disclosure_reason)
    for step in dealing.disclosure_history:
        yield Reason("disclosure then", f"{step.published or 'undated'}: {step.value}", meaning=step.reason)
    for step in dealing.modality_history:
        yield Reason("modality then", f"{step.published or 'undated'}: {step.value}", meaning=short_item(step.item))
    for one in dealing.quantities:
        by = one.according_to or "the report itself"
        yield Reason("quantity", f"{one.value:,} {one.kind}", meaning=f"{one.published or 'undated'}, by {by}")


def _grade(dealing: Dealing) -> Iterator[Reason]:
    grade = dealing.grade
    said = f"{grade.reliability} ({RELIABILITIES[grade.reliability]})"
    yield Reason("reliability", said, meaning=grade.reliability_reason)
    told = f"{grade.credibility} ({CREDIBILITIES[grade.credibility]})"
    yield Reason("credibility", told, meaning=grade.credibility_reason)


def _joined(joined: Joined, answer: DealingAnswer) -> Reason:
    document, _, _ = joined.item.partition("#")
    words = next((" ".join(one.text.split()) for one in answer.evidence if one.document == document), "")
    why = "; ".join(f"{name} {weight:+g}" if weight else name for name, weight in joined.reasons)
    return Reason("mention", short_item(joined.item), None, words, f"{joined.score:g}: {why}" if joined.score else why)


def _meaning(value: str) -> str:
    term = look_up(value) if value else None
    return term.meaning if term else ""
