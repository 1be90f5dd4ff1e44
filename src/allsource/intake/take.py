"""From inputs to documents."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from allsource import __version__
from allsource.errors import Refused
from allsource.ids import document_id
from allsource.intake.taken import Options, Taken
from allsource.model.evidence import Capture, Document, Published

__all__ = ["take"]


def take(inputs: Iterable[str | Path], options: Options | None = None) -> Iterator[Taken | Refused]:
    """Each article of the inputs (paths, addresses or `-`) in order, and each refusal in its place."""
    options = options or Options()
    for given in inputs:
        path = Path(given)
        try:
            original = path.read_bytes()
            text = original.decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            yield Refused(str(given), str(error))
            continue
        published = Published(options.published, "stated") if options.published else None
        document = Document(document_id(original), text, outlet=options.outlet, published=published)
        met = options.retrieved_at or datetime.now(UTC)
        capture = Capture(document.id, str(path), met, media_type="text/plain", version=__version__)
        yield Taken(document, capture, original)
