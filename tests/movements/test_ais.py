"""AIS text into fixes, against pyais (encoder and decoder), libais' expected JSON and facts of ITU-R M.1371-5."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyais
import pyarrow as pa
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allsource import movements
from allsource.errors import Refused

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "movements" / "nmea"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared AIS samples are not here")

MOVING = b"!AIVDM,1,1,,B,15M67FC000G?ufbE`FepT@3n00Sa,0*5C"
VOYAGE = [
    b"!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C",
    b"!AIVDM,2,2,1,A,88888888880,2*25",
]


def checksum(text: bytes) -> bytes:
    check = 0
    for character in text:
        check ^= character
    return b"%02X" % check


def tagged(sentence: bytes, tag: bytes) -> bytes:
    return b"\\" + tag + b"*" + checksum(tag) + b"\\" + sentence


def read(*lines: bytes) -> movements.Decoded:
    return movements.read(list(lines))


def test_a_position_report_in_full() -> None:
    """The worked example of the AIVDM description by Eric S. Raymond."""
    (fix,) = read(MOVING).fixes.to_pylist()
    assert fix["identity"] == "mmsi:366053209"
    assert (fix["message_type"], fix["status"], fix["source_line"]) == (1, 3, 1)
    assert (fix["lon"], fix["lat"]) == pytest.approx((-122.341618, 37.802118), abs=1e-6)
    assert (fix["speed_kn"], fix["heading_deg"]) == (0, 1)
    assert fix["course_deg"] == pytest.approx(219.3, abs=1e-4)
    assert fix["time"] is None


def test_sentinels_become_nulls() -> None:
    nothing = pyais.encode_dict(
        {
            "type": 1,
            "mmsi": 265547250,
            "speed": 102.3,
            "course": 360,
            "heading": 511,
            "lat": 91,
            "lon": 181,
            "status": 15,
        }
    )
    (fix,) = read(*(line.encode() for line in nothing)).fixes.to_pylist()
    for name in ("speed_kn", "course_deg", "heading_deg", "lat", "lon", "status"):
        assert fix[name] is None, name


def test_type_27_carries_its_coarse_precision() -> None:
    line = pyais.encode_dict({"type": 27, "mmsi": 206914217, "lat": 4.84, "lon": 137.02, "speed": 57, "course": 167})
    (fix,) = read(line[0].encode()).fixes.to_pylist()
    assert fix["precision_m"] == pytest.approx(185.2)
    assert (fix["lat"], fix["lon"]) == pytest.approx((4.84, 137.02), abs=1 / 600)
    assert (fix["speed_kn"], fix["course_deg"]) == (57, 167)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from([1, 2, 3, 18, 19]),
    mmsi=st.integers(200_000_000, 775_999_999),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    speed=st.integers(0, 1022),
    course=st.integers(0, 3599),
    heading=st.integers(0, 359),
)
def test_what_pyais_encodes_is_read_back(
    kind: int, mmsi: int, lat: float, lon: float, speed: int, course: int, heading: int
) -> None:
    fields: dict[str, Any] = {
        "type": kind, "mmsi": mmsi, "lat": lat, "lon": lon, "speed": speed / 10, "course": course / 10,
        "heading": heading,
    }  # fmt: skip
    (fix,) = read(*(line.encode() for line in pyais.encode_dict(fields))).fixes.to_pylist()
    assert fix["identity"] == f"mmsi:{mmsi}"
    assert (fix["lat"], fix["lon"]) == pytest.approx((lat, lon), abs=1.01 / 600_000)
    assert (fix["speed_kn"], fix["course_deg"]) == pytest.approx((speed / 10, course / 10), abs=0.11)
    assert fix["heading_deg"] == heading


def libais(name: str) -> Iterator[dict[str, object]]:
    for line in (SAMPLES / f"{name}.json").read_text().splitlines():
        yield json.loads(line)


@needs_samples
@pytest.mark.parametrize("name", ["libais_typeexamples", "libais_tagblock"])
def test_libais_expected_values(name: str) -> None:
    """Positions, speeds, courses and headings of every message with a position, as libais gives them."""
    expected: dict[tuple[str, object], list[dict[str, object]]] = {}
    for row in libais(name):
        expected.setdefault((f"mmsi:{row['mmsi']:09d}", row["type"]), []).append(row)
    compared = 0
    for fix in movements.read(SAMPLES / f"{name}.nmea").fixes.to_pylist():
        rows = expected.get((fix["identity"], fix["message_type"]), [])
        if fix["lat"] is None or fix["message_type"] == 9 or not rows:
            continue
        compared += 1
        assert any(same_motion(fix, row) for row in rows), (fix, rows)
    assert compared >= 3


def same_motion(fix: dict[str, float | None], row: dict[str, object]) -> bool:
    """Within libais' single precision; libais keeps sentinels where we have null."""
    pairs = [("lat", "lat", 91.0), ("lon", "lon", 181.0), ("speed_kn", "speed", 102.3), ("course_deg", "course", 360.0)]
    for ours, theirs, absent in pairs:
        value = row.get(theirs)
        if isinstance(value, float) and fix[ours] != (
            pytest.approx(value, abs=2e-5) if value < absent - 1e-3 else None
        ):
            return False
    return True


