"""The three forms of a brief: the same lines, hostile words made harmless, every line one step from its words."""

import json
import re
from html.parser import HTMLParser

import pytest
from tests.brief.drafts import Draft, Said, document_of, report_of
from tests.brief.test_build import COLUMN, COUNCIL, NAMES, meeting

from allsource.brief import Brief, build, to_html, to_json, to_markdown
from allsource.brief.marked import anchor, paragraphs
from allsource.brief.records import Citation, Mark
from allsource.model import Report

HOSTILE = (
    'The Straits Harbour Council met the Levante Column in Faro.\n\n<script>alert("x")</script> <img src=x onerror=y>'
    " [a](javascript:b) | # * ` </style> {{ 7 * 7 }} & said."
)


def hostile() -> Report:
    draft = Draft(
        "CONSULT", "met", {COUNCIL: "Straits Harbour Council", COLUMN: "Levante Column"}, place=("Faro", "Faro")
    )
    document = document_of(HOSTILE, 'Bay <b>Courier</b> "x"', title="<i>Talks</i> | `now`")
    return report_of(document, [draft], mentions=NAMES)


def reports() -> list[Report]:
    text = "It is unclear who paid. Corvane Shipping declined to comment."
    said = [
        Said("", "", "is unclear", ["who paid"], "unstated", "doubts", "unknown"),
        Said("Corvane Shipping", "Corvane Shipping", "declined to comment", stance="declines"),
    ]
    return [hostile(), meeting("Setúbal Ledger"), report_of(document_of(text, "Lantern Weekly"), [], said)]


def briefs() -> Brief:
    return build(reports())


class Page(HTMLParser):
    """Ids, links, marked words and addresses of outside things in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.tags: list[str] = []
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.scripts += tag == "script"
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.outside += [given[name] or "" for name in ("src", "srcset", "data", "poster", "action") if name in given]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(to_html(briefs()))


def test_every_link_within_the_page_leads_somewhere(page: Page) -> None:
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert any(link.startswith("m1-") for link in inside)


def test_no_id_is_given_twice(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_nothing_is_loaded_from_outside(page: Page) -> None:
    assert page.outside == []
    assert "link" not in page.tags
    assert "url(" not in to_html(briefs())


def test_report_texts_stay_text(page: Page) -> None:
    assert page.scripts == 1
    assert "img" not in page.tags
    assert "i" not in page.tags
    shown = to_html(briefs())
    assert "&lt;script&gt;alert(" in shown
    assert "{{ 7 * 7 }}" in shown


def test_the_policy_lets_only_the_pages_own_script_run() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', to_html(briefs()))
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe-inline" not in policy[1].partition("script-src")[2]


def test_each_citation_has_its_marked_words_in_the_report() -> None:
    brief, shown = briefs(), to_html(briefs())
    cited = [citation for part in brief.sections for line in part.lines for citation in line.citations]
    assert cited
    for citation in cited:
        assert f'<a class="anchor" id="{anchor(citation)}"></a><mark data-c="' in shown


def test_only_addresses_become_links() -> None:
    assert not any(link.startswith("javascript:") for link in Page(to_html(briefs())).links)


@pytest.mark.parametrize("form", [to_html, to_json, to_markdown])
def test_same_reports_same_bytes(form: object) -> None:
    assert callable(form)
    assert form(briefs()) == form(briefs())


def test_json_gives_the_words_and_their_place() -> None:
    told = json.loads(to_json(briefs()))
    line = next(part for part in told["sections"] if part["key"] == "dealings")["lines"][0]
    citation = line["citations"][0]
    text = next(report.document.text for report in reports() if report.document.id == citation["document"])
    assert text[citation["start"] : citation["end"]] == citation["quotation"]
    assert line["parts"]["by"] == f"{COUNCIL} and {COLUMN}"
    assert to_json(briefs()).count("\n") == 1


def test_markdown_is_not_broken_by_what_reports_say() -> None:
    shown = to_markdown(briefs())
    assert "\\<i\\>Talks\\</i\\> \\| \\`now\\`" in shown
    assert not re.search(r"(?<!\\)<(?:script|img|i|b)", shown)


def test_all_forms_hold_the_same_lines() -> None:
    brief = briefs()
    ids = [line.id for part in brief.sections for line in part.lines if part.key not in {"key"}]
    shown, told, page = to_markdown(brief), to_json(brief), to_html(brief)
    for key in ids:
        assert f"**{key}**" in shown
        assert f'"id":"{key}"' in told
        assert f'id="{key}"' in page


def _citation(start: int, end: int, text: str, *marks: Mark) -> Citation:
    return Citation(1, "sha256:0", start, end, text[start:end], marks, "", "", "", "")


@pytest.mark.parametrize("text", ["one two three four", "one two\nthree four", "one two\n\nthree four\nfive"])
def test_pieces_lose_nothing_of_the_text(text: str) -> None:
    overlapping = [
        _citation(0, 9, text, Mark(0, 3, "actor"), Mark(2, 6, "trigger")),
        _citation(4, 14, text, Mark(4, 7, "place")),
    ]
    told = ["".join(piece.words for piece in pieces) for pieces in paragraphs(text, overlapping)]
    assert " ".join(told).split() == text.split()


def test_overlapping_citations_each_keep_their_anchor() -> None:
    text = "one two three four"
    citations = [_citation(0, 9, text), _citation(4, 14, text), _citation(4, 18, text)]
    (pieces,) = paragraphs(text, citations)
    assert {name for piece in pieces for name in piece.anchors} == {anchor(citation) for citation in citations}
