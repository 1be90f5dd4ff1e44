"""Claims: who says what, through whom, how, and how surely, from the network's attributions and the rules beside it.

The flat pipeline of the annotation guide's Claims section: attributions are cut (`drafts`, `refusals`), emptied of
speakers where nobody speaks (`impersonal`), led back through outlets (`carriers`), completed by what the network passed
over, by nested claims (`nesting`) and by quotations that go on (`continuations`), then given speaker, kind, form,
stance and certainty. Where the speaker cannot be resolved the words stay (`she`): nobody is credited with words that
are not theirs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from allsource.model import Claim, Mention, Span, without_connective
from allsource.reports.carriers import carried, find_carriers
from allsource.reports.certainty import certainty_of
from allsource.reports.continuations import with_continuations
from allsource.reports.drafts import Draft, cue_words, find_drafts, left_context
from allsource.reports.impersonal import emptied, missed_impersonal, without_impersonal
from allsource.reports.kinds import source_kind
from allsource.reports.nesting import holders, nested
from allsource.reports.quotes import quoted_share
from allsource.reports.refusals import cut_refusal, missed_refusals, missed_requests
from allsource.reports.repairs import mended
from allsource.reports.scene import Scene
from allsource.reports.sources import with_sources
from allsource.reports.stance import stance_of
from allsource.reports.stands import Stand, Standing

__all__ = ["KEEP_CONNECTIVE", "find_claims"]

KEEP_CONNECTIVE = True
"""Whether a content keeps the `that`, `whether`, `if` or `to` that joins it to its cue.

The annotation guide leaves it out, the corpus by which the floors are measured (PolNeAR) takes it in, and no exact
span can satisfy both. Kept, every span is the corpus's own; `model.without_connective` gives the guide's.
"""

_DIRECT = 0.97
_MIXED = 0.0
_AROUND = 500
_CONTINUES = re.compile(r"\b(?:add|continu|went on|goes on|also|then)\w*")
_TOLD_OUTLET = re.compile(r"\b(?:tell|told|said|say|interview)")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A draft with whom its source stands for."""

    draft: Draft
    stand: Stand | None


def find_claims(scene: Scene, standing: Standing) -> tuple[Claim, ...]:
    """All claims of a text in order of their cues, with ids `c1`, `c2`, …"""
    outlets = [mention for mention in standing.mentions if mention.type == "outlet"]
    drafts = [emptied(scene, cut_refusal(scene, draft)) for draft in find_drafts(scene)]
    drafts = [without_impersonal(scene, draft) for draft in drafts if not _no_speaker(scene, draft)]
    drafts = with_sources(scene, mended(scene, drafts))
    drafts = carried(scene, drafts, outlets)
    for missed in (missed_refusals, missed_requests, missed_impersonal):
        drafts.extend(missed(scene, drafts))
    drafts = holders(sorted(drafts, key=lambda draft: draft.cue))
    drafts = with_continuations(scene, drafts)
    drafts.extend(nested(scene, drafts))
    drafts = _distinct(sorted(drafts, key=lambda draft: draft.cue))
    spoken = _spoken(scene, standing, [_with_via(scene, draft, outlets) for draft in drafts])
    ids = {item.draft.cue: f"c{number}" for number, item in enumerate(spoken, 1)}
    return tuple(_claim(scene, item, ids) for item in spoken)


