# ruff: noqa: E501
"""Hard pairs of namings, labelled: `python -m builders.picture.identity` writes `tests/cases/identity.jsonl`.

Each pair is two short passages of two reports with the naming marked `[[…]]`, its role `{{…}}` and other names
`((kind:…))`, and whether the two are the same. People, firms and ships are invented; the forms of names are those in
which agencies wrote well-known names. Every family of pairs (one person and all that is confused with them) lies in one
half, by its number: even ones tune, odd ones are held out.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Pair", "main", "pairs"]

TARGET = Path("tests/cases/identity.jsonl")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages, each with its day, and whether the marked names name one."""

    id: str
    half: str
    trap: str
    kind: str
    same: bool
    a: str
    a_day: str
    b: str
    b_day: str


@dataclass(frozen=True, slots=True)
class Official:
    """An invented holder of an office: the country's names, the office, a body near it, and who follows."""

    given: str
    surname: str
    country: str
    people: str
    office: str
    body: str
    successor: str
    brother: str
    other_land: str
    other_office: str


_OFFICIALS = [
    Official(*line.split("|"))
    for line in """
Ana|Ruiz|Portugal|Portuguese|harbour minister|Setúbal Harbour Council|Marta|Pedro|Chile|mayor of Arica
Tomás|Arrieta|Spain|Spanish|interior minister|Levante Column|Lucía|Iker|Uruguay|police chief
Inês|Caldeira|Portugal|Portuguese|foreign minister|Faro Accord|Rui|Duarte|Brazil|deputy governor
Milan|Hudak|Slovakia|Slovak|defence minister|Tatra Works|Zuzana|Juraj|Canada|senator
Leila|Haddadin|Jordan|Jordanian|energy minister|Aqaba Water Authority|Samir|Rami|Sweden|lawmaker
Kofi|Amanor|Ghana|Ghanaian|fisheries minister|Tema Port Union|Esi|Kwame|Britain|councillor
Ingrid|Solvang|Norway|Norwegian|transport minister|Narvik Rail|Lars|Even|Denmark|ambassador to Malta
Dario|Bellomo|Italy|Italian|finance minister|Banca del Tirreno|Chiara|Sandro|Argentina|central bank governor
Aylin|Korkmazer|Turkey|Turkish|trade minister|Mersin Free Zone|Baris|Deniz|Cyprus|police spokeswoman
Petros|Vasilakos|Greece|Greek|shipping minister|Piraeus Seamen's League|Eleni|Nikos|Australia|judge
Hana|Takemori|Japan|Japanese|agriculture minister|Hokuto Cooperative|Ryo|Kenji|Peru|ambassador to Bolivia
Emeka|Obiora|Nigeria|Nigerian|oil minister|Delta Pipeline Board|Ngozi|Chidi|Kenya|police commissioner
Sofía|Ledesma|Mexico|Mexican|health minister|Clínica Real del Norte|Andrés|Julio|Spain|mayor of Gandía
Rashid|Al-Mansoori|Oman|Omani|minister of state|Sohar Freight|Layla|Faris|Kuwait|ambassador to Turkey
Elena|Dragomirescu|Romania|Romanian|justice minister|Constanta Yard|Vlad|Mihai|Moldova|prosecutor
Jonas|Vaitkus|Lithuania|Lithuanian|economy minister|Klaipeda Gas Terminal|Ruta|Tadas|Poland|coach
Claire|Delaunoy|France|French|ecology minister|Port Libre du Rhône|Hugo|Mathieu|Belgium|mayor of Tournai
Bogdan|Stefanovic|Serbia|Serbian|labour minister|Danube Barge Union|Jelena|Marko|Austria|union leader
Farida|Benhaddou|Morocco|Moroccan|tourism minister|Agadir Harbour Trust|Yassine|Karim|Netherlands|lawmaker
Oscar|Lindqvist|Sweden|Swedish|culture minister|Norrland Press Fund|Maja|Erik|Finland|police inspector
Thandi|Mokoena|South Africa|South African|water minister|Vaal River Board|Sipho|Lerato|Zambia|ambassador to Malawi
Arjun|Deshmukhe|India|Indian|shipping minister|Konkan Ferry Trust|Priya|Rohan|Mauritius|judge
Nadia|Karimova|Uzbekistan|Uzbek|water minister|Amu Canal Office|Timur|Rustam|Kazakhstan|deputy mayor
Victor|Osei-Mensa|Ghana|Ghanaian|chief of staff|Ashanti Guard|Abena|Yaw|Togo|customs director
""".strip().splitlines()
]

