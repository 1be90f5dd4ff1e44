"""RSS and Atom (RSS 2.0, RFC 4287): items as articles, with the outlet that an item itself names."""

import pytest
from tests.intake.makers import FEED, one, refusal, taken

from allsource.intake.feeds import items_of
from allsource.model.evidence import Published

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Strait Monitor</title>
<entry><title type="html">Talks &amp;amp; boats</title><id>urn:1</id><link href="https://strait.example/a"/>
<author><name>Ana Ruiz</name></author><published>2024-05-10T14:20:00+02:00</published>
<updated>2024-05-12T00:00:00Z</updated><source><title>Harbour Post</title></source>
<content type="html">&lt;p&gt;Malta denied it.&lt;/p&gt;&lt;p&gt;France said nothing.&lt;/p&gt;</content></entry></feed>
"""


def test_an_item_carries_the_outlet_it_came_from() -> None:
    assert [article.document.outlet for article in taken(FEED.encode(), "feed.rss")] == [
        "Harbour Post",
        "Strait Monitor",
    ]


def test_an_atom_entry() -> None:
    article = one(ATOM.encode(), "feed.atom")
    document = article.document
    assert (document.title, document.byline, document.outlet) == ("Talks & boats", "Ana Ruiz", "Harbour Post")
    assert document.published == Published("2024-05-10T12:20:00+00:00", "feed")
    assert document.text == "Talks & boats\n\nMalta denied it.\n\nFrance said nothing.\n"
    assert (article.capture.address, article.capture.container) == ("https://strait.example/a", "feed.atom")


def test_the_longer_of_summary_and_content_is_the_text() -> None:
    first, second = items_of(FEED.encode(), "feed.rss")
    assert (first.whole, second.whole) == (False, True)
    assert taken(FEED.encode(), "feed.rss")[1].document.text.endswith("Nobody was hurt, the port said.\n")


def test_an_item_has_the_same_id_in_tomorrows_feed() -> None:
    tomorrow = FEED.replace("<item>", "<item><title>New</title><description>new words</description></item><item>", 1)
    today = {article.document.id for article in taken(FEED.encode(), "a.rss")}
    assert today < {article.document.id for article in taken(tomorrow.encode(), "b.rss")}


def test_a_title_alone_is_an_article_of_one_line() -> None:
    feed = "<rss version='2.0'><channel><item><title>Talks denied in Lisbon</title></item></channel></rss>"
    assert one(feed.encode(), "a.rss").document.text == "Talks denied in Lisbon"


def test_a_link_that_is_no_address_is_not_one() -> None:
    feed = FEED.replace("https://strait.example/b", "javascript:alert(1)")
    assert taken(feed.encode(), "feed.rss")[1].capture.address == "feed.rss#2"


@pytest.mark.parametrize("cut", [0.5, 0.8])
def test_a_truncated_feed_gives_what_it_has(cut: float) -> None:
    assert taken(FEED.encode()[: int(len(FEED.encode()) * cut)], "feed.rss")


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "without items"),
        ("<rss version='2.0'><chan", "damaged or truncated feed"),
    ],
)
def test_a_feed_without_items_is_refused(feed: str, reason: str) -> None:
    assert reason in refusal(feed.encode(), "feed.rss").reason


def test_entities_do_not_explode() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    kind = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    words = "<title>&e9; &x;</title><description>words here</description>"
    feed = f'<?xml version="1.0"?>{kind}<rss version="2.0"><channel><item>{words}</item></channel></rss>'
    for article in taken(feed.encode(), "feed.rss"):
        assert len(article.document.text) < 1_000
        assert "root:" not in article.document.text
