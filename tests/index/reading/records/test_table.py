"""CSV is read as spreadsheets and scripts write it."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Attachment, Bulletin
from index.problem import Severity, SourceProblem
from index.reading.items import FoundItem, Item
from index.reading.records.table import read_table


def read(text: str | bytes) -> list[Item]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_table(Path("a.csv"), BytesIO(data)))


def bulletins(text: str | bytes) -> list[Bulletin]:
    return [item.bulletin for item in read(text) if isinstance(item, FoundItem)]


def errors(items: list[Item]) -> list[int | None]:
    return [
        item.line
        for item in items
        if isinstance(item, SourceProblem) and item.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_are_told_by_the_names(separator: str) -> None:
    header = separator.join(["Mã", "Tiêu đề", "NGÀY ĐĂNG", '"Ghi chú, nếu có"'])
    row = separator.join(["dl-1", "Trồng cây", "02/03/2021 08:15", ""])
    (bulletin,) = bulletins(f"\ufeff{header}\r\n{row}\r\n")
    assert (bulletin.id, bulletin.title) == ("dl-1", "Trồng cây")
    assert bulletin.published.isoformat() == "2021-03-02T08:15:00+07:00"


def test_cells_of_several_lines() -> None:
    (bulletin,) = bulletins(
        "title,published,body,captions,organisations,url,attachments\n"
        '"Trồng ""cây""",2021-03-02,"Đoạn một, dài.\n\nĐoạn hai.","Ảnh một\nẢnh hai",'
        '"Hội Nông dân\nĐảng ủy xã",https://dai.example/1,"Kế hoạch 12: /kh.pdf"\n'
    )
    assert bulletin.title == 'Trồng "cây"'
    assert bulletin.body == ("Đoạn một, dài.", "Đoạn hai.")
    assert bulletin.captions == ("Ảnh một", "Ảnh hai")
    assert bulletin.organisations == ("Hội Nông dân", "Đảng ủy xã")
    assert bulletin.attachments == (Attachment("Kế hoạch 12", "https://dai.example/kh.pdf"),)


def test_a_bulletin_knows_the_line_that_it_begins_on() -> None:
    items = read('title,published,body\nMột,2021-03-02,"a\nb"\nHai,2021-03-03,c\n')
    assert [item.line for item in items if isinstance(item, FoundItem)] == [2, 4]


@pytest.mark.parametrize(
    "header", ["", "\n\n", "a,b,c", "tiêu đề,nội dung", "title,ngày,ngày đăng"]
)
def test_a_first_row_without_the_needed_names(header: str) -> None:
    (problem,) = read(f"{header}\nTrồng cây,02/03/2021,x\n" if header.strip() else header)
    assert isinstance(problem, SourceProblem)


@pytest.mark.parametrize(
    "bad",
    [
        "Một,2021-03-02",
        "Một,2021-03-02,a,b",
        "Một,31/02/2021,a",
        "Một,hôm qua,a",
        ",2021-03-02,a",
        'Một,2021-03-02,"a" b',
        'Một,2021-03-02,"a',
    ],
)
def test_a_bad_row_is_named_and_the_next_one_read(bad: str) -> None:
    items = read(f"title,published,body\n{bad}\nHai,2021-03-03,c\n")
    assert errors(items) == [2]
    assert [item.bulletin.title for item in items if isinstance(item, FoundItem)] == ["Hai"]


def test_a_row_that_is_not_utf8_is_left_out() -> None:
    items = read(b"title,published\nM\xe9t,2021-03-02\nHai,2021-03-03\n")
    assert errors(items) == [2]
    assert len(items) == 2


def test_a_weekday_of_another_day_is_a_warning() -> None:
    warning, found = read('title,published\nMột,"Chủ Nhật, 02/03/2021"\n')
    assert isinstance(warning, SourceProblem)
    assert warning.severity is Severity.WARNING
    assert isinstance(found, FoundItem)


@given(st.lists(st.binary(max_size=9) | st.sampled_from([b",", b'"', b"\n", b"\r", b"2021-03-02"])))
def test_no_bytes_raise(parts: list[bytes]) -> None:
    read(b"".join(parts))
    read(b"title,published\n" + b"".join(parts))


TABLE = (
    'Tiêu đề;Ngày đăng;Nội dung\nTrồng cây;02/03/2021;"Một; hai\nba"\nLàm đường;03/03/2021;Bốn\n'
)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        f"sep=;\r\n{TABLE}".encode(),
        f'"sep=;"\n{TABLE}'.encode("utf-8-sig"),
        TABLE.replace('"\n', '"\r').replace("dung\n", "dung\r").encode(),
    ],
    ids=["utf-16", "le", "be", "sep", "quoted-sep", "carriage-returns"],
)
def test_the_same_table_as_spreadsheets_save_it(data: bytes) -> None:
    assert [each.title for each in bulletins(data)] == ["Trồng cây", "Làm đường"]
    assert bulletins(data)[0].body == ("Một; hai", "ba")


def test_a_line_feed_in_a_cell_of_a_table_with_carriage_returns_breaks_its_text() -> None:
    data = "title,published,body\rTrồng cây,2/3/2021,Một.\nHai.\r".encode()
    assert bulletins(data)[0].body == ("Một.", "Hai.")


def test_windows_1258_is_read_and_told() -> None:
    # There a letter with a tone is two bytes: the vowel, then the tone.
    table = "title,published\nXa\u0303 Đô\u0300ng Lau trô\u0300ng cây,2/3/2021\n"
    items = read(table.encode("cp1258"))
    assert [item.severity for item in items if isinstance(item, SourceProblem)] == [
        Severity.WARNING
    ]
    (found,) = (item for item in items if isinstance(item, FoundItem))
    assert found.bulletin.title == "Xã Đồng Lau trồng cây"


def test_names_of_organisations_in_one_cell() -> None:
    (bulletin,) = bulletins(
        'Published,Title,Organisations,Publisher,Source\n2021-03-02 08:15,"\'=A",'
        '"Hội Nông dân; Đảng ủy xã",Đài A,https://dai.example/1\n'
    )
    assert bulletin.organisations == ("Hội Nông dân", "Đảng ủy xã")
    assert (bulletin.title, bulletin.url) == ("=A", "https://dai.example/1")


def test_a_source_beside_no_publisher_is_one() -> None:
    (bulletin,) = bulletins("title,published,source\nTrồng cây,2021-03-02,Đài A\n")
    assert (bulletin.publisher, bulletin.url) == ("Đài A", "")
