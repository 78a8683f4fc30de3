"""Take the README's pictures anew: `make pictures`.

    tools/pictures.py --browser PATH FOLDER

of the site that has been built into FOLDER, by day and by night, and of what the check says of two mistakes made in a
copy of its pages.
"""

import argparse
import base64
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.ansi import AnsiDecoder
from rich.console import Console
from smoke import served

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / ".github"
LANGUAGES = ("ar", "pt", "tr", "it", "zh")
PAGE = "cxo-vs-cmo/"
WIDTH, HEIGHT = 380, 600
"""Of each page, which is shown at SCALE."""
SCALE = 0.62
GROUND = {"light": "#e9e6df", "dark": "#0d1117"}
COLLAGE = """<!doctype html><style>
  body {{ margin: 0; padding: 24px; display: flex; gap: 14px; width: max-content; background: {ground} }}
  img {{ width: {width}px; border-radius: 10px; box-shadow: 0 1px 6px #0006 }}
</style>{images}"""

MISTAKES = (
    ("pt/cxo-vs-cmo.md", "- Precificação\n", "- Precificação no nível C\n"),
    ("tr/customer-experience-management.md", "%87", "%78"),
)
"""A term out of use, and a figure with two digits the wrong way round."""


def five_languages(browser: Browser, site: str, scheme: str) -> bytes:
    """One page in five languages side by side, by day or by night."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    )
    page, images = context.new_page(), []
    for language in LANGUAGES:
        page.goto(f"{site}{language}/{PAGE}", wait_until="load")
        picture = base64.b64encode(page.screenshot()).decode()
        images.append(f'<img src="data:image/png;base64,{picture}">')
    page.set_viewport_size({"width": 1320, "height": 460})
    page.goto("about:blank")
    page.set_content(COLLAGE.format(ground=GROUND[scheme], width=round(WIDTH * SCALE), images="".join(images)))
    page.wait_for_function("[...document.images].every(image => image.complete)")
    taken = page.locator("body").screenshot()
    context.close()
    return taken


def findings() -> str:
    """A terminal, drawn, with what the check says of two mistakes."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "glossary"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        for name, right, wrong in MISTAKES:
            file = Path(folder) / "docs" / name
            text = file.read_text(encoding="utf-8")
            if right not in text:
                sys.exit(f"docs/{name}: “{right.strip()}” is not there any more: choose another mistake")
            file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        command = [sys.executable, "-m", "isogloss", "check", "--color", "always", "--lang", "en"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), *sys.path])}
        told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    console = Console(record=True, width=134, file=io.StringIO())
    console.print("[bold]$[/bold] isogloss check", highlight=False)
    for line in AnsiDecoder().decode(told.stdout + told.stderr):
        console.print(line)
    drawn = console.export_svg(title="isogloss", unique_id="findings")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # no font comes from elsewhere


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the README's pictures anew.")
    parser.add_argument("--browser", required=True, metavar="PATH", help="a Chromium")
    parser.add_argument("site", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    (PICTURES / "findings.svg").write_text(findings(), encoding="utf-8")
    with served(options.site) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox"])
        for scheme in GROUND:
            (PICTURES / f"five-languages-{scheme}.png").write_bytes(five_languages(browser, site, scheme))
        browser.close()


if __name__ == "__main__":
    main()