@needs_samples
def test_every_position_of_the_pyais_sample_agrees_with_pyais() -> None:
    path = SAMPLES / "pyais_nmea_data_sample.txt"
    ours = {row["source_line"]: row for row in movements.read(path).fixes.to_pylist()}
    compared = 0
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if b"VDM,1,1" not in line or b",," not in line or line.endswith(b",,0*25") or line.endswith(b",,0*26"):
            continue
        theirs: dict[str, Any] = dict(pyais.decode(line).asdict())
        if theirs["msg_type"] not in (1, 2, 3, 18, 19) or number not in ours:
            continue
        fix = ours[number]
        compared += 1
        assert fix["identity"] == f"mmsi:{theirs['mmsi']:09d}"
        if theirs["lat"] < 91:
            assert (fix["lat"], fix["lon"]) == pytest.approx((theirs["lat"], theirs["lon"]), abs=1e-6)
        assert fix["speed_kn"] == (pytest.approx(theirs["speed"]) if theirs["speed"] < 102.3 else None)
        assert fix["course_deg"] == (pytest.approx(theirs["course"]) if theirs["course"] < 360 else None)
        assert fix["heading_deg"] == (theirs["heading"] if theirs["heading"] < 360 else None)
    assert compared > 700


def names(decoded: movements.Decoded) -> list[str]:
    found: list[str] = decoded.identities["name"].to_pylist()
    return found


@pytest.mark.parametrize(
    "lines", [VOYAGE, VOYAGE[::-1], [VOYAGE[0], MOVING, VOYAGE[1]]], ids=["", "swapped", "between"]
)
def test_two_part_messages_in_any_order(lines: list[bytes]) -> None:
    decoded = read(*lines)
    (said,) = decoded.identities.to_pylist()
    assert (said["name"], said["callsign"], said["imo"]) == ("EVER DIADEM", "3FOF8", "9134270")
    assert (said["length_m"], said["width_m"], said["destination"]) == (295, 32, "NEW YORK")
    assert said["draught_m"] == pytest.approx(12.2)
    assert not decoded.counts.refused


def test_a_part_without_its_others_is_counted() -> None:
    assert read(MOVING, VOYAGE[0]).counts.refused == {"part whose others never came": 1}


def test_a_lost_part_never_joins_two_ships() -> None:
    other = [line.encode() for line in pyais.encode_dict({"type": 5, "mmsi": 230145250, "shipname": "ORAVA"}, seq_id=1)]
    decoded = read(VOYAGE[0], *other)
    assert names(decoded) == ["ORAVA"]
    assert decoded.counts.refused == {"part whose others never came": 1}


