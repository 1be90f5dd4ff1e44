"""The words by which somebody is plainly said to speak, write, think or judge, and those that only sometimes say so.

A claim whose cue holds none of them (`discarded`, `has adopted`, `made no effort`) is a deed or a state that the
network took for speech; its line goes to "to be checked". Verbs are listed in their plain form and bent by rule, with
the irregular forms beside them. Left out: verbs of manner that speak only with a quotation (`smiled`, `shrugged`).
"""

from allsource.brief.tables import listed, words

__all__ = ["DATA", "NAMED_BY_NOUN", "PARTICIPLES", "SAYING", "SHOWING", "THINGS", "UNSURE", "bent"]

_DOUBLED = words("admit submit rebut quip commit refer infer trim plan concur spur")
_IRREGULAR = words(
    "said told wrote written spoke spoken thought knew known felt saw seen found heard taught understood held"
    " meant foresaw foreseen shown foretold retold overheard swore sworn"
)


def bent(verb: str) -> frozenset[str]:
    """The forms of a regular verb: `deny` gives deny, denies, denied, denying."""
    if verb.endswith("e"):
        return frozenset({verb, verb + "s", verb + "d", verb[:-1] + "ing"})
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return frozenset({verb, verb + plural, stem + "ed", stem + "ing"})


def _bent_all(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in listed(verbs) for form in bent(verb))


SAYING = _IRREGULAR | _bent_all(
    "say tell write speak report announce add state note argue claim allege assert maintain insist declare explain"
    " reply respond answer reiterate repeat stress emphasize emphasise underline comment remark observe mention"
    " acknowledge admit concede confess confirm deny reject refuse decline dismiss dispute refute rebut contradict"
    " warn caution predict forecast estimate project suggest indicate imply hint signal reveal disclose recall"
    " remember tweet post publish testify quote cite conclude determine rule contend counter complain protest assure"
    " reassure vow pledge promise swear boast joke quip muse lament grumble think believe feel know hope fear doubt"
    " wonder expect want wish worry suspect consider reckon guess understand speculate agree disagree recommend"
    " propose advise urge ask request demand plead appeal call describe characterize characterise portray depict"
    " criticize criticise slam blast denounce condemn decry deplore praise hail welcome applaud commend laud endorse"
    " defend oppose accuse blame attribute charge question challenge express voice thank congratulate apologize"
    " apologise inform brief notify advertise proclaim profess pronounce clarify elaborate continue interject"
    " exclaim shout whisper demur opine posit theorize summarize sum attest certify vouch insinuate"
    " show support mock ridicule deride chide scold rebuke berate disparage tout extol bemoan bewail intimate"
    " regret foresee anticipate view see find learn discover hear"
)
"""Verbs whose subject speaks, writes, thinks, judges or finds; `according` and nouns stand in NAMED_BY_NOUN."""

NAMED_BY_NOUN = words(
    "according statement statements claim claims report reports allegation allegations accusation accusations denial"
    " warning warnings suggestion belief view opinion concern concerns fear fears hope hopes doubt doubts complaint"
    " criticism promise pledge demand demands call calls request requests announcement comment comments remark remarks"
    " word words message letter question questions argument assertion assessment conclusion finding findings"
    " confident convinced certain sure adamant afraid concerned worried aware sceptical skeptical optimistic hopeful"
    " grateful glad sorry unsure uncertain insistent reportedly allegedly apparently seemingly supposedly purportedly"
    " rumours rumors rumoured rumored unclear unconfirmed unknown likely unlikely signs indications speculation"
    " emerged became"
)
"""Nouns, adjectives and adverbs that do the same."""

SHOWING = bent("show") | {"shown"}
DATA = words(
    "poll polls polling survey surveys study studies data figures report reports analysis results result records"
    " document documents statistics numbers number research video footage image images photograph photographs"
    " evidence test tests count counts log logs map maps chart radar files file index indicators inspection audit"
    " investigation inquiry findings estimates estimate"
)
"""What shows something in words; a person who shows something says nothing by it."""

UNSURE = words("will would could might shall to poised ready expected going likely try tried trying")
"""Before a word of saying these leave open whether anything was said."""

THINGS = words(
    "update version software product feature device film movie novel applications application app car house weapon"
    " primary primaries contest contests race election season market markets futures stocks debate"
)
"""Nouns that say nothing themselves, whatever the verb."""

PARTICIPLES = frozenset(form for form in SAYING if form.endswith(("ed", "own", "aid", "old", "een", "ound", "tten")))
"""Forms that a passive may have."""
