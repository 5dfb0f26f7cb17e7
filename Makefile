# make demo     the whole way on examples/: output/claims.csv and a summary of it
# make test     every test, in one process more than cores but at most eight (TESTERS=1 for one)
# make coverage which branches of detect/ and link/ the quick tests take
# make lint     style; make format mends what can be mended
# make types    the strict type check
# make audit    known advisories on what is locked; fails where the advisory service cannot be asked
# make licences docs/licences.md again
# make dist     wheel and sdist in dist/, built three times and compared byte by byte
# make matrix   the wheel in an empty environment of each Python: does the demo run, how big is it
# make docs     the documentation in build/site; warnings are errors
# make fuzz     an hour of fuzzing on all cores (FUZZ_SECONDS=600 JOBS=4); see tests/fuzz
# make mutate   does a test notice when detect/ or link/ is changed? (MUTANTS=600 JOBS=4)
# make lock     requirements/*.txt again from pyproject.toml (UPGRADE=1 for the newest releases)
# make notebooks  the notebooks again, with their outputs
# make models   models/en_quantclaims, the assembled spaCy pipeline
# make clean    away with all that the above made
#
# Needs Python 3.11, 3.12 or 3.13 with venv, and a package index. PYTHON=... picks another Python.

PYTHON ?= python3

# Else each start of the command would compile every module anew, where the environment says so.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
UV := uv==0.13.9
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCKED := --require-hashes --only-binary :all: --no-binary docopt --requirement

.PHONY: demo test coverage fuzz mutate lint format types audit licences dist matrix docs lock models notebooks clean
.DELETE_ON_ERROR:

demo: $(VENV)/run
	$(BIN)/quantclaims extract examples/transcripts --output output/claims.csv --summary

test: $(VENV)/dev
	$(BIN)/python -m pytest $(or $(PYTEST_ARGS),$(PARALLEL))

# Each process begins with tests that stand together, which share what they set up. One more than
# cores, for many a test waits for a browser or for a process of its own.
TESTERS = $(shell expr $(JOBS) + 1)
PARALLEL = --numprocesses $(TESTERS) --maxprocesses 8 --dist worksteal

coverage: $(VENV)/dev
	$(BIN)/python -m pytest $(PARALLEL) -m "not slow" --cov-branch --cov-report term:skip-covered \
	    --cov quantclaims.detect --cov quantclaims.link

FUZZ_SECONDS = 3600
JOBS = $(shell nproc 2>/dev/null || echo 2)

fuzz: $(VENV)/fuzz $(VENV)/dev
	PYTHONPATH=src:tests $(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS) --jobs $(JOBS)

mutate: $(VENV)/mutate $(VENV)/dev
	$(BIN)/python scripts/mutate.py --mutants $(MUTANTS) --jobs $(JOBS)

MUTANTS = 200

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/dev
	$(BIN)/mypy

notebooks: $(VENV)/dev
	$(BIN)/python notebooks/execute.py

models: $(VENV)/run
	$(BIN)/python models/build.py

audit: $(VENV)/audit
	@for lock in requirements/*.txt; do echo "$$lock"; \
	    $(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
	        $$(sed -n 's/^id = "\(.*\)"$$/--ignore-vuln \1/p' requirements/advisories.toml) \
	        --requirement "$$lock" || exit 1; done

licences: $(VENV)/dev $(VENV)/docs $(VENV)/audit $(VENV)/fuzz $(VENV)/mutate
	$(BIN)/python scripts/licences.py

docs: $(VENV)/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "build/site/index.html"

dist: $(VENV)/dev
	$(BIN)/python scripts/dist.py

matrix: dist
	$(BIN)/python scripts/matrix.py $(PYTHONS)

lock: build/uv/bin/uv
	build/uv/bin/uv pip compile pyproject.toml --group build $(COMPILE) -o requirements/run.txt
	build/uv/bin/uv pip compile pyproject.toml --group dev --all-extras $(COMPILE) \
	    --constraints requirements/run.txt -o requirements/dev.txt
	build/uv/bin/uv pip compile --group docs $(COMPILE) \
	    --constraints requirements/dev.txt -o requirements/docs.txt
	build/uv/bin/uv pip compile --group audit $(COMPILE) \
	    --constraints requirements/dev.txt -o requirements/audit.txt
	build/uv/bin/uv pip compile --group fuzz $(COMPILE) \
	    --constraints requirements/dev.txt -o requirements/fuzz.txt
	build/uv/bin/uv pip compile --group mutate $(COMPILE) \
	    --constraints requirements/dev.txt -o requirements/mutate.txt

COMPILE = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-annotate --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

clean:
	rm -rf $(VENV) build dist models/en_quantclaims output/claims.csv \
	    .mypy_cache .pytest_cache .ruff_cache .hypothesis

# All as wheels, but docopt, which comes with quantulum3's num2words and has none.
# The two files below .venv say what was installed into it; a newer lock installs again.
$(VENV)/run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(INSTALL) $(LOCKED) requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev $(VENV)/docs $(VENV)/audit $(VENV)/fuzz $(VENV)/mutate: $(VENV)/%: requirements/%.txt $(VENV)/run
	$(INSTALL) $(LOCKED) requirements/$*.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	    { echo "$$($(PYTHON) --version) found; needs Python 3.11 to 3.13: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

build/uv/bin/uv:
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet $(UV)
