"""Sites over invented bulletins, and browsers that open them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.opening.generation import Generation
from search.correction.query_suggestions import QuerySuggestions
from search.result import Understanding
from search.suggest.suggestion import Suggestion
from tests.webui.browser import Browser
from tests.webui.fake import NO_ADVICE, FakeGeneration, FakeSearcher
from tests.webui.newsroom import NEWSROOM, Filed
from tests.webui.validation import validated
from webui.api import problem_response, reply
from webui.application import create_app

AppOver = Callable[..., Flask]


@pytest.fixture(autouse=True, scope="session")
def _validated_answers() -> Iterator[None]:
    """Compare every answer of the API with the type that describes it."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (reply, problem_response):
            patch.setattr(module, "json_response", validated(module.json_response))
        yield


@pytest.fixture
def app_over() -> AppOver:
    """Return a function that makes an application over some bulletins."""

    def make(
        *filed: Filed,
        understanding: Understanding | None = None,
        advice: QuerySuggestions = NO_ADVICE,
        suggestions: Sequence[Suggestion] = (),
    ) -> Flask:
        searcher = FakeSearcher(filed, understanding, advice, suggestions)

        def open_generation(index_dir: Path) -> Generation:
            return cast(Generation, FakeGeneration(index_dir, searcher))

        app = create_app(Path("anywhere"), open_generation=open_generation, locate=lambda dir: dir)
        app.testing = True
        return app

    return make


@pytest.fixture
def app(app_over: AppOver) -> Flask:
    """Return the site of the whole newsroom."""
    return app_over(*NEWSROOM)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client of the site."""
    return app.test_client()


@pytest.fixture
def browser(client: FlaskClient) -> Browser:
    """Return a browser for the site of the whole newsroom."""
    return Browser(client)
