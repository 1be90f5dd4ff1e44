"""Aircraft broadcasts (ADS-B) and what receivers make of them.

ADS-B travels over Mode S extended squitter: ICAO Annex 10 vol. IV, DO-260B.
"""
