# make report   every corpus at hand: figures/<corpus>/ and reports/<corpus>/report.html
# make test     the tests, and every notebook rerun and compared with what it stores
# make lab      JupyterLab on the notebooks
# make docs     the pages of docs/ as a site, in site/
# make notebooks, make lint, make lock, make benchmark: for those who change the code

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python

.PHONY: report test lab docs notebooks lint lock benchmark
report: .venv/ready
	$(RUN) -m analysis report

test: .venv/ready
	$(RUN) -m pytest -q -n auto tests
	$(RUN) -m pytest -q --nbval --nbval-current-env --nbval-cell-timeout=300 -n auto --dist loadscope notebooks

lab: .venv/ready
	$(BIN)/jupyter lab notebooks

docs: .venv/ready
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

notebooks: .venv/ready
	$(RUN) -m analysis notebooks

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: .venv/ready
	$(RUN) -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --fork-strategy fewest \
		--generate-hashes --upgrade --custom-compile-command "make lock" --output-file requirements.txt --quiet

benchmark: .venv/ready
	$(RUN) benchmarks/commands.py
	$(RUN) benchmarks/measure.py --spacy
	$(RUN) benchmarks/linear.py

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/ready
