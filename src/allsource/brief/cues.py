"""The words by which the check knows a negation, a modality, a passive, a pronoun, a public role.

Tables only; `check.py` says how they are used. They are kept apart from the reader's tables, so that a line is judged
by a second opinion. Where a word is doubtful it is in the table: a line too many goes to "to be checked", which costs
less than one that is wrong. Left out: irony, negation by world knowledge, and modality carried over from an earlier
sentence.
"""

from allsource.brief.tables import words

__all__ = [
    "ATTRIBUTING",
    "BE",
    "BODIES",
    "CALENDAR",
    "DEFINITE",
    "DEMANDING",
    "DENYING",
    "FORBIDS_ACTUAL",
    "GENERIC",
    "GIVING_IN",
    "HAPPENING",
    "HARMLESS",
    "IMPLICATIVE",
    "INDEFINITE",
    "MODAL",
    "NEGATING",
    "NOMINAL",
    "NO_SPEAKER",
    "PRONOUNS",
    "PUBLIC_ROLES",
    "SUBORDINATORS",
    "SYMMETRICAL",
    "TELLING",
]

NEGATING = words(
    "not never no none nobody neither nor without cannot failed fails fail failing refused refuses refuse"
    " refusing declined declines decline avoided avoids prevented prevents stopped averted unable hardly barely"
    " scarcely cancelled canceled abandoned denied denies deny denying n't"
)
"""A word that negates what follows it in the clause; words ending in n't count too."""

HARMLESS = frozenset({"only", "doubt", "less", "fewer", "more", "later", "earlier", "just", "least", "longer than"})
"""After not or no these make no negation of the verb: not only, no fewer than, no later than."""

DENYING = words(
    "denied denies deny denying rejected rejects rejecting dismissed dismisses dismissing disputed disputes"
    " refuted refutes rebutted contradicted denial false untrue baseless"
)
"""Words that take back a whole clause, across `that`."""

HAPPENING = words("take took taken happen happened occur occurred held place begin started start")
"""After a negation behind a noun these say that it did not come about: the meeting did not take place."""

MODAL: dict[str, frozenset[str]] = {
    "planned": words(
        "will shall planned plan plans planning scheduled due expected expects expect set agreed agree agrees"
        " intends intend intended decided decide decides promised promises promise pledged pledges pledge vowed"
        " vows vow prepares preparing prepared prepare ready offered offers offer offering upcoming tomorrow next"
        " 'll going aims aim aimed coming begins start starts slated to"
    ),
    "possible": words(
        "may might could can possible possibly potential potentially considering considers considered consider"
        " feared fears fear risk likely unlikely perhaps weighing weighs mulling expected expects prospect option"
        " ready threatens threatened threatening threat threats discussing discussed about would hopes hope hoped"
        " eventual tried tries attempted attempts warned warns warning suspected studying examining exploring chance"
        " able offered offers offer offering whether"
    ),
    "demanded": words(
        "should must ought demanded demands demand demanding asked asks ask asking urged urges urge urging called"
        " calls call calling ordered orders order ordering requested requests request requesting appealed appeals"
        " appeal insisted insists insist needs need required require requires want wants wanted told pressed"
        " presses instructed invited invites invite pressing proposed proposes propose recommended sought seeks"
        " seek to"
    ),
    "hypothetical": words(
        "if would were unless should could might had provided whether in case threatened threatens threatening"
    ),
}
"""Words that may carry each modality. A word can carry several: `could` is possible or hypothetical."""

DEMANDING = MODAL["demanded"] - words("should must ought needs need required require requires to told")
"""Verbs whose subject demands and does not do what is demanded."""

FORBIDS_ACTUAL = words(
    "forward awaiting pending averted"
    " will shall would may might could should must can cannot 'll planned plans planning plan scheduled expected"
    " expects intends intended intend considering considers considered likely unlikely possible possibly potential"
    " potentially proposed threatened threatens threatening hopes hoped wants wanted want ready prepared preparing"
    " urged urges demanded demands vowed vows pledged pledges promised promises offered offers decided if"
    " unless whether upcoming feared fears aims aimed seeks sought tried tries attempted attempts trying due"
)
"""Before a trigger in its clause these forbid printing it as something that happened."""

