"""Aircraft broadcasts (ADS-B over Mode S extended squitter, ICAO Annex 10 vol. IV, DO-260B) and what receivers make of them."""
