"""Counts with what they count: `six people were killed` is killed 6, `more than 50,000 troops` troops 50000.

Numbers are read as digits with separators, as words up to the millions, with a scale (`2.5 million`), and as a range,
of which the lower end is kept (`40 to 50`: at least 40). A count that only bounds (`fewer than`, `up to`, `no more
than`) gives no magnitude, and neither does a vague one (`dozens`, `scores`, `several`), by rule 10 of the guide.

Left out: sums of several counts, shares in per cent, and counts told in another sentence.
"""

from collections.abc import Iterator

from allsource.reports.phrases import Page, Phrase
from allsource.reports.tables import words

__all__ = ["COUNTED", "count_in", "counts", "harmed"]

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12,
           "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "k": 1_000, "dozen": 12}  # fmt: skip
_MONTH_NAMES = words(
    """january february march april may june july august september october november december jan. feb. mar. apr. jun.
    jul. aug. sep. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept oct nov dec"""
)
_UPPER = words("fewer_than less_than up_to no_more_than as_few_as under below at_most not_more_than")
_CURRENCIES = {
    "$": "dollars", "us$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "dollar": "dollars", "euro": "euros",
    "pound": "pounds", "yen": "yen", "yuan": "yuan", "rouble": "roubles", "ruble": "roubles", "rupee": "rupees",
    "franc": "francs", "lira": "lira", "dirham": "dirhams", "riyal": "riyals", "shekel": "shekels",
}  # fmt: skip
COUNTED = words(
    """troops soldier missile rocket drone shell bomb tank ship warship vessel boat aircraft jet plane helicopter people
    person prisoner hostage detainee refugee migrant protester demonstrator ton tonne barrel truck vehicle fighter
    militant rebel gunman sailor worker employee diplomat official officer policeman civilian child woman man resident
    family building weapon rifle round mine journalist activist peacekeeper passenger student evacuee
    reservist member flight warhead howitzer launcher vote voter seat tent dose container animal voter inspector
    adviser trainer expert villager airstrike strike raid attack delegate country suspect patient body"""
)
"""What a magnitude can count, by dictionary form."""
_SAME = {
    "soldier": "troops", "serviceman": "troops", "person": "people", "tonne": "tonnes", "ton": "tons",
    "warship": "warships", "troops": "troops", "people": "people", "aircraft": "aircraft",
}  # fmt: skip
_HARM = {
    "kill": "killed", "slay": "killed", "die": "killed", "perish": "killed", "drown": "killed", "massacre": "killed",
    "murder": "killed", "execute": "killed", "slaughter": "killed", "behead": "killed", "assassinate": "killed",
    "injure": "injured", "wound": "injured", "hurt": "injured", "maim": "injured", "hospitalize": "injured",
    "hospitalise": "injured", "arrest": "arrested", "detain": "arrested", "kidnap": "abducted", "abduct": "abducted",
    "evacuate": "evacuated", "rescue": "rescued", "displace": "displaced", "release": "released", "free": "released",
    "deport": "deported", "expel": "expelled",
}  # fmt: skip
_STATES = {
    "dead": "killed",
    "killed": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "missing": "missing",
}
_MOSTLY_AFTER = words("people person man woman child civilian other others soldier worker passenger")


def harmed(lemma: str) -> str:
    """What the count of a verb's objects counts (`kill`: killed), or ""."""
    return _HARM.get(lemma, "")


def counts(page: Page, phrase: Phrase, verb: str = "") -> dict[str, int]:
    """What one phrase counts: by the verb done to it (`killed`), else by its own noun (`troops`), else by currency."""
    found = count_in(page, phrase.first, phrase.last)
    if found is None:
        return {}
    value, at = found
    if verb:
        return {verb: value}
    money = _currency(page, phrase, at)
    if money:
        return {money: value}
    heads = (*(index for index in range(at + 1, phrase.head) if page.tags[index].startswith("NN")), phrase.head)
    head = next((index for index in heads if page.lemmas[index] in COUNTED and page.tags[index] != "CD"), -1)
    if head < 0:
        return {}
    if value > 1 and head == phrase.head and page.tags[head] == "NN" and _singular(page, phrase, head):
        return {}
    noun = page.lemmas[head]
    return {_SAME.get(noun, page.lowers[head] if page.tags[head] == "NNS" else noun + "s"): value}


def _singular(page: Page, phrase: Phrase, head: int) -> bool:
    """`the final 717 jet` is one jet: the number is its name. Words alike in both numbers (`aircraft`) may be many."""
    return page.lemmas[head] not in _SAME and page.lowers[phrase.first] in ("the", "a", "an", "its", "this", "that")


