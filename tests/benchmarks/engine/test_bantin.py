from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.engine import Answer, Reader, bantin
from benchmarks.mix import Mix
from index.bulletin import VIETNAM, Bulletin


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("bantin")
    july, january = datetime(2020, 7, 13, tzinfo=VIETNAM), datetime(2021, 1, 2, tzinfo=VIETNAM)
    bantin.build(
        [
            Bulletin("t-1", "Chợ nổi đông khách", july, organisations=("Đơn vị thử nghiệm 007",)),
            Bulletin("t-2", "Họp ở chợ", january, body=("Nhà nổi.",)),
            Bulletin("t-3", "Khai giảng", january),
        ],
        folder,
    )
    opened = bantin.open_index(folder)
    yield opened
    opened.close()


def ask(reader: Reader, query: str, mix: Mix) -> Answer:
    return reader.answer(reader.search(query, mix))


@pytest.mark.parametrize("mix", [Mix.WORDS, Mix.EVERYTHING])
def test_totals_and_facets_are_those_of_all_matches(reader: Reader, mix: Mix) -> None:
    answer = ask(reader, "cho noi", mix)
    assert answer.total == 2
    assert answer.months == {"2020-07": 1, "2021-01": 1}
    assert sum(answer.organisations.values()) == 1


def test_phrases_stand_in_a_row(reader: Reader) -> None:
    assert ask(reader, "chợ nổi", Mix.PHRASES).total == 1


def test_only_everything_comes_with_hits(reader: Reader) -> None:
    assert len(reader.search("chợ nổi", Mix.EVERYTHING).hits) == 2
    assert not reader.search("chợ nổi", Mix.WORDS).hits


def test_the_index_is_all_that_is_left_on_disk(reader: Reader, tmp_path: Path) -> None:
    bantin.build([Bulletin("t", "Chợ", datetime(2020, 7, 13, tzinfo=VIETNAM))], tmp_path)
    assert not list(tmp_path.glob("*.jsonl"))
