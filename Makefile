# Everything starts here: `make site` builds the site, `make test` checks it all, each from a bare checkout.
.DELETE_ON_ERROR:
.PHONY: site merge archive smoke serve check fix review comment links test audit lint format lock schema manual catalogs \
  manual-site pictures clean

VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

site: $(VENV)/site.done ## build the whole site into site/
	$(BIN)/mkdocs build --strict

site-%: $(VENV)/site.done ## build one language into parts/, as in `make site-pt`
	LOCALE=$* $(BIN)/mkdocs build --strict --site-dir parts

shard-%: $(VENV)/site.done ## make a part of the pages of one language, as in `SHARD=2/8 make shard-pt`
	LOCALE=$* ISOGLOSS_PARTS=parts ISOGLOSS_CHECKED=1 $(BIN)/mkdocs build --dirty

merge: $(VENV)/site.done ## put the whole site together from the languages, or their shards, in parts/
	ISOGLOSS_PARTS=parts $(BIN)/mkdocs build --strict

archive: ## pack site/ into site.tar: the same site gives the same bytes
	python3 tools/archive.py site site.tar

smoke: $(VENV)/test.done ## open every page of the site in site/, or at the address URL, in a browser
	browser=$$(tools/browser $(BIN)/python) && $(BIN)/python tools/smoke.py --browser "$$browser" "$${URL:-site}"

serve: $(VENV)/site.done ## the whole site, live, at http://localhost:8000/
	$(BIN)/mkdocs serve

check: $(VENV)/site.done ## check all pages against the glossary and one another
	$(BIN)/isogloss check

fix: $(VENV)/site.done ## make all fixes that are sure
	$(BIN)/isogloss check --fix

review: $(VENV)/site.done ## tell what the changes since the revision SINCE mean, into review/
	$(BIN)/isogloss review --since "$${SINCE:-origin/main}" --format github --into review

pictures: $(VENV)/test.done site ## take the README's pictures anew
	browser=$$(tools/browser $(BIN)/python) && $(BIN)/python tools/pictures.py --browser "$$browser" site

comment: ## comment on open pull requests what their checks say (needs GITHUB_REPOSITORY and GITHUB_TOKEN)
	python3 tools/comment.py

links: $(VENV)/site.done ## ask whether the addresses that pages link to still answer
	$(BIN)/python tools/links.py

test: $(VENV)/test.done lint site ## lint, build, and run all tests, a real browser's among them
	browser=$$(tools/browser $(BIN)/python) && ISOGLOSS_BROWSER="$$browser" $(BIN)/python -m pytest -n auto --dist loadgroup

audit: $(VENV)/test.done ## measure the site: Nu HTML checker on every page, Lighthouse in every language (slow)
	tools/audit/install .tools/audit
	SITE_URL=http://127.0.0.1:8765/ $(BIN)/mkdocs build --quiet --strict --site-dir .tools/site
	browser=$$(tools/browser $(BIN)/python whole) && $(BIN)/python tools/audit/audit.py --site .tools/site --browser "$$browser"

lint: $(VENV)/test.done
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary

format: $(VENV)/test.done ## put the code in order
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet

manual-site: $(VENV)/site.done ## build the manual as a site into site/manual/, beside a site that is there
	MANUAL_URL="$${SITE_URL:-http://localhost:8000/}manual/" $(BIN)/mkdocs build --strict --config-file manual.yml

schema: $(VENV)/site.done ## write the JSON Schemas of concept files, settings, reports and the status
	for kind in concept settings report status; do $(BIN)/isogloss schema $$kind > schemas/$$kind.schema.json; done

manual: $(VENV)/site.done ## write what the code says of itself into the manual: rules, commands, settings, formats
	rm -rf manual/reference/rules
	$(BIN)/isogloss rules --manual manual/reference/rules
	$(BIN)/python tools/manual.py

catalogs: $(VENV)/site.done ## bring the catalogs of messages up to date with what the engine says
	$(BIN)/python tools/catalogs.py

lock: ## pin what requirements/*.in ask for, with hashes (needs uv)
	for name in build site test; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    requirements/$$name.in --output-file requirements/$$name.txt; \
	done

clean: ## remove what was built and installed
	rm -rf .isogloss_cache site site.tar parts review .site.next .site.old $(VENV) .tools \
	  hooks/isogloss/matching/compiled/*.c hooks/isogloss/matching/compiled/*.so

$(VENV)/site.done: requirements/build.txt requirements/site.txt pyproject.toml tools/venv \
  $(wildcard hooks/isogloss/matching/compiled/*.pyx)
	tools/venv $(VENV) requirements/build.txt requirements/site.txt
	touch $@

$(VENV)/test.done: $(VENV)/site.done requirements/test.txt
	tools/venv $(VENV) requirements/test.txt
	touch $@
