"""From a noun phrase to a party: the full name the document gives it, and the words that state it here.

A name counts where it is the head of its phrase (`Harbour Minister Ana Ruiz`) or where the head only stands for its
owner: an army, a government, its officials as a body (`French troops`, `the government of Malta` are the state; rules 3
and 4 of the guide). Everything else that can act is kept by its description (`two gunmen`, `a senior official`). A
pronoun counts only where an earlier step says whom it stands for.

Left out: parties known only from another sentence, and names inside longer descriptions (`a friend of Ana Ruiz` stays a
description).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allsource.model import Mention, Party
from allsource.reports.phrases import Page, Phrase
from allsource.reports.tables import words

__all__ = ["Naming", "name_parties", "owners", "parties", "thing"]

_PARTIES = frozenset({"person", "organisation", "government", "country", "region", "outlet", "role", "vessel"})
_STATES = frozenset({"government", "country"})
_PREFERENCE = ("person", "outlet", "government", "country", "organisation", "vessel", "region", "role")
FORCES = words(
    """army military troop troops force forces soldier navy marine infantry warplane jet warship aircraft artillery
    fighter-jet helicopter serviceman gunboat submarine destroyer frigate airman commando paratrooper tank"""
)
"""Armed forces that act as their state unless a unit is named (rule 4)."""
STATE_NOUNS = words("government authorities authority administration regime leadership side state republic")
"""Words that with a country's name mean the country itself (rule 3)."""
PEOPLE = words(
    """accomplice activist actor actress adviser advisor advocate agency agent aide airline alliance ally ambassador
    analyst apprentice archbishop army assailant assassin assembly association astronaut athlete attacker attorney
    audience author authorities authority autocrat ayatollah baby bailiff bandit bank banker battalion bishop board
    body bodyguard bomber boss boy brigade broker brother builder bureau businessman businesswoman buyer cabinet cadet
    campaigner candidate captain captor cardinal caretaker carrier cartel cell chair chairman chairperson chairwoman
    chamber champion chancellor charity chief child church citizen city civilian cleric client clinic club coach
    coalition colleague colonel column commander commando commission commissioner committee commodore community
    company competitor conglomerate congress congressman congresswoman conscript consortium constable consul
    contingent contractor contributor convict corporal corporation correspondent council councillor councilor country
    couple court cousin crew creditor critic crowd customer dancer daughter dealer defector defendant defender
    delegate delegation democrat demonstrator department deputy detective detainee developer dictator diplomat
    director directorate disciple dissident division doctor donor driver editor elder electorate embassy emir emissary
    employee employer enemy engineer enterprise envoy escort everyone everybody executive exile expert exporter
    extremist faction family fan farmer father federation fighter firefighter firm fisherman fleet follower force
    foreigner foundation founder friend front fugitive gang gangster garrison gendarme general girl governor
    grandfather grandmother group guard guardian guerrilla guest gunman hacker head hijacker host hostage household
    hunter husband imam immigrant importer infantry inhabitant inmate inspector institute institution insurer evacuee
    trainee insurgent insurgency intelligence investigator investor islamist jihadist journalist judge judiciary junta
    juror jury kidnapper killer king kingdom lady landlord lawmaker lawyer leader leadership league lecturer
    legislator legislature lieutenant lobby lobbyist looter loyalist magistrate maker man manager manufacturer marcher
    marine marshal mayor mayor mediator medic member mercenary merchant messenger militant military militia militiaman
    miner minister ministry minority mission monarch monarchy monitor mob mother movement mullah murderer musician
    mutineer nation national nationalist navy negotiator neighbour neighbor newspaper nobody noble nominee nurse
    observer occupant occupier offender office officer official officials ombudsman operative operator opponent
    opposition organisation organiser organization organizer outfit outlet owner panel paramilitary paratrooper parent
    parishioner parliament parliamentarian participant partisan partner party passenger passerby patient patriarch
    patrol patron peacekeeper peasant people person personnel petitioner physician pilgrim pilot pirate platoon player
    plotter poet police policeman policewoman politician pope populace population premier president press priest
    prince princess principal prisoner producer professor prosecution prosecutor protagonist protester protestor
    provider public publisher pundit rabbi raider rebel recruit reformer refugee regime regiment regulator relative
    reporter representative republic republican researcher reservist resident resistance rescuer retailer rider rioter
    rival robber ruler sailor scholar school scientist scout secretariat secretary sect seller senate senator
    separatist sergeant serviceman servicewoman settler sheikh sheriff shipowner shipper shopkeeper shooter singer
    sister skipper smuggler sniper soldier somebody someone son speaker specialist spokesman spokesperson spokeswoman
    spouse spy squad staff state statesman student sultan supplier supporter surgeon survivor suspect syndicate
    syndicate teacher team technician teenager terrorist thief thug tourist trader traditionalist traitor tribe
    tribesman tribunal troop troops trooper trucker trust tutor tycoon tyrant union unionist unit university vendor
    veteran victim villager vigilante visitor volunteer voter warden warlord warrior watchdog whistleblower wife
    winner wing witness woman worker writer youngster youth wounded injured dead migrant analyst worker archdiocese
    authorities bloc guards hospital newsroom station channel newspaper magazine site firm startup premier broker
    agency regulator watchdog ministry mp mep mla ceo cfo dg ngo"""
)
"""Heads that make a described party: people, and bodies of people."""
_BEINGS = ("men", "women", "people", "persons", "forces")
_UNARMED = words("political opposition rebel democratic social market labour labor work task pro anti")
_NEVER = words("one nobody none that this which who it them something anything everything nothing those thing")
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "WP$"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Which mentions and stand-ins cover each word; built once a document by `name_parties`."""

    page: Page
    at: dict[int, tuple[Mention, ...]]


def name_parties(page: Page, mentions: Iterable[Mention], anaphors: Iterable[Mention]) -> Naming:
    """The mentions by the words they cover, stand-ins (`she`, `the ministry`) first."""
    at: dict[int, list[Mention]] = {}
    known = tuple(mentions)
    for mention in (*anaphors, *sorted(known, key=_rank), *_again(page, known)):
        for index in range(*page.range(mention.span)):
            at.setdefault(index, []).append(mention)
    return Naming(page, {index: tuple(found) for index, found in at.items()})


def _again(page: Page, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Names of persons and bodies where they stand again but were not marked."""
    starts: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
    for mention in mentions:
        first, last = page.range(mention.span)
        if mention.type in ("person", "organisation", "vessel") and last - first > 1:
            starts.setdefault(page.lowers[first], []).append((page.lowers[first:last], mention))
    for at, word in enumerate(page.lowers):
        for words_, mention in starts.get(word, ()):
            if page.tags[at].startswith("NNP") and page.lowers[at : at + len(words_)] == words_:
                yield Mention(page.span(at, at + len(words_)), mention.type, mention.name)


