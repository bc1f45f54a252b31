"""Two hundred bulletins, indexed once in two segments, and the site over them."""

from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.opening.generation import Generation
from search.engine.array_engine import ArrayEngine
from search.searcher import Searcher
from tests.exactness.newsroom import Truth, file_all
from tests.search.indexing import index
from tests.webui.fake import FakeGeneration, FakeSearcher
from webui.application import create_app


@pytest.fixture(scope="session")
def truth() -> Truth:
    """Return the true counts of the bulletins."""
    return Truth(file_all())


@pytest.fixture(scope="session")
def filed_searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Return a searcher over the bulletins."""
    bulletins = [each.bulletin for each in file_all()]
    filed = index(tmp_path_factory.mktemp("filed"), bulletins[:120], bulletins[120:])
    return Searcher(ArrayEngine(filed))


@pytest.fixture(scope="session")
def client(filed_searcher: Searcher) -> FlaskClient:
    """Return a client of the site."""

    def open_generation(index_dir: Path) -> Generation:
        held = FakeGeneration(index_dir, cast(FakeSearcher, filed_searcher))
        return cast(Generation, held)

    app: Flask = create_app(
        Path("anywhere"), open_generation=open_generation, locate=lambda dir: dir
    )
    app.testing = True
    return app.test_client()
