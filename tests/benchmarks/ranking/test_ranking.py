"""All rankers meet one contract: they find the same bulletins for the same queries."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from benchmarks.ranking import RANKERS, Ranker, field_for, load
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

DAY = datetime(2020, 7, 13, tzinfo=VIETNAM)
BULLETINS = [
    Bulletin("t-market", "…", DAY, body=("Chợ nổi đông khách.", "Chợ họp từ sớm.")),
    Bulletin("t-school", "…", DAY, body=("Khai giảng lớp học bơi.",)),
    Bulletin("t-meeting", "…", DAY, body=("Họp bàn việc đê điều, rồi bàn việc đường.",)),
]


@pytest.fixture(scope="module", params=RANKERS)
def ranker(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ranker]:
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="a peer, installed for benchmarks only")
    engine = load(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    engine.build(BULLETINS, folder)
    opened = engine.open_index(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "id"), [("Chợ", "t-market"), ("bơi", "t-school"), ("rồi", "t-meeting")]
)
def test_the_right_bulletin_is_found(ranker: Ranker, query: str, id: str) -> None:
    assert ranker.rank(query)[0] == id


def test_accentless_queries_are_answered(ranker: Ranker) -> None:
    assert ranker.rank("boi")[0] == "t-school"


def test_what_nobody_wrote_is_not_found(ranker: Ranker) -> None:
    assert not ranker.rank("vũ")


def test_the_best_come_first(ranker: Ranker) -> None:
    assert ranker.rank("họp") in (["t-market", "t-meeting"], ["t-meeting", "t-market"])


def test_a_query_without_accents_asks_the_folded_field() -> None:
    assert (field_for("cho noi"), field_for("cho nổi")) == ("folded", "accented")
