"""Takes the pictures of the site that README.md shows; `make screenshots` calls it.

CHROMIUM is the path of the browser; without it, playwright's own is used.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Literal
from urllib.parse import urlencode

from playwright.sync_api import ViewportSize, sync_playwright

FOLDER = Path(__file__).parent
LAPTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 720}
"""Pixels: small ones of their kind."""
QUESTION = urlencode({"q": "mat tran to quoc covid"})
PICTURES: Sequence[tuple[str, str, ViewportSize, Literal["light", "dark"]]] = (
    ("home", "/", LAPTOP, "light"),
    ("search", f"/?{QUESTION}", LAPTOP, "light"),
    ("phone", f"/?{QUESTION}", PHONE, "light"),
    ("phone-dark", f"/?{QUESTION}#bo-loc", PHONE, "dark"),
)


def main() -> None:
    """Look at the site over the samples, and take the pictures."""
    with served() as address, sync_playwright() as playwright:
        # Root, as in a container, can't start Chromium's sandbox; the page is our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), chromium_sandbox=os.getuid() != 0
        )
        for name, target, size, scheme in PICTURES:
            page = browser.new_page(viewport=size, color_scheme=scheme, locale="vi-VN")
            page.goto(f"{address}{target}")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
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
