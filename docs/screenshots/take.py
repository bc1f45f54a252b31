"""Takes the pictures of the site that README.md shows; `make screenshots` calls it.

CHROMIUM is the path of the browser; without it, playwright's own is used.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 1280, 900
"""Pixels: a small laptop's window."""


def main() -> None:
    """Search the samples on the site, and take a picture of the answer."""
    with served() as address, sync_playwright() as playwright:
        # Root, as in a container, can't start Chromium's sandbox; the page is our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), chromium_sandbox=os.getuid() != 0
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale="vi-VN"
        )
        page.goto(f"{address}/?{urlencode({'q': 'mat tran to quoc covid'})}")
        page.screenshot(path=FOLDER / "search.png")
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """Serve the current index for the length of the block, and give the address of the site."""
    command = [str(Path(sys.executable).with_name("bantin")), "serve", "--port", "0"]
    with Popen(command, stdout=PIPE, text=True) as site:
        assert site.stdout
        try:
            yield site.stdout.readline().split()[1]
        finally:
            site.terminate()


if __name__ == "__main__":
    main()
