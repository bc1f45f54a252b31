"""Packages and third-party libraries are imported only as pyproject.toml allows."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# Modules have underscores where the names of their libraries have dashes.
LIBRARIES = [
    re.split(r"[<>=\[]", each)[0].replace("-", "_") for each in PYPROJECT["project"]["dependencies"]
]
MOST_MODULES = 16
"""What a folder may hold, so that its listing reads as a table of contents."""

DATA_ONLY = {"tzdata"}
"""Installed for its files; nothing imports it."""


def test_every_contract_is_kept() -> None:
    # A process of its own: import-linter disables all loggers of the one that it runs in, and
    # the tests after it would find nothing in the log.
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    linting = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert linting.returncode == 0, linting.stdout + linting.stderr


@pytest.mark.parametrize("library", sorted(set(LIBRARIES) - DATA_ONLY))
def test_every_library_has_a_door(library: str) -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    doors = {module for each in contracts for module in each.get("protected_modules", ())}
    assert library in doors, (
        f"help: add a contract to pyproject.toml that says who imports {library}"
    )


@pytest.mark.parametrize("package", ["search", "index", "webui", "benchmarks"])
def test_a_folder_reads_as_a_table_of_contents(package: str) -> None:
    for folder in (ROOT / package, *(ROOT / package).rglob("*/")):
        modules = [each.stem for each in folder.glob("*.py") if each.stem != "__init__"]
        assert len(modules) <= MOST_MODULES, (
            f"help: {folder.relative_to(ROOT)} holds {len(modules)} modules; part it"
        )
