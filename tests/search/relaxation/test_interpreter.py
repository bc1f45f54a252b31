"""The understanding that an answer reports is what was searched for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.query.accent_matching import AccentMatching
from search.query.expansion import expand
from search.query.parser import parse
from search.relaxation import query_length
from search.relaxation.relaxed_matches import PAGE
from search.request import SearchRequest, Sort
from search.result import ResultPage, StricterInterpretation, Understanding
from search.searcher import Searcher
from search.text.spelling import bare
from tests.newsroom import BULLETINS
from tests.search.asking import ids, queries
from tests.search.indexing import FIRST, index, tell
from tests.search.writing import writings


def ask(searcher: Searcher, text: str, marks: AccentMatching | None = None) -> ResultPage:
    return searcher.search(SearchRequest(text, per_page=len(BULLETINS), marks=marks))


def strictly_found(page: ResultPage) -> set[str]:
    return {each.id for each in page.strict.hits}


def stricter(exact: int, *others: tuple[AccentMatching, int]) -> tuple[StricterInterpretation, ...]:
    return (
        StricterInterpretation(AccentMatching.EXACT, exact),
        *(StricterInterpretation(*each) for each in others),
    )


@pytest.mark.parametrize(
    ("text", "understanding", "total"),
    [
        ("", Understanding("", AccentMatching.COMPATIBLE), 10),
        ("mat", Understanding("mat", AccentMatching.COMPATIBLE), 4),
        # Accents are left out of account where that finds more.
        (
            "mật",
            Understanding(
                "mật", AccentMatching.IGNORE, True, stricter(1, (AccentMatching.COMPATIBLE, 1))
            ),
            4,
        ),
        (
            "mât",
            Understanding(
                "mât", AccentMatching.IGNORE, True, stricter(0, (AccentMatching.COMPATIBLE, 2))
            ),
            4,
        ),
        ("quang cảnh", Understanding("quang cảnh", AccentMatching.COMPATIBLE), 1),
        # What lacks a word is counted apart.
        (
            "quang cảnh giao thừa",
            Understanding(
                "quang cảnh giao thừa",
                AccentMatching.COMPATIBLE,
                loose_total=2,
                is_found=False,
            ),
            0,
        ),
        # Keystrokes are read as what was meant by them.
        (
            "mawjt traanj toor quoocs",
            Understanding("mặt trận tổ quốc", AccentMatching.COMPATIBLE, literal_total=0),
            1,
        ),
    ],
)
def test_what_is_told_of_a_query(
    searcher: Searcher, text: str, understanding: Understanding, total: int
) -> None:
    page = ask(searcher, text)
    assert (page.understanding, page.total) == (understanding, total)


def test_a_literal_text_is_not_read_as_keystrokes(searcher: Searcher) -> None:
    page = searcher.search(SearchRequest("mawjt traanj", is_literal=True))
    assert (page.total, page.understanding.text) == (0, "mawjt traanj")


def test_keystrokes_are_read_at_the_marks_asked_for(searcher: Searcher) -> None:
    told = ask(searcher, "mawjt traanj", AccentMatching.EXACT).understanding
    assert told == Understanding("mặt trận", AccentMatching.EXACT, literal_total=0)


def test_keystrokes_that_find_no_more_are_letters(searcher: Searcher) -> None:
    assert ask(searcher, "covidf traanj zzz").understanding.literal_total is None


filters = st.fixed_dictionaries(
    {
        "organisations": st.sampled_from([(), ("ubnd-huyen-song-may",), ("khong-co",)]),
        "published_from": st.none() | st.sampled_from([date(2020, 1, 1), date(2021, 9, 5)]),
        "published_to": st.none() | st.just(date(2021, 12, 31)),
        "sort": st.sampled_from(Sort),
        "page": st.integers(1, 3),
    }
)


@given(queries() | writings, filters)
def test_filters_change_nothing_of_what_is_understood(
    searcher: Searcher, text: str, narrowing: dict[str, object]
) -> None:
    request = SearchRequest(text)
    narrowed = replace(request, **narrowing)  # type: ignore[arg-type]
    assert searcher.search(narrowed).understanding == searcher.search(request).understanding


@given(queries() | writings)
def test_stricter_readings_find_as_many_as_is_told(searcher: Searcher, text: str) -> None:
    page = ask(searcher, text)
    told = page.understanding
    shown = ask(searcher, told.text, told.marks)
    if told.has_all_units and not told.is_joined:
        assert shown.total == page.total
    for each in told.stricter:
        read = ask(searcher, told.text, each.marks)
        assert (read.total, read.understanding.has_all_units) == (each.total, True)
        assert strictly_found(read) <= strictly_found(page) and each.total < PAGE
    if told.stricter:
        assert told.stricter[-1].total < page.total
    if told.literal_total is not None:
        literal = set(ids(searcher, text))
        assert len(literal) == told.literal_total < len(ids(searcher, told.text))


@given(queries() | writings, st.sampled_from(AccentMatching))
def test_fixed_marks_stay(searcher: Searcher, text: str, marks: AccentMatching) -> None:
    told = ask(searcher, text, marks).understanding
    assert (told.marks, told.has_all_units, told.stricter) == (marks, True, ())


@given(queries())
def test_without_marks_no_less_is_found(searcher: Searcher, text: str) -> None:
    """At least as much is found without accents, as long as every unit is required.

    Without marks more may be a place, which must stand in a row.
    """
    accented, plain = ask(searcher, text), ask(searcher, bare(text))
    is_bound = plain.understanding.is_joined
    if accented.understanding.has_all_units and not is_bound and not parse(text).excluded:
        assert strictly_found(accented) <= strictly_found(plain)


def test_a_question_of_many_words_about_a_short_subject_is_no_headline(tmp_path: Path) -> None:
    told = ["bảo hiểm thất nghiệp", "thất nghiệp và bảo hiểm"] * 10
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(told))))
    page = searcher.search(SearchRequest("bảo hiểm thất nghiệp như thế nào"))
    assert page.understanding.asking == ("như thế nào",)
    assert page.understanding.is_joined and page.total == 10


@pytest.mark.parametrize(
    ("text", "first"),
    [("giá lúa", "moi"), ("giá chè", "cu"), ("giá lúa 2021", "cu"), ("vì sao giá lúa", "cu")],
)
def test_of_equal_bulletins_of_what_is_daily_the_newest_comes_first(
    tmp_path: Path, text: str, first: str
) -> None:
    told = [("cu", 0, "Chợ đông."), ("moi", 400, "Chợ vẫn đông."), ("hop", 401, "Họp bản.")]
    bulletins = [
        Bulletin(id, "Giá lúa, giá chè 2021", FIRST + timedelta(days=days), body=(body,))
        for id, days, body in told
    ]
    bulletins[2] = replace(bulletins[2], title="Họp")
    searcher = Searcher(ArrayEngine(index(tmp_path, bulletins)))
    assert searcher.search(SearchRequest(text)).hits[0].id == first


@pytest.mark.parametrize("change", [str, bare])
@pytest.mark.parametrize(
    "text",
    [
        "đò ngang bến Sậy chở quá người bị phạt như thế nào",
        "vì sao đò ngang bến Sậy chở quá người bị phạt",
        "đò ngang bến Sậy chở quá người thì bị phạt bao nhiêu tiền",
    ],
)
def test_words_that_ask_do_not_make_the_answer_to_a_long_question(
    tmp_path: Path, text: str, change: Callable[[str], str]
) -> None:
    answer = "Đò ngang bến Sậy chở quá người: lệ phạt mới"
    asking = [f"Chè xuân {n} bán như thế nào, vì sao, bao nhiêu tiền thì được" for n in range(5)]
    told = [answer, "Đò ngang bến Sậy", *asking, *(f"Bản tin số {n}" for n in range(20))]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(told))))
    page = searcher.search(SearchRequest(change(text)))
    assert page.understanding.asking
    assert page.hits[0].title.text == answer
    assert not {each.title.text for each in page.hits[:2]} & {*asking}


def test_who_types_a_seldom_written_abbreviation_finds_its_name_after_it(tmp_path: Path) -> None:
    short = [f"Bản Mây tuyển quân: khám NVQS, đợt {n}" for n in range(3)]
    full = [f"Khám nghĩa vụ quân sự ở bản Mây, đợt {n}" for n in range(12)]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell([*full, *short, *full]))))
    page = searcher.search(SearchRequest("nvqs"))
    assert page.total == 27
    assert sorted(each.title.text for each in page.hits[:3]) == short
    # Who types the name has no use for an abbreviation that few write.
    assert searcher.search(SearchRequest("nghĩa vụ quân sự")).total == 24


def test_one_word_that_is_asked_about_is_what_is_looked_for(tmp_path: Path) -> None:
    about = [f"Nhà mạng mở bán eSIM đợt {n}" for n in range(6)]
    beside = [f"Là gì thì cũng là gì đó, bản tin {n}" for n in range(20)]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell([*beside, *about]))))
    page = searcher.search(SearchRequest("esim là gì"))
    assert page.understanding.asking == ("là gì",)
    assert sorted(each.title.text for each in page.strict.hits) == about


def test_a_headline_keeps_the_day_that_it_tells_of(searcher: Searcher) -> None:
    text = "Giá ngô hôm nay giảm ở ba chợ phiên"
    assert not ask(searcher, text).understanding.newest
    assert ask(searcher, "Giá ngô hôm nay").understanding.newest


def test_a_question_is_answered_by_what_says_most_of_it(tmp_path: Path) -> None:
    asked = "Tháp nước, bồn chứa và cổng làng nghiêng"
    answer = "Tháp nước nghiêng do móng lún"
    told = [*[f"{asked} {number}" for number in range(12)], answer]
    told += [f"Bản tin số {number}" for number in range(20)]
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(told))))
    page = searcher.search(SearchRequest("vì sao tháp nước làng nghiêng", per_page=20))
    assert not page.understanding.has_all_units
    assert answer in [each.title.text for each in page.strict.hits]
    # Without a word that asks, all words are required.
    page = searcher.search(SearchRequest("tháp nước làng nghiêng", per_page=20))
    assert page.understanding.has_all_units and page.total == 12


@pytest.mark.parametrize("change", [str, bare, str.upper])
@pytest.mark.parametrize("bulletin", BULLETINS[:-1], ids=lambda each: each.id)
def test_a_headline_finds_its_bulletin_first_though_a_word_is_nowhere(
    searcher: Searcher, bulletin: Bulletin, change: Callable[[str], str]
) -> None:
    text = f"covid {change(bulletin.title)}"
    page = ask(searcher, text)
    is_headline = query_length.is_headline(expand(parse(text)))
    assert page.understanding.has_all_units != is_headline
    assert (page.total > 0, page.loose.total > 0) == (is_headline, not is_headline)
    assert page.hits[0].title.text == bulletin.title
