"""What tests share: the ten bulletins of `tests.newsroom`, indexed once."""

from collections.abc import Iterator

import pytest
from whoosh.index import create_in

from index.codec.writer import DocumentWriter
from index.schema import SCHEMA, analyse
from index.store import open_collection
from search.searcher import Searcher
from tests.newsroom import BULLETINS


@pytest.fixture(scope="session")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """The ten bulletins, to be searched."""
    index = create_in(str(tmp_path_factory.mktemp("newsroom")), SCHEMA)
    writer = DocumentWriter(index)
    for each in BULLETINS:
        writer.add(analyse(each))
    writer.commit()
    searcher = Searcher(open_collection(index))
    yield searcher
    searcher.close()
