"""Casualties told by a verb become the magnitude of the act that caused them, so that one attack is one event.

`The blast killed six and injured 40`, `fired on the crowd, killing four`, `an attack that killed six`: where the
subject of a verb of harm is an act told in the same sentence (or a bare noun for one), or a participle tells the
outcome of the deed before it, or a `when` clause tells the deed, or `and` joins it to such a verb, its counts and
victims go to the act, and it is not told again.

Left out: casualties told in the next sentence.
"""

from collections.abc import Iterable
from dataclasses import replace

from allsource.reports.light import Cases, Told, is_event_noun, told_by_noun
from allsource.reports.magnitude import counts, harmed
from allsource.reports.phrases import Page
from allsource.reports.plover import Roles

__all__ = ["fold_harm"]

_ACTS = frozenset({"ASSAULT", "OTHER"})
_LEADS = frozenset({",", "and", "in", "by"})


def fold_harm(cases: Cases, told: Iterable[Told]) -> tuple[Told, ...]:
    """The same events with verbs of harm folded into the acts behind them."""
    found = {one.case.index: one for one in told}
    last_act = last_harm = -1
    for at in sorted(found):
        harm = found.get(at)
        if harm is None or harm.case.pos != "v" or harmed(harm.case.word) not in ("killed", "injured"):
            continue
        act = _act_behind(cases, found, harm) or _deed_before(cases.page, found, harm)
        act = act or _deed_when(cases.page, found, harm)
        if last_act in found and last_act != at and _joined(cases.page, harm, last_harm, found[last_act]):
            act = last_act
        if act is not None:
            found[act] = _with_harm(cases.page, found[act], harm)
            del found[at]
            last_act, last_harm = act, at
    return tuple(found[at] for at in sorted(found))


def _with_harm(page: Page, act: Told, harm: Told) -> Told:
    verb = harmed(harm.case.word)
    told = {
        what: value
        for slot in harm.case.slots
        if slot.number == "1"
        for phrase in slot.phrases[:1]
        for what, value in counts(page, phrase, verb).items()
    }
    roles = act.coding.roles
    joined = Roles(roles.actors, roles.recipients or harm.coding.roles.recipients, roles.objects)
    return replace(act, coding=replace(act.coding, roles=joined), magnitude=(*act.magnitude, *told.items()))


def _act_behind(cases: Cases, found: dict[int, Told], harm: Told) -> int | None:
    """The event noun that is the subject of a verb of harm, told on the spot where it was not yet."""
    for slot in harm.case.slots:
        if slot.number != "0":
            continue
        if cases.page.lowers[harm.case.index - 1] in ("that", "which"):
            holding = [at for at, one in found.items() if at < slot.first and _holds(one, slot.first)]
            if holding:
                return max(holding)
        if slot.parties:
            continue
        for phrase in slot.phrases[:1]:
            if phrase.head in found:
                return phrase.head
            if is_event_noun(cases.page, phrase.head):
                told = told_by_noun(cases, phrase.head, harm.sentence)
                if told and told.coding.type in _ACTS:
                    found[phrase.head] = told
                    return phrase.head
    return None


def _holds(act: Told, word: int) -> bool:
    """Whether a word stands in an argument of an act said by a noun: `the bombing of [a clinic] that killed one`."""
    told = act.case.pos == "n" and act.coding.type in _ACTS
    return told and any(slot.first <= word < slot.last for slot in act.case.slots)


def _deed_before(page: Page, found: dict[int, Told], harm: Told) -> int | None:
    """The act of force whose outcome a participle tells."""
    at = harm.case.index
    if page.tags[at] != "VBG" or at < 1 or page.lowers[at - 1] not in _LEADS:
        return None
    for act in sorted((a for a in found if harm.sentence[0] <= a < at), reverse=True):
        same = set(found[act].coding.roles.actors) >= set(harm.coding.roles.actors)
        if found[act].coding.type in _ACTS and same:
            return act
    return None


def _deed_when(page: Page, found: dict[int, Told], harm: Told) -> int | None:
    """`Two sailors were killed when the column shelled the port`: the only deed of the clause that `when` opens."""
    first, last = harm.case.index + 1, harm.sentence[1]
    opens = next((at for at in range(first, last) if page.lowers[at] in ("when", "after")), None)
    if opens is None or page.tags[harm.case.index] not in ("VBN", "VBD"):
        return None
    deeds = [at for at, one in found.items() if opens < at < last and one.coding.type == "ASSAULT"]
    own = [at for at in deeds if found[at].case.pos == "v" and not harmed(found[at].case.word)]
    return own[0] if len(own) == 1 else None


def _joined(page: Page, harm: Told, before: int, act: Told) -> bool:
    """Whether `and` joins a verb of harm to one of the same form that was told just before (`killing two and injuring
    nine`): they share their subject, whatever the network took for the second one's.
    """
    at = harm.case.index
    return act.sentence == harm.sentence and page.lowers[at - 1] == "and" and page.tags[at] == page.tags[before]
