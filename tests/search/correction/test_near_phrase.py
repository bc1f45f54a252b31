"""A phrase of known words is corrected to one that is far commoner; one that exists stays."""

from pathlib import Path

import pytest

from search.correction import near_phrase
from search.correction.near_phrase import NearPhrase, count_in_a_row, find_near_phrase
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Engine
from search.relaxation.query_memo import QueryMemo
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.indexing import index, tell

TITLES = (
    *["Sáp nhập xã Bản Mây"] * 8,
    *["Mặt trận tổ quốc tỉnh họp"] * 6,
    *["Ông Lò Văn Tuấn thăm chợ"] * 6,
    "Ông Lò Văn Tuẫn kể chuyện",
    "Cảnh sát đi tuần",
    "Nước nhập vào đồng",
    "Bạn đọc viết",
    "Ban chỉ huy họp",
    "Mắt sáng trần nhà",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return ArrayEngine(index(tmp_path_factory.mktemp("near"), tell(TITLES)))


@pytest.fixture(autouse=True)
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_phrase, "LEAST_HOLDERS", 5)
    monkeypatch.setattr(near_phrase, "COMMONER", 5)


def find(engine: Engine, text: str) -> NearPhrase | None:
    return find_near_phrase(engine, QueryMemo(engine), text)


@pytest.mark.parametrize(
    ("typed", "meant", "holders"),
    [
        # sát and nhập are words, sát nhập is none.
        ("sát nhập", "sáp nhập", 8),
        ("Sát nhập xã", "Sáp nhập xã", 8),
        ("mặt chận tổ quốt", "mặt trận tổ quốc", 6),
        ("Lò Văn Tuẩn", "Lò Văn Tuấn", 6),
    ],
)
def test_what_is_far_commoner_in_a_row_is_meant(
    engine: Engine, typed: str, meant: str, holders: int
) -> None:
    assert find(engine, typed) == NearPhrase(meant, holders, 0)


def test_what_some_bulletin_has_is_offered_and_not_certain(engine: Engine) -> None:
    assert find(engine, "Lò Văn Tuẫn") == NearPhrase("Lò Văn Tuấn", 6, 1)
    assert find_near_phrase(engine, QueryMemo(engine), "Lò Văn Tuẫn", most_holders=0) is None


def test_what_few_bulletins_have_is_doubted_by_a_tone_alone(tmp_path: Path) -> None:
    told = [*["Xăng dầu lên giá"] * 40, "Xăn dầu cá", "Xẳng dầu", "Dầu ăn"]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    assert find(engine, "xăn dầu") is None
    assert find(engine, "xẳng dầu") == NearPhrase("xăng dầu", 41, 1)


def test_a_letter_is_doubted_where_all_other_words_tell_which(tmp_path: Path) -> None:
    told = [*["Thị trường chứng khoán tăng"] * 40, "Thị trường chứng khoáng giảm", "Khoáng sản"]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    near = NearPhrase("thị trường chứng khoán", 40, 1)
    assert find(engine, "thị trường chứng khoáng") == near


def test_a_common_word_is_meant_where_the_others_go_on_with_it(tmp_path: Path) -> None:
    apart = [f"Chợ mới, cầu mới ngày {day}" for day in range(300)]
    told = [*["Nông thôn mới bản Mây"] * 10, *["Nông thôn, rừng núi"] * 150, "Mớ rau", *apart]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    assert find(engine, "nông thôn mớ") == NearPhrase("nông thôn mới", 10, 0)


def test_a_phrase_is_counted_with_the_accents_and_words_that_it_has(tmp_path: Path) -> None:
    told = [*["Trình độ cao"] * 60, *["Chỉnh đô thị"] * 3, *["Xếp hàng"] * 60, "Hàng xem", "Độ"]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    # Not *trình đô*, which nobody writes, nor *xếp hàng xếp*, which is asked for as *xếp hàng*.
    assert find(engine, "chỉnh đô") is None
    assert find(engine, "xếp hàng xem") is None
    assert find(engine, "trìng đô") == NearPhrase("trình độ", 60, 0)


