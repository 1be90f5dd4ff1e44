"""Bytes to text: the order of the rule, and what is refused (WHATWG Encoding for names; Unicode for marks)."""

import pytest

from allsource.errors import Refused
from allsource.intake.decoding import decode

FRENCH = "L’été dernier, la délégation française s’est rendue à Lisbonne – sans succès.\n"
RUSSIAN = "Министр обороны заявил во вторник, что переговоры с Мальтой будут продолжены на следующей неделе.\n" * 4


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_unicode_and_western_text_is_read(codec: str) -> None:
    assert decode(FRENCH.encode(codec), "a.txt")[0] == FRENCH


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_where_its_bytes_are_valid_utf8_too(codec: str) -> None:
    english = "“No talks,” the minister’s office said on Friday — and declined to comment.\n"
    assert decode(english.encode(codec), "a.txt") == (english, f"read as {codec}")


def test_what_is_not_utf8_is_said() -> None:
    assert decode(FRENCH.encode("cp1252"), "a.txt")[1] == "read as windows-1252"
    assert decode(FRENCH.encode(), "a.txt")[1] == ""


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
def test_a_declared_charset_is_believed(codec: str) -> None:
    assert decode(RUSSIAN.encode(codec), "a.txt", codec)[0] == RUSSIAN


def test_a_wrong_declaration_is_not() -> None:
    assert decode(FRENCH.encode(), "a.txt", "ascii")[0] != ""
    assert decode("日本語のテキスト。".encode(), "a.txt", "us-ascii-nonsense")[0] == "日本語のテキスト。"
    assert decode(b"plain words", "a.txt", "rot13")[0] == "plain words"


def test_latin_1_is_read_as_browsers_do() -> None:
    assert decode(b"\x93Non\x94", "a.txt", "iso-8859-1")[0] == "“Non”"


def test_cyrillic_is_not_taken_for_western() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "a.txt") == (RUSSIAN, "read as cp1251")


def test_polish_in_its_old_code_page_is_refused_and_not_garbled() -> None:
    polish = "Rząd w piątek zaprzeczył, że prowadził rozmowy. Źródła mówią, że łódź wypłynęła z Gdańska.\n" * 3
    with pytest.raises(Refused, match="wrong encoding"):
        decode(polish.encode("cp1250"), "a.txt")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bytes(range(256)) * 20, "is binary"),
        (b"text\x00\x01\x02\x03\x04\x05" * 50, "is binary"),
        ("Die Gespräche".encode()[:10], "middle of a character"),
        ("Überall äußern größere Mächte Wünsche. ".encode() * 5 + b"\xff\xfe bad", "UTF-8 but for damage at byte"),
        (b"\xff\xfea", "truncated"),
        (b"\xff\xfe\x00\xd8a\x00", "wrong encoding"),
        (b"\x81\x8d\x8f" * 30, "wrong encoding"),
        (b" \r\n\t\n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
    ],
)
def test_refusals(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        decode(content, "a.txt")


def test_one_form_feed_does_not_make_a_text_binary() -> None:
    assert decode(b"Page one\x0cPage two\n", "a.txt")[0] == "Page one\x0cPage two\n"
