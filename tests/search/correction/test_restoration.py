from pathlib import Path

import pytest
from hypothesis import given

from search.correction.restoration import LEAST_ODDS, MOST, restore
from search.engine.index_reader import IndexReader
from search.query.rewriting import LONGEST
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
def collection(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    return index(tmp_path_factory.mktemp("accents"), tell(TITLES[:5]), tell(TITLES[5:], first=5))


def best(collection: IndexReader, text: str) -> str | None:
    readings = restore(collection, text)
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
def test_missing_accents_are_restored(collection: IndexReader, typed: str, meant: str) -> None:
    assert best(collection, typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "  ", "mặt trận", "tổ quốc", "zzz", "45-NQ/TU", "2020", "ma*", "…", "OR"]
)
def test_what_is_whole_or_unknown_has_no_readings(collection: IndexReader, typed: str) -> None:
    assert restore(collection, typed) == ()


def test_typed_marks_stay(collection: IndexReader) -> None:
    assert best(collection, "mât ong") == "mật ong"
    assert best(collection, "mất ong") is None


def test_readings_come_best_first_and_are_few(collection: IndexReader) -> None:
    readings = restore(collection, "mat")
    assert [each.text for each in readings] == ["mặt", "mất", "mật"]
    assert [each.odds for each in readings] == sorted(
        (each.odds for each in readings), reverse=True
    )
    assert readings[0].odds == 1.0
    assert all(each.odds >= LEAST_ODDS for each in readings)


def test_a_pasted_text_is_left_alone(collection: IndexReader) -> None:
    assert restore(collection, "mat ong " * LONGEST) == ()


def test_an_empty_index_restores_nothing(tmp_path: Path) -> None:
    assert restore(index(tmp_path), "mat tran") == ()


@given(anything)
def test_restoring_adds_marks_and_nothing_else(collection: IndexReader, text: str) -> None:
    readings = restore(collection, text)
    assert len(readings) <= MOST
    for each in readings:
        assert each.text != clean(text)
        assert _plain_terms(each.text) == _plain_terms(clean(text))


def _plain_terms(text: str) -> list[str]:
    return [plain(each.term) for each in tokenize(text)]
