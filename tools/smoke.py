"""Open every page of a finished site in a browser, as readers will: `make smoke`.

    tools/smoke.py --browser PATH FOLDER     a site that has been built, served from here under its own address's path
    tools/smoke.py --browser PATH ADDRESS    a site that has been published

The pages are those of the sitemaps. Each must come, in its language and direction, with a heading, without an error in
the console and without a request to another host.
"""

import argparse
import functools
import http.server
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from playwright.sync_api import Error, sync_playwright

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
TRIES, PAUSE = 6, 10
"""How often, and after how many seconds, a site that has just been published is asked for again."""


class Server(http.server.ThreadingHTTPServer):
    """Does not mind a browser that goes on before it has been given everything."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a path of the host, as GitHub Pages does; without a word."""

    base = "/"

    def send_head(self):
        path = urlsplit(self.path).path
        if not path.startswith(self.base):
            self.send_error(404)
            return None
        self.path = f"/{path.removeprefix(self.base)}"
        return super().send_head()

    def log_message(self, *arguments):
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served, its own path at the end."""
    own = addresses((folder / "sitemap.xml").read_bytes())[0]
    base = urlsplit(own).path.removesuffix("sitemap.xml").rstrip("/").rpartition("/")[0] + "/"
    handler = functools.partial(type("Based", (Handler,), {"base": base}), directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


def addresses(sitemap: bytes) -> list[str]:
    """The addresses that a sitemap names."""
    return [element.text or "" for element in ElementTree.fromstring(sitemap).iter(LOC)]


def fetched(address: str) -> bytes:
    """What lies at an address. Raises OSError."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read()


def pages(site: str) -> list[str]:
    """The addresses of a site's pages, wherever it is served. Raises OSError."""
    maps = addresses(fetched(f"{site}sitemap.xml"))
    own = maps[0].removesuffix("sitemap.xml").rstrip("/").rpartition("/")[0] + "/"
    found = [page for name in maps for page in addresses(fetched(site + name.removeprefix(own)))]
    return [site, *(site + page.removeprefix(own) for page in found)]


def troubles(context, site: str, address: str) -> list[str]:
    """What is wrong with a page."""
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((site, "data:", "blob:")) else told.append(f"asks {request.url}")
        ),
    )
    try:
        answer = page.goto(address, wait_until="load")
        if not answer or answer.status != 200:
            told.append(f"answers {answer.status if answer else 'nothing'}")
        root = page.locator("html")
        wanted = ("lang",) if address == site else ("lang", "dir")  # the root is in all languages
        told += [f"has no {name}" for name in wanted if not root.get_attribute(name)]
        if not page.locator("h1").count():
            told.append("has no heading")
    except Error as error:
        told.append(str(error).partition("\n")[0])
    finally:
        page.close()
    return told


def listed(site: str) -> list[str]:
    """The pages of a site that may only be on its way. Raises OSError."""
    for _ in range(TRIES - 1):
        try:
            return pages(site)
        except OSError:
            time.sleep(PAUSE)
    return pages(site)


def smoke(site: str, executable: str, published: bool) -> int:
    try:
        found = listed(site) if published else pages(site)
    except (OSError, ElementTree.ParseError) as error:
        print(f"{site}: its sitemaps cannot be read: {error}", file=sys.stderr)
        return 1
    wrong = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-background-networking", "--disable-quic"]
        )
        context = browser.new_context()  # one for all pages, so that what they share comes once
        for address in found:
            for trouble in troubles(context, site, address):
                wrong += 1
                print(f"{address}: {trouble}", file=sys.stderr)
        browser.close()
    print(f"{len(found)} pages opened, {wrong} troubles")
    return int(wrong > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description="Open every page of a finished site in a browser.")
    parser.add_argument("--browser", required=True, metavar="PATH", help="a Chromium")
    parser.add_argument("site", metavar="FOLDER|ADDRESS")
    options = parser.parse_args()
    if options.site.startswith(("https://", "http://")):
        return smoke(f"{options.site.rstrip('/')}/", options.browser, published=True)
    folder = Path(options.site)
    if not (folder / "sitemap.xml").is_file():
        print(f"{folder}: no site: build it first, with make site", file=sys.stderr)
        return 2
    with served(folder) as site:
        return smoke(site, options.browser, published=False)


if __name__ == "__main__":
    sys.exit(main())
