"""Ask whether the addresses that pages link to still answer: `make links`.

Nothing waits for it. An address that is gone (404, 410, no such host) makes the exit code 1; one that does not let a
program in, or is out of order for the moment, is told and no more.
"""

import os
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import isogloss
from isogloss.text.quoting import quoted

AGENT = "isogloss-links (a weekly look at a site's own links)"
GONE = {404, 410}


def linked() -> dict[str, list[str]]:
    """The addresses that the pages link to, without fragments, each with the places that do."""
    site = isogloss.open_project().site
    found: dict[str, list[str]] = defaultdict(list)
    for page in site.all_pages:
        for link in page.markdown.links:
            target = link.target.strip()
            if target.lower().startswith(("https://", "http://")):
                found[urldefrag(target).url].append(str(page.source.location(link.span)))
    return dict(sorted(found.items()))


def asked(address: str) -> tuple[bool, str]:
    """Whether an address is gone, and what it says; nothing where it answers."""
    for method in ("HEAD", "GET"):  # some hosts answer only the second
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(request, timeout=30):
                return False, ""
        except urllib.error.HTTPError as error:
            gone, told = error.code in GONE, f"{error.code} {error.reason}"
        except (urllib.error.URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            gone, told = "Name or service not known" in str(reason), str(reason)
    return gone, told


def host_by_host(addresses: list[str]) -> dict[str, tuple[bool, str]]:
    """What addresses say: hosts side by side, those of one host one after another."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(8) as pool:
        rows = pool.map(lambda those: [(address, asked(address)) for address in those], hosts.values())
        return dict(row for those in rows for row in those)


def main() -> int:
    places = linked()
    said = host_by_host(list(places))
    lines = [
        f"- {'**gone**' if said[address][0] else 'unsure'} {quoted(address)}: {quoted(said[address][1])} "
        f"({quoted(', '.join(places[address]))})"
        for address in places
        if said[address][1]
    ]
    text = "\n".join([*lines, f"{len(places)} addresses asked, {len(lines)} of them did not answer"]) + "\n"
    sys.stdout.write(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(text)
    return int(any(gone for gone, _ in said.values()))


if __name__ == "__main__":
    sys.exit(main())
