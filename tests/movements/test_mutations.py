"""Mutilated files: ten thousand of each format in `make proof`, a few of each in every run. None may crash.

A file is either read or refused; what is read is counted.
"""

import contextlib
import random

import pytest
from tests.movements.test_ais import MOVING, VOYAGE, tagged
from tests.movements.test_readers import CADASTRE, CATCHER, DANISH, OPENSKY, READSB, SBS, STREAM

from allsource import movements
from allsource.errors import Refused

FORMATS = {
    "nmea": b"\n".join([tagged(MOVING, b"s:rEXAMPLE,c:1415169601"), *VOYAGE, MOVING, b"$GPGGA,1*00", b""]),
    "mode-s": b"1715083200.0 8D40621D58C386435CC412692AD6\n1715083201.0 8D40621D58C382D690C8AC2863A7\n",
    "avr": b"*8D40621D58C386435CC412692AD6;\n*8D40621D58C382D690C8AC2863A7;\n",
    "danish": DANISH,
    "marinecadastre": CADASTRE,
    "aisstream": STREAM,
    "ais-catcher": CATCHER,
    "sbs-1": SBS,
    "readsb": READSB,
    "opensky": OPENSKY,
    "plain": b"mmsi,time,lat,lon,sog\n229901001,2024-05-07 12:00:00,36,-5.4,7\n229901001,2024-05-07 12:01:00,36,-5\n",
}


def mutilated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, dropped and doubled, and the end cut off now and then."""
    text = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(text))
        kind = chance.randrange(4)
        if kind == 0:
            text[place] = chance.randrange(256)
        elif kind == 1:
            text[place] ^= 1 << chance.randrange(8)
        elif kind == 2 and len(text) > 8:
            del text[place : place + chance.randint(1, 6)]
        else:
            text[place:place] = text[place : place + chance.randint(1, 12)]
    return bytes(text[: chance.randint(1, len(text))]) if chance.random() < 0.3 else bytes(text)


def survive(name: str, times: int) -> int:
    chance = random.Random(f"{name} {times}")
    survived = 0
    for _ in range(times):
        data = mutilated(FORMATS[name], chance)
        with contextlib.suppress(Refused):
            fixes = movements.read([data]).fixes
            if survived % 40 == 0:
                movements.follow(fixes)
        survived += 1
    return survived


@pytest.mark.parametrize("name", FORMATS)
def test_a_few_of_each_format(name: str) -> None:
    assert survive(name, 40) == 40


def test_a_column_that_is_there_twice_is_told() -> None:
    decoded = movements.read([b"mmsi,time,lat,lat,lon\n229901001,2024-05-07 12:00:00,36,99,-5\n"])
    assert decoded.fixes["lat"].to_pylist() == [36.0]
    assert "columns there twice, of which the first is read: lat" in decoded.notes


@pytest.mark.proof
@pytest.mark.parametrize("name", FORMATS)
def test_ten_thousand_of_each_format(name: str) -> None:
    assert survive(name, 10_000) == 10_000
