"""Whom a noun phrase stands for: the name of its head, its antecedent, or the description itself.

`Harbour Minister Ana Ruiz` is Ana Ruiz, `she` and `who` are their antecedents, `the ministry` is the ministry named
before, `the minister` the person introduced in that role, `the newspaper` the outlet last named, `Lisbon` (speaking)
is Portugal. `a spokesman for Ana Ruiz` is nobody's name: descriptions stay as they are written, and so does whatever
cannot be resolved. EVENTS and claims read parties through one function, `Standing.of`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from allsource.model import Mention, Span
from allsource.reports.facts import outlet_kind
from allsource.reports.figures import PRONOUNS, Figure, head_word
from allsource.reports.pronouns import find_antecedents
from allsource.reports.roles import is_role_noun
from allsource.reports.scene import Scene
from allsource.reports.tables import words
from allsource.reports.things import BODY_HEADS

__all__ = ["Stand", "Standing", "make_standing"]

_RELATIVE = words("who whom whose which that")
_OUTLET_HEADS = {
    "newspaper": ("paper",), "paper": ("paper",), "daily": ("paper",), "magazine": ("paper",), "weekly": ("paper",),
    "broadcaster": ("broadcaster", "state"), "channel": ("broadcaster",), "network": ("broadcaster",),
    "agency": ("agency", "state"), "website": ("site",), "outlet": ("paper", "broadcaster", "site", "agency", "state"),
    "publication": ("paper", "site"),
}  # fmt: skip
_FIRM_HEADS = words(
    "company firm operator insurer manufacturer shipbuilder carrier airline bank group corporation owner"
)
_HEAD_ENDS = frozenset(
    {"IN", "TO", "WP", "WDT", "WRB", "WP$", ",", ":", "(", "-LRB-", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"}
)
_BODIES = frozenset({"organisation", "government", "outlet", "facility"})


@dataclass(frozen=True, slots=True)
class Stand:
    """Whom words stand for. `words` is where the text gives the name; `kind` is a mention's type, else `described`,
    or `pronoun` for a pronoun that could not be resolved."""

    name: str
    words: Span | None
    kind: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything needed to say whom a span stands for; `of` is the only question asked of it."""

    scene: Scene
    mentions: tuple[Mention, ...]
    antecedents: dict[int, Figure]
    holders: tuple[tuple[frozenset[str], Mention], ...]
    kinds: dict[str, str]

    def of(self, span: Span) -> Stand:
        """Whom the words of a span stand for."""
        span = _without_possessive(self.scene.text, span)
        tokens = self.scene.words(span)
        if not tokens:
            return Stand(_plain(span.of(self.scene.text)), span, "described")
        lower = span.of(self.scene.text).strip(" ,.\"“”'").lower()
        if lower in PRONOUNS:
            return self._pronoun(span, tokens[0].span.start)
        if lower in _RELATIVE:
            return self._relative(span)
        return (
            self._joined(span)
            or self._head(span)
            or self._definite(span)
            or self._capitalised(span)
            or self._description(span)
        )

    def _pronoun(self, span: Span, start: int) -> Stand:
        figure = self.antecedents.get(start)
        if figure is None:
            return Stand(_plain(span.of(self.scene.text)), None, "pronoun")
        kind = self.kinds.get(figure.name, "described")
        return self.of(figure.span) if kind == "described" else Stand(figure.name, figure.span, kind)

    def _relative(self, span: Span) -> Stand:
        """The noun phrase right before `who`."""
        nouns = self.scene.tagged.words
        last = self.scene.word_index(span.start) - 1
        while last >= 0 and nouns[last].tag in (",", "-LRB-", ":"):
            last -= 1
        first = last
        while first > 0 and nouns[first - 1].tag not in _CLAUSE_MARKS and last - first < 12:
            first -= 1
        if last < 0 or nouns[first].span.start < self.scene.sentence(span.start).start:
            return Stand(_plain(span.of(self.scene.text)), None, "pronoun")
        return self.of(Span(nouns[first].span.start, nouns[last].span.end))

    def _inside(self, span: Span) -> list[Mention]:
        """The mentions that begin within a span."""
        first = bisect_left(self.mentions, span.start, key=_start)
        return list(self.mentions[first : bisect_left(self.mentions, span.end, key=_start)])

    def _joined(self, span: Span) -> Stand | None:
        """`Ana Ruiz and Joseph Vella`: nothing but names and what joins them."""
        inside = [m for m in self._inside(span) if m.span.end <= span.end and m.type in _NAMED]
        if len(inside) < 2:
            return None
        text = self.scene.text
        gaps = [text[a.span.end : b.span.start].strip().lower() for a, b in pairwise(inside)]
        outside = f"{text[span.start : inside[0].span.start]}{text[inside[-1].span.end : span.end]}".strip().lower()
        if outside not in ("", "both", "the") or _JOINS.isdisjoint(gaps) or any(g not in _LISTS for g in gaps):
            return None
        return Stand(" and ".join(dict.fromkeys(m.name for m in inside)), span, inside[0].type)

    def _head(self, span: Span) -> Stand | None:
        """The mention that ends the first noun phrase of the span, or the name set after a role by a comma."""
        edge = self._edge(span)
        inside = self._inside(span)
        ending = [
            m for m in inside
            if m.type in _NAMED
            and (m.span.end == edge or (m.type == "outlet" and self._kind_of_outlet(m.span.end, edge)))
        ]  # fmt: skip
        if ending:
            return Stand(ending[-1].name, ending[-1].span, ending[-1].type)
        if not is_role_noun(head_word(self.scene, span)[0]):
            return None
        for mention in inside:
            between = self.scene.text[edge : mention.span.start].rstrip()
            near = mention.span.end == span.end or len(between) < 8
            if mention.type == "person" and between.endswith(",") and near:
                return Stand(mention.name, mention.span, "person")
        return None

    def _kind_of_outlet(self, start: int, end: int) -> bool:
        """`the Maariv newspaper` is Maariv: nothing but what kind of outlet it is stands after the name."""
        return self.scene.text[start:end].strip().lower().removeprefix("news ") in _OUTLET_HEADS

    def _edge(self, span: Span) -> int:
        """Where the first noun phrase ends, never inside a mention."""
        names = [m.span for m in self._inside(span) if m.type != "role"]
        for word in self.scene.words(span)[1:]:
            at = word.span.start
            if word.tag in _HEAD_ENDS and not any(name.start < at < name.end for name in names):
                return span.start + len(self.scene.text[span.start : at].rstrip(" ,"))
        return span.end

    def _definite(self, span: Span) -> Stand | None:
        """`the ministry`, `the harbour minister`, `the newspaper`, `the source`."""
        text = span.of(self.scene.text)
        if not re.match(r"(?:the|its|that|this|his|her|their)\s", text, re.IGNORECASE):
            return None
        tokens = [token.lower() for token in re.findall(r"[\w-]+", text)][1:]
        if not 1 <= len(tokens) <= 4:
            return None
        head = tokens[-1]
        if head in _OUTLET_HEADS and (outlet := self._latest_outlet(span, head)):
            return outlet
        if is_role_noun(head) and (holder := self._holder(span, frozenset(tokens))):
            return holder
        return self._body(span, tokens) or self._same_source(span, tokens)

    def _capitalised(self, span: Span) -> Stand | None:
        """A body that the network passed over: two capitalised words or more, as `the Harbour Watch Project`."""
        edge = self._edge(span)
        tokens = [word for word in self.scene.words(Span(span.start, edge)) if word.tag not in ("DT", "IN")]
        if len(tokens) < 2 or any(word.tag not in ("NNP", "NNPS") for word in tokens):
            return None
        if is_role_noun(tokens[-1].span.of(self.scene.text)):
            return None
        named = Span(tokens[0].span.start, edge)
        return Stand(_plain(named.of(self.scene.text)), named, "organisation")

    def _latest_outlet(self, span: Span, head: str) -> Stand | None:
        for mention in reversed(self._before(span)):
            if mention.type == "outlet" and (outlet_kind(mention.name) or "outlet") in (*_OUTLET_HEADS[head], "outlet"):
                return Stand(mention.name, mention.span, "outlet")
        return None

    def _holder(self, span: Span, tokens: frozenset[str]) -> Stand | None:
        """The person last introduced in a role that has all these words."""
        for role, person in reversed(self.holders):
            if person.span.start < span.start and tokens <= role:
                return Stand(person.name, person.span, "person")
        return None

    def _body(self, span: Span, tokens: Sequence[str]) -> Stand | None:
        head = tokens[-1]
        if head not in BODY_HEADS:
            return None
        bodies = [m for m in self._before(span) if m.type in _BODIES]
        for mention in reversed(bodies):
            name = mention.name.lower().split()
            if set(tokens) <= {*name, *(word.rstrip("s") for word in name)}:
                return Stand(mention.name, mention.span, mention.type)
        firms = [m for m in bodies if m.type == "organisation" and not set(m.name.lower().split()) & _PUBLIC]
        if head in _FIRM_HEADS and len(tokens) == 1 and firms and len({m.name for m in firms}) == 1:
            return Stand(firms[-1].name, firms[-1].span, "organisation")
        return None

    def _same_source(self, span: Span, tokens: Sequence[str]) -> Stand | None:
        """`the official` for `a senior official` who spoke shortly before, `the ministry official` however long ago."""
        scene = self.scene
        for attribution in reversed(scene.tagged.attributions):
            for source in attribution.source:
                paragraphs = scene.paragraph_at(span.start) - scene.paragraph_at(source.start)
                if source.end > span.start or (paragraphs > 3 and len(tokens) < 2):
                    continue
                said = set(re.findall(r"[\w-]+", source.of(scene.text).lower()))
                fits = set(tokens) <= said and not _ANAPHORIC.match(scene.text, source.start)
                if fits and head_word(scene, source)[0] == tokens[-1]:
                    return Stand(_plain(source.of(scene.text)), source, "described")
        return None

    def _before(self, span: Span) -> list[Mention]:
        return list(self.mentions[: bisect_left(self.mentions, span.start, key=_start)])

    def _description(self, span: Span) -> Stand:
        return Stand(_plain(span.of(self.scene.text)), span, "described")


