"""Plain contradictions: somebody denies what a report gives, or reports count the same thing differently.

Only lines that passed the check take part. Two mentions are of the same event when type and parties agree and their
days do not exclude each other; the desk names both sides and resolves nothing. Left out: contradictions that need the
world (a ship cannot be in two ports), and characterisations of a relation.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from allsource.brief.citing import cite_event
from allsource.brief.event_facts import EventFact, names_of
from allsource.brief.names import UNNAMED, states
from allsource.brief.records import Citation, Line, ReportRow
from allsource.brief.wording import joined, type_words, when_words

__all__ = ["DENIED", "DIFFERENT", "contradictions"]

DENIED = "Reported by one, denied by another"
DIFFERENT = "Numbers that differ"
COUNTED = frozenset(
    {"killed", "dead", "injured", "wounded", "missing", "arrested", "detained", "displaced", "evacuated", "released"}
    | {"abducted", "troops", "rescued", "expelled", "deported"}
)
"""Counts of people that a difference says something about; two boats today and four tomorrow are no contradiction."""
_MOST_CITATIONS = 8
_LIGHT_WORD = 3


def contradictions(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[Line]:
    """Lines for every denial that meets an assertion, then for every count that differs."""
    actual = [fact for fact in facts if fact.event.modality == "actual"]
    return [*_denials(actual, rows), *_counts(actual, rows)]


def _denials(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> Iterator[Line]:
    affirmed = _by_word([fact for fact in facts if fact.status == "affirmed"])
    denied = [fact for fact in facts if fact.status != "affirmed"]
    seen: set[tuple[str, frozenset[str]]] = set()
    for denial in denied:
        near = {id(fact): fact for word in _words(denial) for fact in affirmed.get((denial.event.type, word), ())}
        against = [fact for fact in near.values() if _same_event(fact, denial)]
        key = (denial.event.type, _parties(denial))
        if against and key not in seen:
            seen.add(key)
            also = [other for other in denied if other is denial or (other.event.type, _parties(other)) == key]
            yield _denial_line(against, also, rows)


def _by_word(facts: Sequence[EventFact]) -> dict[tuple[str, str], list[EventFact]]:
    """Facts by type and each word of their parties' names, so that a denial is held against few."""
    found: dict[tuple[str, str], list[EventFact]] = {}
    for fact in facts:
        for word in _words(fact):
            found.setdefault((fact.event.type, word), []).append(fact)
    return found


def _words(fact: EventFact) -> list[str]:
    return sorted({word.casefold() for name in _things(fact) for word in name.split() if len(word) > _LIGHT_WORD})


def _parties(fact: EventFact) -> frozenset[str]:
    return frozenset(party.name for party in (*fact.event.actors, *fact.event.recipients))


def _same_event(one: EventFact, other: EventFact) -> bool:
    """Type equal, parties the same (or all of the smaller side), days that do not exclude each other."""
    if one.event.type != other.event.type or not _days_meet(one.day, other.day):
        return False
    fewer, more = sorted((_parties(one), _parties(other)), key=len)
    covered = bool(fewer) and all(any(_alike(name, wider) for wider in more) for name in fewer)
    return covered and (len(fewer) > 1 or _objects_meet(one, other))


def _alike(one: str, other: str) -> bool:
    return states(one, other) or states(other, one)


def _objects_meet(one: EventFact, other: EventFact) -> bool:
    names = [party.name for party in one.event.objects]
    return any(_alike(name, party.name) for name in names for party in other.event.objects)


def _days_meet(one: str, other: str) -> bool:
    """Could both values be the same day? A missing one could be any; otherwise their intervals must overlap."""
    if not one or not other:
        return True
    first, last = _bounds(one)
    start, end = _bounds(other)
    return first <= end and start <= last


def _bounds(value: str) -> tuple[str, str]:
    """First and last day a value can mean, as strings that compare like dates."""
    first, _, last = value.partition("/")
    return (first[:10] + "-01-01"[len(first) - 4 :])[:10] if len(first) < 10 else first[:10], (last or first)[:10] + "~"


