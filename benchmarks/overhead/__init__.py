"""Pass finding against skyfield: speed on the same pairs in one run, and agreement with brentq."""
