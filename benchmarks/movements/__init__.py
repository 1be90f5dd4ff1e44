"""Speed of `allsource.movements` as ratios against named peers in one run, and what is found of what was planted.

python -m benchmarks.movements [--fixes 10000000]
"""
