"""Who owns up to a dealing over time: from the disclosures of single reports to a history and the value that stands.

Each report shows what it shows (`docs/methods/disclosure.md`); a party's own word in any report adds a step. What
stands is the last word of a party: an admission after a denial supersedes it, a denial after an admission does too.
Where no party has spoken, secrecy named by a report stands before what is merely given on the word of others.
"""

from collections.abc import Iterable, Sequence

from allsource.model import Step
from allsource.picture.bearing import Bearing
from allsource.picture.tellings import Telling

__all__ = ["history", "standing"]

_BY_PARTY = {"denies": "denied", "confirms": "acknowledged"}
_ORDER = ("described-as-secret", "unacknowledged", "denied", "acknowledged")
"""How steps of one day are told: what a report shows, then what a party says to it."""


def history(members: Sequence[Telling], bearing: Iterable[Bearing]) -> tuple[Step, ...]:
    """Every step in the order of publication (undated reports last), each value once a report."""
    if not any(member.event.disclosure for member in members):
        return ()
    steps = [_told(member) for member in members if member.event.disclosure not in ("", "not-stated")]
    steps += [_said(one) for one in bearing if one.by_party and _speaks_of_it(one)]
    once = {(step.value, step.item.partition("#")[0]): step for step in reversed(steps)}
    return tuple(
        sorted(once.values(), key=lambda step: (step.published or "9999", _ORDER.index(step.value), step.item))
    )


def _speaks_of_it(one: Bearing) -> bool:
    """A denial or a confirmation of the dealing; not one whose saying is the deed (`rejected the offer`)."""
    return (one.claim.stance, one.side) in (("denies", "against"), ("confirms", "for"))


def _told(member: Telling) -> Step:
    outlet = member.report.document.outlet or "a report"
    return Step(member.event.disclosure, member.day, member.item, f"as {outlet} has it")


def _said(bearing: Bearing) -> Step:
    value = _BY_PARTY[bearing.claim.stance]
    verb = "denies" if value == "denied" else "confirms"
    return Step(value, bearing.day, bearing.item, f"{bearing.claim.speaker} {verb} it")


def standing(steps: Sequence[Step], members: Sequence[Telling]) -> tuple[str, str]:
    """The value that stands now, and why. Empty where the type of event has no disclosure."""
    words = [step for step in steps if step.value in ("denied", "acknowledged")]
    if words:
        last = words[-1]
        before = next((step for step in reversed(words[:-1]) if step.value != last.value), None)
        after = f", after it was {before.value}{_on(before)}" if before else ""
        return last.value, f"{last.reason}{_on(last)}{after}"
    for value in ("described-as-secret", "unacknowledged"):
        found = next((step for step in steps if step.value == value), None)
        if found is not None:
            return value, f"{found.reason}{_on(found)}"
    if any(member.event.disclosure for member in members):
        return "not-stated", "the reports state it in their own words"
    return "", ""


def _on(step: Step) -> str:
    return f" ({step.published})" if step.published else ""
