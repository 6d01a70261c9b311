# make run · make test · make demo · make bench · make check: everything that a user or an engineer needs.
# Only python3 with its venv module and make are required; the locked dependencies are installed once into .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run demo test check bench clean

run: .venv/.installed
	$(BIN)/volteface run

demo: .venv/.installed
	$(BIN)/volteface demo

test: .venv/.installed-dev
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.installed-dev
	$(BIN)/python -m tests.bench

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
