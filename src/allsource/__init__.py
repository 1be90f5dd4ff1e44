"""allsource: an open-source-intelligence desk."""

__version__ = "0.1.0"
