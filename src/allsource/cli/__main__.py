"""`python -m allsource.cli` is `allsource`."""

from allsource.cli import main

main()
