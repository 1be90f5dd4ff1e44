"""Element files. Authority: Hoots & Roehrich's columns, CCSDS 502.0 keywords, CelesTrak's Alpha-5 note.

The elements are those of VANGUARD 1 as CelesTrak's format pages print them: facts, in five forms.
"""

import json
from pathlib import Path

import pytest

from allsource.overhead import Elements, load
from allsource.overhead.files import parse
from allsource.overhead.tle import alpha5, checksum

LINE_1 = "1 00005U 58002B   20287.20333880 -.00000016  00000-0 -22483-4 0  9998"
LINE_2 = "2 00005  34.2443 225.5254 1845686 162.2516 205.2356 10.84869164218149"
KEYWORDS = {
    "OBJECT_NAME": "VANGUARD 1",
    "OBJECT_ID": "1958-002B",
    "CENTER_NAME": "EARTH",
    "REF_FRAME": "TEME",
    "MEAN_ELEMENT_THEORY": "SGP4",
    "EPOCH": "2020-10-13T04:52:48.472320",
    "MEAN_MOTION": "10.84869164",
    "ECCENTRICITY": ".1845686",
    "INCLINATION": "34.2443",
    "RA_OF_ASC_NODE": "225.5254",
    "ARG_OF_PERICENTER": "162.2516",
    "MEAN_ANOMALY": "205.2356",
    "NORAD_CAT_ID": "5",
    "BSTAR": "-.22483E-4",
    "MEAN_MOTION_DOT": "-1.6E-7",
    "MEAN_MOTION_DDOT": "0",
}


def _xml(fields: dict[str, str]) -> str:
    leaves = "".join(f"<{k}>{v}</{k}>" for k, v in fields.items())
    return f'<?xml version="1.0"?><ndm><omm><body><segment><data>{leaves}</data></segment></body></omm></ndm>'


def _kvn(fields: dict[str, str]) -> str:
    return "CCSDS_OMM_VERS = 2.0\n" + "\n".join(f"{k} = {v}" for k, v in fields.items())


FORMS = {
    "tle": f"VANGUARD 1\n{LINE_1}\n{LINE_2}\n",
    "three lines": f"0 VANGUARD 1\r\n{LINE_1}\r\n{LINE_2}\r\n",
    "csv": ",".join(KEYWORDS) + "\n" + ",".join(KEYWORDS.values()) + "\n",
    "json": json.dumps([KEYWORDS]),
    "xml": _xml(KEYWORDS),
    "kvn": _kvn(KEYWORDS),
}


def _read(text: str) -> Elements:
    return parse(text.encode(), "given")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_elements(form: str) -> None:
    found = _read(FORMS[form])
    assert found.refused == ()
    (item,) = found.sets
    assert (item.norad_id, item.name) == (5, "VANGUARD 1")
    assert abs(item.epoch.timestamp() - 1602564768.472320) < 1e-4
    assert item.satrec.ecco == pytest.approx(0.1845686, abs=1e-12)
    error, position, _ = item.satrec.sgp4_tsince(360.0)
    assert error == 0
    # Vallado et al. (2006), tcppver.out for object 5 differ in epoch; these rows only need to agree with each other.
    assert position == pytest.approx(_read(FORMS["tle"]).sets[0].satrec.sgp4_tsince(360.0)[1], abs=1e-5)


def test_alpha5_leaves_out_i_and_o() -> None:
    assert [alpha5(f) for f in ("00005", "A0000", "H9999", "J0000", "Z9999")] == [5, 100000, 179999, 180000, 339999]


def test_catalogue_numbers_of_nine_digits_are_kept() -> None:
    (item,) = _read(_kvn(KEYWORDS | {"NORAD_CAT_ID": "799500123"})).sets
    assert item.norad_id == 799500123
    assert item.satrec.sgp4_tsince(0.0)[0] == 0


def test_a_bad_record_is_refused_by_its_line_and_the_rest_is_kept() -> None:
    wrong_sum = LINE_1[:-1] + "7"
    other = LINE_2.replace("00005", "00006")
    text = f"A\n{wrong_sum}\n{LINE_2}\nB\n{LINE_1}\n{LINE_2}\nC\n{LINE_1}\n{other}\n{LINE_2}\n{LINE_1}\n"
    found = _read(text)
    assert [item.name for item in found] == ["B"]
    reasons = [refusal.reason for refusal in found.refused]
    assert reasons[0] == "the checksum of line 1 is 7, its digits give 8"
    assert "line 2 of 00006" in reasons[1]
    assert "without its line 1" in reasons[2]
    assert "ends after line 1" in reasons[3]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"MEAN_ELEMENT_THEORY": "DSST"}, "MEAN_ELEMENT_THEORY is DSST"),
        ({"CENTER_NAME": "MARS"}, "CENTER_NAME is MARS"),
        ({"EPOCH": "1956-01-01T00:00:00"}, "before the first satellite"),
        ({"ECCENTRICITY": "nan"}, "ECCENTRICITY is nan"),
        ({"MEAN_MOTION": ""}, "has no MEAN_MOTION"),
        ({"NORAD_CAT_ID": "1234567890"}, "at most nine digits"),
    ],
)
def test_messages_that_cannot_be_propagated_are_refused(change: dict[str, str], reason: str) -> None:
    found = _read(json.dumps([KEYWORDS | change, KEYWORDS]))
    assert len(found) == 1
    assert reason in str(found.refused[0])


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe\x00binary", b"hello\nworld\n", b"[1, 2]", b"<a>", b"{"])
def test_files_without_elements_are_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "given.txt"
    path.write_bytes(content)
    found = load(path)
    assert len(found) == 0
    assert str(path) in str(found.refused[0])


def test_a_missing_file_is_refused_and_duplicates_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.tle"
    path.write_text(FORMS["tle"] * 2)
    found = load(path, tmp_path / "none.tle")
    assert (len(found), found.duplicates) == (1, 1)
    assert "cannot be read" in found.refused[0].reason


def test_checksum_counts_minus_signs_as_one() -> None:
    assert checksum(LINE_1) == 8
