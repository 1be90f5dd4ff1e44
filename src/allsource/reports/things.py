"""Ships, aircraft, weapons, bodies and facilities by the words that give them away.

Networks trained on news know people, places and organisations; these tables add what a desk of open sources needs.
A pattern is a table row: the type, and how such a name is written. Designations follow the makers' own spelling
(`F-16`, `Su-27`, `Shahed-136`). Left out: nicknames without a designation, and ships named without a prefix or a word
such as `tanker` before them.
"""

import re
from collections.abc import Iterator

from allsource.model import Span
from allsource.reports.tables import either

__all__ = ["BODY_HEADS", "FACILITY_HEADS", "PLACE_HEADS", "find_things", "head_type"]


_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*(?: (?:(?:of|the|de|do|da|dos|la|al|el) )*[A-ZÀ-ÖØ-Þ0-9][\w'’-]*){0,3}"
_SHIP_PREFIX = either(
    """MV M/V MT M/T MS SS USS USNS USCGC HMS HMCS HMAS HNLMS INS ITS FS FGS RFA PNS KRI TCG RSS ORP ROKS JS BRP CNS
    IRIS NRP"""
)
_SHIP_NOUN = either(
    """tanker ship vessel ferry freighter trawler frigate destroyer corvette cutter cruiser submarine carrier boat yacht
    tug barge schooner"""
)
_MAKER = either(
    """Boeing Airbus Antonov Tupolev Ilyushin Sukhoi Embraer Cessna Lockheed Beechcraft Gulfstream Bombardier Saab
    Dassault"""
)
_WEST_JET = either("F B C KC RC EC P E A AH UH CH MH SH HH OV V U RQ MQ T")
_EAST_JET = either("MiG Mig Su Tu Il An Yak Be Mi Ka L J JF JH Y H Z")
_NAMED_JET = either("Black_Hawk Blackhawk Apache Chinook Osprey Hercules Global_Hawk Globemaster Stratotanker")
_NAMED_FIGHTER = either("Eurofighter Typhoon Rafale Mirage Mirage_2000 Gripen Tornado")
_DRONE = either("Shahed Geran Orlan Lancet Mohajer Ababil Arash Heron Hermes Harop Switchblade")
_DESIGNATED = either("S T M BM RPG AK AR KN DF SA SS SM AGM AIM GBU PAC RIM FIM PL YJ CJ JL BMP BTR TOS")
_IRAN_KOREA = either("Fateh Zolfaghar Emad Sejjil Khorramshahr Hwasong Fajr Nodong Burkan")
_NAMED_WEAPON = either(
    """Tomahawk Stinger Javelin HIMARS Iskander Iskander-M Kalibr Kinzhal Scud Qassam Hellfire ATACMS Storm_Shadow SCALP
    Taurus NLAW Iron_Dome David's_Sling THAAD Arrow_2 Arrow_3 Arrow-3 Pantsir Buk Neptune Bayraktar Bayraktar_TB2 TB2
    Shahed Geran Lancet"""
)
_WEAPON_NOUN = either(
    """missile missiles rocket rockets drone drones bomb bombs torpedo torpedoes rifle rifles tank tanks howitzer
    howitzers mortar mortars launcher launchers munition munitions shell shells grenade grenades mine mines interceptor
    interceptors warhead warheads artillery battery batteries"""
)

# One row a pattern; group 1 is the name.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("vessel", rf"(?<!\w)({_SHIP_PREFIX} {_NAME})"),
        ("vessel", rf"\b{_SHIP_NOUN},? (?:named |called |the )?[\"“]?({_NAME})(?=[\"”]?(?:[ ,.;)]|$))"),
        ("aircraft", rf"\b({_MAKER}[ -][A-Z]{{0,3}}-?\d[\w-]*)"),
        ("aircraft", rf"\b({_WEST_JET}-\d{{1,3}}[A-Z]{{0,2}})\b(?![.,]\d)"),
        ("aircraft", rf"\b({_EAST_JET}-\d{{1,3}}[A-Z]{{0,3}})\b"),
        ("aircraft", rf"\b({_NAMED_JET})s?\b"),
        ("aircraft", rf"\b({_NAMED_FIGHTER})s?\b(?= (?:jet|fighter|aircraft|plane))"),
        ("weapon", rf"\b({_DRONE}-?\d+[A-Z]?)\b"),
        ("weapon", rf"\b({_DESIGNATED}-\d{{1,4}}[A-Z]{{0,3}})\b"),
        ("weapon", rf"\b({_IRAN_KOREA}-?\d*)\b"),
        ("weapon", rf"\b({_NAMED_WEAPON})s?\b"),
        ("weapon", rf"\b(Patriot|Grad|Predator|Reaper|[A-Z][\w-]*\d[\w-]*) (?=(?:\w+[ -]){{0,2}}{_WEAPON_NOUN}\b)"),
    )
)

