"""Labelled cases of the picture, written by hand and put into files that tests and benchmarks read."""