def _rank(mention: Mention) -> tuple[int, int]:
    kind = _PREFERENCE.index(mention.type) if mention.type in _PREFERENCE else len(_PREFERENCE)
    return kind, mention.span.start - mention.span.end


def parties(naming: Naming, phrase: Phrase) -> tuple[Party, ...]:
    """The parties a phrase names or describes; more than one only for `the British and Irish governments`."""
    page, word = naming.page, naming.page.lemmas[phrase.head]
    named = _mention(naming, phrase.head)
    if (named is None or named.type == "role") and _stands_for_states(page, phrase, word):
        states = owners(naming, phrase)
        if states:
            span = page.span(*_outline(page, phrase))
            return tuple(Party(state.name, span if len(states) == 1 else state.span) for state in states)
    one = _party(naming, phrase)
    return (one,) if one else ()


def _stands_for_states(page: Page, phrase: Phrase, word: str) -> bool:
    """Whether the head is a force or a government, which with a country's name means the state (rules 3 and 4)."""
    if word in STATE_NOUNS or page.lowers[phrase.head] in STATE_NOUNS:
        return True
    counted = any(page.tags[at] == "CD" for at in range(phrase.first, phrase.head))
    return word in FORCES and page.tags[phrase.head] in ("NN", "NNS") and not counted and not _political(page, phrase)


def _party(naming: Naming, phrase: Phrase) -> Party | None:
    page = naming.page
    named = _mention(naming, phrase.head)
    if page.tags[phrase.head] == "PRP" and phrase.first < phrase.head:
        return None  # `one of them` is not they
    if named is not None and named.type != "role":
        return _people(page, phrase, named) or Party(named.name, named.span)
    if named is None and phrase.head in naming.at and any(m.type != "role" for m in naming.at[phrase.head]):
        return None  # a weapon, a facility, a place: it can be hit, it does not act
    word = page.lemmas[phrase.head]
    titled = _name_behind(naming, phrase)
    if titled is not None:
        return Party(titled.name, titled.span)
    apposed = _apposed_to(naming, phrase)
    if apposed is not None:
        return Party(apposed.name, page.span(*_outline(page, phrase)))
    if page.tags[phrase.head] in _PRONOUNS or word in _NEVER:
        return None
    if named is not None or _describes(page, phrase, word):
        span = page.span(*_outline(page, phrase))
        return Party(_plain(span.of(page.text)), span)
    return None


