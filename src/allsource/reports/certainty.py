"""How sure the text lets a content stand: the stance first, then the cue, then a hedge that governs the content.

A hedge governs when it stands with the first finite verb of the content (`the ferry may leave`) or opens it
(`perhaps`). A hedge further in belongs to a part of the content and changes nothing (annotation guide, claims, rules 10
and 13). Left out: hedges by number (`about forty`) and by style (`sort of`).
"""

import re

from allsource.model import Span
from allsource.reports.scene import Scene
from allsource.reports.tables import either

__all__ = ["CERTAINTY_BY_CUE", "HEDGES", "certainty_of"]

CERTAINTY_BY_CUE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (certainty, re.compile(pattern))
    for certainty, pattern in (
        ("unknown", r"\b(?:unclear|unknown|unconfirmed|not (?:\w+ )?(?:known|clear)|n't clear)"),
        ("possible", rf"\b{either('suggest hint imply implies implied indicat rumo speculat possib')}"),
        ("possible", rf"\b{either('fear worr concern threat raise_the raised_the')}|\b(?:signs?|may|might|could)\b"),
        ("probable", rf"\b{either('believ belief thought think expect likely presum suspect estimat assum predict')}"),
        (
            "probable",
            rf"\b{either('appear seem apparent looks?_like look(?:s|ed)?_as understood_to projected probabl')}",
        ),
    )
)
HEDGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (certainty, re.compile(pattern))
    for certainty, pattern in (
        ("unknown", rf"\b{either('unclear unknown unconfirmed no_idea not_(?:yet_)?(?:known|clear)')}\b"),
        ("possible", rf"\b{either('may might could perhaps maybe possibly possible conceivably')}\b"),
        ("probable", rf"\b{either('likely probably probable presumably apparently seemingly evidently')}\b"),
        ("probable", rf"\b(?:is|are|was|were|be) {either('believed thought expected understood')}\b"),
        ("probable", rf"\b{either('appears? seems? seemed appeared')}\b"),
        ("probable", r"\b(?:i|we) (?:think|believe|expect|guess|suspect)\b"),
    )
)
_QUESTION = re.compile(
    rf"(?:that )?[\"“]?{either('whether if what why how who when where which about')}\b|.*\?[\"”]?$", re.DOTALL
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AROUND = 3


def certainty_of(scene: Scene, stance: str, cue: str, content: tuple[Span, ...]) -> str:
    """certain, probable, possible or unknown; `cue` is lower case."""
    words = content[0].of(scene.text).lower() if content else ""
    if stance in ("declines", "doubts") or (stance == "asks" and (not words or _QUESTION.match(words))):
        return "unknown"
    by_cue = next((certainty for certainty, pattern in CERTAINTY_BY_CUE if pattern.search(cue)), "")
    if by_cue:
        return by_cue
    governing = _governing(scene, content[0]) if content else ""
    return next((certainty for certainty, pattern in HEDGES if pattern.search(governing)), "certain")


def _governing(scene: Scene, content: Span) -> str:
    """The words around the first finite verb of the main clause, and the content's first word."""
    tokens = scene.words(content)
    sentence = scene.sentence(content.start)
    main = next(
        (
            place
            for place, word in enumerate(tokens)
            if word.tag in _FINITE and not (place and tokens[place - 1].tag in ("WDT", "WP", "WRB", "IN"))
        ),
        None,
    )
    if main is None or tokens[main].span.start >= sentence.end:
        return tokens[0].span.of(scene.text).lower() if tokens else ""
    around = tokens[max(0, main - 1) : main + _AROUND]
    first = tokens[0].span.of(scene.text).lower()
    near = scene.text[around[0].span.start : around[-1].span.end].lower().replace("’", "'")
    return f"{first} {' '.join(near.split())}"
