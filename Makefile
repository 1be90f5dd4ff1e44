# What a person types. Needs python3 (3.11 or newer), pip and make; everything else lands in .venv and .tools.
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
DATA ?=

.PHONY: demo test lint types layers tests docs proof bench bench-reports wheel clean help

help:            ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

$(UV):
	@echo "making .tools and installing uv with pip"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "allsource needs Python 3.11 or newer, this is " + sys.version)'
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/run.stamp: uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen --no-default-groups --inexact --python $(PYTHON)
	@touch $@

.venv/dev.stamp: uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen --python $(PYTHON)
	@touch $@ .venv/run.stamp

demo: .venv/run.stamp   ## read the shipped exercise into ./demo-desk and print the brief
	$(BIN)/allsource demo

test: lint types layers tests   ## lint, types, layers, docs and tests: what .ci/run calls

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy

layers: .venv/dev.stamp
	$(BIN)/lint-imports

tests: .venv/dev.stamp
	$(BIN)/pytest -n 2 -m "not proof"

docs: .venv/dev.stamp   ## write the generated pages and the excerpts anew
	$(BIN)/python -m builders.docs

proof: .venv/dev.stamp   ## long mutation and kill runs
	$(BIN)/pytest -m proof -s

bench: .venv/dev.stamp   ## every benchmark; those that need data take DATA=folder
	$(BIN)/python -m benchmarks $(DATA)

bench-reports: .venv/dev.stamp   ## the reader against its floors, DATA=folder of the corpora
	$(BIN)/python -m benchmarks.reports $(DATA)

wheel: | $(UV)   ## build the wheel into dist/
	$(UV) build --wheel

clean:           ## remove what make made
	rm -rf .venv .tools dist build demo-desk .mypy_cache .ruff_cache .pytest_cache