IMPLICATIVE = words(
    "managed began begun started continued continues came went returned proceeded used helped helps forced moved"
    " gathered met joined sent deployed arrived stopped teamed travelled flew sailed led"
)
"""Before `to` plus a verb these say that it came about, or at least that it began."""

SUBORDINATORS = frozenset({"if", "unless", "whether"})
"""At the head of a clause these make the whole of it hypothetical."""

BE = words("was were is are been being be get gets got am 's")

NOMINAL = ("ing", "tion", "sion", "ment", "talks", "attack", "attacks", "strike", "strikes", "visit", "call", "raid")
"""Endings by which a trigger may be a noun; then the order of words around it says little."""

SYMMETRICAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types in which the order of the parties carries no direction."""

GIVING_IN = words("received receives receive obtained got acquired accepted took")
"""Triggers whose subject is the taker: who stands behind `from` is the giver."""

ATTRIBUTING = words(
    "said says say told tells reported reports claimed claims alleged alleges stated announced confirmed insisted"
    " maintained wrote added acknowledged admitted reportedly allegedly argued believes according"
)
"""In the sentence of a trigger these say that somebody speaks; the line must then say who."""

BODIES = words("guard police army navy government parliament court troops forces embassy authority ministry officials")
"""Last words of names written small that still name a body: `the coast guard`, `port officials`."""

CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december today yesterday tomorrow tonight"
)
"""Words that are a time and never a party."""

INDEFINITE = words(
    "someone somebody anyone anybody everyone everybody nobody people others those these they them men women it who"
    " something anything everything nothing themselves himself herself itself members member some many several most all"
    " both one state country city town area region others"
)
"""Names that are none."""

TELLING = words("told tell tells telling informed informs asked briefed")
"""Verbs whose object is spoken to and does not speak."""

NO_SPEAKER = words("first earlier previously also then initially later once already still that this it than more")
"""Words that, at the end of a source, leave nobody who could speak."""

GENERIC: dict[str, frozenset[str]] = {
    word: frozenset(kinds.split())
    for said, kinds in (
        ("company firm line operator insurer shipper union federation association bank party", "organisation"),
        ("group movement militia organisation organization body alliance", "organisation"),
        ("ministry council government authority", "government organisation country"),
        ("country state nation kingdom republic", "country government"),
        ("ship vessel tanker ferry boat freighter trawler carrier", "vessel"),
        ("minister president spokesman spokeswoman mayor secretary chairman director official", "person"),
        (
            "man woman envoy ambassador leader commander general admiral harbourmaster candidate nominee senator",
            "person",
        ),
        ("campaign administration agency department website", "organisation government country outlet"),
        ("paper newspaper magazine broadcaster outlet", "outlet organisation"),
        ("plane aircraft helicopter drone", "aircraft"),
    )
    for word in said.split()
}
"""What `the company`, `the ship` and their like can stand for: kinds of mention."""

PRONOUNS = words(
    "he she it they him her them his hers its their theirs himself herself itself themselves who whom whose which"
)

DEFINITE = words("the this that these those its their his her both such")
"""At the head of words without the name (`the firm`) these point back, as a pronoun does."""

PUBLIC_ROLES = words(
    "nominee candidate contender incumbent"
    " minister ministers president premier chancellor king queen prince emir sultan ambassador envoy consul"
    " secretary undersecretary secretary-general commissioner governor mayor deputy lawmaker senator congressman"
    " congresswoman representative mp mep councillor chairman chairwoman chair chairperson director director-"
    " general chief head commander admiral general colonel brigadier major lieutenant commodore spokesman"
    " spokeswoman spokesperson judge prosecutor attorney executive ceo manager leader official negotiator mediator"
    " delegate diplomat adviser advisor harbourmaster harbormaster founder owner treasurer auditor inspector"
    " marshal bishop archbishop pope ayatollah sheikh imam speaker whip ombudsman superintendent adm. gen. col."
    " capt. cmdr. cdr. lt. maj. brig. sen. rep. gov. adm gen col capt cmdr cdr lt maj brig sen rep gov pm head-of-"
    " state co-chair vice-president foreign-minister defence-minister boss chieftain captain-general registrar"
)
"""Words for an office, a command, a board or a spokesmanship: what lets a person be a party (limits, rule 2)."""