_SPELLINGS = """
Muammar Gaddafi/Moammar Qadhafi/Libya/leader|Volodymyr Zelensky/Volodymyr Zelenskyy/Ukraine/president
|Yevgeny Primakov/Evgenii Primakov/Russia/prime minister|Sergei Shoigu/Sergey Shoygu/Russia/defence minister
|Alexander Lukashenko/Aleksandr Lukashenka/Belarus/president|Hosni Mubarak/Husni Moubarak/Egypt/president
|Mohammed bin Zayed/Mohamed bin Zayid/United Arab Emirates/president|Mahmoud Abbas/Mahmud Abbas/Palestine/president
|Recep Tayyip Erdogan/Recep Tayyip Erdoğan/Turkey/president|Lech Walesa/Lech Wałęsa/Poland/president
|Kim Jong-un/Kim Jong Un/North Korea/leader|Tsai Ing-wen/Tsai Ingwen/Taiwan/president
|Chiang Ching-kuo/Jiang Ching-kuo/Taiwan/president|Yoon Suk-yeol/Yoon Seok-youl/South Korea/president
|Mikheil Saakashvili/Mikhail Saakashvili/Georgia/president|Ali Abdullah Saleh/Ali Abdallah Salih/Yemen/president
|Nouri al-Maliki/Nuri al-Maliki/Iraq/prime minister|Haider al-Abadi/Haydar al-Abadi/Iraq/prime minister
|Hassan Rouhani/Hassan Ruhani/Iran/president|Mohammad Khatami/Mohammed Khatami/Iran/president
|Viktor Yanukovych/Viktor Yanukovich/Ukraine/president|Yulia Tymoshenko/Julia Timoshenko/Ukraine/prime minister
|Boris Tadić/Boris Tadic/Serbia/president|Slobodan Milosevic/Slobodan Milošević/Serbia/president
|Nicolas Maduro/Nicolás Maduro/Venezuela/president|Dmitry Medvedev/Dmitri Medvedyev/Russia/prime minister
|Abdel Fattah al-Sisi/Abdel-Fattah el-Sissi/Egypt/president|Omar al-Bashir/Umar al-Bashir/Sudan/president
|Saad Hariri/Saad al-Hariri/Lebanon/prime minister|Nabih Berri/Nabih Berry/Lebanon/speaker
|Islam Karimov/Islom Karimov/Uzbekistan/president|Nursultan Nazarbayev/Nursultan Nazarbaev/Kazakhstan/president
|Zine El Abidine Ben Ali/Zine al-Abidine Ben Ali/Tunisia/president|Hamid Karzai/Hamed Karzai/Afghanistan/president
|Deng Xiaoping/Deng Hsiao-ping/China/leader|Chou En-lai/Zhou Enlai/China/premier|Boutros Boutros-Ghali/Butros Butros-Ghali/Egypt/foreign minister
|Aung San Suu Kyi/Aung San Su Kyi/Myanmar/leader|Chandrika Kumaratunga/Chandrika Kumaratunge/Sri Lanka/president
|Park Geun-hye/Pak Geun-hye/South Korea/president|Tarja Halonen/Tarja Hallonen/Finland/president
|Vaclav Klaus/Václav Klaus/Czech Republic/president|Ivo Sanader/Ivo Sanadar/Croatia/prime minister
|Petro Poroshenko/Petro Porochenko/Ukraine/president
"""
_LOOKALIKES = """
Ali Larijani/Sadegh Larijani/Iran/speaker/judiciary chief|Bashar al-Assad/Hafez al-Assad/Syria/president/president
|George W. Bush/George H. W. Bush/United States/president/president|Kim Jong-un/Kim Jong-il/North Korea/leader/leader
|Raul Castro/Fidel Castro/Cuba/president/president|Ilham Aliyev/Heydar Aliyev/Azerbaijan/president/president
|Rajiv Gandhi/Rahul Gandhi/India/prime minister/lawmaker|Benazir Bhutto/Bilawal Bhutto/Pakistan/prime minister/foreign minister
|Lech Kaczynski/Jaroslaw Kaczynski/Poland/president/prime minister|Justin Trudeau/Pierre Trudeau/Canada/prime minister/prime minister
|Ferdinand Marcos Jr./Ferdinand Marcos Sr./Philippines/president/president|Park Geun-hye/Park Chung-hee/South Korea/president/president
|Hassan Nasrallah/Hassan Nasrullahi/Lebanon/leader/mayor|Mohammed bin Salman/Mohammed bin Nayef/Saudi Arabia/crown prince/crown prince
|Sergei Ivanov/Igor Ivanov/Russia/defence minister/foreign minister|Maria Silva/Mario Silva/Portugal/minister/minister
|David Cameron/James Cameron/Britain/prime minister/director|Hun Sen/Hun Manet/Cambodia/prime minister/prime minister
|Lee Hsien Loong/Lee Kuan Yew/Singapore/prime minister/prime minister|Omar Karami/Rashid Karami/Lebanon/prime minister/prime minister
|Carlos Menem Jr./Carlos Menem Sr./Argentina/official/president|Antonio Costa/Alberto Costa/Portugal/prime minister/justice minister
|Viktor Orban/Victor Ortban/Hungary/prime minister/mayor|Khaled Meshaal/Khalil Mishal/Palestine/leader/officer
"""
_PERSON_FORMS = """
John R. Aldous/John Aldous/senator/United States/1|William Harcastle/Bill Harcastle/governor/United States/1
|Robert Pellow/Bob Pellow/senator/United States/1|E. Sandoval/Elena Sandoval/justice minister/Peru/1
|J. Mbeki-Ross/Joseph Mbeki-Ross/mayor/South Africa/1
|Xu Weiming/Weiming Xu/ambassador/China/1|Nagy Balint/Balint Nagy/finance minister/Hungary/1
|E. Sandoval/F. Sandoval/justice minister/Peru/0|Ruiz, Ana/Ana Ruiz/harbour minister/Portugal/1|Maria Teresa Couto/Maria Couto/culture minister/Portugal/1
|Maria Teresa Couto/Maria Luisa Couto/culture minister/Portugal/0|Thomas Quill/Tom Quill/defence minister/Ireland/1
|Michael Brandt/Mike Brandt/ambassador/Germany/1|Michael Brandt/Michaela Brandt/ambassador/Germany/0
|Andrew B. Lorne/Andrew C. Lorne/congressman/United States/0|Andrew B. Lorne/Andrew Lorne/congressman/United States/1
|Katherine Dowd/Kate Dowd/lawmaker/Britain/1|Jean-Paul Mercier/Jean Paul Mercier/transport minister/France/1
|Jean-Paul Mercier/Jean-Pierre Mercier/transport minister/France/0|D. Kowal/Dorota Kowal/spokeswoman/Poland/1
|Stephen Aird/Steven Aird/treasurer/Australia/1|Stephen Aird/Stewart Aird/treasurer/Australia/0
|Pedro da Costa Lima/Pedro Costa Lima/admiral/Brazil/1|Pedro Costa Lima/Pedro Costa/admiral/Brazil/0
|Al-Hadi Benamor/Hadi Benamor/interior minister/Tunisia/1|Luis Ortega Jr./Luis Ortega Sr./governor/Mexico/0
|Luis Ortega Jr./Luis Ortega/governor/Mexico/0|Anders de Boer/Anders Boer/mayor/Netherlands/1
|Karin Wiik/Karen Wiik/general/Norway/0|Marin Petrescu/Maren Petrescu/judge/Romania/0
|Dean Marlow/Dan Marlow/sheriff/United States/0|Jan Havel/Jean Havel/consul/Belgium/0
|Lena Orlova/Elena Orlova/spokeswoman/Russia/1|Peter Nyman/Petter Nyman/commodore/Sweden/0
|Kim Min-jun/Min-jun Kim/vice minister/South Korea/1|Kim Min-jun/Kim Min-jung/vice minister/South Korea/0
|Theodore Vance/Ted Vance/prosecutor/United States/1|Edward Vance/Ted Vance/prosecutor/United States/1
"""
_BODIES = """
Foreign Ministry of Portugal/Portuguese Foreign Ministry/1|Portuguese Foreign Ministry/Ministry of Foreign Affairs of Portugal/1
|Portuguese Foreign Ministry/Spanish Foreign Ministry/0|Portuguese Foreign Ministry/Portuguese Interior Ministry/0
|Maltese Ministry of Defence/Ministry of Defense of Malta/1|Supreme Court of Chile/Supreme Court of Peru/0
|Chilean Supreme Court/Supreme Court of Chile/1|Labour Party of Norway/Norwegian Labor Party/1
|Labour Party of Norway/Labour Party of Malta/0|Alder Lines Ltd/Alder Lines/1|Alder Lines/Alder Shipping/0
|Alder Lines/Alder Lines Logistics/0|Alder Holdings plc/Alder Holdings/1|Alder Holdings/Alder Group/0
|Northgate Marine Insurance Co./Northgate Marine Insurance/1|Northgate Marine/Southgate Marine/0
|Bank of Cyprus/Central Bank of Cyprus/0|Banco del Sur/Banco do Sul/0|Harbour & Sons GmbH/Harbour and Sons GmbH/1
|Hezbollah/Hizbullah/1|al-Qaida/Al Qaeda/1|NATO/North Atlantic Treaty Organization/1|IAEA/International Atomic Energy Agency/1
|OPEC/Organization of the Petroleum Exporting Countries/1|ICC/International Cricket Council/0|IMO/International Monetary Organization/0
|PLA/People's Liberation Army/1|Pentagon/U.S. Department of Defense/1|Revolutionary Guards/IRGC/1|ISIS/Islamic State/1
|U.S. 5th Fleet/U.S. 6th Fleet/0|U.S. 5th Fleet/U.S. Fifth Fleet/1|7th Cavalry Brigade/9th Cavalry Brigade/0
|Setúbal Harbour Council/Setubal Harbor Council/1|Setúbal Harbour Council/Sines Harbour Council/0
|Levante Column/Poniente Column/0|Levante Column/Levante Column Brigade/0|Tatra Works a.s./Tatra Works/1
|Tatra Works/Tatra Workers/0|Meridian Grain Corp./Meridian Grain Corporation/1|Meridian Grain/Meridian Gas/0
|North Kivu Relief/South Kivu Relief/0|Union of Dockers of Malaga/Dockers' Union of Malaga/1
|Malaga Dockers Union/Melilla Dockers Union/0|Greek coast guard/Coast Guard of Greece/1|Greek coast guard/Turkish coast guard/0
|Central Election Commission of Georgia/Georgian Central Election Commission/1
|Central Election Commission of Georgia/Central Election Commission of Ukraine/0
|National Assembly of Senegal/National Assembly of Benin/0|Norrland Press Fund/Norrland Pension Fund/0
|Mersin Free Zone/Mersin Freezone/1|Klaipeda Gas Terminal/Klaipėda Gas Terminal/1|Rhône Free Port/Rhone Free Port/1
|St Helier Port Trust/Saint Helier Port Trust/1|Danube Barge Union/Danube Barge Union No. 2/0
|First Levant Bank/Second Levant Bank/0|Young Harbour League/Harbour League/0|New Harbour League/Harbour League/0
|Centre for Strait Studies/Center for Strait Studies/1|Centre for Strait Studies/Institute for Strait Studies/0
|World Grain Programme/World Grain Program/1|Hokuto Cooperative/Hokuto Co-operative/1|Delta Pipeline Board/Delta Pipelines Board/1
|Delta Pipeline Board/Delta Pipeline Company/0|UNHCR/U.N. refugee agency/1|WHO/World Health Organisation/1
|Security Council/U.N. Security Council/1|European Commission/European Council/0|European Union/Eurasian Union/0
|African Union/Arab League/0|Red Crescent of Iran/Red Crescent of Iraq/0|Iranian Red Crescent/Red Crescent of Iran/1
|Korean Central Bank Workers Union/Central Bank of Korea/0|French Navy/Navy of France/1|French Navy/Greek Navy/0
"""
_NATIONS = """
government:Lisbon/country:Portugal/1|government:the Kremlin/government:Moscow/1|country:Russians/government:the Kremlin/1
|government:White House/government:Washington/1|country:British/country:Britain/1|government:London/country:UK/1
|country:Niger/country:Nigeria/0|country:Guinea/country:Guinea-Bissau/0|country:Dominica/country:Dominican Republic/0
|country:North Korea/country:South Korea/0|country:Pyongyang/country:DPRK/1|country:Republic of the Congo/country:Democratic Republic of the Congo/0
|country:Holland/country:Dutch/1|country:Swiss/government:Bern/1|country:Ivory Coast/country:Côte d'Ivoire/1
|country:Burma/country:Myanmar/1|country:Austria/country:Australia/0|country:Slovakia/country:Slovenia/0
|country:Mauritania/country:Mauritius/0|country:Iran/country:Iraq/0|country:Czechia/country:Czech Republic/1
|country:Swaziland/country:Eswatini/1|country:Cape Verde/country:Cabo Verde/1|government:Élysée/country:France/1
|government:Ankara/country:Turkey/1|country:Türkiye/country:Turkish/1|country:Emirati/country:UAE/1|country:Sudan/country:South Sudan/0
|place:Georgia/country:Georgia/0|place:Lisbon/government:Lisbon/0|country:Macedonia/country:North Macedonia/1|country:U.S./country:Americans/1
"""
_OUTLETS = """
AFP/Agence France-Presse/1|AP/The Associated Press/1|The Times/Times of India/0|The Times/The New York Times/0|RIA/RIA Novosti/1
|Guardian/The Guardian/1|Tass/TASS/1|Daily News/Daily Nation/0|The Sun/The Sunday Times/0|Strait Wire/The Strait Wire/1
|Strait Wire/Strait Post/0|Harbour Post/Harbour Gazette/0|Washington Post/The Washington Post/1|Washington Post/Washington Times/0
|Al-Jazeera/Al Jazeera/1|Kyiv Post/Kyiv Independent/0|BBC News/BBC/1|Sky News/Sky News Arabia/0|DPA/Deutsche Presse-Agentur/1|Le Monde/El Mundo/0
"""
_SHIPS = ["Alder Star", "Cape Delos", "Ocean Lark", "Sea Harrier Two", "Nordic Plover", "Star Meridian", "Blue Tern",
          "Levant Pearl", "Atlantic Swift", "Aurora", "Hope", "Victory"]  # fmt: skip
