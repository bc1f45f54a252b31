"""The facet of publishers: one id for all spellings of a name, counts without its own filter."""

from datetime import datetime
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.facets.publisher_facet import MOST
from search.parameters import read_request
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.indexing import index

DAY = datetime(2021, 3, 8, tzinfo=VIETNAM)


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    told = [
        ("a", "Chợ phiên", "Báo Suối Mây", ""),
        ("b", "Chợ nổi", "BÁO SUỐI MÂY", ""),
        ("c", "Chợ đêm", "", "https://www.doi-co.example/cho-dem"),
        ("d", "Chợ quê", "", ""),
    ]
    bulletins = [Bulletin(id, title, DAY, publisher=who, url=url) for id, title, who, url in told]
    return Searcher(ArrayEngine(index(tmp_path, bulletins[:2], bulletins[2:])))


def shown(searcher: Searcher, **values: str) -> list[tuple[str, int, bool]]:
    answer = searcher.answer(read_request({name: [each] for name, each in values.items()}))
    return [(each.id, each.count, each.selected) for each in answer.publishers]


def test_a_publisher_has_one_id_for_all_spellings(searcher: Searcher) -> None:
    assert shown(searcher) == [("bao-suoi-may", 2, False), ("doi-co-example", 1, False)]
    answer = searcher.answer(read_request({}))
    assert (answer.publishers.total, answer.publishers.missing) == (2, 1)


def test_counts_ignore_the_filter_of_publishers_and_no_other(searcher: Searcher) -> None:
    assert shown(searcher, source="doi-co-example") == [
        ("bao-suoi-may", 2, False),
        ("doi-co-example", 1, True),
    ]
    assert shown(searcher, q="chợ nổi", source="dai-la") == [
        ("bao-suoi-may", 1, False),
        ("dai-la", 0, True),
    ]


def test_each_number_is_the_total_after_a_click(searcher: Searcher) -> None:
    for value in searcher.answer(read_request({"q": ["chợ"]})).publishers:
        request = read_request({"q": ["chợ"], "source": [value.id]})
        page = searcher.search(request)
        assert page.total == value.count
        assert {hit.publisher.id for hit in page.hits if hit.publisher} == {value.id}


def test_an_answer_lists_the_most_frequent_and_the_chosen(tmp_path: Path) -> None:
    bulletins = [
        Bulletin(f"b{number}", "Chợ", DAY, publisher=f"Đài số {number:02}")
        for number in range(MOST + 2)
    ]
    searcher = Searcher(ArrayEngine(index(tmp_path, bulletins)))
    answer = searcher.answer(read_request({"source": [f"dai-so-{MOST + 1}"]}))
    assert [each.id for each in answer.publishers][MOST:] == [f"dai-so-{MOST + 1}"]
    assert answer.publishers.total == len(answer.publisher_values()) == MOST + 2
