"""Pages: the article without its clutter, by paragraphs, and what the page declares."""

import pytest
from tests.intake.makers import PAGE, one, refusal

from allsource.intake.markup import fragment
from allsource.intake.page import under_headline
from allsource.model.evidence import Published

BODY = (
    "<p>Malta’s foreign ministry on Friday denied that it had held secret talks with France over patrol boats.</p>"
    "<p>The spokesman declined to comment further on the matter, and the French ministry did not answer.</p>"
)


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<html><head><meta charset=utf-8>{head}</head><body><article>{body}</article></body></html>".encode()


def test_paragraphs_stand_apart_and_clutter_goes() -> None:
    text = one(PAGE.encode(), "page.html").document.text
    assert text == (
        "Malta denies secret talks\n\n"
        "VALLETTA, May 10 (Reuters) - Malta’s foreign ministry on Friday denied that it had held secret talks with "
        "France over patrol boats.\n\n"
        "“There were no talks,” said spokesman Karl Borg.\nHe declined further comment on the matter.\n\n"
        "Boats were seen off the harbour on May 7.\n\n"
        "France has said nothing at all so far.\n\n"
        "(Reporting by Ana Ruiz; editing by Tom Vale)\n"
    )


DATES = [
    ('<meta property="article:published_time" content="2024-05-10T14:20:00Z">', "2024-05-10T14:20:00+00:00"),
    ('<meta name="pubdate" content="2024-05-10">', "2024-05-10"),
    ('<meta name="DC.date.issued" content="10 May 2024">', "2024-05-10"),
    ('<meta property="article:modified_time" content="2024-05-10">', None),
    (
        '<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":"2024-05-10"}</script>',
        "2024-05-10",
    ),
    ('<script type="application/ld+json">[{"@type":"Person","datePublished":"2024-05-10"}]</script>', None),
    ('<script type="application/ld+json">{"@type":"NewsArticle", broken</script>', None),
    ('<script type="application/ld+json">[]</script>', None),
]


@pytest.mark.parametrize(("head", "wanted"), DATES)
def test_declared_dates(head: str, wanted: str | None) -> None:
    published = one(page(head), "a.html").document.published
    assert published == (Published(wanted, "page") if wanted else None)


SHOWN = [
    ('<time datetime="2024-05-10T14:20:00Z">10 May</time>', "2024-05-10T14:20:00+00:00"),
    ('<span itemprop="datePublished" content="2024-05-10">x</span>', "2024-05-10"),
    ('<time class="updated" datetime="2024-05-11">x</time>', None),
    (
        '<time datetime="2024-05-10">a</time><div class="related"><time datetime="2023-01-01">b</time></div>',
        "2024-05-10",
    ),
    ('<time datetime="2024-05-10">a</time><time datetime="2023-01-01">b</time>', None),
]


@pytest.mark.parametrize(("body", "wanted"), SHOWN)
def test_shown_dates(body: str, wanted: str | None) -> None:
    published = one(page(body=body + BODY), "a.html").document.published
    assert published == (Published(wanted, "page") if wanted else None)


def test_the_address_dates_a_page_that_does_not_date_itself() -> None:
    article = one(page(), "https://harbour.example/2024/05/10/talks")
    assert article.document.published == Published("2024-05-10", "address")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>Talks denied | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>",
            "Talks denied",
        ),
        ("<title>Talks denied - or are they?</title>", "Talks denied - or are they?"),
        ("<meta property='og:title' content='Talks &amp; boats'><title>x</title>", "Talks & boats"),
    ],
)
def test_titles(head: str, title: str) -> None:
    document = one(page(head), "a.html").document
    assert document.title == title
    assert document.text.startswith(title + "\n\n")


@pytest.mark.parametrize(
    ("head", "byline", "credit"),
    [
        ("<meta name=author content='Ana Ruiz, Associated Press'>", "Ana Ruiz", "Associated Press"),
        ("<meta name=author content='https://x.example/ana'>", "", ""),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Reuters"}}</script>',
            "Reuters",
            "Reuters",
        ),
        ("<meta name=syndication-source content='AFP'>", "", "Agence France-Presse"),
    ],
)
def test_bylines_and_credits(head: str, byline: str, credit: str) -> None:
    document = one(page(head), "a.html").document
    assert (document.byline, document.credit) == (byline, credit)


def test_a_declared_body_serves_a_page_built_by_scripts() -> None:
    body = "Malta denied the talks.\\n\\nFrance said nothing."
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    assert (
        one(page(head, "<div id=app></div>"), "a.html").document.text
        == "Malta denied the talks.\n\nFrance said nothing."
    )


@pytest.mark.parametrize("body", ["", "<nav><a href=/>Home</a></nav>", "<img src=a.jpg>", "<script>var a = 1</script>"])
def test_a_page_without_an_article_is_refused(body: str) -> None:
    assert "no article" in refusal(page(body=body), "a.html").reason


def test_the_charset_a_page_declares_is_used() -> None:
    content = page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "<p>Привет " * 40)
    assert "Привет" in one(content.decode().replace("charset=utf-8", "").encode("cp1251"), "a.html").document.text


def test_depth_and_breadth_bombs_are_bounded() -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + b"<p>The minister said so.</p>"
    assert "no article" in refusal(deep, "a.html").reason
    wide = b"<html><body>" + b"<i>a</i>" * 250_000
    assert "200,000 elements" in refusal(wide, "a.html").reason


def test_fragments_keep_words_and_paragraphs() -> None:
    html = (
        "<p>A&nbsp;b<br/>c\n d</p><ul><li>e</li><li>f<b>g</b></li></ul><script>h</script><!-- i --><td>j</td><td>k</td>"
    )
    assert fragment(html) == "A b\nc d\n\ne\n\nfg\n\nj k\n"


def test_invisible_characters_do_not_split_words() -> None:
    assert fragment("<p>patrol\u00ad boats\u200b and\u2060 more</p>") == "patrol boats and more\n"


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        ("Talks denied", "Malta denied.\n", "Talks denied\n\nMalta denied.\n"),
        ("Talks denied", "TALKS DENIED!\n\nMalta.\n", "TALKS DENIED!\n\nMalta.\n"),
        ("", "Malta.\n", "Malta.\n"),
    ],
)
def test_the_headline_is_the_first_paragraph_once(title: str, text: str, wanted: str) -> None:
    assert under_headline(title, text) == wanted


def test_a_page_without_its_end_is_said_to_lack_it() -> None:
    whole = page("<title>Talks denied</title>")
    assert not any("truncated" in warning for warning in one(whole, "a.html").warnings)
    assert any("truncated" in warning for warning in one(whole[:-30], "a.html").warnings)


def test_a_page_behind_a_paywall_is_said_to_be_one() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    assert any("not free to read" in warning for warning in one(page(head), "a.html").warnings)
