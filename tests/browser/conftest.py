"""The site over the samples, and a Chromium that opens it with and without scripts.

Without Chromium or playwright these tests are skipped, and pytest shows why. CHROMIUM is the path
of a browser that is not found by itself.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from typing import Any

import pytest

WIDTHS = (360, 768, 1280)
"""Pixels: a phone, a tablet, a laptop."""

Open = Callable[..., Any]

_COMMANDS = ("chromium", "chromium-browser", "google-chrome")
_SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start a browser, once for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _COMMANDS)), None)
    if path is None:
        pytest.skip("no Chromium found: install Debian's `chromium`, or set CHROMIUM to its path")
    with sync_api.sync_playwright() as playwright:
        # Root, as in a container, can't start Chromium's sandbox; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=path, chromium_sandbox=os.getuid() != 0
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site over the samples; it is built only if there is a browser."""
    with site_over(_SAMPLES, tmp_path_factory.mktemp("browser") / "index") as address:
        yield address


@contextmanager
def site_over(source: Path, index_dir: Path) -> Iterator[str]:
    """Index a source, serve it, and yield the address of the site."""
    index = str(index_dir)
    bantin = str(Path(sys.executable).with_name("bantin"))
    run(
        [bantin, "reindex", str(source), "--index", index],
        check=True,
        stderr=DEVNULL,
        stdout=DEVNULL,
    )
    command = [bantin, "serve", "--index", index, "--port", "0", "--workers", "1"]
    with Popen(command, stdout=PIPE, stderr=DEVNULL, text=True) as serving:
        assert serving.stdout
        yield serving.stdout.readline().split()[1].rstrip("/")
        serving.terminate()


def follow(link: Any) -> None:
    """Press a link and wait until what it leads to is loaded.

    A click returns as soon as the next page begins to arrive, when nothing of it can be counted.
    """
    with link.page.expect_navigation():
        link.click()


@pytest.fixture
def open_page(chromium: Any, site: str) -> Iterator[Open]:
    """Return a function that opens an address of the site in a window of its own."""
    contexts = []
    complaints: list[str] = []

    def listen(said: Any) -> None:
        if said.type == "error":
            complaints.append(said.text)

    def open_page(address: str = "/", width: int = 1280, **settings: Any) -> Any:
        settings.setdefault("java_script_enabled", True)
        context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": 900}, locale="vi-VN", **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", listen)
        page.goto(address)
        return page

    yield open_page
    for each in contexts:
        each.close()
    # What the security policy forbids is told there; what could not be loaded, tests ask for.
    assert [each for each in complaints if "Failed to load" not in each] == []
