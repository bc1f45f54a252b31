"""Programs of docs/api.md run against `bantin serve`, and get the answers that it shows."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
SERVER = "http://127.0.0.1:8000"

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
BANTIN = [sys.executable, "-c", "from index.command import main; main()"]


def shown() -> Iterator[tuple[str, str, str, str]]:
    """Yield the language and text of each program of the page, and the form and text it prints."""
    blocks = BLOCK.findall(PAGE)
    for (language, program), (form, printed) in pairwise(blocks):
        if language in ("sh", "python"):
            yield language, program, form, printed


@pytest.fixture(scope="module")
def address(samples_index: Path) -> Iterator[str]:
    """Serve the samples, as `make demo` does."""
    command = [*BANTIN, "serve", "--index", str(samples_index), "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://[0-9.]+:[0-9]+", server.stdout.readline())
            assert found, "help: the server did not start"
            yield found[0]
        finally:
            server.terminate()


@pytest.mark.parametrize(("language", "program", "form", "printed"), [*shown()])
def test_it_prints_what_the_page_says(
    address: str, language: str, program: str, form: str, printed: str
) -> None:
    if language == "sh" and shutil.which("curl") is None:
        pytest.skip("no curl on this machine")
    run = ["sh", "-c"] if language == "sh" else [sys.executable, "-c"]
    program = program.replace(SERVER, address)
    done = subprocess.run([*run, program], capture_output=True, text=True, timeout=60, check=True)
    if form == "json":
        assert_part(loads(printed), loads(done.stdout), "$")
    else:
        assert done.stdout == printed


def assert_part(part: Any, whole: Any, where: str) -> None:
    """Assert that what the page shows agrees with the answer; it may shorten lists and texts."""
    if isinstance(part, dict):
        for name, value in part.items():
            assert name in whole, f"{where}.{name}"
            assert_part(value, whole[name], f"{where}.{name}")
    elif isinstance(part, list) and part:
        for number, (value, actual) in enumerate(zip(part, whole, strict=False)):
            assert_part(value, actual, f"{where}[{number}]")
    elif isinstance(part, str) and part.endswith("…"):
        assert whole.startswith(part.rstrip("…")), where
    else:
        assert whole == part, where


def test_something_of_each_kind_is_shown() -> None:
    assert {(language, form) for language, _, form, _ in shown()} == {
        ("sh", "json"),
        ("sh", "text"),
        ("python", "text"),
    }