def _denial_line(against: Sequence[EventFact], denied: Sequence[EventFact], rows: Sequence[ReportRow]) -> Line:
    lead = against[0]
    citations = [cite_event(fact.event, fact.report, fact.row) for fact in (*against, *denied)]
    what = type_words(lead.event.type, lead.event.mode)
    when = next((when_words(fact.day) for fact in against if fact.day), "")
    given = joined(_outlets(against, rows))
    by = joined(_deniers(denied)) or "the report itself"
    sentence = f"{joined(names_of(lead))}: {what}{f', {when}' if when else ''}, reported by {given}; denied by {by}"
    return _line(DENIED, sentence, ("denied",), citations, [*against, *denied])


def _deniers(denied: Sequence[EventFact]) -> list[str]:
    named = [fact.denied_by or _attributed(fact) for fact in denied]
    return [name for name in dict.fromkeys(named) if name]


def _attributed(fact: EventFact) -> str:
    return cite_event(fact.event, fact.report, fact.row).attribution


def _outlets(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> list[str]:
    return [
        f"{rows[number - 1].outlet or 'a report'} [{number}]" for number in dict.fromkeys(f.row.number for f in facts)
    ]


def _counts(facts: Sequence[EventFact], rows: Sequence[ReportRow]) -> Iterator[Line]:
    affirmed = [fact for fact in facts if fact.status == "affirmed"]
    for kind in sorted({kind for fact in affirmed for kind in fact.event.magnitude} & COUNTED):
        for cluster in _clusters([fact for fact in affirmed if kind in fact.event.magnitude]):
            if len({fact.event.magnitude[kind] for fact in cluster}) > 1:
                yield _count_line(kind, cluster)


def _clusters(facts: list[EventFact]) -> list[list[EventFact]]:
    """Mentions that count the same: a shared name, or a shared day and place or thing; and no day excludes another."""
    clusters: list[list[EventFact]] = []
    homes: dict[object, list[EventFact]] = {}
    for fact in facts:
        signs = _signs(fact)
        near = (homes[sign] for sign in signs if sign in homes)
        home = next((one for one in near if all(_days_meet(fact.day, other.day) for other in one)), None)
        if home is None:
            home = []
            clusters.append(home)
        home.append(fact)
        homes.update({sign: home for sign in signs if sign not in homes})
    return clusters


def _signs(fact: EventFact) -> list[object]:
    named = [name for name in _things(fact) if any(word[0].isupper() for word in name.split()[1:])]
    day = fact.day[:10]
    dated: list[object] = [(day, word) for word in _words(fact)] if day else []
    placed: list[object] = [(day, fact.event.place.name)] if day and fact.event.place else []
    return [*named, *dated, *placed]


def _things(fact: EventFact) -> list[str]:
    return [party.name for party in (*fact.event.actors, *fact.event.recipients, *fact.event.objects)]


def _count_line(kind: str, cluster: list[EventFact]) -> Line:
    day = next((fact.day[:10] for fact in cluster if fact.day), "")
    what = type_words(cluster[0].event.type, cluster[0].event.mode)
    most = Counter(name for fact in cluster for name in _things(fact) if name[0].isupper())
    subject = max(most, key=lambda name: (most[name], name)) if most else joined(names_of(cluster[0]))
    citations = [cite_event(fact.event, fact.report, fact.row) for fact in cluster]
    said: dict[int, list[str]] = {}
    for fact, citation in zip(cluster, citations, strict=True):
        by = citation.attribution or fact.row.outlet or "a report"
        said.setdefault(fact.event.magnitude[kind], []).append(f"{by} [{fact.row.number}]")
    sides = "; ".join(
        f"{count:,} {kind} (“{joined(by)}”)".replace("“", "").replace("”", "") for count, by in sorted(said.items())
    )
    when = f", {when_words(day)}" if day else ""
    return _line(
        DIFFERENT,
        f"{subject or what.capitalize()}: {what}{when}: {sides}",
        ("differs",),
        citations,
        cluster,
    )


def _line(group: str, sentence: str, tags: tuple[str, ...], cites: list[Citation], facts: Sequence[EventFact]) -> Line:
    unique = list(dict.fromkeys(cites))[:_MOST_CITATIONS]
    records = tuple(dict.fromkeys(fact.record for fact in facts))
    names = tuple(name for name in dict.fromkeys(n for fact in facts for n in names_of(fact)) if name != UNNAMED)
    return Line("", group, sentence, (), tags, tuple(unique), records=records, names=names)
