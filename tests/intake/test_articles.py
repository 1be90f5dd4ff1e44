"""Articles as JSON: fields under the names people use, lists and lines, and what is refused by line."""

import json

import pytest
from tests.intake.makers import ARTICLES, one, refusal, results, taken

from allsource.intake import Refused, Taken

TEXT = "Malta denied that it had held talks with France."


@pytest.mark.parametrize("wrap", ["items", "articles", "results", "data"])
def test_lists_lie_where_apis_put_them(wrap: str) -> None:
    assert len(taken(json.dumps({"status": "ok", wrap: ARTICLES}).encode(), "a.json")) == 2


def test_one_object_is_one_article() -> None:
    assert one(json.dumps(ARTICLES[0], indent=1).encode(), "a.json").document.title == "Malta denies secret talks"


def test_the_same_item_has_one_id_however_it_lies() -> None:
    alone = one(json.dumps(ARTICLES[0], indent=3).encode(), "a.json").document.id
    assert alone == taken(json.dumps(ARTICLES).encode(), "b.json")[0].document.id
    lines = b"\n".join(json.dumps(article, ensure_ascii=False).encode() for article in ARTICLES)
    assert alone == taken(lines, "c.txt")[0].document.id


@pytest.mark.parametrize(
    ("fields", "attribute", "wanted"),
    [
        ({"source": {"name": "Harbour Post"}}, "outlet", "Harbour Post"),
        ({"publisher": "Harbour Post"}, "outlet", "Harbour Post"),
        ({"authors": [{"name": "Ana Ruiz"}, {"name": "Tom Vale"}]}, "byline", "Ana Ruiz, Tom Vale"),
        ({"author": "By Ana Ruiz | AFP"}, "credit", "Agence France-Presse"),
        ({"credit": "AP"}, "credit", "Associated Press"),
        ({"headline": "Talks <b>denied</b> &amp; more"}, "title", "Talks denied & more"),
        ({"language": "en-GB"}, "language", "en"),
    ],
)
def test_fields(fields: dict[str, object], attribute: str, wanted: str) -> None:
    assert getattr(one(json.dumps({"text": TEXT, **fields}).encode(), "a.json").document, attribute) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2024-05-10T14:20:00Z", "2024-05-10T14:20:00+00:00"),
        (1715350800, "2024-05-10T14:20:00+00:00"),
        (1715350800000, "2024-05-10T14:20:00+00:00"),
        ("1715350800", "2024-05-10T14:20:00+00:00"),
        (2024, "2024"),
        ("May 10, 2024", "2024-05-10"),
        (1e300, None),
        (True, None),
        ("soon", None),
    ],
)
def test_dates(value: object, wanted: str | None) -> None:
    article = one(json.dumps({"text": TEXT, "date": value}).encode(), "a.json")
    assert (article.document.published.value if article.document.published else None) == wanted
    assert any("cannot be read" in warning for warning in article.warnings) == (wanted is None)


def test_fields_are_mapped_and_dots_lead_inside() -> None:
    mapping = (("text", "story.words"), ("title", "story.head"), ("published", "meta.when"), ("outlet", "odd.name"))
    given = {"story": {"words": TEXT, "head": "Talks"}, "meta": {"when": "2024-05-10"}, "odd.name": "Harbour Post"}
    document = one(json.dumps(given).encode(), "a.json", mapping=mapping).document
    assert document.text.endswith(TEXT)
    assert (document.title, document.outlet, document.published and document.published.value) == (
        "Talks",
        "Harbour Post",
        "2024-05-10",
    )


def test_markup_in_a_field_becomes_paragraphs_and_a_page_becomes_its_article() -> None:
    markup = {"title": "Talks", "content_html": "<p>One.</p><p>Two.</p>"}
    assert one(json.dumps(markup).encode(), "a.json").document.text == "Talks\n\nOne.\n\nTwo.\n"
    page = f"<html><body><nav>Menu</nav><article><p>{TEXT} {TEXT}</p><p>{TEXT}</p></article></body></html>"
    assert "Menu" not in one(json.dumps({"html": page}).encode(), "a.json").document.text


def test_bad_lines_are_named_and_the_rest_is_read() -> None:
    good = json.dumps({"text": TEXT}).encode()
    lines = b"\n".join([good, b'{"text": "cut', b"", b"[1, 2]", b'{"a": 1}', b"\xff\xfe{}", good])
    found = results(lines, "a.jsonl")
    assert [type(result).__name__ for result in found] == ["Taken", *["Refused"] * 4, "Taken"]
    assert [result.name for result in found if isinstance(result, Refused)] == [f"a.jsonl:{n}" for n in (2, 4, 5, 6)]
    assert "truncated JSON" in str(found[1])
    assert "--map text=NAME" in str(found[3])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'[{"text": "a"', "truncated JSON"),
        (b'[{"text": "a"} {', "damaged JSON"),
        (b'{"a": ' * 100_000, "nested beyond|truncated"),
        (b'{"text": ' + b"9" * 5000 + b"}", "damaged JSON"),
        (b'{"title": "no text"}', "it has no text"),
        (b'{"text": "<p></p>"}', "empty markup"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    found = refusal(content, "a.json")
    assert any(part in found.reason for part in reason.split("|")), found.reason


def test_json_lines_stream_past_the_size_of_one_file() -> None:
    line = json.dumps({"text": TEXT * 20}).encode() + b"\n"
    found = results(line * 300, "a.jsonl")
    assert len([result for result in found if isinstance(result, Taken)]) == 300


def test_a_text_shortened_by_its_source_is_said_to_be() -> None:
    article = one(json.dumps({"content": TEXT + " and… [+2345 chars]"}).encode(), "a.json")
    assert "its text was shortened by the source ([+2345 chars])" in article.warnings
