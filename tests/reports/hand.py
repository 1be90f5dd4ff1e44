"""Tagged texts built by hand, so that the rules are tested without a network.

`say` takes a sentence as `word/TAG` pairs and, for each predicate, its PropBank arguments as words of that sentence;
`#2` behind words means their second occurrence. Names are given with their type and full name.
"""

from dataclasses import dataclass, field

from allsource.model import Claim, Event, Mention, PlaceRef, Span, TimeRef
from allsource.reports.events import find_events
from allsource.reports.ground import Ground
from allsource.reports.tagged import Argument, Predicate, Tagged, Word


@dataclass
class Hand:
    """A text that grows sentence by sentence."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    anaphors: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    times: list[TimeRef] = field(default_factory=list)
    places: list[PlaceRef] = field(default_factory=list)
    headlines: list[Span] = field(default_factory=list)

    def say(self, tagged: str, **predicates: dict[str, str]) -> "Hand":
        """Add a sentence; a predicate is named by its word, its arguments by their words (`ARG2_` for a second one)."""
        start = len(self.text)
        for pair in tagged.split():
            word, _, tag = pair.rpartition("/")
            at = len(self.text)
            self.text += word + " "
            self.words.append(Word(Span(at, at + len(word)), tag))
        self.text += "\n"
        self.sentences.append(Span(start, len(self.text) - 2))
        for said, arguments in predicates.items():
            found = tuple(Argument(self.at(words, start), label.rstrip("_")) for label, words in arguments.items())
            self.predicates.append(Predicate(self.at(said.replace("_", "#"), start), found))
        self.predicates.sort(key=lambda one: one.span)
        return self

    def at(self, words: str, start: int = 0) -> Span:
        """Where words stand, from `start` on; ValueError where they do not."""
        words, _, which = words.partition("#")
        place = start - 1
        for _ in range(int(which or 1)):
            place = f" {self.text}".replace("\n", " ").index(f" {words} ", place + 1)
        return Span(place, place + len(words))

    def name(self, words: str, kind: str = "organisation", full: str = "") -> "Hand":
        """Every occurrence of a name as a mention."""
        padded, place = f" {self.text}".replace("\n", " "), 0
        while (place := padded.find(f" {words} ", place)) >= 0:
            self.mentions.append(Mention(Span(place, place + len(words)), kind, full or words))
            place += 1
        return self

    def stands(self, words: str, full: str) -> "Hand":
        """A pronoun with the name it stands for."""
        self.anaphors.append(Mention(self.at(words), "person", full))
        return self

    def time(self, words: str, value: str) -> "Hand":
        self.times.append(TimeRef(self.at(words), value))
        return self

    def place(self, words: str) -> "Hand":
        self.places.append(PlaceRef(self.at(words), words.partition("#")[0]))
        self.mentions.append(Mention(self.at(words), "place", words.partition("#")[0]))
        return self

    def claim(self, speaker: str, cue: str, content: str, **more: str) -> "Hand":
        """A claim `c1`, `c2`, …; `more` sets stance, certainty or source_kind."""
        fields = {"form": "indirect", "stance": "asserts", "certainty": "certain", "source_kind": "named"} | more
        spans = (self.at(content),) if content else ()
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                source=None,
                speaker=speaker,
                source_kind=fields["source_kind"],
                cue=self.at(cue),
                content=spans,
                form=fields["form"],
                stance=fields["stance"],
                certainty=fields["certainty"],
            )
        )
        return self

    def ground(self) -> Ground:
        tagged = Tagged(tuple(self.words), (), tuple(self.predicates), ())
        return Ground(
            text=self.text,
            tagged=tagged,
            sentences=tuple(self.sentences),
            mentions=tuple(self.mentions),
            anaphors=tuple(self.anaphors),
            claims=tuple(self.claims),
            times=tuple(self.times),
            places=tuple(self.places),
            headlines=tuple(self.headlines),
        )

    def events(self) -> tuple[Event, ...]:
        return find_events(self.ground())

    def told(self) -> list[str]:
        """Each event in one line: `AID [sold] France > Malta: radar parts`."""
        return [line(self.text, event) for event in self.events()]


def say(tagged: str, **predicates: dict[str, str]) -> Hand:
    """A text of one sentence."""
    return Hand().say(tagged, **predicates)


def line(text: str, event: Event) -> str:
    """Type, mode, trigger, actors, recipients and objects of an event."""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    sides = [" + ".join(party.name for party in side) for side in (event.actors, event.recipients, event.objects)]
    return f"{kind} [{event.trigger.of(text)}] {sides[0] or '-'} > {sides[1] or '-'}: {sides[2] or '-'}"
