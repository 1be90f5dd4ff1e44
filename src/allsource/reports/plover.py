"""From a predicate and its arguments to an event of the PLOVER ontology: type, mode and who plays which role.

The knowledge is in three tables of `sources/`: `plover_predicates.tsv` (word, conditions, type, mode, frame),
`plover_frames.tsv` (which argument plays which role) and `plover_classes.tsv` (classes of nouns the conditions name);
`plover_modes.tsv` settles the mode where the word alone does not. Definitions: Open Event Data Alliance, PLOVER 2.0
(draft of 2021); arguments after PropBank. Of the rows of a word that hold, the one with the most conditions counts.

Left out: PLOVER's contexts, and events that only the sense of a whole sentence shows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from allsource.model import Party, Span
from allsource.reports.parties import thing
from allsource.reports.phrases import Page, Phrase
from allsource.reports.slots import Case, Slot, is_passive
from allsource.reports.tables import rows

__all__ = ["Coding", "Roles", "Row", "classes", "code", "fill", "has_rows", "mode_of"]

_PRONOUNS = frozenset({"it", "its", "they", "their", "them", "he", "him", "his", "she", "her"})
_INTENT = frozenset({"attempt", "plot", "try", "plan", "threaten", "order", "vow", "want", "conspire", "swear", "bid"})
_ONE_SIDED = frozenset({"suffer", "self", "move"})
_SOME_PARTY = frozenset({"@party"})
_QUESTIONS = frozenset({"WP", "WDT", "WP$"})
_RELATIVE = frozenset({"who", "whom", "whose", "which"})
_NO_THINGS = frozenset({"behalf", "some", "many", "several", "both", "all", "any", "one", "most", "none", "thing"})
_NO_THINGS |= {"hour", "minute", "day", "week", "month", "year", "night", "morning", "evening", "afternoon", "moment"}
_SENTENCE = 40
"""Words to either side that are taken for the same sentence at most."""
_NEAR = 20
_LONGEST_CLAUSE = 20
"""Words of a clause that can stand as what is asked for or threatened; a longer one is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the predicate table, its conditions compiled."""

    type: str
    mode: str
    frame: str
    conditions: tuple[Callable[[Case], bool], ...]
    names_object: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does it, to whom, and what is given, said, hit or asked for."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    objects: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """What a word says: a type, a mode and the roles; `row` is the table row that said so."""

    type: str
    mode: str
    roles: Roles
    row: Row


@dataclass(frozen=True, slots=True)
class _Role:
    role: str
    numbers: frozenset[str]
    prepositions: frozenset[str]
    kind: str


def has_rows(word: str, pos: str) -> bool:
    """Whether the table knows a word (dictionary form) as a verb (`v`) or a noun (`n`)."""
    return (word, pos) in _table()


def code(case: Case) -> Coding | None:
    """The event a word says, or None where no row of the table holds."""
    for row in _table().get((case.word, case.pos), ()):
        if all(condition(case) for condition in row.conditions):
            return Coding(row.type, row.mode or mode_of(row.type, case), fill(row.frame, case), row)
    return None


def fill(frame: str, case: Case) -> Roles:
    """Play a frame's rows over the arguments; an argument fills at most one role."""
    filled: dict[str, list[Party]] = {"who": [], "whom": [], "what": [], "both": [], "owner": []}
    used: set[int] = set()
    unsure = frame not in _ONE_SIDED and _left_without_agent(case)
    for role in _frames()[frame]:
        if filled[role.role] and role.role != "both":
            continue
        for at, slot in enumerate(case.slots):
            if role.role == "who" and slot.number == "1" and case.pos == "v" and slot.first > case.index:
                continue  # `surrender the boy`: what stands behind a verb does not do it
            if role.role == "whom" and unsure and slot.number == "1" and slot.last <= case.index:
                continue
            if at in used or not _plays(role, slot) or (filled[role.role] and slot.number == "0"):
                continue
            found = _fillers(role, slot, case)
            if found:
                filled[role.role].extend(found)
                used.add(at)
                if role.role != "both":
                    break
    _owned(filled)
    return _roles(frame, filled, case.page.text)


