"""Measure the built site as others would: the Nu HTML checker on every page, Lighthouse on pages of every language.

`make audit` installs what this needs and builds the site for the address that it is served at here.
"""

import argparse
import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("ar", "pt", "tr", "it", "zh")
PAGES = ("", "cxo-vs-cmo/", "glossary/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = {"desktop": dict.fromkeys(CATEGORIES, 100), "mobile": {**dict.fromkeys(CATEGORIES, 100), "performance": 95}}
MOST_SHIFT = 0.05
COMPRESSED = {".html", ".css", ".js", ".json", ".xml", ".svg"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves as hosts of static sites do: compressed, and to be kept for a while."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        file = file if found else Path(self.directory) / "404.html"
        data = file.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{self.guess_type(str(file))}; charset=utf-8")
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in COMPRESSED:
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


class Result(NamedTuple):
    """What Lighthouse says of a page: scores from 0 to 100, the layout's shift, and what it would have otherwise."""

    page: str
    form: str
    scores: dict[str, int]
    shift: float
    missed: list[str]

    @property
    def good(self) -> bool:
        return self.shift < MOST_SHIFT and all(self.scores[name] >= LEAST[self.form][name] for name in CATEGORIES)


def lighthouse(tools: Path, browser: str, address: str, page: str, form: str) -> Result:
    """Measure one page with throttling that is reckoned, not done; `form` is desktop or mobile."""
    command = [
        "node",
        str(tools / "node_modules/lighthouse/cli/index.js"),
        f"{address}{page}",
        "--output=json",
        "--quiet",
    ]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox"]
    command += ["--preset=desktop"] if form == "desktop" else []
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, check=True)
    report = json.loads(done.stdout)
    categories, audits = report["categories"], report["audits"]
    missed = [
        f"{name}: {audits[it['id']]['title']}"
        for name in CATEGORIES
        for it in categories[name]["auditRefs"]
        if it["weight"]
        and (audits[it["id"]]["score"] or 0) < 0.9
        and audits[it["id"]]["scoreDisplayMode"] != "notApplicable"
    ]
    scores = {name: round((categories[name]["score"] or 0) * 100) for name in CATEGORIES}
    return Result(page, form, scores, audits["cumulative-layout-shift"].get("numericValue", 0), missed)


def html_errors(tools: Path, site: Path) -> list[str]:
    """What the Nu HTML checker finds wrong in the pages of a site."""
    jar = tools / "node_modules/vnu-jar/build/dist/vnu.jar"
    # what it says of pages' policies supposes that they are served from nowhere
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--no-langdetect", "--format", "gnu"]
    done = subprocess.run([*command, str(site)], capture_output=True, encoding="utf-8", check=False)
    return done.stderr.splitlines()


def main() -> int:
    """Print what is measured; the exit code is 1 where something is below what is asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--tools", type=Path, default=ROOT / ".tools" / "audit", help="where npm has put the tools")
    arguments.add_argument("--site", type=Path, default=ROOT / "site")
    arguments.add_argument("--browser", required=True)
    arguments.add_argument("--port", type=int, default=8765)
    arguments.add_argument("--languages", nargs="+", default=LANGUAGES)
    arguments.add_argument("--pages", nargs="+", default=PAGES)
    given = arguments.parse_args()

    errors = html_errors(given.tools, given.site)
    print(*errors, sep="\n", end="\n" if errors else "")
    print(f"Nu HTML checker: {len(errors)} errors")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", given.port), lambda *asked: Handler(*asked, directory=str(given.site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages = [f"{code}/{page}" for code in given.languages for page in given.pages]
    failed = bool(errors)
    for form in LEAST:
        for page in pages:
            result = lighthouse(given.tools, given.browser, f"http://127.0.0.1:{given.port}/", page, form)
            failed |= not result.good
            scores = " ".join(str(result.scores[name]) for name in CATEGORIES)
            print(f"{'ok ' if result.good else 'LOW'} {form:7} {scores} CLS {result.shift:.3f} /{page}", flush=True)
            for missed in () if result.good else result.missed:
                print(f"      {missed}")
    server.shutdown()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
