"""Packages and third-party libraries are imported only as pyproject.toml allows."""

import re
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

PYPROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
# Modules have underscores where the names of their libraries have dashes.
LIBRARIES = [
    re.split(r"[<>=\[]", each)[0].replace("-", "_") for each in PYPROJECT["project"]["dependencies"]
]
DATA_ONLY = {"tzdata"}
"""Installed for its files; nothing imports it."""


def test_every_contract_is_kept() -> None:
    config = Path(__file__).parents[1] / "pyproject.toml"
    assert lint_imports(config_filename=str(config), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("library", sorted(set(LIBRARIES) - DATA_ONLY))
def test_every_library_has_a_door(library: str) -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    doors = {module for each in contracts for module in each.get("protected_modules", ())}
    assert library in doors, (
        f"help: add a contract to pyproject.toml that says who imports {library}"
    )