_IMOS = ["9074729", "9166778", "9241061", "9321483", "9433602", "9527257", "9635705", "9703318", "9811000", "9893890",
         "9100243", "9120176"]  # fmt: skip


def _imo(stem: str) -> str:
    """A number with a right check digit, from the first six digits."""
    return stem[:6] + str(sum(int(digit) * weight for digit, weight in zip(stem, range(7, 1, -1), strict=False)) % 10)


Row = tuple[str, str, bool, str, str, str, str]
"""Trap, kind, same, and the two passages each with its day."""


def pairs() -> Iterator[Pair]:
    """Every pair, numbered; families alternate between the halves."""
    number = 0
    for family, rows in enumerate(_families()):
        for trap, kind, same, a, a_day, b, b_day in rows:
            number += 1
            half = "held" if family % 2 else "tune"
            yield Pair(f"p{number:03}", half, trap, kind, same, a, a_day, b, b_day)


def _families() -> Iterator[list[Row]]:
    yield from (list(_official(official)) for official in _OFFICIALS)
    yield from (list(_spelling(*_parts(line))) for line in _entries(_SPELLINGS))
    yield from (list(_lookalike(*_parts(line))) for line in _entries(_LOOKALIKES))
    yield from ([_form(*_parts(line))] for line in _entries(_PERSON_FORMS))
    yield from ([_body(*_parts(line))] for line in _entries(_BODIES))
    yield from ([_nation(*_parts(line))] for line in _entries(_NATIONS))
    yield from ([_outlet(*_parts(line))] for line in _entries(_OUTLETS))
    yield from (list(_ship(name, _imo(imo))) for name, imo in zip(_SHIPS, _IMOS, strict=True))


