from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.engine import Answer, bantin
from benchmarks.engine.bantin import Found, Reader
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin
from index.opening.generation_arrays import open_current_arrays
from search.engine.array_engine import ArrayEngine
from search.query.parser import parse
from search.result import ResultPage
from search.vietnam_time import VIETNAM
from tests.search.asking import score_all


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
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
    return folder


@pytest.fixture(scope="module")
def reader(folder: Path) -> Iterator[Reader]:
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
    assert list(answer.organisations.values()) == [1]


def test_bare_and_whole_answers_name_what_they_count_alike(reader: Reader) -> None:
    assert ask(reader, "cho noi", Mix.WORDS) == ask(reader, "cho noi", Mix.EVERYTHING)


def test_phrases_stand_in_a_row(reader: Reader) -> None:
    assert ask(reader, "chợ nổi", Mix.PHRASES).total == 1
    assert ask(reader, "nổi chợ", Mix.PHRASES) == Answer(0, {}, {})


def test_everything_is_a_page_with_snippets_and_facets_made(reader: Reader) -> None:
    page = reader.search("chợ nổi", Mix.EVERYTHING)
    assert isinstance(page, ResultPage)
    assert [hit.id for hit in page.hits] == ["t-1", "t-2"]
    assert page.hits[1].snippet.text == "Nhà nổi."
    # What is made when it is read was read within the time that is measured.
    assert all(
        isinstance(each, tuple) for each in (page.strict.hits, page.organisations, page.dates)
    )


def test_words_come_best_first_with_their_scores(reader: Reader) -> None:
    found = reader.search("chợ nổi", Mix.WORDS)
    assert isinstance(found, Found)
    assert len(found.documents) == len(found.scores) == 2
    assert found.scores[0] > found.scores[1] > 0


def test_bare_scores_lack_what_neighbours_add(folder: Path) -> None:
    collection = open_current_arrays(folder).reader
    engine = ArrayEngine(collection)
    query = parse("chợ nổi")
    bare = score_all(engine.match(bantin.bare(query)))
    whole = score_all(engine.match(query))
    assert bare.doc_ids.tolist() == whole.doc_ids.tolist()
    assert bare.scores[0] < whole.scores[0]
    assert bare.scores[1] == whole.scores[1]


def test_the_index_is_all_that_is_left_on_disk(tmp_path: Path) -> None:
    bantin.build([Bulletin("t", "Chợ", datetime(2020, 7, 13, tzinfo=VIETNAM))], tmp_path)
    assert not list(tmp_path.glob("*.jsonl"))
