"""Archives: members in order, bombs by ratio, depth, count and size, damage by name; nothing lands on disk."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.intake.makers import STORY, mail_of, refusal, results, taken, tar_of, warc_of, zip_of

from allsource.intake import LIMITS, Limits, Options, Refused, Taken, take

ZEROS = b"0 " * 15_000_000


def reasons(content: bytes, name: str, **limits: int) -> list[str]:
    found = results(content, name, limits=Limits(**limits))
    return [str(result) for result in found if isinstance(result, Refused)]


def test_a_zip_bomb_ends_the_whole_input() -> None:
    bomb = zip_of({f"{number}.txt": ZEROS for number in range(4)})
    assert (
        reasons(bomb, "bomb.zip", plain=10**9)[-1]
        == "bomb.zip: unpacks to more than 200 times its size: an archive bomb"
    )


def test_a_gzip_bomb_is_refused_by_its_ratio() -> None:
    assert reasons(gzip.compress(ZEROS), "bomb.txt.gz", plain=10**9) == [
        "bomb.txt.gz: unpacks to more than 200 times its size: an archive bomb"
    ]


def test_a_bomb_in_a_skipped_record_counts_too() -> None:
    warc = warc_of(compressed=False)
    padded = warc + b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 30000000\r\n\r\n" + ZEROS + b"\r\n\r\n"
    assert reasons(gzip.compress(padded), "crawl.warc.gz")[-1].endswith("an archive bomb")


def test_nested_archives_end_at_the_depth_limit() -> None:
    content, name = STORY.encode(), "story.txt"
    for _ in range(LIMITS.depth + 1):
        content, name = zip_of({name: content}), "inner.zip"
    (only,) = reasons(content, "outer.zip")
    assert only.endswith("lies in more than 4 containers")


def test_as_deep_as_allowed_is_read() -> None:
    content, name = STORY.encode(), "story.txt"
    for _ in range(LIMITS.depth):
        content, name = zip_of({name: content}), "inner.zip"
    assert taken(content, "outer.zip")[0].document.text == STORY


def test_too_many_members_end_the_input() -> None:
    many = zip_of({f"{number}.txt": STORY.encode() for number in range(12)})
    found = results(many, "many.zip", limits=Limits(members=10))
    assert len([result for result in found if isinstance(result, Taken)]) == 10
    assert str(found[-1]) == "many.zip: holds more than 10 items"


def test_a_header_that_lies_about_sizes_is_not_believed() -> None:
    content = bytearray(zip_of({"story.txt": ZEROS}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(signature) + offset
        content[at : at + 4] = struct.pack("<I", 100)
    (only,) = reasons(bytes(content), "liar.zip")
    assert "liar.zip" in only


def test_members_with_paths_that_climb_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    story = STORY.encode()
    for content, name in ((zip_of({"../../up.txt": story}), "a.zip"), (tar_of({"/etc/up.txt": story}), "a.tar")):
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    assert all(isinstance(found, Taken) for found in take(["a.zip", "a.tar"], Options()))
    assert sorted(tmp_path.rglob("*")) == before


def test_links_and_devices_in_a_tar_are_left_out() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "link"), (tarfile.CHRTYPE, "device"), (tarfile.DIRTYPE, "folder")):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert refusal(out.getvalue(), "a.tar").reason == "holds no article"


def test_what_operating_systems_leave_is_left_out() -> None:
    droppings = {"__MACOSX/._story.txt": b"\x00\x05", ".DS_Store": b"\x00\x00", "story.txt": STORY.encode()}
    assert len(taken(zip_of(droppings), "a.zip")) == 1


@pytest.mark.parametrize("name", ["stories.zip", "stories.tar", "stories.tgz", "crawl.wacz"])
@pytest.mark.parametrize("share", [0.08, 0.15, 0.28])
def test_a_truncated_archive_is_refused_and_names_itself(made: dict[str, bytes], name: str, share: float) -> None:
    content = made[name]
    refused = [result for result in results(content[: int(len(content) * share)], name) if isinstance(result, Refused)]
    assert refused
    assert all(result.name.startswith(name) for result in refused)


def test_what_came_before_the_damage_is_kept() -> None:
    noise = os.urandom(200_000).hex().encode()
    whole = tar_of({"first.txt": STORY.encode(), "noise.txt": noise}, "w:gz")
    found = results(whole[: len(whole) // 2], "a.tar.gz")
    assert isinstance(found[0], Taken)
    assert any(isinstance(result, Refused) and "truncated" in result.reason for result in found)


def test_a_damaged_member_does_not_cost_the_others() -> None:
    content = bytearray(zip_of({"a.txt": STORY.encode(), "b.txt": STORY.encode() + b"More.\n"}))
    at = content.index(b"a.txt") + 20
    content[at : at + 8] = b"\xff" * 8
    found = results(bytes(content), "a.zip")
    assert [type(result).__name__ for result in found] == ["Refused", "Taken"]


def test_an_encrypted_member_is_named() -> None:
    content = bytearray(zip_of({"a.txt": STORY.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    assert "is encrypted in its ZIP" in str(refusal(bytes(content), "a.zip"))


@pytest.mark.parametrize(
    ("member", "what"),
    [
        ("xl/workbook.xml", "a spreadsheet"),
        ("ppt/presentation.xml", "a presentation"),
        ("META-INF/MANIFEST.MF", "Java"),
    ],
)
def test_packages_that_are_not_read_are_named(member: str, what: str) -> None:
    assert what in refusal(zip_of({member: b"x"}), "a.zip").reason


def test_an_e_book_is_named() -> None:
    assert "an e-book" in refusal(zip_of({"mimetype": b"application/epub+zip", "a.xhtml": b"<p>"}), "a.epub").reason


def test_an_empty_zip_holds_no_article() -> None:
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    assert refusal(out.getvalue(), "a.zip").reason == "holds no article"


def test_a_zip_inside_mail_inside_tar_is_read() -> None:
    nested = tar_of({"mail.eml": mail_of(attached={"a.zip": zip_of({"story.txt": STORY.encode()})})})
    assert [article.document.text for article in taken(nested, "a.tar")][1] == STORY


def test_gzip_members_follow_each_other() -> None:
    content = gzip.compress(b"The minister said ") + gzip.compress(b"that talks go on.\n") + b"\0" * 10
    assert taken(content, "a.txt.gz")[0].document.text == "The minister said that talks go on.\n"