def mode_of(event_type: str, case: Case) -> str:
    """The mode that the words of the arguments and beside the trigger show, or ""."""
    found = _modes().get(event_type)
    if not found:
        return ""
    page = case.page
    around = set(case.modifiers)
    for slot in case.slots:
        if _shows_mode(event_type, slot):
            around.update(page.lowers[slot.first : min(slot.last, slot.first + 24)])
    return next((mode for mode, words in found if not words.isdisjoint(around)), "")


def _shows_mode(event_type: str, slot: Slot) -> bool:
    """Force is told by its means, not by its target; a demand or threat by its content, not by who makes it."""
    if event_type == "ASSAULT":
        return slot.number != "1" and slot.preposition not in ("on", "against", "of", "at", "in")
    return slot.number != "0" or event_type == "MOBILIZE"


@cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of nouns, by name."""
    return {row["class"]: frozenset(row["words"].split()) for row in rows("plover_classes")}


def _owned(filled: dict[str, list[Party]]) -> None:
    """Give the possessor of a deed its side: `his arrest` was done to him, `its arrest of the crew` by it."""
    side = "who" if filled["whom"] or filled["what"] else "whom"
    filled[side] = filled[side] or filled["owner"]


def _left_without_agent(case: Case) -> bool:
    """Whether an active verb has no agent: what stands on its left is then more likely its subject than its object."""
    if case.pos != "v" or case.page.tags[case.index] == "VBN":
        return False
    return not is_passive(case.page, case.index) and not any(slot.number == "0" for slot in case.slots)


def _roles(frame: str, filled: dict[str, list[Party]], text: str) -> Roles:
    """The filled roles; nobody does a thing to himself: a name on both sides comes from a pronoun read wrongly."""
    both = _unique(filled["both"])
    if frame.endswith("fight"):
        return Roles(both, both, _unique(filled["what"])) if len(both) > 1 else Roles()
    actors = _unique([*filled["who"], *both])
    recipients = _unique(filled["whom"])
    shared = {party.name for party in actors} & {party.name for party in recipients}
    if shared:
        pronouns = {party.words for party in actors if party.words and party.words.of(text).lower() in _PRONOUNS}
        actors = tuple(p for p in actors if not (p.name in shared and p.words in pronouns))
        recipients = tuple(p for p in recipients if p.name not in {actor.name for actor in actors})
    return Roles(actors, recipients, _unique(filled["what"]))


def _unique(parties: list[Party]) -> tuple[Party, ...]:
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.name, party)
    return tuple(kept.values())


def _plays(role: _Role, slot: Slot) -> bool:
    """Whether an argument's number and preposition fit a role; an unnumbered one must fit by its preposition."""
    if slot.preposition == "adj":
        return "'s" in role.prepositions and slot.label == ""
    if slot.number in role.numbers and slot.number:
        return not slot.preposition or slot.preposition in role.prepositions or (slot.clause and role.kind == "t")
    return slot.preposition in role.prepositions and slot.preposition != "" and slot.number != "0"


def _fillers(role: _Role, slot: Slot, case: Case) -> list[Party]:
    if role.kind == "p":
        return list(slot.parties)
    if role.kind == "t" and slot.parties:
        return []
    if slot.clause:
        return _clause(slot, case) if role.kind == "t" or case.word == "offer" else []
    named = [phrase for phrase in slot.phrases if _is_thing(case.page, phrase)]
    return [p for p in (thing(case.naming, phrase) for phrase in named) if p]


def _is_thing(page: Page, phrase: Phrase) -> bool:
    """Not a bare number, a question word or a word that only leans on another: `on behalf of`, `some`."""
    tag = page.tags[phrase.head]
    return tag not in _QUESTIONS and tag != "CD" and page.lemmas[phrase.head] not in _NO_THINGS


