"""Readers of a built site, each with a real browser: what they see, and all that goes wrong meanwhile."""

import functools
import gzip
import os
import time
from collections import defaultdict
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Playwright, Request, expect, sync_playwright

from support import PAGES as PAGES

LANGUAGES = {
    "ar": ("ar", "rtl"),
    "pt": ("pt-BR", "ltr"),
    "tr": ("tr", "ltr"),
    "it": ("it", "ltr"),
    "zh": ("zh-Hans", "ltr"),
}
BASE = "/repo/"
SCHEMES = {"light": "default", "dark": "slate"}
"""The schemes of a system, and what the theme calls them."""

PATIENCE = 120_000
"""Milliseconds that anything may take that is waited for: a machine may have much else to do."""
expect.set_options(timeout=PATIENCE)


class Handler(SimpleHTTPRequestHandler):
    """Serves like GitHub Pages: a site in a folder of the host, its own page for what is not there, and all of it for a
    browser to keep for ten minutes, over connections that last. Pages then open in two thirds of the time."""

    protocol_version = "HTTP/1.1"

    def end_headers(self):
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = (Path(self.directory) / "repo" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *arguments):
        pass


class Chromium:
    """A browser that is started when it is needed, with tabs that serve one reader after the other.

    A new tab takes as long as five pages that are opened in one that is there.
    """

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._idle: defaultdict[str, list[Page]] = defaultdict(list)

    @property
    def browser(self) -> Browser:
        if self._browser is None:
            path = os.environ.get("ISOGLOSS_BROWSER")
            assert path, "no browser was named: run `make test`, which finds one or installs it"
            self._playwright = sync_playwright().start()
            # as root, in a container, Chromium has no sandbox of its own; it opens only pages that were built here
            self._browser = self._playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--disable-quic"]
            )
        return self._browser

    def lend(self, **options) -> tuple[Page, list[Page]]:
        """An empty tab in a context with these options, and where it is to be put back."""
        idle = self._idle[repr(sorted(options.items()))]
        if idle:
            return idle.pop(), idle
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context.new_page(), idle

    def close(self) -> None:
        if self._browser is not None:
            self._idle.clear()
            self._browser.close()
            self._playwright.stop()
            self._browser = None


class Visit:
    """A page and all that went wrong on it."""

    def __init__(
        self,
        chromium: Chromium,
        host: str,
        *,
        viewport=None,
        color_scheme="light",
        forced_colors="none",
        java_script_enabled=True,
        locale=None,
        **context,
    ):
        self.host = host
        self.scripted = java_script_enabled
        self.page, self._place = chromium.lend(java_script_enabled=java_script_enabled, **context)
        self.page.set_viewport_size(viewport or {"width": 1280, "height": 900})
        self.page.emulate_media(media="null", color_scheme=color_scheme, forced_colors=forced_colors)
        self.page.mouse.move(0, 0)
        self._asks = self._asking(locale) if locale else None
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self._coming: set[Request] = set()
        self._heard = {
            "console": lambda m: m.type in ("error", "warning") and self.trouble.append(f"{m.type}: {m.text}"),
            "pageerror": lambda error: self.trouble.append(f"exception: {error}"),
            "request": self._request,
            "requestfinished": lambda request: self._coming.discard(request),
            "requestfailed": self._failed,
        }
        for event, hear in self._heard.items():
            self.page.on(event, hear)

    def _asking(self, locale: str) -> CDPSession:
        """What has a tab that is there ask for a language, until it is left: a context for each would open a window."""
        session = self.page.context.new_cdp_session(self.page)
        agent = self.page.evaluate("navigator.userAgent")
        session.send("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": locale})
        return session

    def _failed(self, request):
        self._coming.discard(request)
        if request.failure != "net::ERR_ABORTED":  # the page was left before it came
            self.trouble.append(f"failed: {request.url}")

    def _request(self, request):
        self.requests.append(request.url)
        self._coming.add(request)
        if urlsplit(request.url).scheme != "data" and not request.url.startswith(self.host + BASE):
            self.trouble.append(f"request to elsewhere: {request.url}")

    def go(self, path: str):
        return self.page.goto(self.host + BASE + path)

    def weight(self, site: Path) -> int:
        """How many bytes of a built site were asked for, compressed; for what is not there its page for that came."""
        paths = {urlsplit(url).path.removeprefix(BASE) for url in self.requests if url.startswith(self.host)}
        files = (site / path / "index.html" if path.endswith("/") or not path else site / path for path in paths)
        return sum(map(_compressed, (it if it.is_file() else site / "404.html" for it in files)))

    def troubles(self) -> list[str]:
        """What went wrong, once nothing more is loading."""
        self.rest()
        return self.trouble

    def rest(self) -> None:
        """Wait until all has come that was asked for, and the page's scripts have nothing more to do.

        Playwright's own "networkidle" is half a second in which nothing comes, of which a test would see hundreds.
        """
        self.page.wait_for_load_state()
        quiet = 0
        while quiet < 2:  # what comes may have scripts ask for more
            if self.scripted:
                self.page.evaluate("new Promise(done => requestIdleCallback(done, { timeout: 1000 }))")
            if self._coming:
                self.page.wait_for_timeout(20)
            quiet = 0 if self._coming else quiet + 1

    def close(self):
        """Leave the tab as if nobody had been there."""
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)
        self.page.unroute_all()
        if self._asks:
            self._asks.detach()
        if self.scripted and self.page.url.startswith(self.host):
            self.page.evaluate("localStorage.clear()")
        self.page.goto("about:blank")
        self._place.append(self.page)


@functools.cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def follow(link) -> None:
    """Click a link, and wait until its page is where it leads: a click alone does not."""
    with link.page.expect_navigation():
        link.click()


def switch(page, scheme: str) -> None:
    """Have a page in the light or the dark scheme, once its scripts know, too."""
    page.emulate_media(color_scheme=scheme)
    until(
        page,
        "([scheme, name]) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches"
        " && [undefined, name].includes(document.body.dataset.mdColorScheme)",
        [scheme, SCHEMES[scheme]],
    )


def until(page, said: str, about=None) -> None:
    """Wait until JavaScript that is asked of a page is true.

    Playwright's own `wait_for_function` asks a second time by `eval`, which the pages' policy forbids.
    """
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(said, about):
        assert time.monotonic() < end, f"never true: {said}"
        page.wait_for_timeout(50)
