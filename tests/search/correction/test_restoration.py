from pathlib import Path

import pytest
from hypothesis import given

from search.correction.restoration import LEAST_ODDS, MOST, most_common, restore
from search.engine.array_engine import ArrayEngine
from search.engine.contract import TermStatistics
from search.query.rewriting import LONGEST
from search.relaxation.query_memo import QueryMemo
from search.text.spelling import clean, plain
from search.text.tokenizer import tokenize
from tests.search.indexing import index, tell
from tests.search.writing import anything

TITLES = (
    "Mặt trận tổ quốc tỉnh họp",
    "Mặt trận tổ quốc xã họp",
    "Mặt trận tổ quốc huyện thăm hộ nghèo",
    "Bà con mất trắng vụ lúa",
    "Mất mùa, mất việc",
    "Mật ong rừng",
    "Bác sĩ về xã",
    "Hòa bình và phát triển",
    "Hoa nở bên đường",
    "Hàng dương ven đường",
    "Hàng dương mới trồng",
    "Nghị quyết 45-NQ/TU",
)


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> TermStatistics:
    return ArrayEngine(
        index(tmp_path_factory.mktemp("accents"), tell(TITLES[:5]), tell(TITLES[5:], first=5))
    ).terms


def best(terms: TermStatistics, text: str) -> str | None:
    readings = restore(terms, text)
    return readings[0].text if readings else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mat tran to quoc", "mặt trận tổ quốc"),
        ("mat trang", "mất trắng"),
        ("mat mua", "mất mùa"),
        ("mat ong", "mật ong"),
        ("MAT TRAN Tổ quoc", "MẶT TRẬN Tổ quốc"),
        ("hoa binh", "hòa bình"),
        ("hoa no", "hoa nở"),
        ("hang duong", "hàng dương"),
        ("ven duong", "ven đường"),
        ("ven đuong", "ven đường"),
        ("bac si", "bác sĩ"),
        ("bac sy", "bác sỹ"),
        ('"mat ong" -mua, to quoc!', '"mật ong" -mùa, tổ quốc!'),
        ("nghi quyet 45-NQ/TU", "nghị quyết 45-NQ/TU"),
        ("nghi quyet zzz to quoc", "nghị quyết zzz tổ quốc"),
    ],
)
def test_missing_accents_are_restored(terms: TermStatistics, typed: str, meant: str) -> None:
    assert best(terms, typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "  ", "mặt trận", "tổ quốc", "zzz", "45-NQ/TU", "2020", "ma*", "…", "OR"]
)
def test_what_is_whole_or_unknown_has_no_readings(terms: TermStatistics, typed: str) -> None:
    assert restore(terms, typed) == ()


def test_typed_marks_stay(terms: TermStatistics) -> None:
    assert best(terms, "mât ong") == "mật ong"
    assert best(terms, "mất ong") is None


def test_readings_come_best_first_and_are_few(terms: TermStatistics) -> None:
    readings = restore(terms, "mat")
    assert [each.text for each in readings] == ["mặt", "mất", "mật"]
    assert [each.odds for each in readings] == sorted(
        (each.odds for each in readings), reverse=True
    )
    assert readings[0].odds == 1.0
    assert all(each.odds >= LEAST_ODDS for each in readings)


@pytest.mark.parametrize("typed", ["trang ong", "rung bac", "ong 45-NQ/TU", "viec ong 27"])
def test_words_that_stand_together_nowhere_are_not_restored(
    terms: TermStatistics, typed: str
) -> None:
    assert restore(terms, typed) == ()


def test_no_restoration_is_more_scattered_than_the_likeliest(terms: TermStatistics) -> None:
    assert [each.text for each in restore(terms, "mat trang vu lua")] == ["mất trắng vụ lúa"]


def test_a_phrase_weighs_more_than_words_that_are_common_anyway(tmp_path: Path) -> None:
    titles = [
        *(f"Tiếng động phát từ nhà {number}" for number in range(5)),
        *(f"Phát quà {number}, thư gửi từ xã" for number in range(60)),
        *(f"Lĩnh án phạt tù {number}" for number in range(4)),
    ]
    engine = ArrayEngine(index(tmp_path, tell(titles)))
    restored = restore(engine.terms, "phat tu")
    assert most_common(QueryMemo(engine), restored)[0] == "phạt tù"


@pytest.mark.parametrize(("second", "offered"), [(9, ["bà mẹ", "ba mẹ"]), (4, ["bà mẹ"])])
def test_a_second_reading_of_half_as_many_bulletins_is_offered(
    tmp_path: Path, second: int, offered: list[str]
) -> None:
    engine = ArrayEngine(index(tmp_path, tell([*["Bà mẹ trẻ"] * 20, *["Ba mẹ già"] * second])))
    assert most_common(QueryMemo(engine), restore(engine.terms, "ba me")) == offered


def test_a_pasted_text_is_left_alone(terms: TermStatistics) -> None:
    assert restore(terms, "mat ong " * LONGEST) == ()


def test_an_empty_index_restores_nothing(tmp_path: Path) -> None:
    assert restore(ArrayEngine(index(tmp_path)).terms, "mat tran") == ()


@given(anything)
def test_restoring_adds_marks_and_nothing_else(terms: TermStatistics, text: str) -> None:
    readings = restore(terms, text)
    assert len(readings) <= MOST
    for each in readings:
        assert each.text != clean(text)
        assert _plain_terms(each.text) == _plain_terms(clean(text))


def _plain_terms(text: str) -> list[str]:
    return [plain(each.term) for each in tokenize(text)]