def _entries(table: str) -> list[str]:
    return [entry.strip() for entry in table.replace("\n", "").split("|") if entry.strip()]


def _parts(line: str) -> list[str]:
    return line.split("/")


def _official(of: Official) -> Iterator[Row]:
    """One holder of an office, and who is taken for them."""
    name, office = f"{of.given} {of.surname}", of.office
    titled = " ".join(word.capitalize() for word in office.split())
    full = f"{of.people} {{{{{titled}}}}} [[{name}]] met the ((organisation:{of.body}))."
    day, later, much_later = "2024-05-10", "2024-06-02", "2037-05-10"
    same = [
        ("same office, other words", f"[[{name}]], {{{{{office} of {of.country}}}}}, said so.", later),
        ("surname and office", f"{of.people} {{{{{titled}}}}} [[{of.surname}]] declined to comment.", later),
        ("office later", f"[[{name}]], {{{{a former {office} of {of.country}}}}}, said so.", "2026-02-11"),
        ("bare name", f"In {of.country}, [[{name}]] spoke to the ((organisation:{of.body})).", later),
        ("office without its country", f"{{{{{titled}}}}} [[{name}]] spoke in {of.country}.", later),
    ]
    other = [
        ("namesake abroad", f"[[{name}]], {{{{{of.other_office}}}}} in {of.other_land}, said so.", later),
        ("namesake abroad, same office", f"[[{name}]], {{{{{office} of {of.other_land}}}}}, said so.", later),
        ("private namesake", f"[[{name}]], 34, a nurse from {of.country}, saw the fire.", later),
        ("private namesake, no words", f"Her neighbour [[{name}]] heard the blast.", later),
        ("office changed hands", f"{of.people} {{{{{titled}}}}} [[{of.successor} {of.surname}]] took over.", later),
        ("relative in office", f"{of.people} {{{{{titled}}}}} [[{of.brother} {of.surname}]] spoke.", much_later),
        ("surname and office, years later", f"{of.people} {{{{{titled}}}}} [[{of.surname}]] spoke.", much_later),
    ]
    yield from ((trap, "person", True, full, day, text, when) for trap, text, when in same)
    yield from ((trap, "person", False, full, day, text, when) for trap, text, when in other)


