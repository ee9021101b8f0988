# The verbs of a checkout. Each says what it is doing; what is up to date is not done again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
RONGMEI_HOME ?= var
export PORT RONGMEI_HOME
export PYTHONPATH := $(CURDIR)/src:$(CURDIR)
# Compiled modules are kept, whatever the machine says: else each of a node's processes spends a second compiling its own.
export PYTHONDONTWRITEBYTECODE :=

# One for each core: a third would only keep more nodes in memory.
TOGETHER := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: demo demo-reset setup assets test coverage soak bench lint messages lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

demo: setup assets ## the demonstration world, in a browser at PORT (default 8000)
	@$(BIN)/rongmei demo

demo-reset: setup assets ## throw the demonstration's data away and start afresh
	@$(BIN)/rongmei demo --reset --yes

setup: $(VENV)/.runtime ## Python packages of the product

assets: setup ## front-end assets and message catalogues
	@make/assets

test: setup assets ## everything is tested (installs browser, fonts and PostgreSQL 15 where it may)
	@make/test-machine
	@make/python dev
	$(BIN)/pytest $(TOGETHER) $(ARGS)

coverage: setup assets ## what tests inside one process reach of domains and core, by branches; fails below the limit
	@make/test-machine
	@make/python dev
	$(BIN)/pytest $(TOGETHER) --cov --cov-report=term --ignore tests/e2e --ignore tests/integration --ignore tests/cli $(ARGS)

soak: setup assets ## long fault and load tests
	@make/test-machine
	@make/python dev
	$(BIN)/pytest tests/soak -m soak -q -s $(ARGS)

bench: setup assets ## figures, one JSON line each; ONLY=name for one group
	@make/python dev
	@make/bench-machine
	@$(BIN)/python -m benchmarks.run $(ONLY)

lint: setup ## style, types, boundaries, security
	@make/python dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests
	$(BIN)/lint-imports
	$(BIN)/bandit -q -ll -c pyproject.toml -r src

messages: setup ## collect what people see into the English catalogue, to be translated
	cd src/rongmei && $(CURDIR)/$(BIN)/python -m django makemessages -l en --no-location --no-wrap -i 'static/*'

lock: ## compile requirements/*.in to locks with hashes
	for set in base dev build bench; do $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -q requirements/$$set.in -o requirements/$$set.txt; done

clean: ## remove what was built (data in RONGMEI_HOME stays)
	rm -rf $(VENV) .venv-bench node_modules frontend/node_modules build dist

$(VENV)/.runtime: requirements/base.txt requirements/build.txt pyproject.toml
	@make/python build
	@touch $@
