"""The picture against corpora of one event in several reports, against made reports, and against itself in size."""
