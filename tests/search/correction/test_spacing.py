"""Missing and wrong spaces are corrected to what far more bulletins have in a row."""

from pathlib import Path

import pytest

from search.correction.spacing import Respaced, respace
from search.engine.array_engine import ArrayEngine
from search.query.accent_matching import AccentMatching
from search.query.clause import Clause
from search.relaxation.query_memo import QueryMemo
from search.request import SearchRequest
from search.searcher import Searcher
from search.text.spelling import _bare_word
from tests.search.indexing import index, tell

TOLD = [
    *["phòng dịch covid 19 ở chợ"] * 20,
    *["tuyển sinh lớp 10"] * 20,
    *["giao thông ở bản"] * 20,
    *["máy f16 bay"] * 2,
    *["chợ phiên"] * 5,
    *["bão số 3 đổ bộ"] * 20,
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArrayEngine:
    return ArrayEngine(index(tmp_path_factory.mktemp("spacing"), tell(TOLD)))


@pytest.mark.parametrize(
    ("text", "respaced"),
    [
        ("covid19", Respaced("covid 19", is_certain=True)),
        ("dịch covid19", Respaced("dịch covid 19", is_certain=True)),
        ("bão số3", Respaced("bão số 3", is_certain=True)),
        ("tuyensinh lớp 10", Respaced("tuyen sinh lớp 10", is_certain=False)),
        ("tuyểnsinh lớp 10", Respaced("tuyển sinh lớp 10", is_certain=False)),
        ("giao th ông", Respaced("giao thông", is_certain=False)),
        # What some bulletins have, and what few have with other spaces, stays.
        ("f16", None),
        ("chợp hiên", None),
        ("covid 19", None),
        ("chợ phiên", None),
        ("phòng dịch ở chợ", None),
        ('"covid19"', None),
        ("", None),
    ],
)
def test_texts_are_respaced(engine: ArrayEngine, text: str, respaced: Respaced | None) -> None:
    assert respace(QueryMemo(engine), text) == respaced


def test_of_whole_syllables_nothing_is_counted(
    engine: ArrayEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Clause] = []

    def count(_: QueryMemo, clause: Clause) -> int:
        counted.append(clause)
        return 0

    monkeypatch.setattr(QueryMemo, "count", count)
    assert respace(QueryMemo(engine), "giao thong bản") is None
    assert not counted
    assert respace(QueryMemo(engine), "giao thong o bản") is None
    assert counted


def test_numbers_beside_words_do_not_fill_what_is_remembered_of_spellings(
    engine: ArrayEngine,
) -> None:
    memo = QueryMemo(engine)
    respace(memo, "chợ 999")
    before = _bare_word.cache_info().currsize
    for number in range(1000, 1100):
        respace(memo, f"chợ {number}")
    assert _bare_word.cache_info().currsize == before


def test_a_number_moved_off_a_word_is_searched_for_and_other_spaces_are_offered(
    engine: ArrayEngine,
) -> None:
    searcher = Searcher(engine)
    answer = searcher.answer(SearchRequest("covid19"))
    told = answer.understanding
    assert (answer.total, told.text, told.is_corrected) == (20, "covid 19", True)
    assert searcher.answer(SearchRequest("covid19", is_literal=True)).total == 0
    fixed = searcher.answer(SearchRequest("covid19", marks=AccentMatching.COMPATIBLE))
    assert fixed.total == 0
    offered = searcher.answer(SearchRequest("giao th ông")).suggestions.corrected
    assert [each.label for each in offered][:1] == ["giao thông"]


def test_a_person_is_never_corrected(tmp_path: Path) -> None:
    told = [*["ông Lê Mạnh Hùng"] * 40, "chị Chung", "Lê và Mạnh"]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(told))))
    answer = searcher.answer(SearchRequest("Lê Mạnh Hung Chung"))
    assert not answer.understanding.is_corrected and not answer.suggestions.corrected
    # Ming is no syllable of Vietnamese.
    answer = searcher.answer(SearchRequest("Lê Mạnh Hùngg"))
    assert answer.understanding.text == "Lê Mạnh Hùng"
