"""Days around the day of publication and times of day: `on Tuesday`, `last night`, `5 p.m. EST Nov. 9`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from allsource import when
from allsource.reports.dates_anchor import Reading, Scene, dated, number, offset, on_day
from allsource.reports.dates_calendar import day_of_month
from allsource.reports.dates_tense import AHEAD, BACK
from allsource.reports.dates_words import PARTS, WEEKDAYS, ZONES, Token
from allsource.when import Days

__all__ = ["clock", "hour_text", "near_day", "part_of_day", "weekday", "weekdays"]

_DAYS_OFF = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_CLOCK_LEAD_WORDS = "at around about by until till from to before after since between and"
_CLOCK_LEADS = frozenset(_CLOCK_LEAD_WORDS.split())


def near_day(scene: Scene) -> Reading:
    """`today`, `yesterday`, `tonight`, `tomorrow`."""
    today, word = scene.anchor.today, scene.low("T")
    kind = "night" if word in {"tonight", "overnight"} else "day"
    return on_day(today + timedelta(days=_DAYS_OFF[word]) if today else None, kind)


def weekday(scene: Scene) -> Reading:
    """`on Tuesday`, `last Tuesday`, `next Tuesday`, `this Tuesday`, `Tuesday of last week`."""
    today = scene.anchor.today
    if today is None:
        return "", "day"
    wanted = WEEKDAYS[scene.low("D")]
    back = today - timedelta(days=(today.weekday() - wanted) % 7)
    ahead = today + timedelta(days=(wanted - today.weekday()) % 7)
    if scene.pick("u"):
        monday = when.week(today).first + timedelta(weeks=offset(scene.low("lniR")))
        return on_day(monday + timedelta(days=wanted))
    word = scene.low("lni")
    if not word:
        owned = scene.after is not None and scene.after.letter == "q"  # "Tuesday's ruling" has been given
        return on_day(ahead if scene.tense() == AHEAD and not owned else back)
    if offset(word) < 0:
        return on_day(back if back < today else back - timedelta(days=7))
    if offset(word) > 0:
        return on_day(ahead if ahead > today else ahead + timedelta(days=7))
    return on_day(back if scene.tense() == BACK and word != "this" else ahead)


def weekdays(scene: Scene) -> Reading:
    """`between Monday and Wednesday`, `from Monday to Friday`: both days and those between."""
    ends = [weekday(replace(scene, tokens=[token])) for token in scene.tokens if token.letter == "D"]
    first, last = (when.days(end[0]) if end else None for end in ends)
    if first is None or last is None:
        return "", "span"
    if last < first:
        last = Days(last.first + timedelta(weeks=1), last.last + timedelta(weeks=1))
    return dated(Days(first.first, last.last), "span")


def part_of_day(scene: Scene) -> Reading:
    """`Friday morning`, `this afternoon`, `last night`, `the night of 3 May`."""
    part = PARTS[scene.low("P")]
    today = scene.anchor.today
    if scene.pick("D"):
        found = weekday(scene)
    elif scene.pick("M"):
        found = day_of_month(scene)
    elif scene.pick("T"):
        found = near_day(scene)
    else:
        word = scene.low("linjt")
        if word in {"same", "that", "the"}:
            last = scene.anchor.last
            found = on_day(last.first if last and len(last) == 1 else None)
        else:
            found = on_day(today + timedelta(days=offset(word)) if today else None)
    return None if found is None else (found[0], part)


def clock(scene: Scene) -> Reading:
    """`9 a.m.`, `14:20 local time`, `noon`, on the day named beside it, else on the day last spoken of."""
    hours_minutes = _clock_figures(scene)
    if hours_minutes is None:
        return None
    day_text = _clock_day(scene)
    if not day_text:
        return "", "moment"
    moment = datetime.fromisoformat(day_text) + timedelta(minutes=hours_minutes)
    zone = ZONES.get(scene.low("z"))
    if zone is None:
        return hour_text(moment, zoned=False), "moment"
    return hour_text(moment - timedelta(minutes=zone), zoned=True), "moment"


def _clock_figures(scene: Scene) -> int | None:
    """Minutes after midnight, or None where the figures are no time of day."""
    noon = scene.low("W")
    if noon:
        return 0 if noon == "midnight" else 12 * 60
    token, half_day = next(t for t in scene.tokens if t.letter in "NC"), scene.low("c")
    if len(token.low) == 4 and token.low.isdigit():
        return int(token.low[:2]) * 60 + int(token.low[2:])
    hour_text, _, minute_text = token.low.replace(".", ":").partition(":")
    hour, minute = number(token) if not minute_text else int(hour_text), int(minute_text or 0)
    if hour is None or hour > (12 if half_day else 23) or (half_day and hour == 0):
        return None
    if not half_day:
        lead = scene.tokens[0] is not token or (scene.before is not None and scene.before.low in _CLOCK_LEADS)
        if not (lead or scene.pick("zL")):
            return None
        return hour * 60 + minute
    return (hour % 12 + (12 if half_day.startswith("p") else 0)) * 60 + minute


def _clock_day(scene: Scene) -> str:
    if scene.pick("M"):
        rest = [token for token in scene.tokens if token is not _clock_token(scene)]
        found = day_of_month(Scene(rest, None, None, scene.anchor, scene.tense))
    elif scene.pick("D"):
        found = weekday(scene)
    elif scene.pick("T"):
        found = near_day(scene)
    else:
        last = scene.anchor.last
        found = on_day(last.first if last and len(last) == 1 else scene.anchor.today)
    return found[0] if found else ""


def _clock_token(scene: Scene) -> Token:
    """The token that gives the hour: the one before `a.m.` where there is one, else the first figure with a colon."""
    for token, following in zip(scene.tokens, [*scene.tokens[1:], scene.tokens[-1]], strict=True):
        if token.letter in "CW" or (token.letter == "N" and following.letter == "c"):
            return token
    return scene.tokens[0]


def hour_text(moment: datetime, *, zoned: bool) -> str:
    text = moment.strftime("%Y-%m-%dT%H:%M") if moment.minute else moment.strftime("%Y-%m-%dT%H")
    return text + ("Z" if zoned else "")


def iso(scene: Scene) -> Reading:
    """`2024-05-07`, `2024-05-07T14:20Z`."""
    given = scene.tokens[0].low.upper()
    if len(given) == 10:
        return (given, "day") if when.days(given) else None
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        return None
    zoned = found.tzinfo is not None
    return hour_text(found.astimezone(UTC) if zoned else found, zoned=zoned), "moment"