def _spelling(one: str, other: str, country: str, office: str) -> Iterator[Row]:
    a = f"{{{{{office.title()}}}}} [[{one}]] of {country} spoke."
    yield (
        "spelling",
        "person",
        True,
        a,
        "2012-03-01",
        f"[[{other}]], {{{{{office} of {country}}}}}, spoke.",
        "2012-09-01",
    )
    yield "spelling, bare", "person", True, a, "2012-03-01", f"[[{other}]] spoke in {country}.", "2012-03-02"


def _lookalike(one: str, other: str, country: str, first: str, second: str) -> Iterator[Row]:
    a = f"[[{one}]], {{{{{first} of {country}}}}}, spoke."
    yield (
        "look alike",
        "person",
        False,
        a,
        "2012-03-01",
        f"[[{other}]], {{{{{second} of {country}}}}}, spoke.",
        "2012-09-01",
    )
    yield "look alike, bare", "person", False, a, "2012-03-01", f"[[{other}]] spoke in {country}.", "2012-03-02"


def _form(one: str, other: str, office: str, country: str, same: str) -> Row:
    a = f"[[{one}]], {{{{{office} of {country}}}}}, spoke."
    return (
        "form of a name",
        "person",
        same == "1",
        a,
        "2019-04-01",
        f"[[{other}]], {{{{{office} of {country}}}}}, spoke.",
        "2019-05-01",
    )


