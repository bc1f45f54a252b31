"""Every engine of `tests.search.engine.engines` over the same bulletins.

Another engine is added by a line there; mypy's check of it shows that the engine has everything
that the contract names. Tests ask it through `search.engine.contract` alone.
"""

import pytest

from search.engine.contract import Engine
from tests.search.engine.contract.bulletins import BULLETINS
from tests.search.engine.engines import EVERY_FACTORY, EngineFactory
from tests.search.indexing import index


@pytest.fixture(scope="session", params=EVERY_FACTORY, ids=lambda each: each.name)
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    held: EngineFactory = request.param
    return held


@pytest.fixture(scope="session", params=[6, 2], ids=["one segment", "two segments"])
def engine(
    request: pytest.FixtureRequest,
    factory: EngineFactory,
    tmp_path_factory: pytest.TempPathFactory,
) -> Engine:
    """Return an engine that all tests share, as all requests share the one of a site."""
    cut = request.param
    deleted = [[3], []] if cut == 6 else [[], [1]]
    folder = tmp_path_factory.mktemp("contract")
    return factory.open(index(folder, BULLETINS[:cut], BULLETINS[cut:], deleted=deleted))


@pytest.fixture(scope="session")
def empty(factory: EngineFactory, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return factory.open(index(tmp_path_factory.mktemp("empty")))
