"""Catalogues have exactly the texts of the pages; see `make translations`."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "webui" / "translations").glob("*/LC_MESSAGES/messages.po"))

FILLED_IN = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?(\w+)")

Message = str | tuple[str, ...]


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def path(request: pytest.FixtureRequest) -> Path:
    """The path of each catalogue."""
    found: Path = request.param
    return found


@pytest.fixture
def catalogue(path: Path) -> Catalog:
    """Each catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def said_by_pages() -> Iterator[Message]:
    """Yield the texts of templates and views, extracted as by `make translations`."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    mappings = settings["tool"]["babel"]["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    options = {
        each["pattern"]: {
            name: value for name, value in each.items() if name not in ("pattern", "method")
        }
        for each in mappings
    }
    found = extract_from_dir(ROOT, methods, options, {**DEFAULT_KEYWORDS, "Meaning": None})
    for _file, _line, message, _comments, _context in found:
        yield message


def texts(message: object) -> Iterable[str]:
    return (message,) if isinstance(message, str) else tuple(message or ())  # type: ignore[arg-type]


def test_there_is_english() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["en"]


def test_a_catalogue_has_every_text_of_the_pages_and_no_other(catalogue: Catalog) -> None:
    said = set(said_by_pages())
    assert len(said) > 100
    known = {each.id for each in catalogue if each.id}
    assert not said - known, "help: run `make translations`, then translate what is new"
    assert not known - said, "help: run `make translations`"
    assert not catalogue.obsolete


def test_nothing_is_left_untranslated_or_unsure(catalogue: Catalog) -> None:
    for each in catalogue:
        if each.id:
            assert all(texts(each.string)), f"help: {each.id!r} has no translation"
            assert texts(each.string)
            assert not each.fuzzy, f"help: look at {each.id!r} and take its `fuzzy` away"


def test_translations_fill_in_the_same_values_and_keep_the_markup(catalogue: Catalog) -> None:
    for each in catalogue:
        for original in texts(each.id):
            for translation in texts(each.string):
                assert set(FILLED_IN.findall(translation)) == set(FILLED_IN.findall(original))
                assert TAG.findall(translation) == TAG.findall(original)


def test_the_compiled_catalogue_is_current(path: Path, catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), (
        "help: run `make translations`"
    )
