# The developer's manual. Every target sets up what it needs; `make` alone lists them.

PYTHON ?= python3
DEMO   := demo
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check \
          --constraint tools/constraints.txt
NEWS   := $(wildcard tests/corpus/demo/*.txt ../shared/articles/*.txt)

help:  ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

demo: .venv/core.stamp  ## Make a bulletin of the project's own articles, ready to listen to
	@$(BIN)/briefing make $(NEWS) --to $(DEMO)
	@$(BIN)/briefing clean $(NEWS) --html $(DEMO)/cut.html >/dev/null
	@echo
	@echo "Every line that was cut, and by which rule:  $(DEMO)/cut.html"
	@echo "Subscribe with a podcast app:                $(BIN)/briefing serve $(DEMO)"
	@echo "Is it fit for listeners:                     $(BIN)/briefing check $(DEMO)"
	@echo "Change a word of the script and go on:       $(BIN)/briefing make --to $(DEMO) --from script"
	@echo "A bulletin of your own:                      $(BIN)/briefing make ARTICLE... --to my-show"

test: .venv/dev.stamp  ## Run all tests, and hold what they cover to its floor; ARGS=... for some
	@$(BIN)/python -m pytest $(if $(ARGS),$(ARGS),--numprocesses auto --cov --cov-report=)

check: .venv/dev.stamp  ## Check style, types, floors and fences, and that the documents are true
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/make_docs.py --check

bench: .venv/core.stamp  ## Print how long a bulletin takes: first run, again, one sentence changed
	@$(BIN)/python tools/bench_bulletin.py $(ARGS)

docs: .venv/core.stamp  ## Write the generated parts of docs/
	@$(BIN)/python tools/make_docs.py

clean:  ## Remove everything that was made, the environment too
	rm -rf .venv $(DEMO) dist build .coverage .coverage.* .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/core.stamp: pyproject.toml tools/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || \
	  { echo "This needs Python 3.11, 3.12 or 3.13, and '$(PYTHON)' is not one of them (or is not there)."; \
	    echo "Name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Setting up .venv (once; about half a minute) ..."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PIP) --editable '.[web]'
	@touch $@

.venv/dev.stamp: .venv/core.stamp
	@echo "Adding what tests and checks need ..."
	@$(PIP) --editable '.[web,dev]'
	@touch $@

.DEFAULT_GOAL := help
.PHONY: help demo test check bench docs clean

test-clients: .venv/dev.stamp  ## Let real podcast apps, players, a speaker, a browser and hosts use a show
	@PYTHON=$(BIN)/python sh tests/clients/install.sh .venv/clients
	@PATH="$$PATH:/usr/sbin:/sbin" \
	  BRIEFING_NODE_MODULES=$(abspath .venv/clients/node_modules) \
	  BRIEFING_WEED=$(abspath .venv/clients/store/bin/weed) BRIEFING_SSHD=/usr/sbin/sshd \
	  $(BIN)/python -m pytest tests/clients tests/publish -m client $(ARGS)

bench-serve: .venv/dev.stamp  ## Print how fast 'briefing serve' is beside nginx and http.server
	@PATH="$$PATH:/usr/sbin:/sbin" $(BIN)/python tools/bench_serve.py $(ARGS)

bench-feed: .venv/dev.stamp  ## Print how long a feed of 1,000 episodes takes to render and to check
	@$(BIN)/python tools/bench_feed.py $(ARGS)

.PHONY: test-clients bench-serve bench-feed
