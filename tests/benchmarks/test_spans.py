"""The scorer that the floors rest on."""

from benchmarks.reports.spans import Score, score, trimmed


def test_spans_are_compared_without_punctuation_at_the_ends() -> None:
    text = '"Open," she said.'
    assert trimmed(text, 0, 7) == trimmed(text, 1, 5) == (1, 5)
    assert trimmed(text, 5, 7) is None


def test_scores_count_over_all_documents() -> None:
    total = score([({1, 2}, {2, 3}), ({4}, {4})])
    assert (total.right, total.found, total.gold) == (2, 3, 3)
    assert round(total.f1, 1) == round(total.precision, 1) == round(total.recall, 1) == 66.7


def test_nothing_scores_nothing() -> None:
    assert Score().f1 == Score().precision == Score().recall == 0
