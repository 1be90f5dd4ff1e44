"""Headline, byline, date line and credit of plain text, after the house rules of wire agencies."""

import pytest

from allsource.intake.heads import credit_of, head_of, split_byline


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("LISBON, May 10 (Reuters) - The minister", "Reuters"),
        ("LISBON (AP) — The minister", "Associated Press"),
        ("VALLETTA, Malta (AP) — The minister", "Associated Press"),
        ("SÃO PAULO, 10 May 2024 (Harbour Wire) -- The minister", "Harbour Wire"),
        ("UNITED NATIONS, May 3 (Xinhua) -- The council", "Xinhua"),
        ("Beirut (AFP) – When activists", "Agence France-Presse"),
        ("Head\n\nWASHINGTON (Reuters) – The minister", "Reuters"),
        ("The story.\n\nWith files from The Associated Press", "Associated Press"),
        ("The story.\n\nMaria Lund of Reuters contributed to this report.", "Reuters"),
        ("The story.\n\nThe Associated Press contributed to this report.", "Associated Press"),
        ("The story ended.\n- AFP", "Agence France-Presse"),
        ("The story ended. (dpa)", "dpa"),
        ("The story.\n\n© 2024 Agence France-Presse", "Agence France-Presse"),
        ("The story.\n\nSource: Reuters", "Reuters"),
        ("NEW YORK - The (AP) wires were cut", ""),
        ("The ship (which was old) — a trawler — sank", ""),
        ("The council (PA) said nothing at all that day.", ""),
        ("The end of the affair - it was over", ""),
    ],
)
def test_credits(text: str, credit: str) -> None:
    assert credit_of(text) == credit


@pytest.mark.parametrize(
    ("byline", "split"),
    [
        ("By Ana Ruiz | Associated Press", ("Ana Ruiz", "Associated Press")),
        ("BY ANA RUIZ, Associated Press", ("ANA RUIZ", "Associated Press")),
        ("Ana Ruiz (Reuters)", ("Ana Ruiz", "Reuters")),
        ("By Ana Ruiz of The Associated Press", ("Ana Ruiz", "Associated Press")),
        ("By Reuters", ("Reuters", "Reuters")),
        ("Ana Ruiz and Tom Vale", ("Ana Ruiz and Tom Vale", "")),
        ("", ("", "")),
    ],
)
def test_bylines(byline: str, split: tuple[str, str]) -> None:
    assert split_byline(byline) == split


def test_labelled_lines() -> None:
    head = head_of("Outlet: Harbour Post\nDate: 2024-05-10T14:20:00Z\nBy: Ana Ruiz\nTitle: Talks denied\n\nThe text.")
    assert (head.outlet, head.byline, head.title) == ("Harbour Post", "Ana Ruiz", "Talks denied")
    assert head.published is not None
    assert head.published.value == "2024-05-10T14:20:00+00:00"


@pytest.mark.parametrize(
    ("text", "outlet", "title"),
    [
        ("Harbour Post | 10 May 2024\nTalks denied\n\nThe text goes on for longer.", "Harbour Post", "Talks denied"),
        ("Talks denied\n\nHarbour Post, Friday, May 10, 2024 14:20 GMT\n\nThe text.", "Harbour Post", "Talks denied"),
        ("Talks denied\nBy Ana Ruiz\nMay 10, 2024\n\nThe text.", "", "Talks denied"),
        ("Talks denied\n\nPublished May 10, 2024 at 9:30 a.m.\n\nThe text.", "", "Talks denied"),
    ],
)
def test_date_lines(text: str, outlet: str, title: str) -> None:
    head = head_of(text)
    assert (head.outlet, head.title) == (outlet, title)
    assert head.published is not None
    assert (head.published.value, head.published.basis) == ("2024-05-10", "header")


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Tuesday that talks would go on.\nHe gave no date.",
        "LISBON (Reuters) - The minister\n\nsaid so.",
        "One line only",
        "Dear friends,\n\nThe minister said on Tuesday that talks would go on and on and on.",
    ],
)
def test_no_title_is_made_up(text: str) -> None:
    assert head_of(text).title == ""


def test_a_headline_with_a_stop_stands_above_a_longer_paragraph() -> None:
    assert head_of("Talks denied.\n\nThe minister said that no talks were held.").title == "Talks denied."


def test_a_dateline_with_its_year_dates_the_article() -> None:
    published = head_of("LISBON, May 10, 2024 (Reuters) - The minister said so.").published
    assert published is not None
    assert (published.value, published.basis) == ("2024-05-10", "dateline")


def test_hostile_heads_are_fast() -> None:
    for text in (
        "A" * 200_000,
        "By " * 50_000,
        "A-" * 100_000,
        "(" * 100_000,
        "with files from " * 10_000,
        "— " * 90_000,
    ):
        head_of(text)
