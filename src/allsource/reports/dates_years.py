"""Years and what is reckoned in them: `fiscal 1990`, `1990–92`, `the late 1980s`, `the 20th century`, `last summer`."""

from allsource import when
from allsource.reports.dates_anchor import Reading, Scene, dated, looks_ahead, number, offset
from allsource.reports.dates_words import DECADES, SEASONS, Token

__all__ = ["century", "decade", "season", "year", "years"]

_YEAR_LEADS_WORDS = (
    "in since until till by during from through to of for between and before after around about circa than fiscal the "
    "early late mid through when back"
)
_YEAR_LEADS = frozenset(_YEAR_LEADS_WORDS.split())
_COUNTED_WORDS = (
    "people troops soldiers men women children percent pounds dollars tons tonnes miles km kilometers kilometres feet "
    "meters metres acres hectares points shares votes jobs workers copies rpm mm cc square barrels lives dead deaths "
    "members homes employees hours gmt officers civilians refugees migrants cases students b.c bc"
)
_COUNTED = frozenset(_COUNTED_WORDS.split())


def year(scene: Scene) -> Reading:
    """A bare year: `in 1990`, `fiscal 1990`, `the end of 1990`; a figure that counts something is none."""
    token = scene.pick("Y")
    if token is None or (len(scene.tokens) == 1 and not _is_year(token, scene)):
        return None
    return token.low, "year"


def _is_year(token: Token, scene: Scene) -> bool:
    after = scene.after
    if after is not None and (after.low in _COUNTED or (after.letter == "-" and after.start == token.end)):
        return False
    if 1900 <= int(token.low) < 2100:
        return True
    return scene.before is not None and scene.before.low in _YEAR_LEADS and (after is None or after.letter != "x")


def years(scene: Scene) -> Reading:
    """`1990-92`, `from 1990 to 1992`, `between 1990 and 1992`."""
    first, last = (token.low for token in scene.tokens if token.letter in "YN")
    if len(last) == 2:
        last = first[:2] + last
    if len(last) != 4 or not last.isdigit() or not first < last or int(last) - int(first) > 200:
        return None
    return f"{first}-01-01/{last}-12-31", "span"


def decade(scene: Scene) -> Reading:
    """`the 1980s`, `the late '80s`, `the nineties`."""
    token = scene.pick("Z")
    if token is None:
        return None
    digits = "".join(c for c in token.low if c.isdigit())
    if len(digits) == 4:
        start = int(digits)
        if not 1000 <= start < 2100:
            return None
        return f"{start:04}-01-01/{start + (99 if start % 100 == 0 and start < 2000 else 9):04}-12-31", "decade"
    if not scene.pick("t") or (
        scene.before is not None and scene.before.low in {"his", "her", "their", "my", "low", "high"}
    ):
        return None
    tens, published = int(digits) if digits else DECADES[token.low], scene.anchor.published
    if published is None:
        return "", "decade"
    start = published.first.year // 100 * 100 + tens
    start -= 100 if start > published.first.year else 0
    return f"{start}-01-01/{start + 9}-12-31", "decade"


def century(scene: Scene) -> Reading:
    """`the 20th century`, `this century`."""
    if scene.low("u") != "century":
        return None
    ordinal = number(scene.pick("O"))
    published = scene.anchor.published
    if ordinal is None and published is None:
        return "", "century"
    if ordinal is None and published is not None:
        ordinal = (published.first.year - 1) // 100 + 1 + offset(scene.low("lni"))
    if ordinal is None or not 1 <= ordinal <= 99:
        return None
    return f"{100 * ordinal - 99:04}-01-01/{100 * ordinal:04}-12-31", "century"


_SEASON_LEADS = frozenset({"in", "by", "during", "since", "until", "through", "over", "before", "after"})


def _owned(scene: Scene) -> bool:
    return scene.after is not None and scene.after.letter == "o"


def season(scene: Scene) -> Reading:
    """`last fall`, `this summer`, `the summer of 1990`, `in the spring`. `fall` alone is a verb."""
    name, published = SEASONS[scene.low("S")], scene.anchor.published
    named = scene.pick("Y")
    if named is not None:
        return dated(when.season(int(named.low), name), "season")
    if not scene.pick("lniR") and (scene.before is None or scene.before.low not in _SEASON_LEADS or _owned(scene)):
        return None
    if published is None:
        return "", "season"
    here, word = published.first, scene.low("lniR")
    known = [
        when.season(year, name) for year in (here.year - 2, here.year - 1, here.year, here.year + 1, here.year + 2)
    ]
    back, ahead = [s for s in known if s.last < here], [s for s in known if s.first > here]
    open_now = next((s for s in known if s.first <= here <= s.last), None)
    if word and offset(word) < 0 and word != "past":
        return dated(back[-1], "season")
    if word and offset(word) > 0:
        return dated(ahead[0], "season")
    if word == "this":
        near = min(known, key=lambda s: min(abs((s.first - here).days), abs((s.last - here).days)))
        return dated(open_now or near, "season")
    return dated(open_now or (ahead[0] if looks_ahead(scene) else back[-1]), "season")
