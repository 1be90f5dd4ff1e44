"""The SGP4 verification file (Vallado, AIAA 2006-6753, as python-sgp4 carries it), row by row.

Tolerance: the last printed digit, 1e-8 km and 1e-9 km/s; 2e-7 km for the object that is propagated for 3.5 years, where
the minutes since its epoch cannot be told more finely.
"""

from benchmarks.overhead.verification import verification


def test_every_row_of_the_verification_file_is_met_by_the_propagation_that_passes_use() -> None:
    figures = verification()
    assert figures["verification_rows"] == 667
    assert figures["verification_rows_refused"] == 1
    assert figures["verification_rows_beyond"] == 0