def _clause(slot: Slot, case: Case) -> list[Party]:
    """What is asked, offered or threatened in a clause, without its `to` or `that`, where it is short."""
    page, first = case.page, slot.first
    while first < slot.last and page.tags[first] in ("IN", "TO", "RB", ",", "``"):
        first += 1
    if not 0 < slot.last - first <= _LONGEST_CLAUSE or page.lowers[first] in _RELATIVE:
        return []
    span = page.span(first, slot.last)
    return [Party(" ".join(span.of(page.text).split()).rstrip(' ,.;"”'), span)]


@cache
def _table() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows("plover_predicates"):
        conditions = tuple(_condition(word) for word in row["when"].split())
        made = Row(row["type"], row["mode"], row["frame"], conditions, "obj:" in row["when"])
        found.setdefault((row["lemma"], row["pos"]), []).append(made)
    return {key: tuple(sorted(made, key=lambda row: -len(row.conditions))) for key, made in found.items()}


@cache
def _frames() -> dict[str, tuple[_Role, ...]]:
    found: dict[str, list[_Role]] = {}
    for row in rows("plover_frames"):
        role = _Role(
            row["role"], frozenset(row["numbers"].split()), frozenset(row["prepositions"].split()), row["kind"]
        )
        found.setdefault(row["frame"], []).append(role)
    return {frame: tuple(roles) for frame, roles in found.items()}


@cache
def _modes() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in rows("plover_modes"):
        found.setdefault(row["type"], []).append((row["mode"], frozenset(row["words"].split())))
    return {event_type: tuple(modes) for event_type, modes in found.items()}


def _condition(written: str) -> Callable[[Case], bool]:
    """One condition of the table as a test of a case; ValueError names one that is not known."""
    if written.startswith("+"):
        return lambda case: written[1:] in case.particles
    if written.removeprefix("!") in _PLAIN:
        plain = _PLAIN[written.removeprefix("!")]
        return (lambda case: not plain(case)) if written.startswith("!") else plain
    kind, _, listed = written.partition(":")
    if kind not in _LISTED:
        raise ValueError(
            f"plover_predicates.tsv: condition {written!r} is none of +word, {', '.join((*_PLAIN, *_LISTED))}"
        )
    wanted = _words(entry for entry in listed.split(",") if not entry.startswith("!"))
    barred = _words(entry[1:] for entry in listed.split(",") if entry.startswith("!"))
    look = _LISTED[kind]
    return lambda case: _holds(look(case), wanted, barred)


def _holds(seen: frozenset[str], wanted: frozenset[str], barred: frozenset[str]) -> bool:
    if "@none" in wanted and not seen:
        return True
    return (not wanted or not seen.isdisjoint(wanted)) and seen.isdisjoint(barred)


def _words(entries: object) -> frozenset[str]:
    found: set[str] = set()
    for entry in entries:  # type: ignore[attr-defined]
        found |= classes()[entry[1:]] if entry.startswith("@") and entry[1:] in classes() else {entry}
    return frozenset(found)


def _object(case: Case) -> Slot | None:
    """The thing or party acted on: ARG1, else ARG2, else (of a noun) the `of` phrase."""
    for wanted in ("1", "2"):
        for slot in case.slots:
            if slot.number == wanted and slot.preposition not in ("by", "adj", "from", "to", "in"):
                return slot
    return next((slot for slot in case.slots if slot.preposition == "of"), None)


def _heads(case: Case, slot: Slot | None) -> frozenset[str]:
    if slot is None:
        return frozenset()
    page = case.page
    found = {page.lemmas[phrase.head] for phrase in slot.phrases} | {
        page.lowers[phrase.head] for phrase in slot.phrases
    }
    found |= {page.lemmas[phrase.last - 1] for phrase in slot.phrases}
    found |= {
        page.lemmas[phrase.head - 1]
        for phrase in slot.phrases
        if phrase.head > phrase.first and page.tags[phrase.head - 1] == "NN"
    }
    return frozenset(found | _SOME_PARTY if slot.parties else found)


def _subject(case: Case) -> frozenset[str]:
    slot = next((s for s in case.slots if s.number == "0"), None)
    if slot is None:
        slot = next((s for s in case.slots if s.number == "1"), None)
    return _heads(case, slot)


