from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.engine import bantin, whoosh
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

BULLETINS = [
    Bulletin(
        "t-1",
        "Chợ nổi đông khách",
        datetime(2020, 7, 13, tzinfo=VIETNAM),
        organisations=("Đơn vị thử nghiệm 007",),
    ),
    Bulletin("t-2", "Họp ở chợ", datetime(2021, 1, 2, tzinfo=VIETNAM), body=("Nhà nổi.",)),
    Bulletin("t-3", "Khai giảng", datetime(2021, 1, 2, tzinfo=VIETNAM)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whoosh")
    whoosh.build(BULLETINS, folder)
    return folder


@pytest.mark.parametrize("mix", sorted(whoosh.MIXES))
@pytest.mark.parametrize(
    ("query", "has_words", "has_phrase"),
    [
        ("cho noi", True, True),
        ("chợ nổi", True, True),
        ("nổi chợ", True, False),
        ("giảng", True, True),
        ("vũ trụ", False, False),
    ],
)
def test_whoosh_finds_in_bantins_index_what_bantin_finds(
    folder: Path, mix: Mix, query: str, has_words: bool, has_phrase: bool
) -> None:
    ours, stock = bantin.open_index(folder), whoosh.open_index(folder)
    answer = stock.answer(stock.search(query, mix))
    assert answer == ours.answer(ours.search(query, mix))
    assert (answer.total > 0) == (has_phrase if mix is Mix.PHRASES else has_words)
    stock.close()