def thing(naming: Naming, phrase: Phrase) -> Party | None:
    """What a phrase names, whatever it is, as an event's object; None for a pronoun that stands for nothing known."""
    page = naming.page
    if page.tags[phrase.head] in _PRONOUNS or page.lowers[phrase.head] in _NEVER:
        named = _mention(naming, phrase.head)
        return Party(named.name, named.span) if named else None
    span = page.span(*_outline(page, phrase))
    return Party(_plain(span.of(page.text)), span)


def owners(naming: Naming, phrase: Phrase) -> tuple[Mention, ...]:
    """The countries or governments whose forces or government a phrase names (`French`, `of Malta`, `Lisbon's`)."""
    found: dict[str, Mention] = {}
    for index in range(phrase.first, phrase.last):
        for mention in naming.at.get(index, ()) if index != phrase.head else ():
            if mention.type in _STATES:
                found.setdefault(mention.name, mention)
    return tuple(found.values())


def _name_behind(naming: Naming, phrase: Phrase) -> Mention | None:
    """The person whose title alone the phrase holds (`Cardinal` of `Cardinal Joseph Vella`)."""
    after = _mention(naming, phrase.last) if phrase.last < len(naming.page.tags) else None
    titled = naming.page.tags[phrase.head].startswith("NN") and phrase.last == phrase.head + 1
    return (
        after
        if titled
        and after is not None
        and after.type == "person"
        and after.span.start == naming.page.starts[phrase.last]
        else None
    )


def _apposed_to(naming: Naming, phrase: Phrase) -> Mention | None:
    """The name that a description closes in on from behind a comma: `the Levante Column, an armed group that …`."""
    page, first = naming.page, phrase.first
    if first < 2 or page.lowers[first] not in ("a", "an", "the") or page.lowers[first - 1] != ",":
        return None
    closed = phrase.last >= len(page.lowers) or page.lowers[phrase.last] in (",", "that", "which", "who", ".", ")")
    before = _mention(naming, first - 2)
    if not closed or before is None or before.type not in ("person", "organisation", "vessel"):
        return None
    return before


def _political(page: Page, phrase: Phrase) -> bool:
    return any(page.lowers[at] in _UNARMED for at in range(phrase.first, phrase.head))


def _mention(naming: Naming, index: int) -> Mention | None:
    for mention in naming.at.get(index, ()):
        if mention.type in _PARTIES or mention.type == "described":
            return mention
    return None


def _people(page: Page, phrase: Phrase, named: Mention) -> Party | None:
    """Members of a people (`Saudis`, `an Iraqi`, `two French`) are no state: they keep their description."""
    if named.type not in _STATES or named.span.of(page.text) == named.name:
        return None
    first = page.lowers[phrase.first]
    lone = page.tags[phrase.head] in ("NN", "NNP") and not page.lowers[phrase.head].endswith(("sh", "ch", "ese", "ss"))
    if lone and first == "the" and phrase.head == phrase.first + 1 and named.span.of(page.text)[:1].isupper():
        first = "a" if page.lowers[phrase.head].endswith(("an", "i", "ite")) else first
    plural = page.tags[phrase.head] in ("NNPS", "NNS") and page.lowers[phrase.head].endswith("s")
    if not plural and first not in ("a", "an", "some", "many") and page.tags[phrase.first] != "CD":
        return None
    if named.span.of(page.text).isupper():
        return None
    span = page.span(*_outline(page, phrase))
    return Party(_plain(span.of(page.text)), span)


def _describes(page: Page, phrase: Phrase, word: str) -> bool:
    if word in PEOPLE or page.lowers[phrase.head] in PEOPLE or page.lowers[phrase.head].endswith(_BEINGS):
        return True
    if page.tags[phrase.head] == "NNPS":
        return True
    counted = page.tags[phrase.head] == "CD" or page.lowers[phrase.head] in ("others", "both", "all", "some")
    return counted and page.lowers[phrase.head] == "others"


def _outline(page: Page, phrase: Phrase) -> tuple[int, int]:
    """A phrase without its article and without a possessive or quotation mark around it."""
    first, last = phrase.first, phrase.last
    while first < phrase.head and (
        page.tags[first] in ("DT", "PDT", "``", "''") or page.lowers[first] in ("such", "other")
    ):
        first += 1
    return first, max(last, phrase.head + 1)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:'\"“”")