def test_the_same_sequence_number_from_two_stations() -> None:
    other = [line.encode() for line in pyais.encode_dict({"type": 5, "mmsi": 230145250, "shipname": "ORAVA"}, seq_id=1)]
    grouped = [
        tagged(VOYAGE[0], b"g:1-2-11,s:rONE"), tagged(other[0], b"g:1-2-12,s:rTWO"),
        tagged(VOYAGE[1], b"g:2-2-11"), tagged(other[1], b"g:2-2-12"),
    ]  # fmt: skip
    assert sorted(names(read(*grouped))) == ["EVER DIADEM", "ORAVA"]


def test_the_tag_block_gives_time_and_station() -> None:
    (fix,) = read(tagged(MOVING, b"s:rEXAMPLE,c:1415169601")).fixes.to_pylist()
    assert fix["receiver"] == "rEXAMPLE"
    assert fix["received"] == datetime(2014, 11, 5, 6, 40, 1, tzinfo=UTC)


def test_milliseconds_in_the_tag_block() -> None:
    (fix,) = read(tagged(MOVING, b"c:1415169601250")).fixes.to_pylist()
    assert fix["received"] == datetime(2014, 11, 5, 6, 40, 1, 250_000, tzinfo=UTC)


def test_time_is_the_second_the_ship_stamped_when_clocks_agree() -> None:
    line = pyais.encode_dict({"type": 1, "mmsi": 265547250, "lat": 57.6, "lon": 11.8, "second": 58})[0].encode()
    near = tagged(line, b"c:1415169601")  # :01, three seconds after the ship's :58
    far = tagged(line, b"c:1415169630")  # half a minute out: the station's stamp stands
    fixes = read(near, far).fixes.to_pylist()
    assert [fix["time"].second for fix in fixes] == [58, 30]
    assert fixes[0]["time"] == datetime(2014, 11, 5, 6, 39, 58, tzinfo=UTC)


def test_a_wrong_tag_block_is_not_believed() -> None:
    decoded = read(b"\\s:rFALSE,c:1415169601*00\\" + MOVING)
    assert decoded.fixes["received"].to_pylist() == [None]
    assert sum(decoded.counts.refused.values()) == 1


def test_coast_guard_fields_behind_the_checksum() -> None:
    (fix,) = read(MOVING + b",d-109,S2105,t050056.00,T56.1,r003669946,1325394060,1325394001").fixes.to_pylist()
    assert (fix["receiver"], fix["received"]) == ("r003669946", datetime(2012, 1, 1, 5, 1, tzinfo=UTC))


def test_gatehouse_stamps_time_the_sentence_they_name() -> None:
    stamp = b"$PGHP,1,2008,5,9,12,30,15,10,338,2,,1," + MOVING[-2:]
    (fix,) = read(stamp + b"*" + checksum(stamp[1:]), MOVING).fixes.to_pylist()
    assert fix["received"] == datetime(2008, 5, 9, 12, 30, 15, 10_000, tzinfo=UTC)


FRAMINGS = {
    "crlf": b"\r\n".join([MOVING] * 3) + b"\r\n",
    "cr": b"\r".join([MOVING] * 3) + b"\r",
    "nothing between": MOVING * 3,
    "text before": b"\n".join([b"2024-05-07 12:00:00 " + MOVING] * 3),
}


@pytest.mark.parametrize("data", FRAMINGS.values(), ids=FRAMINGS)
def test_lines_end_as_they_like(data: bytes) -> None:
    assert movements.read([data]).fixes.num_rows == 3


@pytest.mark.parametrize("talker", [b"AB", b"AN", b"BS", b"SA", b"AR"])
def test_every_talker_counts(talker: bytes) -> None:
    body = MOVING[1:-3].replace(b"AIVDM", talker + b"VDO")
    assert read(b"!" + body + b"*" + checksum(body)).fixes.num_rows == 1


