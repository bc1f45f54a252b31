"""Names of people and places in a query are one thing, whose words stand in a row."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.query.clause import SynonymClause
from search.query.expansion import expand
from search.query.parser import parse
from search.relaxation.proper_names import bind_names, bind_place
from search.request import SearchRequest, Sort
from search.searcher import Searcher
from tests.search.indexing import index, tell


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lò Hồng Sếnh", ["Lò Hồng Sếnh"]),
        ("chủ tịch Lê Hồng Sếnh", ["Lê Hồng Sếnh"]),
        ("Lê Hồng Sếnh gặp Trần Thị Mận", ["Lê Hồng Sếnh", "Trần Thị Mận"]),
        # In small letters, or in capitals, only a whole query with a middle name.
        ("lê hồng sếnh", ["lê hồng sếnh"]),
        ("LÊ HỒNG SẾNH", ["LÊ HỒNG SẾNH"]),
        ("ông lê hồng sếnh", []),
        ("đỗ xe trái phép", []),
        ("vũ khí tự chế", []),
        ("le hong senh", []),
        # Known places at the end, with or without accents.
        ("chợ phiên Tuyên Quang", ["Tuyên Quang"]),
        ("chợ phiên tuyên quang", ["tuyên quang"]),
        ("cho phien tuyen quang", ["tuyen quang"]),
        ("chợ phiên Tuyển Quang", []),
        ("Tuyên Quang họp chợ", []),
        ("hội chợ Na Hang", ["Na Hang"]),
        ("Trần Văn Bảy Lai Châu", ["Trần Văn Bảy", "Lai Châu"]),
        ("lễ hội thành tuyên Tuyên Quang", ["Tuyên Quang"]),
        # What has a sign of the reader's is left alone.
        ('chợ phiên "Tuyên Quang"', []),
        ("Tuyên Quang -chợ", ["Tuyên Quang"]),
        ("Lê 3 Sếnh", []),
        ("Bản Mây", []),
        ("", []),
    ],
)
def test_names_are_bound(text: str, names: Sequence[str]) -> None:
    query = expand(parse(text))
    rows = [each for each in bind_names(query) if isinstance(each, SynonymClause)]
    assert [query.text[each.start : each.end] for each in rows] == names


def test_only_the_place_is_bound_if_only_that_is_asked_for() -> None:
    query = parse("Trần Văn Bảy xây cầu Lai Châu")
    assert len(bind_place(query)) == len(query.required) - 1
    assert bind_place(parse("Trần Văn Bảy xây cầu")) == ()


def found(folder: Path, told: Sequence[str], text: str) -> tuple[list[str], list[str]]:
    page = Searcher(ArrayEngine(index(folder, tell(told)))).search(SearchRequest(text))
    return [each.title.text for each in page.strict.hits], [
        each.title.text for each in page.loose.hits
    ]


def test_a_person_is_not_another_beside_a_word(tmp_path: Path) -> None:
    told = ["Lê Hồng Sếnh trồng rừng", *["Lê Hồng Bảy gặp anh Sếnh"] * 9, "trồng rừng"]
    strict, loose = found(tmp_path, told, "Lê Hồng Sếnh")
    assert strict == told[:1] and loose == told[1:10]


def test_a_place_stays_required_where_other_words_do_not(tmp_path: Path) -> None:
    here, there = "xây cầu mới ở Tuyên Quang", "quang cảnh tuyên dương người xây cầu treo mới"
    strict, loose = found(
        tmp_path, [*[here] * 3, *[there] * 12, "cầu"], "xây cầu treo mới Tuyên Quang"
    )
    assert not strict and set(loose) == {here}


def test_of_a_long_query_the_place_at_its_end_is_required(tmp_path: Path) -> None:
    here, elsewhere = "chuyển đổi nông nghiệp Tuyên Quang", "chuyển đổi số nông nghiệp Hà Giang"
    strict, loose = found(
        tmp_path, [*[here] * 11, *[elsewhere] * 11], "chuyển đổi số nông nghiệp Tuyên Quang"
    )
    assert set(strict) == {here} and not loose


def test_a_name_that_no_bulletin_has_binds_nothing(tmp_path: Path) -> None:
    told = ["bà Mận và anh Trần Văn Bảy họp tổ"]
    assert found(tmp_path, told, "Trần Thị Mận") == ([], told)


def test_the_words_beside_a_place_stand_in_a_row_where_that_is_a_page(tmp_path: Path) -> None:
    told = [f"Ruộng bậc thang hút khách tới Hà Giang {day}" for day in range(10)]
    apart = [f"Hà Giang: thang thuốc, ruộng ngô, bậc đá {day}" for day in range(12)]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(told + apart))))
    for sort in Sort:
        page = searcher.search(SearchRequest("ruộng bậc thang Hà Giang", sort=sort))
        assert page.total == 10 and {hit.title.text for hit in page.hits} == set(told)


def test_a_question_about_a_person_is_answered_by_who_has_the_name(tmp_path: Path) -> None:
    told = ["Lê Hồng Sếnh vắng buổi họp thôn"]
    told += [f"Vắng buổi họp: Lê Hồng Vinh, rồi Sếnh {day}" for day in range(8)]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(told))))
    page = searcher.search(SearchRequest("vì sao Lê Hồng Sếnh vắng"))
    assert [hit.title.text for hit in page.strict.hits] == told[:1]


@pytest.mark.parametrize(
    ("text", "is_exact"),
    [
        ("chợ phiên Cao Bằng", True),
        ("cao bằng", True),
        ("Gia Lai", True),
        ("chợ gia lai", True),
        # Where no accent is typed, any is meant, and where one is missing as well.
        ("gia lai", False),
        ("cao bang", False),
        ("Cao Băng", False),
        ("Trần Văn Bảy", False),
    ],
)
def test_a_place_with_all_of_its_accents_has_no_others(text: str, is_exact: bool) -> None:
    rows = [each for each in bind_names(parse(text)) if isinstance(each, SynonymClause)]
    assert any(term.is_exact for row in rows for term in row.synonyms[0]) == is_exact


def test_a_place_is_not_what_sounds_like_it(tmp_path: Path) -> None:
    told = [f"Chợ phiên Cao Bằng {day}" for day in range(10)]
    other = [f"Phí chợ không cào bằng {day}" for day in range(12)]
    assert set(found(tmp_path, told + other, "Cao Bằng")[0]) == set(told)
