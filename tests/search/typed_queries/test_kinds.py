"""For each kind of query that people type, the right bulletins come first, and no wrong ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.correction.query_suggestions import QuerySuggestions
from search.engine.array_engine import ArrayEngine
from search.request import SearchRequest, Sort
from search.searcher import Searcher
from tests.search.indexing import FIRST, index, tell

NUMBERED = ["bão số {}", "chỉ thị {}", "điều {}", "nghị quyết {}", "giải {}", "quận {}"]


def searcher_of(folder: Path, bulletins: Sequence[Bulletin]) -> Searcher:
    return Searcher(ArrayEngine(index(folder, bulletins)))


def titles(searcher: Searcher, text: str, sort: Sort = Sort.RELEVANCE) -> list[str]:
    return [each.title.text for each in searcher.answer(SearchRequest(text, sort=sort)).hits]


@pytest.mark.parametrize("name", NUMBERED)
def test_a_number_or_letter_belongs_to_the_word_before_it(tmp_path: Path, name: str) -> None:
    wanted, other = ("A", "B") if name.startswith("giải") else ("3", "5")
    told = [f"Học {name.format(wanted)} ở bản Đèo Gió buổi {day}" for day in range(10)]
    apart = [f"{name.format(other)} qua bản {day}, đón {wanted} khách" for day in range(12)]
    searcher = searcher_of(tmp_path, tell(told + apart))
    for sort in (Sort.RELEVANCE, Sort.NEWEST):
        assert set(titles(searcher, name.format(wanted), sort)) == set(told)


@pytest.mark.parametrize(
    "name",
    [
        "Đại học Nương Cao Nà Luông",
        "Sở Chè và Phát triển bản làng",
        "Trường Mầm non chất lượng cao Cỏ Lau",
    ],
)
@pytest.mark.parametrize("is_small", [False, True])
def test_a_long_name_is_one_thing(tmp_path: Path, name: str, is_small: bool) -> None:
    words = name.split()
    told = [f"Khách thăm {name} hôm {day}" for day in range(10)]
    apart = [f"{' rồi '.join(reversed(words))} {day}" for day in range(60)]
    searcher = searcher_of(tmp_path, tell(told + apart))
    for sort in (Sort.RELEVANCE, Sort.NEWEST):
        assert set(titles(searcher, name.lower() if is_small else name, sort)) == set(told)


def test_a_headline_that_begins_as_no_name_is_answered_in_other_words(tmp_path: Path) -> None:
    headline = "lúa nếp nương bản Mây năm nay trĩu bông"
    rows = [f"Hôm {day}: {headline}" for day in range(10)]
    apart = [f"Năm nay bản Mây có lúa nếp trĩu bông, nương ngô xanh {day}" for day in range(60)]
    found = searcher_of(tmp_path, tell(rows + apart)).answer(SearchRequest(headline))
    assert found.total == 70


def test_who_holds_an_office_is_named_in_parts_as_well(tmp_path: Path) -> None:
    rows = [f"Gặp chủ tịch ủy ban bản Nà Luông {day}" for day in range(10)]
    apart = [f"Bản Nà Luông có chủ tịch ủy ban mới {day}" for day in range(60)]
    searcher = searcher_of(tmp_path, tell(rows + apart))
    found = searcher.answer(SearchRequest("chủ tịch ủy ban bản nà luông"))
    assert found.total == 70


def test_a_word_that_begins_as_a_name_does_is_none(tmp_path: Path) -> None:
    told = ["Hội nghị Huyện ủy Nà Luông khai mạc"]
    apart = [f"Huyện ủy Nà Luông họp hội nghị {day}" for day in range(12)]
    searcher = searcher_of(tmp_path, tell(told + apart))
    assert searcher.search(SearchRequest("Hội nghị Huyện ủy Nà Luông")).strict.total == 13


def test_what_few_bulletins_have_of_a_name_comes_apart_from_its_words(tmp_path: Path) -> None:
    name = "Trường Mầm non Nà Luông"
    told = [f"Khách thăm {name}"]
    apart = [f"Nà Luông có trường cho trẻ mầm non {day}" for day in range(12)]
    searcher = searcher_of(tmp_path, tell(told + apart))
    page = searcher.search(SearchRequest(name, sort=Sort.NEWEST, per_page=20))
    assert [each.title.text for each in page.strict.hits] == told
    assert {each.title.text for each in page.loose.hits} == set(apart)
    small = searcher.search(SearchRequest(name.lower(), per_page=20))
    assert small.strict.total == 13 and not small.loose.hits


def test_what_holds_the_query_in_a_row_comes_first(tmp_path: Path) -> None:
    rows = ["Lò gạch bản Mây đỏ lửa", "Khách thăm lò gạch bản Mây"]
    apart = [f"Bản tin ngày {day}: gạch nung ở lò, mây phủ" for day in range(12)]
    found = titles(searcher_of(tmp_path, tell(apart + rows)), "lò gạch bản mây")
    assert set(found[:2]) == set(rows)


@pytest.mark.parametrize(
    "question",
    ["bản Mây có bao nhiêu nhà sàn", "vì sao nhà sàn bản Mây cháy", "nhà sàn bản Mây là gì?"],
)
def test_many_that_hold_the_asking_words_keep_no_answer_out(tmp_path: Path, question: str) -> None:
    answer = "Bản Mây còn 34 nhà sàn, hai nhà cháy do chập điện"
    asking = "Bao nhiêu, vì sao, là gì: bản kê có mây và nhà sàn {}"
    told = [answer, *(asking.format(day) for day in range(13))]
    assert answer in titles(searcher_of(tmp_path, tell(told)), question)


def test_a_question_is_answered_in_other_words_than_its_own(tmp_path: Path) -> None:
    answer = "Nguyên nhân ngô nếp bản Mây tăng chậm, giá lại cao"
    rows = [f"Giá ngô tăng ở chợ ngày {day}" for day in range(12)]
    # What mostly stands in a row would be a name.
    apart = [f"Giá muối tăng, ngô rẻ ngày {day}" for day in range(40)]
    searcher = searcher_of(tmp_path, tell([answer, *rows, *apart]))
    assert titles(searcher, "vì sao giá ngô tăng")[0] == answer
    assert answer not in titles(searcher, "giá ngô tăng")


def test_a_question_about_one_word_has_it_in_a_row(tmp_path: Path) -> None:
    told = [f"Chợ phiên lùi ngày {day}" for day in range(12)]
    apart = [f"Phiên họp ngày {day} bàn chuyện chợ" for day in range(3)]
    assert set(titles(searcher_of(tmp_path, tell(apart + told)), "chợ phiên là gì")) <= set(told)


def test_an_article_outranks_a_short_item_that_only_mentions_its_subject(tmp_path: Path) -> None:
    about = Bulletin(
        "bai",
        "Lúa nếp nương Khau Vai được mùa",
        FIRST,
        "Lúa nếp nương Khau Vai năm nay trĩu bông.",
        ("Bà con Khau Vai gặt lúa nếp nương từ sáng sớm. Nếp nương thơm khắp bản." * 8,),
    )
    short = Bulletin(
        "van", "Tin vắn buổi sáng", FIRST + timedelta(days=9), "Chợ phiên bán lúa nếp nương."
    )
    others = [
        replace(each, body=("Chuyện thường ngày ở bản, ai cũng biết, chẳng ai kể." * 9,))
        for each in tell([f"Tin bản số {number}" for number in range(20)])
    ]
    found = titles(searcher_of(tmp_path, [about, short, *others]), "lúa nếp nương")
    assert found == [about.title, short.title]


def test_the_newest_is_asked_for_by_words_that_need_not_be_there(tmp_path: Path) -> None:
    told = [f"Giá chè shan phiên chợ {day}" for day in range(30)]
    searcher = searcher_of(tmp_path, tell(told))
    for text in ("giá chè shan hôm nay", "giá chè shan mới nhất", "gia che shan hom nay"):
        answer = searcher.answer(SearchRequest(text))
        assert answer.hits[0].title.text == told[-1]
        assert answer.understanding.newest
    literal = searcher.answer(SearchRequest("giá chè shan hôm nay", is_literal=True))
    assert not literal.understanding.newest


def test_a_title_as_typed_comes_first_among_what_is_as_new(tmp_path: Path) -> None:
    typed = "Giá chè shan hôm nay ở chợ Phó Bảng"
    told = [typed, *[f"Giá chè shan phiên {day} ở chợ Phó Bảng" for day in range(8)]]
    assert titles(searcher_of(tmp_path, tell(told)), "giá chè shan hôm nay")[0] == typed


def test_the_deputy_of_an_office_comes_after_whoever_holds_it(tmp_path: Path) -> None:
    deputy = "Bầu phó chủ tịch xã Lũng Cú"
    told = [deputy, "Ông Sùng Mí Pó là chủ tịch xã Lũng Cú", "Bản tin: chủ tịch xã gặp dân Lũng Cú"]
    told += [f"Chợ phiên ngày {day}" for day in range(9)]
    searcher = searcher_of(tmp_path, tell(told))
    for text in ("chủ tịch Lũng Cú", "chu tich lung cu"):
        assert titles(searcher, text)[2] == deputy
    assert titles(searcher, "phó chủ tịch Lũng Cú")[0] == deputy


MEANT = {
    "covid19": "covid 19",
    "xăn dầu": "xăng dầu",
    "mặt chận tổ quốt": "mặt trận tổ quốc",
    "Hồ Chí Ming": "Hồ Chí Minh",
    "ủy bạn nhân dân": "ủy ban nhân dân",
    "sát nhập": "sáp nhập",
}


@pytest.fixture(scope="module")
def spelled(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    told = [f"Chuyện {meant} ở bản {day}" for meant in MEANT.values() for day in range(25)]
    told += [f"Chuyển đổi số ở bản {day}" for day in range(25)]
    told += ["Chuyển đổi sở làm việc", "Khách sát vách, nhập cuộc", "Xăn tay áo, dầu thơm"]
    return searcher_of(tmp_path_factory.mktemp("spelled"), tell(told))


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_a_mistake_is_searched_for_or_offered_as_what_is_meant(
    spelled: Searcher, typed: str, meant: str
) -> None:
    answer = spelled.answer(SearchRequest(typed, wants_advice=True))
    suggestions: QuerySuggestions = answer.suggestions
    offered = [each.label for each in suggestions.corrected]
    assert meant.lower() in [answer.understanding.text.lower(), *map(str.lower, offered)]


def test_accents_of_the_whole_are_restored_in_one_best_way(spelled: Searcher) -> None:
    answer = spelled.answer(SearchRequest("chuyen doi so", wants_advice=True))
    assert [each.label for each in answer.suggestions.restored] == ["chuyển đổi số"]
