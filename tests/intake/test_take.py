"""From inputs to documents: what every format gives, in which order, and what is stated wins (contract.md)."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.intake.makers import MET, STORY, one, results, taken

from allsource.errors import WrongUsage
from allsource.intake import Options, Refused, Taken, take
from allsource.model.evidence import Published

# Name of the file -> title, outlet, credit and date of its first article.
GIVEN = {
    "story.txt": ("Malta denies secret talks", "", "Associated Press", "2024-05-10"),
    "story.md": ("Talks denied", "", "", "2024-05-10"),
    "page.html": ("Malta denies secret talks", "Harbour Post", "Reuters", "2024-05-10T12:20:00+00:00"),
    "story.pdf": ("Malta denies secret talks", "", "Associated Press", "2024-05-10"),
    "story.eml": ("Malta dément: “no secret talks” — Côte", "Harbour Post", "", "2024-05-10T12:20:00+00:00"),
    "html.eml": ("Malta dément: “no secret talks” — Côte", "Harbour Post", "", "2024-05-10T12:20:00+00:00"),
    "box.mbox": ("Malta dément: “no secret talks” — Côte", "Harbour Post", "", "2024-05-10T12:20:00+00:00"),
    "story.docx": ("Malta denies secret talks", "", "Reuters", None),
    "articles.json": ("Malta denies secret talks", "Harbour Post", "", "2024-05-10"),
    "articles.jsonl": ("Malta denies secret talks", "Harbour Post", "", "2024-05-10"),
    "feed.rss": ("Malta denies secret talks", "Harbour Post", "", "2024-05-10T12:20:00+00:00"),
    "crawl.warc": ("Malta denies secret talks", "Harbour Post", "Reuters", "2024-05-10T12:20:00+00:00"),
    "crawl.warc.gz": ("Malta denies secret talks", "Harbour Post", "Reuters", "2024-05-10T12:20:00+00:00"),
    "crawl.wacz": ("Malta denies secret talks", "Harbour Post", "Reuters", "2024-05-10T12:20:00+00:00"),
    "stories.zip": ("Malta denies secret talks", "", "Associated Press", "2024-05-10"),
    "stories.tar": ("Malta denies secret talks", "", "Associated Press", "2024-05-10"),
    "stories.tgz": ("Malta denies secret talks", "", "Associated Press", "2024-05-10"),
    "story.txt.gz": ("Malta denies secret talks", "", "Associated Press", "2024-05-10"),
}


@pytest.mark.parametrize("name", GIVEN)
def test_every_format_gives_its_facts(made: dict[str, bytes], name: str) -> None:
    document = taken(made[name], name)[0].document
    published = document.published.value if document.published else None
    assert (document.title, document.outlet, document.credit, published) == GIVEN[name]


def test_the_table_of_formats_is_whole(made: dict[str, bytes]) -> None:
    assert set(GIVEN) == set(made)


@pytest.mark.parametrize("name", GIVEN)
def test_reading_twice_gives_the_same_documents(made: dict[str, bytes], name: str) -> None:
    first, second = taken(made[name], name), taken(made[name], name)
    assert [a.document for a in first] == [b.document for b in second]


@pytest.mark.parametrize("name", GIVEN)
def test_an_id_is_the_hash_of_the_articles_own_bytes(made: dict[str, bytes], name: str) -> None:
    for article in taken(made[name], name):
        assert article.document.id == "sha256:" + hashlib.sha256(article.original).hexdigest()


@pytest.mark.parametrize("name", GIVEN)
def test_what_the_user_states_wins(made: dict[str, bytes], name: str) -> None:
    for article in taken(made[name], name, outlet="Stated Post", published="2023-12"):
        assert article.document.outlet == "Stated Post"
        assert article.document.published == Published("2023-12", "stated")
        assert article.capture.outlet == "Stated Post"


def test_the_text_of_a_plain_file_is_unchanged_but_for_mark_and_line_ends() -> None:
    original = b"\xef\xbb\xbf  Head \r\n\r\n\tTabs\xc2\xa0and  spaces.\rOld Mac \r\n\r\n\r\n"
    article = one(original, "story.txt")
    assert article.document.text == "  Head \n\n\tTabs\xa0and  spaces.\rOld Mac \n\n\n"
    assert article.original == original


def test_the_same_article_in_containers_has_one_id(made: dict[str, bytes]) -> None:
    alone = one(STORY.encode(), "story.txt").document.id
    for name in ("story.eml", "stories.zip", "stories.tar", "stories.tgz", "story.txt.gz"):
        assert alone in {article.document.id for article in taken(made[name], name)}, name


def test_a_capture_says_where_when_and_by_what(made: dict[str, bytes]) -> None:
    capture = taken(made["stories.zip"], "stories.zip")[0].capture
    assert (capture.address, capture.container) == ("stories.zip!/a/story.txt", "stories.zip")
    assert (capture.retrieved_at, capture.media_type) == (MET, "text/plain")
    assert capture.version


def test_a_folder_is_read_in_order_and_refusals_keep_their_place(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "empty.txt").touch()
    (folder / ".hidden").write_bytes(b"\x00\x01")
    found = list(take([folder], Options(retrieved_at=MET)))
    names = [result.name if isinstance(result, Refused) else result.capture.address for result in found]
    files = [name.partition("!/")[0].partition("#")[0] for name in names if name.startswith(str(folder))]
    assert files == sorted(files)
    assert [str(result) for result in found if isinstance(result, Refused)] == [f"{folder}/sub/empty.txt: is empty"]


def test_a_relative_path_stays_relative_in_the_capture(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (found,) = take(["story.txt"])
    assert isinstance(found, Taken)
    assert found.capture.address == "story.txt"
    assert found.capture.retrieved_at.tzinfo is UTC
    assert abs((datetime.now(UTC) - found.capture.retrieved_at).total_seconds()) < 60


@pytest.mark.parametrize("published", ["10 May 2024", "2024-13-01", "soon", "2024-02-30"])
def test_a_stated_date_must_be_one(published: str) -> None:
    with pytest.raises(WrongUsage, match="ISO 8601"):
        results(b"text", "a.txt", published=published)


def test_a_mapped_field_must_be_ours() -> None:
    with pytest.raises(WrongUsage, match="one of text, title"):
        results(b"{}", "a.json", mapping=(("txt", "story"),))


def test_an_unknown_date_is_asked_for() -> None:
    (warning,) = one(b"LISBON, May 10 (Reuters) - The minister said no more.\n", "a.txt").warnings
    assert "May 10 but no year" in warning
    assert "--published" in warning


def test_a_date_from_a_file_name_is_said_to_be_one() -> None:
    article = one(b"The minister said no more.\n", "2024-05-10-harbour.txt")
    assert article.document.published == Published("2024-05-10", "address")
    assert "taken from its name" in article.warnings[0]


def test_a_folders_date_is_not_the_articles() -> None:
    assert one(b"The minister said no more.\n", "/archive/2024-05-10/story.txt").document.published is None


def test_language_is_told_only_where_there_is_enough_text() -> None:
    portuguese = (
        "O ministro disse na terça-feira que as conversações com o governo de Malta iriam continuar em breve. " * 2
    )
    assert one(portuguese.encode(), "a.txt").document.language == "pt"
    assert one(b"Talks go on.\n", "a.txt").document.language == ""


def test_an_input_that_gives_nothing_is_refused() -> None:
    (only,) = results(b'{"items": []}', "a.json")
    assert isinstance(only, Refused)
    assert only.reason == "holds no article"


def test_text_that_no_database_takes_is_mended() -> None:
    article = one(rb'{"text": "half \ud800 and zero \u0000 here", "title": "x\udfff"}', "a.json")
    assert article.document.text.endswith("half � and zero � here")
    assert article.document.text.encode()
    assert article.document.title == "x�"