def test_every_line_has_one_fate() -> None:
    lines = [
        MOVING, MOVING[:-2] + b"00", MOVING[:-3], b"!AIVDM,1,1,,B,,0*25", b"# comment", b"", b"rubbish",
        b"$GPGGA,184353.07,1929.045,S,02410.506,E,1,04,2.6,100.00,M,-33.9,M,,0000*6D", *VOYAGE,
    ]  # fmt: skip
    counts = read(*lines).counts
    assert counts.decoded == {"position": 1, "static data": 1, "part of a longer message": 2}
    assert counts.ignored == {"empty payload": 1, "comment": 1, "blank line": 1, "other sentence": 1}
    assert counts.refused == {"wrong checksum": 1, "no checksum": 1, "no sentence in the line": 1}
    assert counts.lines == len(lines)


def test_rare_types_with_a_position_come_through_pyais() -> None:
    station = pyais.encode_dict({"type": 4, "mmsi": 2655651, "lat": 57.6, "lon": 11.8})[0].encode()
    text = pyais.encode_dict({"type": 14, "mmsi": 265547250, "text": "TEST"})[0].encode()
    decoded = read(station, text)
    assert decoded.fixes["identity"].to_pylist() == ["mmsi:002655651"]
    assert decoded.counts.ignored == {"type 14, no position": 1}


def test_identity_history_keeps_each_statement_with_its_span() -> None:
    lines = [
        tagged(pyais.encode_dict({"type": 24, "partno": 0, "mmsi": 265547250, "shipname": name})[0].encode(), stamp)
        for name, stamp in (("LINNEA", b"c:1415169600"), ("LINNEA", b"c:1415173200"), ("OTTILIA", b"c:1415176800"))
    ]
    said = read(*lines).identities.sort_by("first").to_pylist()
    assert [(row["name"], row["messages"]) for row in said] == [("LINNEA", 2), ("OTTILIA", 1)]
    assert (said[0]["last"] - said[0]["first"]).total_seconds() == 3600


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_compressed_files_and_one_that_breaks_off(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    whole = pack((MOVING + b"\n") * 5000)
    path = tmp_path / "day.nmea.packed"
    path.write_bytes(whole)
    assert movements.read(path).fixes.num_rows == 5000
    path.write_bytes(whole[:-12])
    cut = movements.read(path)
    assert 0 < cut.fixes.num_rows <= 5000
    if pack is gzip.compress:
        assert cut.counts.refused["compressed data that breaks off or is damaged"] == 1


def test_chunks_do_not_write_over_each_other() -> None:
    """More than one chunk: the first rows must still be the first lines."""
    moving, still = MOVING + b"\n", pyais.encode_dict({"type": 1, "mmsi": 265547250, "lat": 57, "lon": 11})[0].encode()
    data = moving * 100_000 + (still + b"\n") * 100_000
    table = movements.decode([data[start : start + 100_003] for start in range(0, len(data), 100_003)])
    assert table.num_rows == 200_000
    assert table["identity"][0].as_py() == "mmsi:366053209"
    assert table["source_line"].to_pylist() == list(range(1, 200_001))


def test_counts_travel_with_the_table() -> None:
    table = movements.decode([MOVING])
    assert isinstance(table, pa.Table)
    assert json.loads(table.schema.metadata[b"allsource.counts"])["decoded"] == {"position": 1}


@pytest.mark.parametrize("data", [b"", b"\x00" * 5000, b"no such format\n" * 50], ids=["empty", "zeros", "text"])
def test_what_no_reader_knows_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        movements.read([data])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_mutilated_lines_never_crash(data: st.DataObject) -> None:
    lines = [tagged(MOVING, b"g:1-2-11,s:rONE,c:1415169601"), *VOYAGE, MOVING + b",r003669946,1325394060"]
    text = bytearray(b"\n".join(lines * 40))
    for _ in range(data.draw(st.integers(1, 200))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    text = text[: data.draw(st.integers(1, len(text)))]
    decoded = movements.read([MOVING + b"\n", bytes(text)])
    assert decoded.fixes.num_rows >= 1
