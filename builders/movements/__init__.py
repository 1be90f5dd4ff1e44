"""Rebuilds the tables that `allsource.movements` reads: the shore grid and the ports."""