def _is_share(page: Page, at: int) -> bool:
    """`78 percent of voters` counts nobody."""
    after = page.lowers[at + 1 : at + 3]
    return after[:1] in (("percent",), ("%",), ("pc",)) or after == ("per", "cent") or page.lowers[at].endswith("%")


def count_in(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The first whole number of a stretch of words and the index of its last word; None for none, bounded or vague."""
    for at in range(first, last):
        if page.tags[at] == "CD" or page.lowers[at] in _UNITS or page.lowers[at] in _TENS:
            if (
                _bounded(page, at)
                or _is_day(page, at)
                or _is_share(page, at)
                or (page.lowers[at] == "one" and page.tags[at] != "CD")
            ):
                return None
            return _number(page, at, last)
        if (
            page.lowers[at] in ("a", "an")
            and at + 1 < last
            and page.lowers[at + 1] in ("hundred", "thousand", "million", "dozen")
        ):
            return None if page.lowers[at + 1] == "dozen" else (_SCALES[page.lowers[at + 1]], at + 1)
    return None


def casualties(page: Page, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """Counts of dead, injured and missing said without a verb: `left six dead and 40 injured`, `six dead`."""
    for at in range(first, last):
        state = _STATES.get(page.lowers[at])
        if not state or page.tags[at] == "VBD" or page.tags[min(at + 1, last - 1)] in ("CD", "DT"):
            continue
        start = _count_before(page, max(first, at - 6), at)
        found = None if start < 0 or _bounded(page, start) or _is_day(page, start) else _number(page, start, at)
        if found:
            yield state, found[0], at


def _count_before(page: Page, first: int, at: int) -> int:
    """Where the number before a state starts (`two hundred people dead`), or -1 where other words lie between."""
    index = at - 1
    while index >= first and page.tags[index] != "CD":
        if page.lemmas[index] not in _MOSTLY_AFTER and page.tags[index] not in ("JJ", "NNS", "RB"):
            return -1
        index -= 1
    while index > first and page.tags[index - 1] == "CD":
        index -= 1
    return index if index >= first else -1


def _bounded(page: Page, at: int) -> bool:
    before = " ".join(page.lowers[max(0, at - 3) : at])
    return any(before.endswith(bound) for bound in _UPPER) or (
        at > 0 and page.lowers[at - 1] in ("no.", "number", "age", "aged")
    )


def _number(page: Page, at: int, last: int) -> tuple[int, int] | None:
    """The number that starts at a word, with the scale words behind it."""
    total, current, index, seen = 0.0, 0.0, at, False
    while index < last:
        word = page.lowers[index].replace(",", "")
        if word in _SCALES and seen and word != "dozen":
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
            seen = True
        elif _digits(word) is not None and not seen:
            current, seen = _digits(word) or 0.0, True
        elif not (word in ("-", "and") and seen and index + 1 < last and page.lowers[index + 1] in (*_UNITS, *_TENS)):
            break
        index += 1
    value = round(total + current, 6)
    if not seen or value != int(value) or _is_year(page, at, value):
        return None
    return int(value), index - 1


def _digits(word: str) -> float | None:
    bare = word.lstrip("$€£")
    if bare[-1:] in "kmb" and bare[:-1].replace(".", "", 1).isdigit():
        return float(bare[:-1]) * {"k": 1e3, "m": 1e6, "b": 1e9}[bare[-1]]
    return float(bare) if bare.replace(".", "", 1).isdigit() else None


def _is_year(page: Page, at: int, value: float) -> bool:
    """Whether a bare number of four digits is a year (`the 2019 attack`): no comma, no `people` behind."""
    written = page.lowers[at]
    return (
        written.isdigit()
        and len(written) == 4
        and 1900 <= value <= 2100
        and (at == 0 or page.lowers[at - 1] not in ("than", "nearly", "about", "some", "around", "over"))
    )


def _is_day(page: Page, at: int) -> bool:
    """Whether a number is the day of a month (`the 11 September attacks`)."""
    beside = (*page.lowers[max(0, at - 1) : at], *page.lowers[at + 1 : at + 2])
    return any(word in _MONTH_NAMES for word in beside)


def _currency(page: Page, phrase: Phrase, at: int) -> str:
    for index in range(max(0, phrase.first - 1), phrase.last):
        money = _CURRENCIES.get(page.lowers[index]) or _CURRENCIES.get(page.lemmas[index])
        if money and (index <= at or index <= at + 2):
            return money
    return ""
