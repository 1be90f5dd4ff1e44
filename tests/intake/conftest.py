"""One real file of each format, in memory and on disk."""

import gzip
import json
from pathlib import Path

import pytest
from tests.intake.makers import ARTICLES, FEED, PAGE, STORY, docx_of, mail_of, mbox_of, pdf_of, tar_of, warc_of, zip_of


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One file of each format, by name."""
    folder = tmp_path_factory.mktemp("made")
    lines = STORY.replace("—", "-").replace("’", "'").replace("“", '"').replace("”", '"').splitlines()
    story = STORY.encode()
    return {
        "story.txt": story,
        "story.md": b"---\ntitle: Talks denied\ndate: 2024-05-10\n---\n\n# Malta **denies** talks\n\nSee [the note](http://x.example).\n",
        "page.html": PAGE.encode(),
        "story.pdf": pdf_of([lines]),
        "story.eml": mail_of(attached={"story.txt": story}),
        "html.eml": mail_of(html_only=True),
        "box.mbox": mbox_of(folder / "box.mbox"),
        "story.docx": docx_of(),
        "articles.json": json.dumps(ARTICLES).encode(),
        "articles.jsonl": b"".join(json.dumps(article).encode() + b"\n" for article in ARTICLES),
        "feed.rss": FEED.encode(),
        "crawl.warc": warc_of(compressed=False),
        "crawl.warc.gz": warc_of(compressed=True),
        "crawl.wacz": zip_of({"datapackage.json": b"{}", "archive/data.warc.gz": warc_of(compressed=True)}),
        "stories.zip": zip_of({"a/story.txt": story, "page.html": PAGE.encode()}),
        "stories.tar": tar_of({"a/story.txt": story, "page.html": PAGE.encode()}),
        "stories.tgz": tar_of({"a/story.txt": story}, "w:gz"),
        "story.txt.gz": gzip.compress(story),
    }


@pytest.fixture
def folder(made: dict[str, bytes], tmp_path: Path) -> Path:
    """The files of `made` on disk."""
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path
