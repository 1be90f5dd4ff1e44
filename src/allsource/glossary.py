"""The words of the desk, each once: one word, one idea.

They feed `allsource explain`, `docs/glossary.md` and what pages show beside a word. The values of the records (types,
stances, disclosures, …) are here too, and a test holds them against the records' own lists. Definitions are ours; the
event types follow the PLOVER ontology and the attribution terms PolNeAR.
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
        "unknown": "The text says that it is not known or not confirmed.",
    },
    "polarity": {
        "affirmed": "The words say that it is so.",
        "negated": "The words say that it is not so.",
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
        "denied": "A party to the dealing denies it in the text.",
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
}
"""Kind of word to words. A word that two kinds share (possible, outlet, place) stands once and covers both."""

GLOSSARY = tuple(Term(word, kind, meaning) for kind, words in _TABLE.items() for word, meaning in words.items())


def look_up(word: str) -> Term | None:
    """The term of this word, whatever its case; None where the desk has no such word."""
    wanted = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
    return next((term for term in GLOSSARY if _plain(term.word) == wanted), None)


def _plain(word: str) -> str:
    return word.casefold().replace("_", " ").replace("-", " ")
