# One command for each thing a developer does; `make help` lists them.
#
#   PYTHON=python3.12     the interpreter to make the environment with
#   VENV=folder           another environment than .venv
#   ARGS='-k word'        some of the tests only; coverage is then not measured
#   JOBS=1                so many processes for the tests, instead of one for each core

VENV ?= .venv
JOBS ?= auto
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SAMPLES := docs/samples/dispatch.fr.txt docs/samples/dispatch.en.md

# The first that is new enough and can make an environment. Asked inside an environment, a Python names the one below it.
ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import sys, ensurepip, venv; sys.version_info >= (3, 11) or sys.exit(1); print(sys._base_executable)' \
	2>/dev/null && break; done)
endif

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types docs lock outside clean
.DELETE_ON_ERROR:

help: ## List what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

demo: $(VENV)/.runtime ## Set up .venv and check two sample articles
	@status=0; "$(BIN)/verify" check $(SAMPLES) || status=$$?; \
	if [ $$status -gt 1 ]; then echo >&2 "make demo: verify stopped with $$status"; exit $$status; fi; \
	echo; echo "Now try your own: $(BIN)/verify check ARTICLE (exit code 1 means that a figure does not hold)"

test: $(VENV)/.dev ## Set up .venv and run every test, with coverage
	$(BIN)/python -m pytest --numprocesses=$(JOBS) --dist=worksteal $(if $(ARGS),$(ARGS),--cov --cov-report=term)

check: $(VENV)/.dev ## All that a change has to pass: format, lint, types, docs, tests
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory lint types docs test

format: $(VENV)/.dev ## Set every file in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.dev ## Look for mistakes of style
	$(BIN)/ruff check .

types: $(VENV)/.dev ## Check the types
	$(BIN)/mypy

docs: $(VENV)/.dev ## Follow the links of the documentation and run its examples
	$(BIN)/python .ci/docs.py

lock: $(VENV)/.dev ## Renew the locks in requirements/ after a change of dependencies; ARGS=--upgrade takes newer releases
	$(BIN)/python .ci/lock.py $(ARGS)

outside: ## Install the programs of others that tests/outside hands reports to; needs npm
	bash .ci/outside tests/outside

clean: ## Remove all that these commands made
	rm -rf tests/outside/node_modules .venv build dist .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# An environment that was made in another folder, or with another Python than the one asked for, is made anew.
ASKED := $(filter command environment,$(firstword $(origin PYTHON)))
WANTED := $(CURDIR)$(if $(ASKED), $(shell $(PYTHON) -c 'import platform; print(platform.python_version())'))
FOUND := $(shell cat "$(VENV)/$(if $(ASKED),.made,.folder)" 2>/dev/null)
ifneq ($(WANTED),$(FOUND))
.PHONY: $(VENV)/pyvenv.cfg
endif

$(VENV)/pyvenv.cfg:
	@if [ -z "$(PYTHON)" ]; then \
		echo >&2 "make: no Python 3.11 or newer with venv and ensurepip was found; install one (on Debian also python3-venv)" \
			"or name it: make PYTHON=/path/to/python3"; exit 1; fi
	@echo "Making $(VENV) with $(PYTHON)"
	@"$(PYTHON)" -m venv --clear "$(VENV)"
	@echo "$(CURDIR)" >"$(VENV)/.folder"
	@echo "$(CURDIR) $$("$(BIN)/python" -c 'import platform; print(platform.python_version())')" >"$(VENV)/.made"

# A lock is whole, so that pip has nothing to resolve: it would take a newer release where a part asks for an extra of another.
$(VENV)/.runtime: $(VENV)/pyvenv.cfg requirements/runtime.txt requirements/build.txt pyproject.toml
	@echo "Installing verify and what it needs, as locked in requirements/"
	@$(PIP) install --no-deps --require-hashes --requirement requirements/build.txt --requirement requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m pip --disable-pip-version-check check
	@touch "$@"

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "Installing the tools for development, as locked in requirements/dev.txt"
	@$(PIP) install --no-deps --require-hashes --requirement requirements/dev.txt
	@$(BIN)/python -m pip --disable-pip-version-check check
	@touch "$@"
