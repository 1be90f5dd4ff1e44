"""Watch: rules that a person sets, held against the picture; each alert names the records that fired it."""

from allsource.watch.feed import to_atom
from allsource.watch.match import Seen, alerts
from allsource.watch.rules import Area, Rule, Threshold

__all__ = ["Area", "Rule", "Seen", "Threshold", "alerts", "to_atom"]
