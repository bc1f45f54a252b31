"""Mistakes of all kinds are mended, where bulletins have what is meant and not the mistake."""

from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.indexing import index, tell

MISTAKES = [
    tuple(line.split(" → "))
    for line in Path(__file__).with_name("mistakes.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
HOLDERS = 20


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    meant = sorted({right for _, right in MISTAKES})
    told = [f"Bản Mây ngày {day}: {each}" for each in meant for day in range(HOLDERS)]
    # What is typed wrong is a word as well, elsewhere.
    apart = [" họp, ".join(wrong.split()) for wrong, _ in MISTAKES]
    folder = tmp_path_factory.mktemp("mistakes")
    return Searcher(ArrayEngine(index(folder, tell([*told, *apart]))))


@pytest.mark.parametrize(("typed", "meant"), MISTAKES)
def test_a_mistake_is_mended_or_what_is_meant_is_offered(
    searcher: Searcher, typed: str, meant: str
) -> None:
    answer = searcher.answer(SearchRequest(typed))
    offered = [each.label for each in answer.suggestions.corrected]
    assert meant in (answer.understanding.text, *offered)


@pytest.mark.parametrize("meant", sorted({right for _, right in MISTAKES}))
def test_what_is_meant_is_left_alone(searcher: Searcher, meant: str) -> None:
    answer = searcher.answer(SearchRequest(meant))
    assert answer.understanding.text == meant
    assert answer.suggestions.corrected == ()
