"""Plain texts with the network's findings marked by hand, for the rules of mentions and claims.

Words come from the real tokeniser; tags from a lexicon large enough for the tests' own sentences: what is not in it is
a proper noun with a capital, a plural with -s and a noun otherwise. `#2` behind words means their second occurrence.
"""

from dataclasses import dataclass, field

from allsource.model import Claim, Mention, Span
from allsource.reports.claims import find_claims
from allsource.reports.mentions import find_mentions
from allsource.reports.parts import find_parts
from allsource.reports.scene import Scene, make_scene
from allsource.reports.stands import Standing, make_standing
from allsource.reports.tagged import Argument, Attribution, Entity, Predicate, Tagged, Word
from allsource.reports.words import words

_LEXICON = {
    "DT": "the a an this that these no any each",
    "IN": "of in on at by for from with as about into near off over through under whether if because after before",
    "TO": "to",
    "CC": "and or but nor neither",
    "PRP": "he she it they we i him them us me you himself",
    "PRP$": "his her its their our my",
    "MD": "will would may might could can should must",
    "VBZ": "is has does says denies reports wants lies claims",
    "VBP": "are have do say",
    "VBD": "was were had did said told asked denied met left sailed declined added spoke replied wrote doubted warned "
           "confirmed repeated announced went questioned visited thanked refused carried spent gave began suggested",
    "VBN": "been briefed named believed verified asked#",
    "VB": "be comment say stay confirm sink leave open# know",
    "VBG": "adding selling citing quoting saying suggesting speaking asking",
    "RB": "not n't also never independently reportedly apparently later",
    "WP": "who what",
    "WDT": "which",
    "JJ": "open ready senior untroubled former second unclear Portuguese Maltese familiar likely local",
    "CD": "one two three six",
    "EX": "there",
    "``": "“ ``",
    "''": "” \" ''",
    ",": ",",
    ".": ". ? !",
    ":": ": ; – —",
    "-LRB-": "(",
    "-RRB-": ")",
    "POS": "'s ’s",
}  # fmt: skip
_TAGS = {word: tag for tag, entries in _LEXICON.items() for word in entries.split()}


def _tag(word: str) -> str:
    known = _TAGS.get(word) or _TAGS.get(word.lower())
    if known:
        return known
    if word[:1].isupper():
        return "NNP"
    return "NNS" if word.endswith("s") and len(word) > 3 else "NN"


@dataclass
class Marked:
    """A text with what the network would say of it."""

    text: str
    outlet: str = ""
    entities: list[Entity] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def at(self, wanted: str) -> Span:
        """Where words stand; ValueError where they do not."""
        wanted, _, which = wanted.partition("#")
        place = -1
        for _ in range(int(which or 1)):
            place = self.text.index(wanted, place + 1)
        return Span(place, place + len(wanted))

    def everywhere(self, wanted: str, label: str) -> "Marked":
        place = -1
        while (place := self.text.find(wanted, place + 1)) >= 0:
            self.entities.append(Entity(Span(place, place + len(wanted)), label))
        return self

    def people(self, *names: str) -> "Marked":
        for name in sorted(names, key=len, reverse=True):
            self.everywhere(name, "PER")
        return self._longest()

    def bodies(self, *names: str) -> "Marked":
        for name in sorted(names, key=len, reverse=True):
            self.everywhere(name, "ORG")
        return self._longest()

    def places(self, *names: str) -> "Marked":
        for name in names:
            self.everywhere(name, "LOC")
        return self._longest()

    def _longest(self) -> "Marked":
        self.entities = [
            one
            for one in self.entities
            if not any(other.span.holds(one.span) and other.span != one.span for other in self.entities)
        ]
        return self

    def says(self, source: str, cue: str, *content: str) -> "Marked":
        """One attribution as the network gives it: ends without punctuation, perhaps no source."""
        sources = (self.at(source),) if source else ()
        self.attributions.append(Attribution(self.at(cue), sources, tuple(self.at(part) for part in content)))
        return self

    def acts(self, verb: str, **arguments: str) -> "Marked":
        found = tuple(Argument(self.at(said), label.rstrip("_")) for label, said in arguments.items())
        self.predicates.append(Predicate(self.at(verb), found))
        return self

    def tagged(self) -> Tagged:
        spans = [span for part in find_parts(self.text) for span in words(self.text, part.span.start, part.span.end)]
        return Tagged(
            tuple(Word(span, _tag(span.of(self.text))) for span in spans),
            tuple(sorted(self.entities, key=lambda one: one.span)),
            tuple(sorted(self.predicates, key=lambda one: one.span)),
            tuple(sorted(self.attributions, key=lambda one: one.cue)),
        )

    def scene(self) -> Scene:
        return make_scene(self.text, find_parts(self.text), self.tagged())

    def mentions(self) -> tuple[Mention, ...]:
        return find_mentions(self.scene(), (self.outlet,))

    def standing(self) -> Standing:
        scene = self.scene()
        return make_standing(scene, find_mentions(scene, (self.outlet,)))

    def stands(self, wanted: str) -> str:
        """Whom words stand for."""
        return self.standing().of(self.at(wanted)).name

    def claims(self) -> tuple[Claim, ...]:
        standing = self.standing()
        return find_claims(standing.scene, standing)

    def claim(self, cue: str) -> Claim:
        """The claim whose cue begins with these words."""
        return next(claim for claim in self.claims() if claim.cue and claim.cue.of(self.text).startswith(cue))

    def content(self, cue: str) -> list[str]:
        return [" ".join(span.of(self.text).split()) for span in self.claim(cue).content]
