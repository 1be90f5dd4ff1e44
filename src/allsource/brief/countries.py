"""The words that stand for a country or its government: its adjective, its people, its capital.

A row is the country as the annotation guide names it, then the other words; an underscore stands for a space. It is
the check's own table, smaller than the reader's: a country that is missing here sends a line to "to be checked" where
only the adjective is written, and nothing worse.
"""

__all__ = ["COUNTRY_WORDS"]

_ROWS = """
afghanistan: afghan afghans kabul
albania: albanian albanians tirana
algeria: algerian algerians algiers
argentina: argentine argentinian argentines buenos_aires
armenia: armenian armenians yerevan
australia: australian australians canberra
austria: austrian austrians vienna
azerbaijan: azerbaijani azeri baku
bahrain: bahraini bahrainis manama
bangladesh: bangladeshi bangladeshis dhaka
belarus: belarusian belarusians minsk
belgium: belgian belgians brussels
bolivia: bolivian bolivians la_paz
brazil: brazilian brazilians brasilia
bulgaria: bulgarian bulgarians sofia
cambodia: cambodian cambodians phnom_penh
cameroon: cameroonian yaounde
canada: canadian canadians ottawa
chile: chilean chileans santiago
china: chinese beijing
colombia: colombian colombians bogota
croatia: croatian croatians croat zagreb
cuba: cuban cubans havana
cyprus: cypriot cypriots nicosia
czech republic: czech czechs prague
czechia: czech czechs prague
denmark: danish danes dane copenhagen
djibouti: djiboutian
ecuador: ecuadorean ecuadorian quito
egypt: egyptian egyptians cairo
eritrea: eritrean eritreans asmara
estonia: estonian estonians tallinn
ethiopia: ethiopian ethiopians addis_ababa
finland: finnish finns helsinki
france: french frenchman paris élysée elysee
georgia: georgian georgians tbilisi
germany: german germans berlin
ghana: ghanaian ghanaians accra
greece: greek greeks athens
hungary: hungarian hungarians budapest
iceland: icelandic icelanders reykjavik
india: indian indians delhi new_delhi
indonesia: indonesian indonesians jakarta
iran: iranian iranians tehran teheran
iraq: iraqi iraqis baghdad
ireland: irish dublin
israel: israeli israelis jerusalem
italy: italian italians rome
japan: japanese tokyo
jordan: jordanian jordanians amman
kazakhstan: kazakh kazakhs astana
kenya: kenyan kenyans nairobi
kuwait: kuwaiti kuwaitis
latvia: latvian latvians riga
lebanon: lebanese beirut
libya: libyan libyans tripoli
lithuania: lithuanian lithuanians vilnius
malaysia: malaysian malaysians kuala_lumpur
malta: maltese valletta
mexico: mexican mexicans mexico_city
moldova: moldovan moldovans chisinau
morocco: moroccan moroccans rabat
myanmar: burmese burma naypyidaw
nepal: nepali nepalese kathmandu
netherlands: dutch the_hague holland
new zealand: wellington
nigeria: nigerian nigerians abuja
north korea: pyongyang north_korean dprk
norway: norwegian norwegians oslo
oman: omani omanis muscat
pakistan: pakistani pakistanis islamabad
palestine: palestinian palestinians ramallah
panama: panamanian
peru: peruvian peruvians lima
philippines: filipino philippine filipinos manila
poland: polish poles pole warsaw
portugal: portuguese lisbon
qatar: qatari qataris doha
romania: romanian romanians bucharest
russia: russian russians moscow kremlin
rwanda: rwandan rwandans kigali
saudi arabia: saudi saudis riyadh
senegal: senegalese dakar
serbia: serbian serbs serb belgrade
singapore: singaporean
slovakia: slovak slovaks bratislava
slovenia: slovenian slovenes ljubljana
somalia: somali somalis mogadishu
south africa: pretoria south_african
south korea: seoul south_korean
spain: spanish spaniards madrid
sri lanka: colombo sri_lankan
sudan: sudanese khartoum
sweden: swedish swedes stockholm
switzerland: swiss bern
syria: syrian syrians damascus
taiwan: taiwanese taipei
tanzania: tanzanian tanzanians
thailand: thai thais bangkok
tunisia: tunisian tunisians tunis
turkey: turkish turks turk ankara
uganda: ugandan ugandans kampala
ukraine: ukrainian ukrainians kyiv kiev
united arab emirates: emirati emiratis abu_dhabi uae
united kingdom: british britain britons uk u.k london downing_street
united states: american americans us u.s washington white_house america
uruguay: uruguayan montevideo
uzbekistan: uzbek uzbeks tashkent
venezuela: venezuelan venezuelans caracas
vietnam: vietnamese hanoi
yemen: yemeni yemenis sanaa
zimbabwe: zimbabwean zimbabweans harare
"""

COUNTRY_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(word.replace("_", " ") for word in words.split())
    for name, words in (row.split(":") for row in _ROWS.strip().splitlines())
}