_WRAPPED = re.compile(r"(?<=[^\n]{40}[\w,])\n(?=\w)")
"""The break of a wrapped line; one behind a short line parts a heading from what follows."""

FACILITY_HEADS = {
    "airport", "airfield", "airbase", "airstrip", "base", "port", "harbour", "harbor", "terminal", "refinery",
    "pipeline", "bridge", "dam", "plant", "reactor", "hospital", "prison", "embassy", "consulate", "palace", "airspace",
    "shipyard", "dockyard", "stadium", "mosque", "cathedral", "church", "station", "barracks", "camp", "tower", "depot",
    "crossing", "checkpoint", "school", "university", "hotel", "square", "facility", "complex", "mine", "oilfield",
    "gasfield", "platform", "wharf", "pier", "quay", "canal", "tunnel", "headquarters", "observatory", "spaceport",
    "cosmodrome",
}  # fmt: skip
PLACE_HEADS = {
    **dict.fromkeys(
        ("sea", "strait", "straits", "gulf", "bay", "ocean", "channel", "peninsula", "province", "region", "state",
         "county", "district", "governorate", "oblast", "valley", "desert", "coast", "islands", "basin", "territory",
         "prefecture", "canton", "republic", "krai", "plateau", "mountains", "delta", "corridor", "strip"),
        "region",
    ),
    **dict.fromkeys(("island", "river", "lake", "mount", "cape", "city", "town", "village", "street"), "place"),
}  # fmt: skip
BODY_HEADS = {
    "ministry", "department", "agency", "authority", "commission", "council", "committee", "court", "parliament",
    "senate", "congress", "assembly", "bank", "company", "group", "party", "union", "army", "navy", "force", "forces",
    "guard", "police", "bureau", "office", "organisation", "organization", "association", "institute", "foundation",
    "fund", "university", "corporation", "airlines", "airways", "lines", "shipping", "brigade", "regiment", "division",
    "battalion", "fleet", "squadron", "corps", "command", "movement", "front", "militia", "league", "alliance",
    "federation", "chamber", "service", "board", "cabinet", "directorate", "inspectorate", "secretariat", "tribunal",
    "campaign", "administration", "coalition", "cartel", "syndicate", "consortium", "trust", "society", "club",
    "observatory", "registry", "exchange", "operator", "firm", "insurer", "ltd", "inc", "corp", "plc", "llc", "co",
}  # fmt: skip
_BODY_PHRASE = re.compile(
    r"\b((?:(?:Ministry|Department|Bureau|Office|Council) (?:of|for) (?:the )?"
    r"(?:[A-Z][\w-]+(?:, | and |, and | of )?){1,5})"
    r"|(?:(?:(?!The|A|An|This|That)[A-Z][\w-]+ ){0,3}"
    r"(?:Ministry|Coast Guard|Navy|Army|Air Force|Parliament|Fleet|Brigade|Regiment))"
    r"|(?:\d+(?:st|nd|rd|th) (?:[A-Z]\w+ ){0,2}(?:Fleet|Brigade|Division|Regiment|Battalion|Corps|Army)))(?!\w)"
)


def find_things(text: str) -> Iterator[tuple[Span, str]]:
    """Every pattern's hit with its type, pattern by pattern; they may overlap."""
    plain = _WRAPPED.sub(" ", text)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            yield Span(*match.span(1)), kind
    for match in _BODY_PHRASE.finditer(plain):
        yield Span(match.start(1), match.start(1) + len(match[1].rstrip(" ,").removesuffix(" and"))), "organisation"


def head_type(name: str) -> str:
    """The type a name's last word gives it (`Setúbal Airport` is a facility); empty where it says nothing."""
    tokens = [token.strip(".,").lower() for token in name.split()]
    if not tokens:
        return ""
    last, first = tokens[-1], tokens[0]
    if len(tokens) > 1 and last in FACILITY_HEADS:
        return "facility"
    if last in BODY_HEADS or first in ("ministry", "department", "bank", "university"):
        return "organisation"
    if first in ("strait", "gulf", "sea", "bay", "isle", "straits"):
        return "region"
    return PLACE_HEADS.get(last) or PLACE_HEADS.get(first, "") if len(tokens) > 1 else ""
