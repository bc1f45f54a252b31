"""Pages are read as people copy them, in every state."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from index.problem import Severity, SourceProblem
from index.reading.items import FoundItem, Item, ListingCount
from index.reading.page import read_page

PATH = Path("dong-lau.txt")
TITLE = "Hội Nông dân xã Đồng Lau ra quân trồng cây đầu xuân 2021"
DATE = "Thứ Ba, ngày 2 tháng 3 năm 2021 - 08:15"
LEAD = "Sáng 1/3, Hội Nông dân xã Đồng Lau tổ chức lễ ra quân trồng cây theo Kế hoạch 12-KH/HND."
FIRST = "Đến dự có lãnh đạo xã và hơn 120 hội viên của 9 chi hội."
SECOND = "Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây, trị giá 25.000.000 đồng./."
INDENT = "\u00a0 \u00a0 \u00a0 "
PAGE = f"""{TITLE}

{DATE}

Cỡ chữ: A+ A-

{LEAD}


{INDENT} {FIRST}

Hội viên trồng cây ven đường liên thôn


{INDENT}{SECOND}

{INDENT * 12}Lò Thị Hiền


Tổng số: 31 | Trang: 1 trên tổng số 4 trang \u00a0

Xem tin theo ngày: \u00a0 / /"""


def read(page: str) -> list[Item]:
    return list(read_page(PATH, page.encode()))


def bulletin(page: str) -> Bulletin:
    (found,) = (item for item in read(page) if isinstance(item, FoundItem))
    return found.bulletin


def problems(page: str) -> list[tuple[int | None, Severity]]:
    return [(each.line, each.severity) for each in read(page) if isinstance(each, SourceProblem)]


def assert_whole(read_from: Bulletin) -> None:
    assert read_from.title == TITLE
    assert read_from.published.isoformat() == "2021-03-02T08:15:00+07:00"
    assert read_from.lead == LEAD
    assert read_from.body == (FIRST, SECOND)
    assert read_from.captions == ("Hội viên trồng cây ven đường liên thôn",)
    assert read_from.author == "Lò Thị Hiền"
    assert read_from.publisher == ""


def test_everything_of_a_page_comes_out_right() -> None:
    listing, found = read(PAGE)
    assert listing == ListingCount(PATH, 20, 31, 1, 4)
    assert isinstance(found, FoundItem)
    assert found.line == 1
    assert_whole(found.bulletin)
    stored = str(found.bulletin.to_json())
    assert not any(part in stored for part in ("Cỡ chữ", "Tổng số", "Xem tin", "Thứ Ba"))


@pytest.mark.parametrize(
    "page",
    [
        normalize("NFD", PAGE),
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        "\ufeff" + PAGE,
        "\n\n \u00a0\n" + PAGE,
        PAGE.replace(INDENT * 12, "\t" * 9).replace(INDENT, "\t"),
        PAGE.replace("Cỡ chữ: A+ A-\n\n", ""),
        PAGE.replace("Cỡ chữ: A+ A-", "Trang chủ > Tin tức\n\nLượt xem: 14"),
    ],
    ids=["nfd", "crlf", "cr", "bom", "blank-above", "tabs", "no-widget", "other-widgets"],
)
def test_the_same_page_in_other_states(page: str) -> None:
    assert_whole(bulletin(page))


def test_a_page_without_lead_and_author() -> None:
    short = bulletin(f"{TITLE}\n\n{DATE}\n\n{FIRST}\n")
    assert (short.lead, short.body, short.author) == ("", (FIRST,), "")


def test_several_captions() -> None:
    page = PAGE.replace(f"{INDENT}{SECOND}", f"{INDENT}{SECOND}\n\nCác đại biểu tưới cây\n\n")
    assert bulletin(page).captions == (
        "Hội viên trồng cây ven đường liên thôn",
        "Các đại biểu tưới cây",
    )


def test_a_line_set_in_like_the_paragraphs_is_a_sub_heading() -> None:
    page = PAGE.replace("Hội viên trồng cây ven", f"{INDENT}Hội viên trồng cây ven")
    assert bulletin(page).captions == ()


def test_a_title_in_capitals_on_two_lines() -> None:
    page = PAGE.replace(TITLE, "HỘI NÔNG DÂN XÃ ĐỒNG LAU\nRA QUÂN TRỒNG CÂY")
    assert bulletin(page).title == "HỘI NÔNG DÂN XÃ ĐỒNG LAU RA QUÂN TRỒNG CÂY"


def test_the_id_does_not_come_from_the_path() -> None:
    moved = [
        item for item in read_page(Path("x/y.txt"), PAGE.encode()) if isinstance(item, FoundItem)
    ]
    assert moved[0].bulletin.id == bulletin(PAGE).id


def test_a_weekday_of_another_day_is_a_warning() -> None:
    page = PAGE.replace("Thứ Ba", "Thứ Hai")
    assert problems(page) == [(3, Severity.WARNING)]
    assert_whole(bulletin(page))


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("", None),
        (" \n\u00a0\n", None),
        (PAGE.replace(TITLE, ""), 3),
        (PAGE.replace(DATE, ""), None),
        (PAGE.replace("ngày 2 tháng 3", "ngày 30 tháng 2"), 3),
        (PAGE + "\0", 22),
    ],
    ids=["empty", "blank", "no-title", "no-date", "impossible-date", "binary"],
)
def test_what_cannot_be_read_is_reported(page: str, line: int | None) -> None:
    assert problems(page) == [(line, Severity.ERROR)]
    assert not any(isinstance(item, FoundItem) for item in read(page))


def test_no_text_is_a_warning() -> None:
    assert problems(f"{TITLE}\n\n{DATE}\n") == [(3, Severity.WARNING)]


@pytest.mark.parametrize("data", [PAGE.encode()[:1200], b"\n\xff"])
def test_odd_bytes_and_cut_characters_are_reported(data: bytes) -> None:
    if data.startswith(PAGE.encode()[:9]):
        data = data[: data.rindex("ộ".encode()) + 1]
    (problem,) = read_page(PATH, data)
    assert isinstance(problem, SourceProblem)
    assert problem.line is not None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_its_mark(encoding: str) -> None:
    (_, found) = read_page(PATH, PAGE.encode(encoding))
    (_, expected) = read_page(PATH, PAGE.encode())
    assert found == expected


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    list(read_page(PATH, data))


LINES = st.lists(
    st.sampled_from([*PAGE.split("\n"), "31/02/2021", "\t", "Tin khác", "lò thị hiền"]) | st.text()
)


@given(LINES)
def test_no_order_of_lines_raises(lines: list[str]) -> None:
    list(read_page(PATH, "\n".join(lines).encode(errors="replace")))


def test_a_clock_above_the_title_is_neither_title_nor_date() -> None:
    page = bulletin(
        f"Thứ 3, Ngày 16/07/2024 -\n\n{TITLE}\nNgày đăng: 08/07/2024 11:38\n\n{FIRST}\n"
    )
    assert (page.title, page.published.day, page.published.hour) == (TITLE, 8, 11)


def test_a_title_below_the_date_and_the_way_to_the_page() -> None:
    above = f"Trang chủ    Tin tức    {TITLE}\n13/7/2020\n7331 Lượt xem\n\n"
    page = bulletin(f"{above}{TITLE}\n\n{FIRST}\n\n{SECOND}\n")
    assert (page.title, page.lead, page.body) == (TITLE, FIRST, (SECOND,))


@pytest.mark.parametrize("widget", ["100%", "Mặc định Cỡ chữ", "Cỡ chữ giảm tăng", "Thích 12"])
def test_widgets_are_no_lead(widget: str) -> None:
    page = bulletin(f"{TITLE}\n\n{DATE}\n{widget}\n\n{FIRST}\n\n{SECOND}\n")
    assert page.lead == FIRST


def test_the_author_beside_the_date() -> None:
    page = bulletin(f"{TITLE}\n\nLò Thị Hiền - 13/07/2020 07:57\n\n{FIRST}\n")
    assert (page.author, page.published.hour) == ("Lò Thị Hiền", 7)