def _no_speaker(scene: Scene, draft: Draft) -> bool:
    """`two more than first reported`: the words before the cue compare and nobody speaks."""
    source = draft.source.of(scene.text).lower().split() if draft.source else []
    return source[-1:] in (["first"], ["previously"], ["earlier"], ["initially"], ["originally"], ["than"])


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a cue: the one with more content."""
    best: dict[Span, Draft] = {}
    for draft in drafts:
        known = best.get(draft.cue)
        if known is None or len(draft.content) > len(known.content):
            best[draft.cue] = draft
    return list(best.values())


def _with_via(scene: Scene, draft: Draft, outlets: Sequence[Mention]) -> Draft:
    return draft if _towards(scene, draft) else replace(draft, via=find_carriers(scene, draft, outlets))


def _towards(scene: Scene, draft: Draft) -> bool:
    """Whether a claim is made towards an outlet, which then does not carry it: a refusal, a question."""
    return stance_of(left_context(scene, draft), "") in ("declines", "asks")


def _spoken(scene: Scene, standing: Standing, drafts: Sequence[Draft]) -> list[_Spoken]:
    """Each draft with its speaker; carriers pass to claims that lean on the one before, and to nested ones."""
    found: list[_Spoken] = []
    by_cue: dict[Span, _Spoken] = {}
    for draft in sorted(drafts, key=lambda d: (d.holder is not None, d.cue)):
        holder = by_cue.get(draft.holder) if draft.holder else None
        stand = _stand(scene, standing, draft, holder)
        via = _leaned_on(scene, draft, stand, found) if holder is None else holder.draft.via
        via = tuple(dict.fromkeys((*draft.via, *(name for name in via if name not in draft.via))))
        item = _Spoken(replace(draft, via=tuple(name for name in via if stand is None or name != stand.name)), stand)
        by_cue[draft.cue] = item
        found.append(item)
    return sorted(found, key=lambda item: item.draft.cue)


def _stand(scene: Scene, standing: Standing, draft: Draft, holder: _Spoken | None) -> Stand | None:
    """Whom a draft's source stands for; `I` and `we` within a claim are its speaker."""
    if draft.source is None:
        return None
    if holder and draft.source.of(scene.text).lower() in ("i", "we", "my", "our", "me"):
        return holder.stand
    return standing.of(draft.source)


def _leaned_on(scene: Scene, draft: Draft, stand: Stand | None, found: Sequence[_Spoken]) -> tuple[str, ...]:
    """The outlets of the claim before, when the same speaker goes on in the same paragraph."""
    before = next((item for item in reversed(found) if item.draft.cue < draft.cue and item.draft.holder is None), None)
    if before is None or not before.draft.via or stand is None or before.stand is None or _towards(scene, draft):
        return ()
    same = before.stand.name == stand.name and scene.paragraph_at(before.draft.cue.start) == scene.paragraph_at(
        draft.cue.start
    )
    leans = _CONTINUES.search(cue_words(scene, draft)) is not None or draft.source != stand.words
    return before.draft.via if same and leans and _TOLD_OUTLET.search(cue_words(scene, before.draft)) else ()


def _claim(scene: Scene, item: _Spoken, ids: Mapping[Span, str]) -> Claim:
    draft, stand = item.draft, item.stand
    content = draft.content if KEEP_CONNECTIVE else without_connective(scene.text, draft.content)
    words = draft.content[0].of(scene.text).lower() if draft.content else ""
    stance = stance_of(left_context(scene, draft), words)
    share = quoted_share(scene.text, content, [q for span in content for q in scene.quotations_near(span)])
    return Claim(
        id=ids[draft.cue],
        source=draft.source,
        speaker=stand.name if stand else "",
        source_kind=source_kind(stand, _source_words(scene, draft), _frame(scene, draft)),
        cue=draft.cue,
        content=content,
        form="direct" if share >= _DIRECT else "mixed" if share > _MIXED else "indirect",
        stance=stance,
        certainty=certainty_of(scene, stance, left_context(scene, draft), draft.content),
        via=draft.via,
        within=ids.get(draft.holder) if draft.holder else None,
        speaker_words=stand.words if stand else None,
    )


def _source_words(scene: Scene, draft: Draft) -> str:
    return draft.source.of(scene.text) if draft.source else ""


def _frame(scene: Scene, draft: Draft) -> str:
    """The sentence of the cue without what is said, as far as it stands near the cue."""
    sentence = scene.sentence(draft.cue.start)
    at, end = max(sentence.start, draft.cue.start - _AROUND), min(sentence.end, draft.cue.end + _AROUND)
    kept = []
    for span in sorted(draft.content):
        if span.start < end and span.end > at:
            kept.append(scene.text[at : span.start])
            at = span.end
    return " ".join((*kept, scene.text[at:end]))
