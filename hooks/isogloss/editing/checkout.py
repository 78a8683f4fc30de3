"""A project whose files are to be changed: their current texts, including unsaved ones, and the changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from isogloss.editing import names, navigation
from isogloss.editing.changes import Change
from isogloss.editing.redirects import NAME as REDIRECTS
from isogloss.editing.redirects import Redirects, read_redirects, written
from isogloss.engine import UsageError
from isogloss.fixes import encoded
from isogloss.project import Project, absolute
from isogloss.publishing.glossary_page import MARKER
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.message import message
from isogloss.text.source import Unreadable, decode


@dataclass(frozen=True, eq=False)
class Checkout:
    """The files of a project. `drafts` are texts that an editor has not saved yet; `current` is the site with them."""

    project: Project
    drafts: Mapping[Path, str] = field(default_factory=dict)
    current: Site | None = None

    @property
    def site(self) -> Site:
        """The site, as it is on disk or as an editor has it. Raises UsageError and GlossaryError."""
        return self.current or self.project.site

    @cached_property
    def docs(self) -> Path:
        return absolute(self.project.docs)

    @cached_property
    def glossary(self) -> Path:
        return absolute(self.project.glossary)

    @cached_property
    def root(self) -> Path:
        return absolute(self.project.root)

    @cached_property
    def pages(self) -> Mapping[str, Mapping[str, Page]]:
        """Every page by path and language. Raises UsageError if one cannot be read, because links in it would be
        missed.
        """
        found: dict[str, dict[str, Page]] = {}
        for path in self.site.paths:
            for code, file in self.site.files[path].items():
                try:
                    page = file.read(self.site.termbase.matchers)
                except Unreadable as error:
                    raise UsageError(error.said, error.place) from None
                found.setdefault(path, {})[code] = page
        return found

    def path(self, name: str) -> str:
        """The shared path of a page, given that path or the file of one language. Raises UsageError."""
        return names.page_path(self.site.shared_path(name))

    def file(self, code: str, path: str) -> Path:
        """Where a page in a language is, or will be."""
        return self.docs / code / path

    def all_pages(self) -> Iterator[Page]:
        """The pages of all languages. Raises UsageError."""
        for there in self.pages.values():
            yield from there.values()

    @cached_property
    def glossary_pages(self) -> frozenset[str]:
        """The paths of the pages that show the glossary."""
        return frozenset(page.path for page in self.all_pages() if MARKER in page.source.text)

    def text(self, file: Path) -> str:
        """The text of a file; empty if there is none. Raises UsageError."""
        if file in self.drafts:
            return self.drafts[file]
        try:
            return decode(file.read_bytes(), str(file)).text if file.is_file() else ""
        except Unreadable as error:
            raise UsageError(error.said, error.place) from None

    def change(self, file: Path, text: str, moved: Path | None = None) -> Change | None:
        """The change of a file to a text; None if it would change nothing. The old content is that on disk, or the
        editor's draft.
        """
        source = moved or file
        disk = source.read_bytes() if source.is_file() else None
        before = encoded(self.drafts[source], b"") if source in self.drafts else disk
        after = encoded(text, before or b"")
        return None if (before or b"") == after and not moved else Change(file, before, after, moved)

    # ------------------------------------------------------------------------------------------------ other files

    @property
    def redirects(self) -> Redirects:
        """Raises UsageError."""
        return read_redirects(self.text(self.root / REDIRECTS).encode(), REDIRECTS)

    def with_redirects(self, redirects: Redirects) -> Change | None:
        """The change of the redirects' file; None if it says so already."""
        return self.change(self.root / REDIRECTS, written(redirects).decode())

    def nav_renamed(self, old: str, new: str) -> Change | None:
        """The change of the navigation, if there is one that names the page. Raises UsageError."""
        file = self.root / navigation.NAME
        try:
            return self.change(file, navigation.renamed(self.text(file), old, new, self.site.languages))
        except navigation.OtherShape:
            raise UsageError(message("not valid YAML; nothing was changed"), navigation.NAME) from None
