"""Shared fixtures: the ten bulletins of `tests.newsroom`, indexed once; hypothesis profiles."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index.analysis import analyse
from index.codec.whoosh_api.index import create_index, open_index
from index.codec.writer import DocumentWriter
from index.opening.generation_arrays import open_index_reader
from index.opening.schema import SCHEMA
from search.engine.array_engine import ArrayEngine
from search.searcher import Searcher
from tests.newsroom import BULLETINS

# No deadline: a slow machine is not a fault.
settings.register_profile(
    "long", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=4_000
)
# The quick profile tries the same examples each time, so that a suite that was green stays green
# until somebody changes something. The long one tries others each time, and remembers failures.
settings.register_profile(
    "quick", settings.get_profile("long"), max_examples=100, derandomize=True, database=None
)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of the ten bulletins."""
    folder = tmp_path_factory.mktemp("newsroom")
    writer = DocumentWriter(create_index(folder, SCHEMA))
    for each in BULLETINS:
        writer.add(analyse(each))
    writer.commit()
    return folder


@pytest.fixture(scope="session")
def searcher(newsroom: Path) -> Searcher:
    """A searcher over the ten bulletins."""
    index = open_index(newsroom, SCHEMA)
    return Searcher(ArrayEngine(open_index_reader(index)))