_JOINS = frozenset({"and", ", and", "and the", "&"})
_LISTS = _JOINS | {","}
_ANAPHORIC = re.compile(r"(?:the|other|another|both)\s", re.IGNORECASE)
_NAMED = frozenset(
    {"person", "organisation", "government", "country", "outlet", "vessel", "facility", "aircraft", "place", "region"}
)
_CLAUSE_MARKS = frozenset(
    {",", ":", ".", "VBD", "VBZ", "VBP", "VB", "MD", "IN", "TO", "``", "''", "CC", "-LRB-", "RB", "VBG"}
)
_PUBLIC = words("ministry department court parliament senate congress council commission agency navy army police party")


def make_standing(scene: Scene, mentions: Sequence[Mention]) -> Standing:
    """Antecedents and role holders of one text, worked out once."""
    return Standing(
        scene=scene,
        mentions=tuple(mentions),
        antecedents=find_antecedents(scene, mentions),
        holders=_holders(scene, mentions),
        kinds={mention.name: mention.type for mention in mentions},
    )


def _holders(scene: Scene, mentions: Sequence[Mention]) -> tuple[tuple[frozenset[str], Mention], ...]:
    """Each person with the words of a role standing right before or after the name."""
    persons = [mention for mention in mentions if mention.type == "person"]
    roles = [mention for mention in mentions if mention.type == "role"]
    found = []
    for person in persons:
        for role in roles:
            if -3 <= person.span.start - role.span.end <= 3 or 0 <= role.span.start - person.span.end <= 8:
                found.append((frozenset(re.findall(r"[\w-]+", role.name.lower())), person))
    return tuple(found)


def _start(mention: Mention) -> int:
    return mention.span.start


def _without_possessive(text: str, span: Span) -> Span:
    """`Ruiz's` asks for Ruiz."""
    ending = re.search(r"['’]s?$", span.of(text))
    return Span(span.start, span.start + ending.start()) if ending and ending.start() else span


def _plain(words_: str) -> str:
    return " ".join(words_.split())