def _body(one: str, other: str, same: str) -> Row:
    return (
        "body",
        "organisation",
        same == "1",
        f"The [[{one}]] said so.",
        "2021-01-05",
        f"It was the [[{other}]].",
        "2021-02-05",
    )


def _nation(one: str, other: str, same: str) -> Row:
    (kind, left), (_, right) = one.split(":"), other.split(":")
    return (
        "nation",
        f"{kind}+{other.split(':', maxsplit=1)[0]}",
        same == "1",
        f"Then [[{left}]] agreed.",
        "2021-01-05",
        f"So did [[{right}]].",
        "2021-01-05",
    )


def _outlet(one: str, other: str, same: str) -> Row:
    return (
        "outlet",
        "outlet",
        same == "1",
        f"[[{one}]] reported it.",
        "2021-01-05",
        f"It was in [[{other}]].",
        "2021-01-06",
    )


def _ship(name: str, imo: str) -> Iterator[Row]:
    day = "2024-05-10"
    numbered = f"The Maltese-flagged tanker [[{name}]] (IMO {imo}) left ((place:Sines))."
    other_imo = _imo(str(int(imo[:6]) + 37))
    plain = f"The Maltese-flagged tanker [[{name}]] was hit off ((facility:Cape Alder)), the ((organisation:Strait Watch)) said."
    yield "same hull", "vessel", True, numbered, day, f"The tanker [[M/T {name}]], IMO {imo}, is laid up.", "2025-01-10"
    yield (
        "renamed hull",
        "vessel",
        True,
        numbered,
        day,
        f"The tanker [[Grey {name.split(maxsplit=1)[0]}]], IMO number {imo}, sailed.",
        "2025-01-10",
    )
    yield (
        "same name, other hull",
        "vessel",
        False,
        numbered,
        day,
        f"The tanker [[{name}]] (IMO {other_imo}) sailed.",
        "2024-05-12",
    )
    yield (
        "same name, other flag",
        "vessel",
        False,
        plain,
        day,
        f"The Liberian-flagged tanker [[{name}]] sailed.",
        "2024-05-12",
    )
    yield "same name, other kind of ship", "vessel", False, plain, day, f"The trawler [[{name}]] sank.", "2024-05-12"
    yield "same name, years apart", "vessel", False, plain, day, f"The tanker [[{name}]] sank.", "2009-05-12"
    near = f"The Maltese-flagged [[MT {name}]] burned, said the ((organisation:Strait Watch))."
    yield "same event", "vessel", True, plain, day, near, "2024-05-11"
    yield "navy and merchant", "vessel", False, plain, day, f"The frigate [[HMS {name}]] sailed.", "2024-05-11"


def main() -> None:
    """Write the file anew; the same file each time."""
    lines = [json.dumps(asdict(pair), ensure_ascii=False) for pair in pairs()]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} pairs in {TARGET}")


if __name__ == "__main__":
    main()
