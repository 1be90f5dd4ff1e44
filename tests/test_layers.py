"""Imports go downward only, as `pyproject.toml` lays down; import-linter is the authority."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_the_rooms_import_downward_only() -> None:
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
