# Everything happens inside .venv: all that is needed beforehand is Python 3.11 or newer with pip, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
DEMO_ARGS ?=
CRASH_ARGS ?=
TEST_ARGS ?= -n 2 --dist loadscope --no-loadscope-reorder
# What Python compiles it keeps, also where the machine says that it shall not: hundreds of processes of the tests start here.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/$(VENV)/compiled
LOCKED := bootstrap build base pages postgres dev bench audit

.DEFAULT_GOAL := help
.PHONY: help demo test lint browser audit crash bench-search bench-api bench-project bench-pages bench-desk-lists bench-ledger bench-import lock clean

help: ## what there is
	@echo "Nhịp Cầu"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

demo: $(VENV)/base.stamp ## prepare everything and serve it (DEMO_ARGS=--no-serve: prepare only)
	@$(BIN)/nhipcau demo $(DEMO_ARGS)

# Types take a minute of one core: they are looked at beside the tests, and what was found is said after them.
test: $(VENV)/dev.stamp browser ## style, types, walls between rooms, all tests, and those of the stores on PostgreSQL
	$(BIN)/ruff check
	@$(MAKE) --no-print-directory lint >$(VENV)/lint.txt 2>&1 & lint=$$!; \
	$(BIN)/pytest $(TEST_ARGS) && NHIPCAU_TEST_DATABASE=postgres $(BIN)/pytest $(TEST_ARGS) -m stores; tests=$$?; \
	wait $$lint; style=$$?; cat $(VENV)/lint.txt; exit $$((tests + style))

lint: $(VENV)/dev.stamp ## style, types and walls between rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	NHIPCAU_HOME=$(VENV)/lint-home $(BIN)/mypy

browser:
	@.ci/browser

crash: $(VENV)/dev.stamp ## kill -9 at 50 random points, compare with a clean installation (CRASH_ARGS="--points 9 --seed 1"); then 30 times while a table is written
	$(BIN)/python -m tests.crash.kill $(CRASH_ARGS)
	CRASH_IMPORTS=30 $(BIN)/pytest tests/crash/test_killed_import.py

bench-search: $(VENV)/base.stamp .venv-bench/bin/datasette ## search against Datasette on a million records (25 minutes, 8 GB)
	$(BIN)/python -m bench.search

bench-api: $(VENV)/base.stamp .venv-bench/bin/datasette ## lists and records of the API against Datasette's JSON on a million records (20 minutes, 8 GB)
	$(BIN)/python -m bench.api

bench-project: $(VENV)/base.stamp ## full projection with the index, kills in the middle, and reading (50,000 records, 5 minutes)
	$(BIN)/python -m bench.project

bench-desk-lists: $(VENV)/base.stamp ## lists, facets, words and pages of desks beside plain SQL (50,000 records, 5 minutes)
	$(BIN)/python -m bench.desk_lists

bench-pages: $(VENV)/base.stamp ## every kind of page at 10,000 and 1,000,000 records (40 minutes, 8 GB)
	$(BIN)/python -m bench.pages

bench-ledger: $(VENV)/base.stamp ## sealing, verifying and long histories (100,000 changes, some minutes)
	$(BIN)/python -m bench.ledger

bench-import: $(VENV)/dev.stamp .venv-bench/bin/datasette ## a table of 100,000 partners taken in, beside django-import-export (15 minutes)
	$(BIN)/python -m bench.import

audit: .venv-audit/bin/pip-audit ## known holes in the locked packages (asks PyPI; fails if it cannot be asked)
	@.ci/audit $<

lock: $(UV) ## resolve requirements/*.in into hashed requirements/*.txt
	for name in $(LOCKED); do \
		$(UV) pip compile --quiet --generate-hashes --no-header --universal --python-version 3.11 \
			requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean: ## remove the environment and caches; data in NHIPCAU_HOME stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# uv comes by pip, with its hash; --without-pip because some systems ship Python without ensurepip.
$(UV): requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --quiet --disable-pip-version-check --python $(BIN)/python install --require-hashes -r requirements/bootstrap.txt
	@touch $(UV)

# The project itself is installed in place, so that editing src/ needs no new installation.
$(VENV)/base.stamp: $(UV) requirements/build.txt requirements/base.txt requirements/pages.txt pyproject.toml
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/build.txt -r requirements/base.txt -r requirements/pages.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/base.stamp requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

# The peer of the benchmark lives apart, so that its dependencies never meet ours.
.venv-bench/bin/datasette: $(UV) requirements/bench.txt
	$(UV) venv --quiet --allow-existing --python $(BIN)/python .venv-bench
	$(UV) pip install --quiet --python .venv-bench/bin/python --require-hashes -r requirements/bench.txt
	@touch $@

# What looks for known holes lives apart as well; it is audited like the rest.
.venv-audit/bin/pip-audit: $(UV) requirements/audit.txt
	$(UV) venv --quiet --allow-existing --python $(BIN)/python .venv-audit
	$(UV) pip install --quiet --python .venv-audit/bin/python --require-hashes -r requirements/audit.txt
	@touch $@
