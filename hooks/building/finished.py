"""What every page is given when all else about it is done, and the files that are written with it."""

import os
from pathlib import Path

from building.environment import SERVING
from isogloss.publishing.markup import with_skip_link_first, with_valid_labels, with_valid_toggles
from isogloss.publishing.page_policy import with_policy

done: set[Path] = set()
"""This build's."""


def finished(page: str) -> str:
    """A page as it is published."""
    page = with_skip_link_first(with_valid_labels(with_valid_toggles(page)))
    return page if os.environ.get(SERVING) else with_policy(page)
