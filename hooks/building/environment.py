"""The variables of the environment by which people, and processes of a build, tell a process what to do.

Beside them stand those that mkdocs.yml reads: LOCALE, the language that a process builds, and addresses.
"""

CHECKED = "ISOGLOSS_CHECKED"
"""The languages are checked elsewhere."""

NO_CACHE = "ISOGLOSS_NO_CACHE"
"""Nothing is kept for the next build, and nothing that was kept is used."""

PANEL = "ISOGLOSS_PANEL"
"""Pages are served with what is found on them."""

PARTS = "ISOGLOSS_PARTS"
"""The folder of languages, and shards of languages, that are built one by one (whole_site.py, shard.py)."""

SERVING = "ISOGLOSS_SERVING"
"""Pages are built to be served at once."""

TERMS_BEFORE = "ISOGLOSS_TERMS_BEFORE"
"""The key of the terms of a language before an edit: pages that no edit is shown on have the same as by these."""

EDITED = "ISOGLOSS_EDITED"
"""The pages that an edit is shown on, by their paths in the folder of pages, one a line (other_terms.py)."""
