# make run: the app in your browser. make test: all tests. Each does its own set-up.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test fuzz words check audit bench load format clean

run: .venv/app
	$(BIN)/streamlit run streamlit_app.py

# The long files of the browser go first: at the end no core waits for one of them.
test: .venv/dev .venv/browser
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

# What Hypothesis tries, for twenty times as long, and anew each time.
fuzz: .venv/dev
	EFFORT=20 $(BIN)/pytest -n auto -m hypothesis

# The catalogues of all languages, brought up to what the code says; then what is to be translated.
words: .venv/app
	$(BIN)/python -m ui.language.update

check: .venv/dev audit
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Known holes in what is installed. Without its data, which is on the internet, it says so and skips.
AUDIT := $(BIN)/pip-audit --requirement requirements.txt --no-deps --disable-pip --progress-spinner off
audit: .venv/dev
	@rm -f .venv/audit
	@$(AUDIT) --output .venv/audit 2>.venv/audit-log || test ! -s .venv/audit || (cat .venv/audit && false)
	@if test -s .venv/audit; then cat .venv/audit; else tail -n 1 .venv/audit-log; echo "pip-audit: skipped."; fi

bench: .venv/dev .venv/browser
	$(BIN)/python -m benchmarks

load: .venv/dev
	$(BIN)/python -m benchmarks.load

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/app: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev: requirements.txt requirements-dev.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# The browser tests use a Chromium or Chrome of the system, and get Playwright's own if there is none.
.venv/browser: .venv/dev
	$(BIN)/python -m tests.browser.chromium || $(BIN)/playwright install chromium
	touch $@