def _any_word(case: Case) -> frozenset[str]:
    page = case.page
    found = set(case.modifiers)
    for slot in case.slots:
        found.update(page.lemmas[slot.first : slot.last])
        found.update(page.lowers[slot.first : slot.last])
    return frozenset(found)


def _whole_modifiers(case: Case) -> frozenset[str]:
    return case.modifiers


def _prepositions(case: Case) -> frozenset[str]:
    after = case.page.lowers[case.last] if case.last < len(case.page.lowers) else ""
    return frozenset(slot.preposition for slot in case.slots) | {after}


def _party_object(case: Case) -> bool:
    slot = _object(case)
    return slot is not None and bool(slot.parties)


def _thing_object(case: Case) -> bool:
    slot = _object(case)
    return slot is not None and not slot.parties and not slot.clause and not slot.preposition


def _counted_object(case: Case) -> bool:
    """Whether the object is only a number (`at least 82 were killed`)."""
    slot = _object(case)
    return slot is not None and any(case.page.tags[phrase.head] == "CD" for phrase in slot.phrases)


def _with_agent(case: Case) -> bool:
    return any(slot.number == "0" and slot.parties for slot in case.slots)


def _infinitive(case: Case) -> bool:
    page = case.page
    return any(slot.clause and slot.number != "0" and _to_do(page, slot) for slot in case.slots) or (
        page.tags[case.index + 1 : case.index + 3] == ("TO", "VB")
    )


def _to_do(page: Page, slot: Slot) -> bool:
    pairs = zip(page.tags[slot.first : slot.last], page.tags[slot.first + 1 : slot.last], strict=False)
    near = list(pairs) if page.lowers[slot.first] == "for" else list(pairs)[:3]
    return ("TO", "VB") in near


def _violent(case: Case) -> bool:
    """Whether violence stands in an argument, or elsewhere close by in the same sentence (`killed in the shelling`)."""
    page = case.page
    near = page.lemmas[max(0, case.index - 12) : case.index + 18]
    return not classes()["violence"].isdisjoint(near)


def _at_work(case: Case) -> bool:
    """Whether unions, staff or wages stand in the same sentence and no arms: a strike there is a stoppage of work."""
    page, first, last = case.page, case.index, case.index
    while first and page.tags[first - 1] != "." and case.index - first < _SENTENCE:
        first -= 1
    while last < len(page.tags) and page.tags[last] != "." and last - case.index < _SENTENCE:
        last += 1
    near = {*page.lemmas[first:last], *page.lowers[first:last]}
    return not classes()["work"].isdisjoint(near) and classes()["warlike"].isdisjoint(near)


def _warlike(case: Case) -> bool:
    """Whether arms or casualties stand close by."""
    near = {*case.page.lemmas[max(0, case.index - _NEAR) : case.index + _NEAR]}
    return not classes()["warlike"].isdisjoint(near)


def _meant(case: Case) -> bool:
    """Whether a killing is tried, planned or threatened (`a plot to kill`): then it is no accident."""
    page, at = case.page, case.index
    return page.lowers[at - 1] == "to" and not _INTENT.isdisjoint(page.lemmas[max(0, at - 5) : at - 1])


def _threatening(case: Case) -> bool:
    return not classes()["threat"].isdisjoint(_any_word(case))


_PLAIN: dict[str, Callable[[Case], bool]] = {
    "party": _party_object,
    "thing": _thing_object,
    "agent": _with_agent,
    "count": _counted_object,
    "meant": _meant,
    "inf": _infinitive,
    "violence": _violent,
    "work": _at_work,
    "warlike": _warlike,
    "threat": _threatening,
}
_LISTED: dict[str, Callable[[Case], frozenset[str]]] = {
    "obj": lambda case: _heads(case, _object(case)),
    "subj": _subject,
    "mod": _whole_modifiers,
    "pp": _prepositions,
    "any": _any_word,
}


def trigger(case: Case) -> Span:
    """The characters of the words that say the event."""
    return case.page.span(case.first, case.last)
