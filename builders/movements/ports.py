"""Build `sources/ports.tsv` from a World Port Index list (NGA Pub. 150, US Government work, public domain).

    python -m builders.movements.ports WPI_ports.csv

The list has iso3, label, sublabel, latitude and longitude; the Index gives positions to a minute of arc.
"""

import csv
import sys
from pathlib import Path


def main(path: str) -> None:
    target = Path(__file__).parents[2] / "sources" / "ports.tsv"
    with Path(path).open(encoding="utf-8", newline="") as given, target.open("w", encoding="utf-8") as written:
        written.write("name\tcountry\tlat\tlon\tsource\n")
        rows = sorted(csv.DictReader(given), key=lambda row: (row["iso3"], row["label"]))
        for row in rows:
            place = f"{float(row['latitude']):.4f}\t{float(row['longitude']):.4f}"
            written.write(f"{row['label'].title()}\t{row['iso3']}\t{place}\tNGA World Port Index\n")
    print(f"{target}: {len(rows)} ports")


if __name__ == "__main__":
    main(sys.argv[1])
