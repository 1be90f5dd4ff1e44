"""The words of the desk, each once: one word, one idea.

They feed `allsource explain`, `docs/glossary.md` and what pages show beside a word. The values of the records (types,
stances, disclosures, …) are here too, and a test holds them against the records' own lists. Definitions are ours; event
types and modes follow the PLOVER ontology, attribution PolNeAR, grades the Admiralty system.
"""

from dataclasses import dataclass

__all__ = ["GLOSSARY", "Term", "look_up"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what kind of word it is, and what it means here."""

    word: str
    kind: str
    meaning: str


_TABLE: dict[str, dict[str, str]] = {
    "desk": {
        "outlet": "Who published a report.",
        "feed": "Where the desk collects reports: an address that is asked again and again.",
        "source": "The party a claim is attributed to. Never a web address, a feed or a file.",
        "speaker": "The name a source's words stand for, as the document gives it in full.",
        "carrier": "An outlet or go-between through which a claim reached the document; listed under via.",
        "document": "One article: its bytes as they came, and the text that every span points into.",
        "span": "A half-open range of characters of a document's text.",
        "evidence": "A pointer to what supports something: words in a document, fixes, a pass. Also the folder that "
        "keeps the original bytes.",
        "capture": "A document as it was met once: where, when, through what.",
        "mention": "A name in a text.",
        "entity": "The thing that mentions name, once a judgement has joined them.",
        "judgement": "A recorded decision: same or not the same, reject, amend, retract. It can be taken back.",
        "claim": "One attributed assertion: a source, a cue and what is said.",
        "cue": "The words that attribute: said, according to, refused to say whether.",
        "content": "What a claim says, in one span or several.",
        "event": "What one report says happened, happens, is planned, possible, demanded or denied.",
        "trigger": "The word or words that say an event.",
        "dealing": "What passes between parties, brought together from every report of it.",
        "party": "Somebody who acts: a state, a body, or a person in a public role.",
        "disclosure": "Whether a party owns up to a dealing, judged from the words of a report.",
        "origin": "Documents that go back to one root, such as copies of one wire report.",
        "corroboration": "Agreement of origins that do not depend on each other.",
        "reading": "What one version of the reader found in one document.",
        "correction": "A judgement that rejects or amends what was read; the reading itself stays.",
        "retracted": "Withdrawn by a person's judgement; the report is shown so wherever it is used.",
        "forgotten": "Removed for good from store, index, evidence and briefs; a hash stays.",
        "coverage": "What the desk takes in, by outlet, language, period and area, and what it does not see.",
        "polarity": "Whether the words affirm an event or negate it.",
        "modality": "Whether an event is actual, planned, possible, demanded or hypothetical.",
        "magnitude": "A count with what it counts, such as killed: 6.",
        "precision": "How finely a date or a point is known. It is never finer than the report gives it.",
        "behaviour": "What is derived from a track: a gap, a stop, loitering, an encounter, a transit. Not an event.",
        "fix": "One position with its time.",
        "segment": "A continuous stretch of one physical platform.",
        "track": "The history of one platform.",
        "identity": "The number broadcast: an MMSI or an ICAO address.",
        "platform": "The hull or airframe behind an identity.",
        "course_deg": "The angle of motion over ground, in degrees from north.",
        "pass": "A time when a satellite could see a place.",
        "off_nadir_deg": "The angle at the satellite between straight down and the place looked at.",
        "incidence_deg": "The angle at the place between straight up and the satellite.",
        "swath": "The strip that a sensor can reach in a pass.",
        "footprint": "The ground area of one look.",
        "grade": "Reliability of the source (A to F) and credibility of the information (1 to 6), kept apart.",
        "picture": "The fused state at a time.",
        "brief": "The cited write-up: every line with its words.",
        "watch": "A standing question, and the alert when it is answered.",
        "to be checked": "Where a line goes whose parts the words do not plainly state.",
        "hypothesis": "One possible answer to an open question, held against the desk's evidence by a person.",
        "unknown": "Expressly not known or not confirmed. Of a claim's content: the text says so. As a record: what "
        "a report leaves unclear, unconfirmed or unanswered.",
        "alert": "What a watch sends when its question is answered, with the reason it fired.",
        "private person": "Somebody whose name stands beside no public role in any report. Such a name stays in its "
        "document: it is not linked, ranked, watched or searched across reports.",
        "public role": "An office, a command, a board or a spokesmanship that a report states of a person.",
        "reliability": "How far a source can be relied on, A to F; F where that cannot be judged.",
        "credibility": "How far a piece of information is borne out, 1 to 6; 1 needs two independent origins.",
        "cannot be judged": "A value of its own: what is known does not carry a judgement. Always allowed.",
        "elements": "The numbers that describe an orbit at one moment, as published for a satellite.",
        "epoch": "The moment that a set of elements describes. The farther from it, the less certain the times.",
        "lit": "The sun stands above the horizon of the place.",
        "revisit": "How often the chosen satellites pass over a place, and the longest gap between.",
        "uncovered": "A window in which none of the listed satellites passed. It says what evidence can exist, and is "
        "never an assurance.",
        "reception": "How many positions were received where and when a track fell silent: what silence can mean.",
        "gate": "A line across a strait or canal whose crossing counts as a transit.",
        "masked": "A behaviour that is probably no more than what ships do there; named, and counted.",
        "connective": "The that, whether, if or to that joins a content to its cue. It is kept in what is stored.",
    },
    "event type": {
        "AGREE": "Offers, promises and agreements in word.",
        "CONSULT": "Meetings, talks, calls, visits, letters and other contacts.",
        "SUPPORT": "Praise, recognition and diplomatic support.",
        "CONCEDE": "Concessions in word, apologies.",
        "COOPERATE": "Exchange in deed that serves both sides: trade, exercises, shared intelligence.",
        "AID": "Giving that mainly helps the one who receives: arms, money, goods, rescue, asylum.",
        "RETREAT": "Withdrawals, releases, ceasefires put in effect, resignations.",
        "REQUEST": "Appeals, demands and orders.",
        "ACCUSE": "Criticism, accusations, investigations and charges.",
        "REJECT": "Refusing and declining.",
        "THREATEN": "Warnings of force or penalty.",
        "PROTEST": "Demonstrations, strikes, riots.",
        "SANCTION": "Relations cut back, penalties, convictions, expulsions.",
        "MOBILIZE": "Forces or police moved, short of using them.",
        "COERCE": "Arrests, seizures, bans, restrictions, attacks on networks.",
        "ASSAULT": "The use of force.",
        "OTHER": "What none of the other types covers: accidents, disasters, elections, transfers of goods, standing "
        "dependence.",
    },
    "stance": {
        "asserts": "The source says it is so.",
        "confirms": "The source admits it, or bears out what others said.",
        "denies": "The source says it is not so.",
        "declines": "The source refuses to say, to confirm or to comment.",
        "asks": "The source wants to know, requests or demands.",
        "doubts": "The source says that it is open or unconfirmed.",
    },
    "source kind": {
        "named": "The source is a person, body, country or outlet by name.",
        "described": "The source is a role or a group without a name.",
        "anonymous": "The source is expressly unnamed, or known only by its access.",
        "collective": "The source is people or reports at large.",
        "unstated": "The words attribute, and name nobody.",
    },
    "form": {
        "direct": "All of the content stands in quotation marks.",
        "indirect": "None of the content stands in quotation marks.",
        "mixed": "Some of the content stands in quotation marks.",
    },
    "certainty": {
        "certain": "The text lets the content stand without reserve.",
        "probable": "The text calls the content likely.",
        "possible": "It may be so: of a claim, the text leaves it at may, might or signs that; of an event, it is "
        "considered, feared or allowed for.",
    },
    "polarity": {
        "affirmed": "The words, or the reports, say that it is so.",
        "negated": "The words say that it is not so. Of a dealing: reports only say that it did not happen.",
    },
    "modality": {
        "actual": "It happened or is happening.",
        "planned": "It is decided, scheduled or promised.",
        "demanded": "Somebody asks for it or says it should be.",
        "hypothetical": "It would be, under a condition or as a threat.",
    },
    "disclosure": {
        "acknowledged": "A party to the dealing owns up to it on the record, or the text shows it in public.",
        "unacknowledged": "The text has the dealing only on the word of others.",
        "denied": "A party to the dealing denies it in the text. Of a dealing: reports affirm it and meet a denial.",
        "described-as-secret": "The text itself calls the dealing secret.",
        "not-stated": "None of the other disclosures: the text simply says it.",
    },
    "mention type": {
        "person": "A human being by name.",
        "organisation": "A body by name: a party, firm, alliance, armed group, agency.",
        "government": "A government, or a capital or seat that stands for one.",
        "country": "A state as a territory or a people.",
        "region": "A part of a country or of the world, a sea.",
        "place": "A city, town or other point on the map.",
        "facility": "A port, base, plant, bridge or other built thing.",
        "vessel": "A ship by name.",
        "aircraft": "An aircraft by name or registration.",
        "weapon": "A weapon by name or model.",
        "role": "An office, rank or post.",
    },
    "place precision": {
        "area": "A sea, strait or other expanse; drawn as an area, never as a point.",
    },
    "event mode": {
        "visit": "CONSULT: one party goes to the other.",
        "third-party": "CONSULT: through a mediator or on another's ground.",
        "multilateral": "CONSULT: more than two parties.",
        "phone": "CONSULT: by telephone or video.",
        "withdraw": "RETREAT: forces go. SANCTION: support or membership is taken back.",
        "release": "RETREAT: people or goods are let go.",
        "disarm": "RETREAT: arms are given up or destroyed.",
        "ceasefire": "RETREAT: fighting is stopped by word or agreement.",
        "access": "RETREAT: inspectors, aid or observers are let in.",
        "resign": "RETREAT: somebody leaves an office.",
        "assist": "REQUEST or REJECT: about help.",
        "change": "REQUEST or REJECT: about a policy, law or leadership.",
        "yield": "REQUEST or REJECT: about giving way.",
        "meet": "REQUEST or REJECT: about talks or a meeting.",
        "disapprove": "ACCUSE: criticism in word.",
        "investigate": "ACCUSE: somebody's deeds are looked into.",
        "allege": "ACCUSE: somebody is said to have done wrong.",
        "restrict": "THREATEN: to limit or embargo. COERCE: limits, bans and blocks put in effect.",
        "arrest": "THREATEN: to detain. COERCE: somebody is detained.",
        "relations": "THREATEN: to cut or reduce relations.",
        "expel": "THREATEN: to send people away. SANCTION: people are sent away.",
        "territory": "THREATEN: to take or hold ground.",
        "violence": "THREATEN: to use force.",
        "demo": "PROTEST: a demonstration, march or vigil.",
        "riot": "PROTEST: with violence by a crowd.",
        "strike": "PROTEST: work is stopped. Never the use of force, which is ASSAULT.",
        "hunger": "PROTEST: food is refused.",
        "boycott": "PROTEST: goods, elections or meetings are shunned.",
        "obstruct": "PROTEST: ways or entries are blocked.",
        "vandalize": "PROTEST: things are defaced or broken.",
        "convict": "SANCTION: a court finds somebody guilty or sentences.",
        "discontinue": "SANCTION: talks, aid or relations are ended.",
        "troops": "MOBILIZE: soldiers are moved, called up or alerted.",
        "weapons": "MOBILIZE: arms or their carriers are moved or made ready.",
        "police": "MOBILIZE: police are moved or made ready.",
        "militia": "MOBILIZE: irregular forces are moved or called up.",
        "seize": "COERCE: goods, ships or buildings are taken.",
        "censor": "COERCE: reports, networks or speech are suppressed.",
        "curfew": "COERCE: people must stay indoors.",
        "martial-law": "COERCE: military rule or a state of emergency is declared.",
        "deport": "COERCE: people are removed from the country.",
        "withhold": "COERCE: goods, aid or papers that are due are held back.",
        "misinformation": "COERCE: false reports are spread on purpose, as reported.",
        "cyber": "COERCE: computers or networks are attacked.",
        "abduct": "ASSAULT: people are taken by force, hijackings included.",
        "beat": "ASSAULT: blows without weapons.",
        "torture": "ASSAULT: pain is inflicted on somebody held.",
        "sexual": "ASSAULT: sexual violence.",
        "targeted": "ASSAULT: a chosen person is killed or attacked.",
        "destroy": "ASSAULT: things are destroyed by force.",
        "primitive": "ASSAULT: with knives, stones and the like.",
        "firearms": "ASSAULT: with guns.",
        "explosives": "ASSAULT: with bombs, mines and the like.",
        "suicide-attack": "ASSAULT: the attacker dies by the attack.",
        "aerial": "ASSAULT: from manned aircraft or by missiles from the air.",
        "drone": "ASSAULT: by unmanned craft.",
        "heavy-weapons": "ASSAULT: artillery, tanks, rockets, naval guns.",
        "crowd-control": "ASSAULT: tear gas, water cannon and the like.",
        "unconventional": "ASSAULT: chemical, biological, radiological or nuclear.",
    },
    "behaviour": {
        "gap": "Nothing was received from a platform for longer than the threshold. Not a statement of intent.",
        "stop": "A platform stays within a small circle.",
        "anchoring": "A ship stays within its anchor's swing, or says that it is at anchor.",
        "loitering": "A ship moves slowly for long, far from shore.",
        "encounter": "Two ships are close, slow and together for long, at open sea.",
        "port_visit": "A ship enters a port's surroundings, stops or falls silent there, and leaves.",
        "transit": "A track crosses a gate and gets clear of it.",
        "jump": "A position lies farther from the last than the platform could have gone.",
        "implied_speed": "Several legs in a row are faster than the platform could go.",
        "circle_spoofing": "A ship's positions go round on an even circle, as falsified ones do.",
        "on_land": "A ship's positions lie inland, off ports and listed waterways.",
        "identity_clash": "One identity is broadcast from two places at once: two hulls, or a false number.",
        "interference": "Many aircraft or ships in a cell lose their position or its accuracy: jamming is likely.",
        "holding": "An aircraft turns full turns along a long track, as in a waiting pattern.",
        "circling": "An aircraft turns full turns on a round track.",
    },
    "word against track": {
        "consistent": "The broadcast track agrees with what is claimed.",
        "inconsistent with the broadcast track": "The broadcast track does not agree with what is claimed. The "
        "track may be false too.",
        "could not have been observed": "No fix, pass or reception was there that could show it.",
    },
    "conflict": {
        "denial": "One says it is so, another says it is not so.",
        "value": "Numbers given for the same thing differ.",
        "time or place": "The same fact is given another time or place, beyond what their precision allows.",
        "physical": "What is claimed does not go together with what was observed or with distance and time.",
        "characterisation": "Two parties describe the same relation or role in words that do not fit together. Shown "
        "as two quotations, never resolved by the desk.",
    },
    "conflict status": {
        "open": "Both sides stand.",
        "superseded": "A later correction or admission replaced one side.",
        "quoted": "Both sides are shown as quotations, and that is all the desk does.",
    },
    "unknown": {
        "unclear": "A report says that something is not clear.",
        "unconfirmed": "A report says that something is not confirmed.",
        "unanswered": "A request for comment that got no answer.",
        "asked": "A party was asked, and the report does not say what it answered.",
        "declined": "A party refused to say, to confirm or to comment.",
    },
    "entity kind": {
        "body": "An organisation, a government body or a facility, joined across documents.",
        "thing": "What stays in its document: a description, a role, a weapon.",
    },
    "verdict": {
        "same": "Two namings are judged to name one thing.",
        "different": "Two namings are judged to name two things.",
        "unsure": "There is something for and against; a person should look. Unsure never joins.",
    },
    "origin link": {
        "passage": "The later report holds near-identical passages of the earlier.",
        "credit": "A credit line or byline names the agency it comes from.",
        "reported": "The later report says that the other outlet reported it.",
        "quotation": "Both hold the same quotation.",
        "owner": "Both outlets have one owner.",
    },
    "reliability": {
        "A": "Completely reliable.",
        "B": "Usually reliable.",
        "C": "Of a source: fairly reliable. Of evidence against a hypothesis: consistent with it.",
        "D": "Not usually reliable.",
        "E": "Unreliable.",
        "F": "Reliability cannot be judged; the honest default.",
    },
    "credibility": {
        "1": "Borne out by at least two independent origins.",
        "2": "Probably true.",
        "3": "Possibly true.",
        "4": "Doubtful.",
        "5": "Improbable.",
        "6": "Credibility cannot be judged; the honest default.",
    },
    "consistency": {
        "CC": "The evidence is very consistent with the hypothesis.",
        "N": "The evidence says nothing about the hypothesis.",
        "I": "The evidence is inconsistent with the hypothesis.",
        "II": "The evidence is very inconsistent with the hypothesis.",
    },
}
"""Kind of word to words. A word that two kinds share (possible, outlet, place) stands once and covers both."""

GLOSSARY = tuple(Term(word, kind, meaning) for kind, words in _TABLE.items() for word, meaning in words.items())


def look_up(word: str) -> Term | None:
    """The term of this word, whatever its case; None where the desk has no such word."""
    wanted = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
    return next((term for term in GLOSSARY if _plain(term.word) == wanted), None)


def _plain(word: str) -> str:
    return word.casefold().replace("_", " ").replace("-", " ")
