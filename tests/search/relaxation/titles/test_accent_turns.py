"""Where words without accents are read in several ways, the readings take turns."""

from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.query.expansion import read_query
from search.relaxation.titles.accent_turns import is_bare, take_turns
from search.relaxation.titles.title_share import HIGHEST
from search.request import Filters, SearchRequest, Sort
from search.searcher import Searcher
from tests.search.engine.engines import FACTORIES, EngineFactory
from tests.search.indexing import FIRST, index, tell

each_engine = pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)


def turned(factory: EngineFactory, folder: Path, text: str, titles: list[str]) -> list[int]:
    """Return the order of titles whose scores fall, and check that scores fall strictly."""
    engine = factory.open(index(folder, tell(titles)))
    scores = np.linspace(2, 1, len(titles))
    found = take_turns(engine, read_query(text), np.arange(len(titles)), scores)
    order = np.argsort(-found, kind="stable")
    assert (np.diff(found[order]) < 0).all()
    assert (found <= scores).all()
    assert (scores == np.linspace(2, 1, len(titles))).all()
    return [int(each) for each in order]


@each_engine
def test_readings_take_turns_as_long_as_there_are_some(
    factory: EngineFactory, tmp_path: Path
) -> None:
    titles = ["Ca tìm", "Cà tím", "Cà tím chín", "Họp", "Cà tím to", "Ca tìm ba", "Cà tím rẻ"]
    assert turned(factory, tmp_path, "ca tim", titles) == [0, 1, 2, 5, 3, 4, 6]


@each_engine
def test_a_title_with_both_readings_counts_for_both(factory: EngineFactory, tmp_path: Path) -> None:
    titles = ["Ca tìm cà tím", "Cà tím", "Cà tím to", "Ca tìm"]
    assert turned(factory, tmp_path, "ca tim", titles) == [0, 1, 3, 2]


@each_engine
@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # One title of seven is too few for a reading, and one alone is none.
        ("ca tim", ["Cà tím"] * 13 + ["Ca tìm"] * 2),
        ("ca tim", ["Cà tím", "Cà tím to", "Ca tìm"]),
        # The words stand apart.
        ("ca tim", ["Cà tím", "Cà tím", "Ca hát tìm", "Ca múa tìm"]),
        ("ca tim", ["Họp", "Đi chợ"]),
        ("zz qq", ["Họp", "Đi chợ"]),
    ],
)
def test_scores_stay_where_titles_agree(
    factory: EngineFactory, tmp_path: Path, text: str, titles: list[str]
) -> None:
    engine = factory.open(index(tmp_path, tell(titles)))
    scores = np.linspace(2, 1, len(titles))
    found = take_turns(engine, read_query(text), np.arange(len(titles)), scores)
    assert found.tolist() == scores.tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ca tim", True),
        ("quan 8", True),
        ("ca tim chin", False),
        ("cà tim", False),
        ("ca", False),
        ("ca, tim", True),
        ("vì sao ca tim", False),
        ('"ca tim"', False),
        ("ubnd xa", False),
        ("ca t*", False),
        ("12/3/2020 ca", False),
    ],
)
def test_only_a_few_words_without_accents_can_be_read_in_several_ways(
    text: str, expected: bool
) -> None:
    assert is_bare(read_query(text)) is expected


def test_both_readings_are_on_the_first_page_and_pages_agree(tmp_path: Path) -> None:
    told = [Bulletin(f"ca{n}", f"Cà tím {n}", FIRST, "Cà tím. " * 3) for n in range(14)]
    told += [Bulletin(f"tim{n}", f"Đổi ca tìm người {n}", FIRST) for n in range(6)]
    searcher = Searcher(ArrayEngine(index(tmp_path, told)))
    answer = searcher.answer(SearchRequest("ca tim"))
    by_engine = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 10).doc_ids
    assert {each for each in by_engine.tolist() if each >= 14} != set(range(14, 19))
    found = [each.id for each in answer.hits]
    assert sum(each.startswith("tim") for each in found) == 5
    pages = [searcher.answer(SearchRequest("ca tim", page=n, per_page=4)).hits for n in (1, 2)]
    assert [each.id for hits in pages for each in hits] == found[:8]
    typed = [each.id for each in searcher.answer(SearchRequest("cà tím")).hits]
    assert not any(each.startswith("tim") for each in typed)


def test_titles_are_asked_that_no_share_could_raise_onto_the_page(tmp_path: Path) -> None:
    far = ("Bản họp bên suối. " * 80,)
    told = [Bulletin(f"ca{n}", f"Cà tím {n}", FIRST, "Cà tím. " * 3) for n in range(14)]
    told += [Bulletin(f"tim{n}", f"Đổi ca tìm người {n}", FIRST, body=far) for n in range(6)]
    searcher = Searcher(ArrayEngine(index(tmp_path, told)))
    answer = searcher.answer(SearchRequest("ca tim"))
    scores = answer.matches.page(Filters(), Sort.RELEVANCE, 0, 20).scores
    assert scores[14] * HIGHEST < scores[9]
    found = [each.id for each in answer.hits]
    assert sum(each.startswith("tim") for each in found) == 5
    pages = [searcher.answer(SearchRequest("ca tim", page=n, per_page=5)).hits for n in (1, 2)]
    assert [each.id for hits in pages for each in hits] == found
