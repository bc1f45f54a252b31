"""A corrected word belongs to a neighbour, or to all other words of its phrase together."""

import pytest

from search.correction.cohesion import belongs, context_share
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Engine
from search.query.clause import TermClause
from search.query.rewriting import tokens_in_a_row
from search.relaxation.query_memo import QueryMemo
from tests.search.indexing import index, tell

TITLES = (
    *["Giá xăng dầu lên"] * 10,
    *["Xóm mới bản Mây dựng cổng"] * 10,
    *["Chợ mới, cầu mới, nhà mới"] * 300,
    *["Bản Mây giữ rừng"] * 20,
    *["Giữ các bản rừng"] * 2,
    *["Các cụ, các cháu"] * 300,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return ArrayEngine(index(tmp_path_factory.mktemp("cohesion"), tell(TITLES)))


def words(text: str) -> list[TermClause]:
    return [
        TermClause(each.term, each.kind, each.start, each.end, each.position, is_exact=True)
        for each in tokens_in_a_row(text)
    ]


@pytest.mark.parametrize(
    ("text", "index", "holders", "expected"),
    [
        ("xăng dầu", 0, 10, True),
        # `các` is beside anything, and no other word tells that it is meant.
        ("giữ các", 1, 2, False),
        # `mới` is too, but all who write of that `xóm` call it so.
        ("bản mây mới", 2, 0, False),
        ("xóm mới bản", 1, 10, True),
    ],
)
def test_a_word_belongs_to_a_neighbour_or_to_all_others(
    engine: Engine, text: str, index: int, holders: int, expected: bool
) -> None:
    assert belongs(QueryMemo(engine), words(text), index, holders) is expected


def test_the_share_is_that_of_the_rarer_side(engine: Engine) -> None:
    memo = QueryMemo(engine)
    assert context_share(memo, words("xóm mới bản"), 1, 10) == 1.0
    assert context_share(memo, words("bản mây giữ"), 2, 20) == 20 / 30
    assert context_share(memo, words("bản mây"), 1, 30) == 0.0
