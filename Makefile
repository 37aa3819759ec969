# make run       create the virtual environment, install, open the app
# make test      install Chromium for the browser tests as well, run all tests but the thorough ones
# make check     check format, lint, types, imports, and known vulnerabilities; run every test
# make docs      build the documentation in site/; a broken link fails
# make pictures  retake the screenshots of the documentation
# make mutants   check whether the tests notice small code changes: PACKAGE=triage SAMPLE=100 SEED=1
# make bench     time the core work next to its peers

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: run test check docs pictures bench mutants clean

run: $(VENV)/run
	$(BIN)/gtm-framework

test: $(VENV)/test $(VENV)/node
	npm test --silent
	$(BIN)/python -m pytest -n 2 --dist loadgroup --reruns 1 -m "not thorough"

check: $(VENV)/check $(VENV)/test $(VENV)/node
	npm run check --silent
	npm test --silent
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/audit
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-fail-under=95

docs: $(VENV)/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

pictures: $(VENV)/test
	$(BIN)/python docs/pictures.py

bench: $(VENV)/bench
	$(BIN)/python -m bench

mutants: $(VENV)/mutants
	$(BIN)/python -m bench.mutants $(if $(PACKAGE),--package $(PACKAGE)) $(if $(SAMPLE),--sample $(SAMPLE)) \
		$(if $(SEED),--seed $(SEED))

clean:
	rm -rf $(VENV) node_modules dist build site

# Each mark records that a set of packages is installed as pyproject.toml and constraints.txt require.
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
	sh .ci/find-libreoffice
	touch $@

$(VENV)/docs: $(VENV)/run
	$(PIP) install -c constraints.txt --group docs
	touch $@

$(VENV)/mutants: $(VENV)/test
	$(PIP) install -c constraints.txt --group mutants
	touch $@

$(VENV)/bench: $(VENV)/test
	$(PIP) install -c constraints.txt --group bench
	touch $@
