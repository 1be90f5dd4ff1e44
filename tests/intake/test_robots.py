"""Robots Exclusion Protocol: the examples of RFC 9309 and its rules of precedence."""

import pytest

from allsource.intake.robots import robots_of

AGENT = "allsource/0.1.0"


def allows(rules: str, path: str, agent: str = AGENT) -> bool:
    return robots_of(rules.encode(), agent).allows(f"https://x.example{path}")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/a", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),  # RFC 9309, 2.2.2: allow wins a tie
        ("User-agent: *\nDisallow: /*.gif$", "/a/b.gif", False),
        ("User-agent: *\nDisallow: /*.gif$", "/a/b.gif?x", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /%7Edesk", "/~desk/a", False),
        ("User-agent: *\nDisallow: /  # all\n", "/a", False),
        ("user-agent: other\nuser-agent: AllSource\ndisallow: /a\n\nuser-agent: *\ndisallow: /", "/b", True),
        ("user-agent: other\nuser-agent: AllSource\ndisallow: /a\n\nuser-agent: *\ndisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("<html>not a robots file</html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_rules(rules: str, path: str, allowed: bool) -> None:
    assert allows(rules, path) is allowed


def test_groups_of_one_agent_are_joined() -> None:
    rules = "User-agent: allsource\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: allsource\nDisallow: /b"
    assert [allows(rules, path) for path in ("/a", "/b", "/c")] == [False, False, True]


@pytest.mark.parametrize(("said", "seconds"), [("5", 5.0), ("0.5", 0.5), ("9999", 30.0), ("-1", 0.0), ("soon", 0.0)])
def test_a_delay_is_honoured_within_reason(said: str, seconds: float) -> None:
    assert robots_of(f"User-agent: *\nCrawl-delay: {said}".encode(), AGENT).delay_s == seconds


def test_hostile_patterns_are_fast() -> None:
    rules = "User-agent: *\n" + "Disallow: /" + "*a" * 2_000 + "$"
    assert allows(rules, "/" + "a" * 20_000 + "b")
