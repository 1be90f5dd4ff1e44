"""Third-person pronouns to the figures they stand for.

Search goes back sentence by sentence, at most five sentences and three paragraphs, and takes the figure that fits in
number and sex and is prominent there; a sentence with two fitting figures and none prominent ends the search, since
nobody may be credited with words that are not theirs. Sex is learnt from titles first, then from pronouns that could
mean one person only (Hobbs 1978 in spirit, without a parse). Left out: pronouns before their noun, `one`, `this`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from allsource.model import Mention, Span
from allsource.reports.figures import PRONOUNS, Figure, find_figures
from allsource.reports.names import title_gender
from allsource.reports.scene import Scene

__all__ = ["find_antecedents"]

_SENTENCES_BACK = 5
_PARAGRAPHS_BACK = 3
_SORTS = {"he": ("person",), "she": ("person",), "it": ("body",), "they": ("group", "body")}


def find_antecedents(scene: Scene, mentions: Sequence[Mention]) -> dict[int, Figure]:
    """The figure for each resolved pronoun, by the offset at which the pronoun begins."""
    titled = _titled(scene, mentions)
    figures = _by_sentence(scene, find_figures(scene, mentions, titled))
    known = {**_voted(scene, figures, titled), **titled}
    figures = _by_sentence(scene, find_figures(scene, mentions, known))
    found: dict[int, Figure] = {}
    for span, pronoun in _pronouns(scene):
        figure = _taken_up(scene, span, pronoun, figures)
        if figure is not None:
            found[span.start] = figure
    return found


def _taken_up(scene: Scene, span: Span, pronoun: str, figures: dict[int, list[Figure]]) -> Figure | None:
    """The antecedent; the pronoun is from now on a figure itself, since the next one likely goes on with it."""
    figure = _antecedent(scene, span, pronoun, figures)
    if figure is not None:
        subject = span.of(scene.text).lower() == pronoun
        again = replace(figure, pronoun=pronoun, prominent=subject, quoted=scene.quoted(span), at=span)
        figures.setdefault(scene.sentence_at(span.start), []).append(again)
    return figure


def _pronouns(scene: Scene) -> Iterator[tuple[Span, str]]:
    for word in scene.tagged.words:
        if word.span.end - word.span.start < 11 and (pronoun := PRONOUNS.get(word.span.of(scene.text).lower())):
            yield word.span, pronoun


def _titled(scene: Scene, mentions: Sequence[Mention]) -> dict[str, str]:
    """he or she for every name that some mention gives a title or role that tells."""
    votes: dict[str, Counter[str]] = {}
    for mention in mentions:
        pronoun = title_gender(scene.text, mention.span) if mention.type == "person" else ""
        if pronoun:
            votes.setdefault(mention.name, Counter())[pronoun] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _by_sentence(scene: Scene, figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    grouped: dict[int, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(scene.sentence_at(figure.span.start), []).append(figure)
    return grouped


def _voted(scene: Scene, figures: dict[int, list[Figure]], titled: Mapping[str, str]) -> dict[str, str]:
    """he or she by the pronouns near persons who are the only ones they could mean."""
    votes: dict[str, Counter[str]] = {}
    for span, pronoun in _pronouns(scene):
        if pronoun not in ("he", "she") or scene.quoted(span):
            continue
        names = _only_names(scene, span, pronoun, figures)
        _taken_up(scene, span, pronoun, figures)
        if len(names) == 1 and (name := names.pop()) not in titled:
            votes.setdefault(name, Counter())[pronoun] += 1
    return {name: top for name, counts in votes.items() if (top := _clear_winner(counts))}


def _only_names(scene: Scene, span: Span, pronoun: str, figures: Mapping[int, list[Figure]]) -> set[str]:
    """Names of the persons in the pronoun's sentence and the one before that it could mean."""
    at = scene.sentence_at(span.start)
    here = {f.name for f in _fitting(figures.get(at, ()), pronoun) if (f.at or f.span).end <= span.start}
    before = {f.name for f in _fitting(figures.get(at - 1, ()), pronoun)}
    return here if len(here) == 1 and not (before - here) else here | before


def _clear_winner(counts: Counter[str]) -> str:
    ranked = counts.most_common(2)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else ""


def _fitting(figures: Sequence[Figure], pronoun: str) -> list[Figure]:
    """Figures outside quotations that agree in sort and sex."""
    return [
        figure
        for figure in figures
        if figure.sort in _SORTS[pronoun]
        and not figure.quoted
        and (pronoun == "they" or figure.pronoun in ("", pronoun))
    ]


def _antecedent(scene: Scene, span: Span, pronoun: str, figures: Mapping[int, list[Figure]]) -> Figure | None:
    at = scene.sentence_at(span.start)
    lowest = scene.paragraph_at(span.start) - _PARAGRAPHS_BACK
    for back in range(_SENTENCES_BACK + 1):
        if at - back < 0 or scene.paragraph_at(scene.sentences[at - back].start) < lowest:
            return None
        fitting = _fitting(figures.get(at - back, ()), pronoun)
        if back == 0:
            fitting = [figure for figure in fitting if (figure.at or figure.span).end <= span.start]
        chosen = _prefer(fitting, pronoun)
        if chosen is not None or len({figure.name for figure in fitting}) > 1:
            return chosen
    return None


def _prefer(fitting: Sequence[Figure], pronoun: str) -> Figure | None:
    """The prominent one, else the only one; a known sex outranks an unknown one."""
    prominent = [figure for figure in fitting if figure.prominent]
    for group in (
        [f for f in prominent if f.pronoun == pronoun],
        prominent,
        [f for f in fitting if f.pronoun == pronoun],
    ):
        if len({figure.name for figure in group}) == 1:
            return group[0]
    if len({figure.name for figure in prominent}) > 1:
        return prominent[-1] if pronoun in ("they", "it") else None
    return fitting[0] if len({figure.name for figure in fitting}) == 1 else None
