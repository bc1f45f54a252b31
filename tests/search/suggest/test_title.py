from itertools import pairwise
from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.contract import Engine
from search.suggest.completion import complete_stem
from search.suggest.title import READ, find_titles
from search.suggest.typed_prefix import read_typed_prefixes
from tests.search.indexing import index, tell

TITLES = (
    "Mặt trận tỉnh họp",
    "Họp Mặt trận xã",
    "Mật ong rừng",
    "Trận bóng và mặt sân",
    "Mặt trận tỉnh họp",
    "Chợ đông",
)


@pytest.fixture(scope="module", params=[(), (2, 4)])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    bulletins = tell(TITLES)
    cuts = [0, *request.param, len(bulletins)]
    segments = [bulletins[start:end] for start, end in pairwise(cuts)]
    return ArrayEngine(index(tmp_path_factory.mktemp("titles"), *segments))


def find(engine: Engine, text: str, limit: int = 5) -> list[tuple[str, str, int]]:
    beginning = read_typed_prefixes(text)[0]
    opened = complete_stem(engine.terms, beginning.stem, 8)
    titles = find_titles(engine, beginning, opened, limit)
    return [(each.text, each.id, each.count) for each in titles]


@pytest.mark.parametrize("typed", ["mặt tr", "mat tran", "MẶT TRAN t", "mặt trận tỉnh họ"])
def test_titles_that_hold_what_is_typed_are_found(engine: Engine, typed: str) -> None:
    assert ("Mặt trận tỉnh họp", "b4", 2) in find(engine, typed)


def test_titles_that_begin_so_come_first_then_newer_ones(engine: Engine) -> None:
    assert find(engine, "mat tr") == [
        ("Mặt trận tỉnh họp", "b4", 2),
        ("Họp Mặt trận xã", "b1", 1),
    ]
    assert [text for text, *_ in find(engine, "mat")] == [
        "Mặt trận tỉnh họp",
        "Mật ong rừng",
        "Trận bóng và mặt sân",
        "Họp Mặt trận xã",
    ]
    assert len(find(engine, "mat", limit=2)) == 2


@pytest.mark.parametrize("typed", ["", "mật t", "ong mật", "q", "mat q", "q mat", "…"])
def test_titles_that_do_not_are_not(engine: Engine, typed: str) -> None:
    assert find(engine, typed) == []


def test_dead_documents_have_no_titles(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(TITLES), deleted=[[0, 4]]))
    assert [text for text, *_ in find(engine, "mat tr")] == ["Họp Mặt trận xã"]


def test_of_many_titles_those_in_a_row_are_read(tmp_path: Path) -> None:
    scattered = [f"Trận bóng và mặt sân {number}" for number in range(READ)]
    engine = ArrayEngine(index(tmp_path, tell(["Mặt trận họp", *scattered])))
    assert [text for text, *_ in find(engine, "mat tran")] == ["Mặt trận họp"]


def test_the_body_is_no_title(engine: Engine) -> None:
    assert find(engine, "b4") == []
