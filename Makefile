# Every command sets up what it needs in .venv first; `make` alone lists them.
# Needs Python 3.11, 3.12 or 3.13. Another one than python3: make test PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
# The name of the stamp holds the checksum of requirements.txt: new requirements, new set-up.
STAMP := .venv/requirements-$(shell cksum requirements.txt | cut -d ' ' -f 1)
# Libraries that only tests import, installed beside the others.
LIBRARIES := .venv/libraries-$(shell cat requirements.txt tests/libraries/requirements.txt | cksum | cut -d ' ' -f 1)
BENCH := .cache/bench-venv
BENCH_STAMP := $(BENCH)/requirements-$(shell cksum benchmarks/requirements.txt | cut -d ' ' -f 1)
SIZES ?= 100 500 2000
STEPS ?= 50
PEERS ?= plain markdown-exec sphinx-gallery jupyter-book
# Another program to render pages with: make build BUILDER=properdocs
OTHER := .venv/builders-$(shell cksum tests/builders/requirements.txt | cut -d ' ' -f 1)
MUTMUT := .venv/mutants-$(shell cksum tests/mutants/requirements.txt | cut -d ' ' -f 1)
COMPILE := uv pip compile --universal --python-version 3.11.5 --fork-strategy fewest \
	--no-emit-index-url --no-annotate requirements.in -o requirements.txt

.DEFAULT_GOAL := help
.PHONY: help serve test build run lesson requirements vendor builders changes faults mutants bench edit clean

help: ## List the commands
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 20

$(STAMP): requirements.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and f"Just Enough Math needs Python 3.11 or newer; $(PYTHON) is {v[0]}.{v[1]}.\nFix: install a newer one and name it, for example: make PYTHON=python3.13 $(MAKECMDGOALS)")'
	@echo "Setting up .venv (about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@rm -f .venv/requirements-*
	@touch $@

$(LIBRARIES): $(STAMP) tests/libraries/requirements.txt
	@echo "Installing the libraries that tests compare with (about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		-r tests/libraries/requirements.txt -c requirements.txt
	@rm -f .venv/libraries-*
	@touch $@

browser-python: $(STAMP)
	@$(BIN)/python -m builder python --ensure

serve: $(STAMP) browser-python ## Show the site at http://127.0.0.1:8000 and reload it as you write; elsewhere: PORT=8001
	@$(BIN)/python -m builder serve $(if $(PORT),--address 127.0.0.1:$(PORT))

test: $(LIBRARIES) browser-python ## Check everything; one part: STEP=style; what a change affects: CHANGED=main; one lesson: PAGE=statistics/variance
	@$(BIN)/python tests/check_all.py $(STEP) $(if $(CHANGED),--changed $(CHANGED)) $(if $(PAGE),--page $(PAGE))

$(OTHER): $(STAMP) tests/builders/requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--target $@ -r tests/builders/requirements.txt

build: export BUILDER := $(BUILDER)
build: export PYTHONPATH := $(if $(BUILDER),$(OTHER))
build: $(STAMP) $(if $(BUILDER),$(OTHER)) browser-python ## Build the site into site/; after a fault the last good one stays
	@$(BIN)/python -m builder build

run: $(STAMP) ## Run one page's code, grade its exercises: make run PAGE=linear-algebra/cosine-similarity
	@$(BIN)/python -m builder run $(PAGE)

lesson: $(STAMP) ## Start a planned lesson: make lesson ID=variance
	@$(BIN)/python -m builder lesson $(ID)

requirements: $(STAMP) ## Pin the newest versions that requirements.in allows
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/$(COMPILE) --upgrade

vendor: $(STAMP) ## Fetch and verify the vendored files (the only command that needs npm)
	@$(BIN)/python -m builder python
	@$(BIN)/python -m builder vendor

builders: $(OTHER) browser-python ## Compare the pages of another builder with those of MkDocs
	@PYTHONPATH=$(CURDIR):$(OTHER) $(BIN)/python tests/builders/compare.py

changes: $(STAMP) ## Change a project at random, compare each site with a cold build: make changes STEPS=50
	@PYTHONPATH=$(CURDIR):benchmarks $(BIN)/python tests/builder/cold_builds.py --steps $(STEPS) $(WHAT)

faults: $(LIBRARIES) browser-python ## See which faults of a built page no test notices: make faults ONLY=faint
	@$(BIN)/python tests/faults/run_faults.py $(if $(FROM),--project $(FROM)) "$(ONLY)"

mutants: $(LIBRARIES) ## See which small faults no test notices: make mutants ONLY=linear_algebra
	@test -e $(MUTMUT) || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --target $(MUTMUT) -r tests/mutants/requirements.txt
	@PYTHONPATH=$(CURDIR):$(MUTMUT) PYTHONDONTWRITEBYTECODE=1 MPLBACKEND=Agg OPENBLAS_NUM_THREADS=1 \
		$(BIN)/python tests/mutants/run_mutants.py $(ONLY)

bench: $(STAMP) $(if $(strip $(PEERS)),$(BENCH_STAMP)) ## Time builds, here and elsewhere (12 minutes): make bench SIZES=100 PEERS=
	@$(BIN)/python benchmarks/run.py --sizes $(SIZES) --peers $(PEERS)

edit: $(STAMP) $(BENCH_STAMP) ## Time edits until they are seen (20 minutes), and another checkout: make edit BEFORE=../old
	@$(BIN)/python benchmarks/edit.py $(if $(BEFORE),--before $(BEFORE)) $(WHAT)

$(BENCH_STAMP): benchmarks/requirements.txt
	@echo "Setting up $(BENCH) (about a minute) ..."
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@rm -f $(BENCH)/requirements-*
	@touch $@

clean: ## Delete what the other commands made
	rm -rf .venv .cache site site.new site.old .pytest_cache .ruff_cache .hypothesis
