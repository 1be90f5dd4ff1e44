"""Speakers for attributions whose cue the network found without one.

A participle or a second verb shares the speaker of the cue before it (`Ruiz said …, adding that …`); a finite verb has
the agent that the argument network gives it. Impersonal cues keep nobody.
"""

from collections.abc import Sequence
from dataclasses import replace

from allsource.model import Span
from allsource.reports.drafts import Draft
from allsource.reports.scene import Scene
from allsource.reports.tables import words

__all__ = ["with_sources"]

_SHARING = words(
    """adding saying noting insisting arguing claiming stressing warning suggesting calling describing telling asking
    urging accusing citing pointing explaining announcing stating declaring promising vowing denying acknowledging
    admitting recalling referring blaming predicting pledging alleging and added also"""
)


def with_sources(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those without a source given the one they share or the agent of their verb."""
    done: list[Draft] = []
    for draft in drafts:
        source = draft.source or (_found(scene, draft, done) if draft.stated else None)
        done.append(replace(draft, source=source))
    return done


def _found(scene: Scene, draft: Draft, done: Sequence[Draft]) -> Span | None:
    agent = _agent(scene, draft)
    if agent is not None:
        return agent
    first = draft.cue.of(scene.text).split()[0].lower()
    if first not in _SHARING or not done or done[-1].source is None:
        return None
    same = scene.sentence_at(done[-1].cue.start) == scene.sentence_at(draft.cue.start)
    return done[-1].source if same else None


def _agent(scene: Scene, draft: Draft) -> Span | None:
    """The ARG0 of the predicate in the cue, if it is a short noun phrase of the same sentence outside the content."""
    sentence = scene.sentence(draft.cue.start)
    for predicate in scene.tagged.predicates:
        if not draft.cue.holds(predicate.span):
            continue
        for argument in predicate.arguments:
            span = argument.span
            apart = not any(span.overlaps(other) for other in (*draft.content, draft.cue))
            if argument.label == "ARG0" and sentence.holds(span) and apart and span.end - span.start < 90:
                return span
    return None
