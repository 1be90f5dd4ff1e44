"""Which namings are worth comparing: those that share a key. Everything else is different without a look.

Keys are cheap and generous (a surname as it sounds, a body's words in any order, its initials, a hull's number); the
table of `likeness.py` decides. Left out on purpose: surnames a letter apart, which a person may still join by hand.
"""

from collections.abc import Iterator

from allsource.picture.body_names import body_name, ship_name
from allsource.picture.known_bodies import known_body
from allsource.picture.outlets import known_outlet
from allsource.picture.person_names import parse, sound
from allsource.picture.profiles import Profile

__all__ = ["block_keys", "node_key"]


def block_keys(profile: Profile) -> tuple[str, ...]:
    """The keys under which a profile meets others of its kind."""
    names = (profile.name, *profile.others)
    keys = {key for name in names for key in _KEYS[profile.kind](name)}
    keys |= {f"{found.scheme}:{found.value}" for found in profile.identifiers}
    return tuple(f"{profile.kind}|{key}" for key in sorted(keys))


def _person(name: str) -> Iterator[str]:
    parts = parse(name)
    yield sound(parts.surname)
    if len(parts.sounds) > 1:
        yield " ".join(sorted((parts.sounds[0], parts.sounds[-1])))
        yield "".join(sorted("".join(parts.plain.split())))


def _body(name: str) -> Iterator[str]:
    parts = body_name(name)
    yield known_body(name) or " ".join(parts.core)
    yield "sounds " + " ".join(sorted(map(sound, parts.core)))
    yield "short " + (parts.short or parts.initials)


def _outlet(name: str) -> Iterator[str]:
    yield known_outlet(name) or " ".join(body_name(name).core)


def _ship(name: str) -> Iterator[str]:
    yield ship_name(name)[0]


def _aircraft(name: str) -> Iterator[str]:
    yield name.replace(" ", "").casefold()


def _place(name: str) -> Iterator[str]:
    yield " ".join(sorted(map(sound, body_name(name).core)))


_KEYS = {
    "person": _person, "body": _body, "outlet": _outlet, "country": _aircraft, "vessel": _ship, "aircraft": _aircraft,
    "place": _place,
}  # fmt: skip


def node_key(profile: Profile) -> str:
    """Namings of one key are the same by the table, whatever else their reports say; they are compared once.

    What the surroundings decide (a bare name, a ship without a number, a ministry without a country) keeps its document
    in the key, and so does every country only where its code does not say it all.
    """
    own = f"|{profile.naming.document_id}"
    codes = ",".join(profile.countries)
    if profile.kind == "country":
        return f"country|{codes}"
    if profile.kind == "outlet":
        return f"outlet|{next(_outlet(profile.name))}"
    if profile.kind == "person":
        return _person_key(profile, own)
    if profile.kind == "body":
        parts = body_name(profile.name)
        bound = (parts.generic or 0 < len(parts.short) <= 4) and not codes and not known_body(profile.name)
        return f"body|{known_body(profile.name) or ' '.join(parts.core)}|{codes}" + (own if bound else "")
    if profile.kind == "place" and codes:
        return f"place|{' '.join(body_name(profile.name).core)}|{codes}"
    numbers = ",".join(f"{found.scheme}:{found.value}" for found in sorted(profile.identifiers))
    return f"{profile.kind}|{profile.name.casefold()}|{codes}|{numbers}" + ("" if numbers else own)


def _person_key(profile: Profile, own: str) -> str:
    parts = parse(profile.name)
    offices = ";".join(sorted(f"{office.rank} {sorted(office.field)} {office.countries}" for office in profile.offices))
    if not offices or profile.aged:
        return f"person|{parts.plain}{own}"
    when = "" if parts.whole else f"|{profile.day[:4]}" if profile.day else own
    return f"person|{parts.plain}|{parts.suffix}|{profile.sex}|{offices}{when}"
