"""Origins: documents that go back to one root, and the links that say so, each with its method and proof."""

from dataclasses import dataclass

from allsource.model.evidence import Span

__all__ = ["LINK_METHODS", "CopyLink", "Origin"]

LINK_METHODS = ("passage", "credit", "reported", "quotation", "owner")
"""Near-identical passages · credit line or byline of an agency · "X reported" · the same quotation · one owner."""


@dataclass(frozen=True, slots=True)
class CopyLink:
    """`later` goes back to `earlier`. The proof is words in both documents; a span is None where it is the credit line,
    byline or outlet that proves it, and `words` then holds these. `share` is the part of `later` that is copied, 0..1.

    `earlier` may be an outlet's name (`outlet:Reuters`) where the desk does not hold that outlet's own report.
    """

    later: str
    earlier: str
    method: str
    later_span: Span | None
    earlier_span: Span | None
    words: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents of one root, in the order of their publication; `first` is the earliest, `root` the outlet named by
    credit where there is one. `lineage` is known (this root published it itself, or copies prove it) or unknown."""

    id: str
    documents: tuple[str, ...]
    first: str
    root: str
    lineage: str
    links: tuple[CopyLink, ...] = ()
