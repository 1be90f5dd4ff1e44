"""Pages written from the code are committed as they would be written now. `make docs` mends a failure."""

import pytest
from builders.docs.pages import PAGES, written


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_what_the_builder_writes(name: str) -> None:
    assert written(name) == PAGES[name](), f"{name} is out of date: run `make docs`"
