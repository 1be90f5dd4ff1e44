"""Documents that cannot drift: pages written from the code, and the tables behind them.

`python -m builders.docs` (or `make docs`) writes every page anew; the tests in `tests/docs/` hold the committed files
against what it would write, run what the pages show, and look up every name they give.
"""
