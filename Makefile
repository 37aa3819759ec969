# make run    makes the virtual environment, installs, opens the app
# make test   the same, with Chromium for the browser tests, and runs every test
# make check  format, lint, types, import directions, of the browser scripts too, then every test
# make mutants  whether the tests notice small changes of the code: PACKAGE=triage SAMPLE=100 SEED=1
# make bench  what the product exists for, timed beside its peers

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test check bench mutants clean

run: $(VENV)/run
	$(BIN)/gtm-framework

test: $(VENV)/test $(VENV)/node
	npm test --silent
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/check $(VENV)/test $(VENV)/node
	npm run check --silent
	npm test --silent
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-fail-under=95

bench: $(VENV)/bench
	$(BIN)/python -m bench

mutants: $(VENV)/mutants
	$(BIN)/python -m bench.mutants $(if $(PACKAGE),--package $(PACKAGE)) $(if $(SAMPLE),--sample $(SAMPLE)) \
		$(if $(SEED),--seed $(SEED))

clean:
	rm -rf $(VENV) node_modules dist build

# Each mark says that one set of packages is installed as pyproject.toml and constraints.txt have it now.
$(VENV)/made:
	sh .ci/make-venv $(VENV)
	$(PIP) install --upgrade -c constraints.txt pip
	touch $@

$(VENV)/run: $(VENV)/made pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e .
	touch $@

$(VENV)/test: $(VENV)/run
	$(PIP) install -c constraints.txt --group test
	sh .ci/find-chromium $(BIN)/python
	sh .ci/find-postgresql
	touch $@

$(VENV)/node: $(VENV)/made package.json package-lock.json
	sh .ci/find-node
	npm ci --silent
	touch $@

$(VENV)/check: $(VENV)/run
	$(PIP) install -c constraints.txt --group check
	touch $@

$(VENV)/mutants: $(VENV)/test
	$(PIP) install -c constraints.txt --group mutants
	touch $@

$(VENV)/bench: $(VENV)/test
	$(PIP) install -c constraints.txt --group bench
	touch $@
