# Two commands matter: `make run` starts the dashboard, `make test` checks everything.
# Nothing is downloaded when all that a target needs is already here.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --require-virtualenv install --quiet

.DEFAULT_GOAL := help
.PHONY: help run test lint bench clean

help:
	@echo "make run    start the dashboard on http://127.0.0.1:8050 (Ctrl-C stops it)"
	@echo "make test   all checks and tests"
	@echo "make lint   the checks without the tests"
	@echo "make bench  measure the pages Kaart, Wijk and Sturen"
	@echo "make clean  remove the environment and caches; the store in var/ stays"

run: $(VENV)/run.stamp
	@$(BIN)/python app.py

test: lint
	@chromium="$$($(BIN)/python tests/browser/chromium.py)" && \
	    CHROMIUM="$$chromium" $(BIN)/python -m pytest --numprocesses=2 --dist=loadfile

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint

bench: $(VENV)/dev.stamp
	@chromium="$$($(BIN)/python tests/browser/chromium.py)" && \
	    CHROMIUM="$$chromium" $(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say which pins are installed: a changed requirements file installs again.
$(VENV)/run.stamp: requirements.txt constraints.txt | $(BIN)/python
	@echo "Installing what the dashboard needs, this takes a minute ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt constraints.txt | $(BIN)/python
	@echo "Installing what the dashboard and its tests need, this takes a minute ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Python 3.11 or newer is needed. Another one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
	    apt-get install -y -qq python3-venv >/dev/null; } || { \
	    echo "Python cannot make a virtual environment here. On Debian or Ubuntu:" >&2; \
	    echo "    sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
