"""`docs/limits.md` has all nine rules, each with tests that are there."""

import re

from tests.docs.known import NAMED, ROOT, missing

PAGE = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
RULES = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]


def test_nine_rules_in_order() -> None:
    assert [rule.partition(".")[0] for rule in RULES] == [str(number) for number in range(1, 10)]


def test_every_rule_names_tests_and_every_test_is_there() -> None:
    for rule in RULES:
        named = NAMED.findall(rule)
        assert named, rule
        assert all(name for _, name in named), rule
        assert missing(named) == []


def test_no_test_of_the_limits_goes_unnamed() -> None:
    """What was written to hold a limit is found from the page."""
    written = re.findall(r"^def (test_\w+)", (ROOT / "tests/docs/test_limits_kept.py").read_text(), re.MULTILINE)
    assert [name for name in written if f"::{name}`" not in PAGE] == []
