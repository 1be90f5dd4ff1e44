"""Tables, JSON and Mode S, each as its publisher describes it (samples where the shared folder has them)."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allsource import movements
from allsource.errors import Refused

SHARED = Path(__file__).parents[3] / "shared" / "data" / "movements"
needs_samples = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples of movements are not here")

DANISH = b"# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading\n" \
    b"03/02/2024 10:00:00,Class A,229901001,57.6,11.6,At anchor,,0.2,360.0,511\n"  # fmt: skip
CADASTRE = b"MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status\n" \
    b"229901001,2023-01-11T00:00:06,29.5,-90.7,102.3,-172.0,511.0,ORAVA,IMO9307839,,70,15\n"  # fmt: skip
STREAM = json.dumps({"MessageType": "PositionReport", "MetaData": {"MMSI": 229901001,
                     "time_utc": "2024-05-07 12:00:00.5 +0000 UTC"},
                     "Message": {"PositionReport": {"MessageID": 3, "Latitude": 36.0, "Longitude": -5.4,
                     "Sog": 102.3, "Cog": 12.0}}}).encode()  # fmt: skip
CATCHER = json.dumps({"class": "AIS", "type": 1, "mmsi": 229901001, "lat": 36.0, "lon": -5.4, "speed": 7.5,
                      "heading": 511,
                      "rxtime": "20240507120000"}).encode()  # fmt: skip
SBS = b"MSG,3,1,1,4CA901,1,2024/05/07,12:00:00.250,2024/05/07,12:00:00.300,,35000,,,45.5,7.25,,,0,0,0,0\n"
READSB = json.dumps(
    {"now": 1715083200.0, "aircraft": [{"hex": "~2b0001", "lat": 45.0, "lon": 7.0, "alt_baro": "ground", "nac_p": 8}]}
).encode()
OPENSKY = json.dumps(
    {
        "time": 1715083200,
        "states": [["4ca901", "X", "Y", 1715083199, 1715083200, 7.0, 45.0, 9000.0, False, 200.0, 90.0, 0.0]],
    }
).encode()


@pytest.mark.parametrize(
    ("data", "reader", "expected"),
    [
        (DANISH, "danish-maritime-authority", {"status": 1, "course_deg": None, "heading_deg": None, "lat": 57.6}),
        (CADASTRE, "marinecadastre", {"speed_kn": None, "course_deg": pytest.approx(237.6, abs=1e-4), "status": None}),
        (STREAM, "aisstream", {"speed_kn": None, "message_type": 3, "lon": -5.4}),
        (CATCHER, "ais-catcher", {"speed_kn": 7.5, "heading_deg": None}),
        (SBS, "sbs-1", {"identity": "icao24:4ca901", "altitude_m": pytest.approx(10_668)}),
        (READSB, "readsb", {"identity": "icao24:~2b0001", "altitude_m": 0.0, "nac_p": 8}),
        (OPENSKY, "opensky", {"speed_kn": pytest.approx(388.77, abs=0.01), "course_deg": 90.0}),
    ],
)  # fmt: skip
def test_each_reader_knows_its_own(data: bytes, reader: str, expected: dict[str, object]) -> None:
    decoded = movements.read([data])
    (fix,) = decoded.fixes.to_pylist()
    assert decoded.reader == reader
    assert {name: fix[name] for name in expected} == expected
    assert fix["time"] is not None


def test_dates_that_can_be_read_both_ways_are_refused() -> None:
    with pytest.raises(Refused, match="both ways"):
        movements.read(
            [b"mmsi,time,lat,lon\n229901001,03/02/2024 10:00:00,36,-5\n229901001,03/02/2024 10:01:00,36,-5\n"]
        )


def test_a_squitter_pair_gives_the_position_of_the_textbook() -> None:
    """The 1090 Megahertz Riddle (Sun), chapter 5: 52.2572 N, 3.91937 E, 38 000 ft."""
    lines = b"1715083200.0 8D40621D58C386435CC412692AD6\n1715083201.0 8D40621D58C382D690C8AC2863A7\n"
    (fix,) = movements.read([lines]).fixes.to_pylist()
    assert (fix["lat"], fix["lon"]) == pytest.approx((52.2572, 3.91937), abs=1e-4)
    assert fix["altitude_m"] == pytest.approx(38_000 * 0.3048)


@needs_samples
def test_the_refuelling_flight_holds_and_the_survey_does_not() -> None:
    folder = SHARED / "adsb" / "traffic_samples"
    held = movements.follow(movements.decode(folder / "military_inflight_refuelling.json.gz")).behaviours
    assert held["kind"].to_pylist() == ["holding"]
    assert movements.follow(movements.decode(folder / "surveys_texas.json.gz")).behaviours.num_rows == 0


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_mutilated_files_never_crash(data: st.DataObject) -> None:
    samples = (DANISH, CADASTRE, STREAM, CATCHER, SBS, READSB, OPENSKY)
    text = bytearray(data.draw(st.sampled_from(samples)))
    for _ in range(data.draw(st.integers(1, 12))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        movements.read([bytes(text[: data.draw(st.integers(1, len(text)))])])
