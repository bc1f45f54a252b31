"""The searcher answers a reader's request with a page of bulletins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from index.codec.whoosh_api.index import open_index
from index.opening.generation_arrays import open_index_reader
from index.opening.schema import SCHEMA
from search.engine.array_engine import ArrayEngine
from search.places.territory import territory
from search.query.accent_matching import AccentMatching
from search.query.expansion import expand
from search.query.parser import parse
from search.request import SearchRequest
from search.result import FacetValue, Hit, ResultPage
from search.searcher import Searcher
from search.text.spelling import bare
from tests.newsroom import BULLETINS
from tests.search.asking import ids, queries
from tests.search.reference import answers
from tests.search.writing import writings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Without marks everything is found; a typed mark is asked for.
        ("mat tran to quoc", "giao-ban"),
        ("MẶT TRẬN TỔ QUỐC", "giao-ban"),
        ("duong", "duong-lang"),
        ("đường", "duong-lang"),
        ("đương", "duong-lang"),
        ("dương xanh", "duong-lang"),
        ("dường", ""),
        ("mat", "giao-ban duong-lang mat-ong mat-mua"),
        ("mặt", "giao-ban duong-lang mat-mua"),
        ("mât", "mat-ong mat-mua"),
        ("mật", "mat-ong"),
        ("mất", "mat-mua"),
        ("mát", "duong-lang mat-mua"),
        ("dat", "giao-ban mat-mua"),
        # One syllable has many spellings.
        ("hòa", "hoa-binh"),
        ("hoà giải", "hoa-binh"),
        ("kỹ thuật", "ky-thuat"),
        ("kĩ thuật", "ky-thuat"),
        ("thuý ủy", "hoa-binh"),
        ("mỷ", "duong-lang"),
        # Codes, amounts and dates.
        ("45-NQ/TU", "giao-ban"),
        ("45–nq/tu", "giao-ban"),
        ("45-NQ*", "giao-ban"),
        ("12/kh-ubnd", "ky-thuat"),
        ("1250000000", "giao-ban"),
        ("1.250.000.000", "giao-ban"),
        ("1,250,000,000 đồng", "giao-ban"),
        ("8,2 lít", "mat-ong"),
        ("3.5", "duong-lang"),
        ("250.000đ", "mat-ong"),
        ("ngày 10 tháng 7 năm 2020", "giao-ban"),
        ("ngay 10 thang 7", "giao-ban"),
        ("7/2020", "giao-ban"),
        ("thang 3 nam 2021", "mat-mua"),
        # Phrases stay in one paragraph.
        ('"vận động nhân dân"', "giao-ban"),
        ('"van dong nhan dan"', "giao-ban"),
        ("“động vận”", ""),
        ('"mat tran"', "giao-ban"),
        ('"mặt trận cùng về"', ""),
        ('"quý II sáng"', ""),
        ('"nguoi gia tre nho"', "mat-mua"),
        ('"10/7/2020 tại hội trường"', "giao-ban"),
        ('"Tháng 3/2021 sương muối"', "mat-mua"),
        # OR, exclusion, prefix.
        ("ong OR ngô", "mat-ong mat-mua"),
        ("ong | ngo", "mat-ong mat-mua"),
        ("mat -tran", "duong-lang mat-ong"),
        ('mat -"mặt trận"', "duong-lang mat-ong mat-mua"),
        ("-mat -hoi", "giao-thua ky-thuat tham-a tham-b tin-van"),
        ("biê*", "giao-ban giao-thua"),
        ("biên*", "giao-thua"),
        ("bie*", "giao-ban giao-thua"),
        ("huy*", "duong-lang mat-mua tham-a tham-b"),
        ("khoai “một phải” -lúa", ""),
        # What says nothing finds nothing; what isn't there neither.
        ("?!", ""),
        ("covid", ""),
        ("mặt covid", ""),
    ],
)
def test_what_a_query_finds(searcher: Searcher, text: str, found: str) -> None:
    for form in ("NFC", "NFD"):
        assert sorted(ids(searcher, normalize(form, text))) == sorted(found.split())


def test_no_query_finds_everything(searcher: Searcher) -> None:
    assert len(ids(searcher)) == len(ids(searcher, " \u200b ")) == len(BULLETINS)


@pytest.mark.parametrize(
    "change",
    [str, bare, lambda text: normalize("NFD", text), str.upper, lambda text: bare(text.lower())],
    ids=["as it is", "folded", "NFD", "capitals", "folded small"],
)
@pytest.mark.parametrize("bulletin", BULLETINS, ids=lambda each: each.id)
def test_every_bulletin_is_found_by_its_title(
    searcher: Searcher, bulletin: Bulletin, change: Callable[[str], str]
) -> None:
    title = change(bulletin.title)
    same = [each.id for each in BULLETINS if each.title == bulletin.title]
    assert bulletin.id in ids(searcher, title)[: len(same)]
    assert bulletin.id in ids(searcher, f'"{title}"'.replace("“", "").replace("”", ""))


@pytest.mark.parametrize("bulletin", BULLETINS, ids=lambda each: each.id)
def test_every_bulletin_is_found_by_its_paragraphs(searcher: Searcher, bulletin: Bulletin) -> None:
    for text in (bulletin.lead, *bulletin.body, *bulletin.captions, bulletin.author):
        assert not text or bulletin.id in ids(searcher, text)


@given(st.one_of(queries(), writings))
def test_a_query_finds_what_it_means(searcher: Searcher, text: str) -> None:
    query = expand(parse(text))
    expected = {each.id for each in BULLETINS if answers(each, query)}
    assert set(ids(searcher, text)) == expected


@given(queries())
def test_without_marks_no_less_is_found(searcher: Searcher, text: str) -> None:
    if parse(text).excluded:
        return
    assert set(ids(searcher, text)) <= set(ids(searcher, bare(text)))


def test_a_hit_tells_all_that_a_page_shows(searcher: Searcher) -> None:
    (hit,) = searcher.search(SearchRequest("45-NQ/TU mặt trận tổ quốc")).hits
    bulletin = BULLETINS[0]
    assert (hit.id, hit.title.text, hit.published) == (
        bulletin.id,
        bulletin.title,
        bulletin.published,
    )
    assert [hit.title.text[start:end] for start, end in hit.title.highlights] == [
        "Mặt trận Tổ quốc"
    ]
    assert [each.label for each in hit.organisations] == ["Ủy ban MTTQ tỉnh Thanh Giang"]
    assert list(hit.codes) == ["45-NQ/TU"]
    assert hit.score > 0


@pytest.mark.parametrize(
    ("text", "snippet", "marks"),
    [
        ("van dong nhan dan", BULLETINS[0].body[0], ["vận động Nhân dân"]),
        ("45-NQ/TU", BULLETINS[0].body[1], ["45-NQ/TU"]),
        ("ngày 10 tháng 7 năm 2020", BULLETINS[0].lead, ["10/7/2020"]),
        ("1250000000", BULLETINS[0].body[1], ["1.250.000.000"]),
        ("quang cảnh", BULLETINS[0].captions[0], ["Quang cảnh"]),
        ("Lê Văn Đạt quý", BULLETINS[0].lead, []),
    ],
)
def test_a_snippet_shows_why(searcher: Searcher, text: str, snippet: str, marks: list[str]) -> None:
    (hit,) = searcher.search(SearchRequest(text, marks=AccentMatching.COMPATIBLE)).hits
    assert hit.snippet.text == snippet
    assert [snippet[start:end] for start, end in hit.snippet.highlights] == marks


def test_a_bulletin_that_is_but_its_title_has_no_snippet(searcher: Searcher) -> None:
    (hit,) = searcher.search(SearchRequest("tin vắn")).hits
    assert (hit.snippet.text, hit.organisations, hit.codes) == ("", (), ())


def test_a_stored_bulletin_is_the_one_that_was_indexed(searcher: Searcher) -> None:
    for each in BULLETINS:
        stored = searcher.stored(each.id)
        assert stored is not None and Bulletin.from_json(stored["bulletin"]) == each
    assert searcher.stored("giao-ban")["codes"] == ["45-NQ/TU"]  # type: ignore[index]


@given(writings)
def test_no_other_id_is_stored(searcher: Searcher, id: str) -> None:
    assert id in {each.id for each in BULLETINS} or searcher.stored(id) is None


def test_days_are_those_of_bulletins(searcher: Searcher) -> None:
    days = searcher.days()
    assert [day for day, _ in days] == sorted({each.published.date() for each in BULLETINS})
    assert dict(days)[date(2021, 9, 5)] == 2


def test_organisations_are_sorted_by_name(searcher: Searcher) -> None:
    assert [each.label for each in searcher.organisations()] == [
        "Hội LHPN xã Nậm Hoa",
        "Hội Nông dân huyện Sông Mây",
        "UBND huyện Sông Mây",
        "Ủy ban MTTQ huyện Sông Mây",
        # Only one bulletin names Ủy ban MTTQ tỉnh Thanh Giang, and no list knows the province.
        "Ủy ban MTTQ xã Nậm Hoa",
    ]


def test_threads_share_a_searcher(searcher: Searcher) -> None:
    texts = [
        text
        for each in BULLETINS
        for text in (each.title, bare(each.title), f'"{each.title}"', each.lead)
    ]
    requests = [SearchRequest(each) for each in texts * 4]
    alone = [_told(searcher.search(each)) for each in requests]
    with ThreadPoolExecutor(8) as pool:
        together = [_told(each) for each in pool.map(searcher.search, requests)]
    assert together == alone


def test_threads_share_the_stored_bulletins(searcher: Searcher) -> None:
    asked = [each.id for each in BULLETINS] * 400
    with ThreadPoolExecutor(8) as pool:
        for id, stored in zip(asked, pool.map(searcher.stored, asked), strict=True):
            assert stored is not None and stored["bulletin"]["id"] == id


def _told(page: ResultPage) -> tuple[list[Hit], list[FacetValue], list[FacetValue]]:
    return list(page.hits), list(page.organisations), list(page.dates)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 256,
        '"' + "a " * 255,
        "mặt " * 128,
        '"' + "mặt trận " * 56,
        "a* " * 170,
        "-a " * 170,
        "a OR " * 100,
        "*" * 512,
        '"' * 512,
    ],
)
def test_no_query_is_too_much(searcher: Searcher, text: str) -> None:
    page = searcher.search(SearchRequest(text[:512]))
    assert len(page.hits) == min(page.total, page.request.per_page)


def test_whole_texts_are_marked_as_their_snippets_are(searcher: Searcher) -> None:
    request = SearchRequest("mat tran")
    hit = next(each for each in searcher.search(request).hits if each.title.highlights)
    (marked,) = searcher.answer(request).highlight([hit.title.text])
    assert marked == hit.title


def test_neighbours_are_bulletins_beside_one_in_time(searcher: Searcher) -> None:
    row = sorted(BULLETINS, key=lambda each: (each.published, each.id))
    before, after = searcher.neighbours(row[1].id)
    assert before is not None and before.id == row[0].id
    assert after is not None and after.id == row[2].id
    assert searcher.neighbours(row[0].id)[0] is None
    assert searcher.neighbours("khong-co") == (None, None)


def test_what_is_typed_is_gone_on_with(searcher: Searcher) -> None:
    searcher.prepare_suggestions()
    assert searcher.suggest("mặt tr")
    assert not searcher.suggest("")


def test_no_first_page_waits_for_the_table_of_places(newsroom: Path) -> None:
    searcher = Searcher(ArrayEngine(open_index_reader(open_index(newsroom, SCHEMA))))
    territory.cache_clear()
    searcher.prepare_suggestions()
    assert territory.cache_info().currsize == 1
