#!/usr/bin/env python3
"""What a reader waits for and loads for the first search on a built language, in a browser with nothing in its cache.

    python benchmarks/first_search.py FOLDER/site/pt --browser /usr/bin/chromium cliente experiência marca

The bytes are those of everything that is loaded from the first key on: scripts, the index's files, documents.
"""

import argparse
import functools
import http.server
import threading
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def first_search(browser, address: str, question: str) -> tuple[float, int]:
    """Milliseconds from the question to its first answer, and bytes."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    loaded = []
    page.on("response", lambda response: loaded.append(int(response.headers.get("content-length", 0))))
    milliseconds = page.evaluate(
        """async question => {
             const box = document.querySelector(".md-search__input")
             const begun = performance.now()
             box.focus()
             box.value = question
             box.dispatchEvent(new Event("input", { bubbles: true }))
             while (!document.querySelector(".md-search-result__link")) await new Promise(requestAnimationFrame)
             return performance.now() - begun
           }""",
        question,
    )
    context.close()
    return milliseconds, sum(loaded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", type=Path, help="the folder of a built language")
    parser.add_argument("questions", nargs="+")
    parser.add_argument("--browser", required=True)
    arguments = parser.parse_args()
    handler = functools.partial(Handler, directory=str(arguments.language.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{arguments.language.name}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.browser, args=["--no-sandbox"])
        print("| question | first answer (median of 5) | loaded |\n|---|---|---|")
        for question in arguments.questions:
            runs = [first_search(browser, address, question) for _ in range(5)]
            bytes_ = max(run[1] for run in runs)
            print(f"| {question} | {median(run[0] for run in runs):.0f} ms | {bytes_ / 1000:.0f} kB |", flush=True)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