def test_what_is_written_with_y_is_no_other_spelling_of_i(tmp_path: Path) -> None:
    told = [*["Phòng cháy chữa cháy"] * 10, "Chái nhà"]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    assert find(engine, "phòng chái chữa cháy") == NearPhrase("phòng cháy chữa cháy", 10, 0)


def test_what_some_bulletins_have_is_doubted_in_one_word_alone(tmp_path: Path) -> None:
    told = [*["Chưa từng thấy mưa"] * 60, *["Lá rừng chữa ung nhọt"] * 4]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    assert find(engine, "chữa ung") is None
    assert find(engine, "chữa từng") == NearPhrase("chưa từng", 60, 0)


def test_an_abbreviation_is_not_doubted(tmp_path: Path) -> None:
    told = [*["Bài viết hay"] * 60, *["Máy AI viết thơ"] * 4]
    engine = ArrayEngine(index(tmp_path, tell(told)))
    assert find(engine, "AI viết") is None
    assert find(engine, "bái viết") == NearPhrase("bài viết", 60, 0)


def test_a_single_letter_is_not_doubted(tmp_path: Path) -> None:
    told = [*["Bố sẽ về"] * 60, "Đội B sẽ thắng"]
    assert find(ArrayEngine(index(tmp_path, tell(told))), "B sẽ") is None


def test_of_a_name_accents_are_offered_and_nothing_is_certain(engine: Engine) -> None:
    memo = QueryMemo(engine)
    assert find_near_phrase(engine, memo, "Lò Văn Tuẩn", most_holders=0) is None
    assert find(engine, "Lò Văn Tuất") is None


@pytest.mark.parametrize(
    "text",
    [
        # As it is written, without any mark, one word, signs, and what has nothing near it.
        *("sáp nhập xã", "sat nhap", "sát", '"sát nhập"', "sát -nhập", "sát nhập*"),
        *("cảnh sát đi tuần", "đồng bạn", "", "chợ phiên mờ sương"),
    ],
)
def test_nothing_else_is_near(engine: Engine, text: str) -> None:
    assert find(engine, text) is None


def test_bulletins_with_a_text_in_a_row_are_counted(engine: Engine) -> None:
    memo = QueryMemo(engine)
    assert count_in_a_row(memo, "mặt trận tổ quốc") == count_in_a_row(memo, "MTTQ") == 6
    assert count_in_a_row(memo, "tổ quốc mặt trận") == 0
    assert count_in_a_row(memo, '"tổ quốc" họp') is None


def test_a_certain_phrase_is_searched_for_instead(tmp_path: Path) -> None:
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(TITLES))))
    page = searcher.search(SearchRequest("sát nhập xã"))
    told = page.understanding
    assert (told.text, told.is_corrected, told.literal_total) == ("sáp nhập xã", True, 0)
    assert {each.title.text for each in page.hits[:8]} == {"Sáp nhập xã Bản Mây"}
    literal = searcher.search(SearchRequest("sát nhập xã", is_literal=True))
    assert literal.understanding.text == "sát nhập xã"
    offered = searcher.answer(SearchRequest("sát nhập xã")).suggestions.literal
    assert offered is not None and offered.request.is_literal
    assert offered.request.text == "sát nhập xã"


def test_in_a_small_collection_few_are_enough_where_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near_phrase, "LEAST_HOLDERS", 20)
    told = [*["Mặt trận tổ quốc họp"] * 4, *["Sáp nhập xã"] * 4, "Sát vách nhà", "Nhập kho ở xã"]
    engine = ArrayEngine(index(tmp_path, tell([*told, "Xã sát núi nhập giống"])))
    assert find(engine, "mặt chận tổ quốt") == NearPhrase("mặt trận tổ quốc", 4, 0)
    # One bulletin has these words, if apart.
    assert find(engine, "sát nhập xã") is None


def test_in_a_collection_that_is_not_small_few_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near_phrase, "LEAST_HOLDERS", 20)
    apart = [f"Chợ phiên ngày {day}" for day in range(100)]
    engine = ArrayEngine(index(tmp_path, tell([*["Mặt trận tổ quốc họp"] * 4, *apart])))
    assert find(engine, "mặt chận tổ quốt") is None
