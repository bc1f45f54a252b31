"""The API over the sample bulletins, indexed once."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.writing.writer import reindex
from webui.application import create_app

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def samples_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an index of the samples."""
    index_dir = tmp_path_factory.mktemp("samples") / "index"
    reindex([SAMPLES], index_dir, progress=lambda _: None, workers=1)
    return index_dir


@pytest.fixture(scope="session")
def app(samples_index: Path) -> Flask:
    """Return the site over the samples, instead of the one over the fake."""
    return create_app(samples_index)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client of the site."""
    return app.test_client()
