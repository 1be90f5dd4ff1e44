"""Alerts as an Atom feed (RFC 4287), so that any feed reader can follow a desk."""

from collections.abc import Sequence
from xml.etree import ElementTree

from allsource.ids import derived_id
from allsource.model.alerts import Alert

__all__ = ["to_atom"]

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"


def to_atom(alerts: Sequence[Alert], title: str) -> str:
    """The feed as one XML text, newest first; ids are computed from rule and cause and stay the same."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    newest = max((alert.raised_at for alert in alerts), default=_NEVER)
    _text(feed, "id", f"urn:allsource:{derived_id('watch', title)}")
    _text(feed, "title", title)
    _text(feed, "updated", newest)
    _text(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "allsource")
    for alert in sorted(alerts, key=lambda one: one.raised_at, reverse=True):
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _text(entry, "id", f"urn:allsource:{derived_id('alert', alert.rule, alert.cause)}")
        _text(entry, "title", f"{alert.rule}: {alert.sentence}")
        _text(entry, "updated", alert.raised_at or newest)
        _text(entry, "content", "\n".join((*alert.reasons, *alert.items)))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _text(parent: ElementTree.Element, tag: str, words: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{tag}").text = _printable(words)


def _printable(words: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return "".join(letter for letter in words if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))
