"""Reports into claims and events: one flat pipeline from a document's text to a Reading.

    from allsource.reports import read

    reading = read(document)        # an allsource.model.Document

`allsource.reports.read` is the function; its module, of the same name, is imported by `from allsource.reports.read
import …`.
"""

from allsource.reports.read import READS, read, reader_version

__all__ = ["READS", "read", "reader_version"]
