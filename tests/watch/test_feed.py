"""The Atom feed is one that a real feed parser reads, whatever the words hold."""

import feedparser

from allsource.model.alerts import Alert
from allsource.watch import to_atom


def alert(rule: str, day: str, sentence: str = "A and B: contact") -> Alert:
    return Alert(
        rule, f"dealing|{day}", "d1", sentence, ("type: CONSULT",), ("d1#e1",), f"2024-05-{day}T10:00:00+00:00"
    )


def test_a_feed_parser_reads_it_newest_first() -> None:
    found = feedparser.parse(to_atom([alert("talks", "07"), alert("talks", "09")], "Aegean desk"))
    assert not found.bozo
    assert found.feed.title == "Aegean desk"
    assert [entry.updated[:10] for entry in found.entries] == ["2024-05-09", "2024-05-07"]
    assert found.entries[0].content[0].value == "type: CONSULT\nd1#e1"


def test_markup_and_control_characters_are_harmless() -> None:
    found = feedparser.parse(to_atom([alert("<b>x</b>", "07", "a < b & \x00\x1b[31m ]]> c")], "<script>"))
    assert not found.bozo
    title = found.entries[0].title_detail
    assert (title.type, title.value) == ("text/plain", "<b>x</b>: a < b & [31m ]]> c")


def test_ids_stay_and_an_empty_feed_is_valid() -> None:
    one, two = (feedparser.parse(to_atom([alert("talks", "07")], "t")).entries[0].id for _ in range(2))
    assert one == two
    assert not feedparser.parse(to_atom([], "t")).bozo
