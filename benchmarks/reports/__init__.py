"""How well and how fast reports are read, measured with the shipped weights; `python -m benchmarks.reports DATA`."""
