"""The language of a text, and texts too short to tell (py3langid is the authority)."""

import pytest

from allsource.intake.language import language_of

ENGLISH = "The foreign ministry said on Tuesday that talks with Malta would go on, and that no date had been agreed. "
TEXTS = {
    "en": ENGLISH * 2,
    "fr": "Le ministère des Affaires étrangères a déclaré mardi que les discussions avec Malte allaient se poursuivre. "
    * 2,
    "pt": "O ministério disse na terça-feira que as conversações com Malta iriam continuar e que não havia data. " * 2,
    "ru": "Министерство заявило во вторник, что переговоры с Мальтой будут продолжены. ",
    "zh": "外交部星期二表示，与马耳他的谈判将继续进行，但尚未商定日期，双方代表下周将再次会面讨论细节。",
    "ar": "قالت وزارة الخارجية يوم الثلاثاء إن المحادثات مع مالطا ستستمر دون تحديد موعد لها.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Talks go on.", "As for the others, Ted Cruz and Marco Rubio—as well as Mike", "12345 " * 90]
)
def test_short_texts_are_not_told(text: str) -> None:
    assert language_of(text) == ""


def test_addresses_and_numbers_do_not_count() -> None:
    assert language_of("https://harbour.example/les-discussions-avec-malte-se-poursuivent " * 20 + ENGLISH * 2) == "en"


def test_a_long_text_is_asked_in_parts() -> None:
    assert language_of(ENGLISH * 20_000) == "en"
