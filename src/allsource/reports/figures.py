"""Who is on the scene: every person, body and group a pronoun could stand for, with number, sex and prominence.

A figure is a mention or a described source (`a senior official`). Its `sort` is person, body or group. Prominence
follows centering: who speaks or stands first in a sentence is the one that the next pronoun takes up (Grosz, Joshi and
Weinstein 1995). Left out: things that neither speak nor act.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allsource.model import Mention, Span
from allsource.reports.roles import GENDERED, is_role_noun
from allsource.reports.scene import Scene
from allsource.reports.tables import words

__all__ = ["PRONOUNS", "Figure", "find_figures", "head_word"]

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
_SORTS = {"person": "person", "organisation": "body", "government": "body", "outlet": "body"}
_PLURAL = words("police people troops forces authorities media crew staff personnel both many some several few critics")
_PERSON_HEADS = words("official source man woman person resident witness voter participant soldier worker one member")
_HEAD_ENDS = frozenset(
    {"IN", "TO", "WP", "WDT", "WRB", "WP$", ",", ":", "-LRB-", "(", "VBN", "VBG", "VBD", "VBZ", "VBP"}
)


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is its full name or description, `span` where that stands; `pronoun` is he, she, it, they or empty.

    `at` is where a pronoun took the figure up again; None for the mention itself.
    """

    span: Span
    name: str
    sort: str
    pronoun: str
    prominent: bool
    quoted: bool
    at: Span | None = None


def head_word(scene: Scene, span: Span) -> tuple[str, str]:
    """The head noun of a noun phrase with its tag, lower case: `Two diplomats briefed on the talks` has `diplomats`."""
    head = ("", "")
    for place, word in enumerate(scene.words(span)):
        if place and head[0] and (word.tag in _HEAD_ENDS):
            break
        if word.tag.startswith(("NN", "PRP", "CD", "DT", "JJ")) or not head[0]:
            head = (word.span.of(scene.text).lower(), word.tag)
    return head


def find_figures(scene: Scene, mentions: Sequence[Mention], pronoun_of: dict[str, str]) -> list[Figure]:
    """All figures in text order; `pronoun_of` gives he or she for names already known to be one."""
    sources = [source for attribution in scene.tagged.attributions for source in attribution.source]
    openers = _openers(scene, mentions)
    figures = [
        Figure(
            mention.span,
            mention.name,
            _SORTS[mention.type],
            pronoun_of.get(mention.name, "") if mention.type == "person" else "it",
            mention.span.start in openers or any(source.holds(mention.span) for source in sources),
            scene.quoted(mention.span),
        )
        for mention in mentions
        if mention.type in _SORTS
    ]
    figures.extend(_described(scene, sources, mentions))
    return sorted(figures, key=lambda figure: figure.span)


def _openers(scene: Scene, mentions: Iterable[Mention]) -> set[int]:
    """Where the first mention of a figure begins in each sentence, if it stands outside quotation marks."""
    first: dict[int, int] = {}
    for mention in mentions:
        if mention.type in _SORTS and not scene.quoted(mention.span):
            first.setdefault(scene.sentence_at(mention.span.start), mention.span.start)
    return set(first.values())


def _described(scene: Scene, sources: Iterable[Span], mentions: Sequence[Mention]) -> Iterable[Figure]:
    """Sources that are described and hold no named person."""
    for source in dict.fromkeys(sources):
        named = any(mention.type in _SORTS and source.holds(mention.span) for mention in mentions)
        head, tag = head_word(scene, source)
        if named or not head or tag.startswith(("PRP", "WP", "WDT")) or head in PRONOUNS:
            continue
        yield Figure(source, _plain(scene, source), *_number(scene, source, head, tag), True, scene.quoted(source))


def _number(scene: Scene, source: Span, head: str, tag: str) -> tuple[str, str]:
    """Sort and pronoun of a described source by its head noun."""
    if tag.endswith("S") or head in _PLURAL:
        return "group", "they"
    known = [GENDERED[word] for token in scene.words(source) if (word := token.span.of(scene.text).lower()) in GENDERED]
    if is_role_noun(head) or head in _PERSON_HEADS or known:
        return "person", known[0] if known else ""
    return "body", "it"


def _plain(scene: Scene, span: Span) -> str:
    return " ".join(span.of(scene.text).split())
