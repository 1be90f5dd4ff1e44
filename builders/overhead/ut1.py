"""Write sources/ut1.tsv: UT1−TAI every ten days and the leap seconds, from the IERS series that skyfield carries.

    pip install skyfield && python builders/overhead/ut1.py > sources/ut1.tsv

UT1−TAI is kept rather than UT1−UTC because it is smooth: a straight line between rows is within 2 ms.
"""

from skyfield.api import load

LEAPS = (
    (41317, 10), (41499, 11), (41683, 12), (42048, 13), (42413, 14), (42778, 15), (43144, 16), (43509, 17), (43874, 18),
    (44239, 19), (44786, 20), (45151, 21), (45516, 22), (46247, 23), (47161, 24), (47892, 25), (48257, 26), (48804, 27),
    (49169, 28), (49534, 29), (50083, 30), (50630, 31), (51179, 32), (53736, 33), (54832, 34), (56109, 35), (57204, 36),
    (57754, 37),
)  # fmt: skip
"""Modified Julian date from which TAI−UTC holds: IERS Bulletin C."""


def main() -> None:
    timescale = load.timescale(builtin=True)
    print("# UT1-TAI every ten days and TAI-UTC by leap second, in seconds; modified Julian dates")
    print("# source: IERS finals2000A and Bulletin C; as carried by skyfield's timescale, its predictions included")
    print("series\tmjd\tseconds")
    for mjd in range(41684, 61772, 10):
        time = timescale.utc(1858, 11, 17 + int(mjd))
        print(f"ut1_tai\t{mjd}\t{time.dut1 - tai_utc(int(mjd)):.4f}")
    for mjd, seconds in LEAPS:
        print(f"tai_utc\t{mjd}\t{seconds}")


def tai_utc(mjd: int) -> int:
    return max(seconds for start, seconds in LEAPS if start <= mjd)


if __name__ == "__main__":
    main()
