"""Blocks come in reading order."""

from lxml.html import document_fromstring

from index.reading.html.blocks import Blocks, read_blocks


def blocks(markup: str) -> Blocks:
    tree = document_fromstring(f"<html><body>{markup}</body></html>")
    return read_blocks(tree)


def texts(markup: str) -> list[str]:
    return [block.line.text for block in blocks(markup)]


def test_text_between_and_after_blocks_is_kept() -> None:
    assert texts("một <b>hai</b><p>ba <i>bốn</i></p> năm<!-- lời --> sáu<div>bảy</div>") == [
        "một hai",
        "ba bốn",
        "năm sáu",
        "bảy",
    ]


def test_breaks_part_lines_and_two_breaks_part_paragraphs() -> None:
    found = blocks("<p>một<br>hai<br><br>ba</p>")
    assert [(each.line.text, each.line.close) for each in found] == [
        ("một", False),
        ("hai", True),
        ("ba", False),
    ]


def test_scripts_and_controls_are_no_text() -> None:
    assert texts("<p>một<script>x()</script> hai</p><style>p{}</style><button>Gửi</button>") == [
        "một hai"
    ]


def test_a_row_of_a_data_table_is_one_line() -> None:
    assert texts("<table><tr><th>Thôn<th>Số cây<tr><td><p>Bản Mới</p><td>80</table>") == [
        "Thôn | Số cây",
        "Bản Mới | 80",
    ]


def test_a_table_for_the_layout_is_not() -> None:
    assert texts(f"<table><tr><td>Trái<td><p>Một.</p><p>{'dài ' * 60}</p></table>")[:2] == [
        "Trái",
        "Một.",
    ]


def test_below_a_picture_stands_apart() -> None:
    found = blocks("<p>Một.</p><p><img></p><p>Ảnh</p><p>Hai <img src=a> ba.</p><p>Ảnh hai</p>")
    assert [each.line.apart for each in found] == [False, True, False, True]


def test_captions_and_signatures_of_the_markup() -> None:
    found = blocks(
        "<figure><figcaption>Một</figcaption></figure><div class='PhotoCaption'><p>Hai</p></div>"
        "<p align=right>Ba</p><p style='text-align: right'>Bốn</p>"
    )
    assert [(each.line.caption, each.line.right) for each in found] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]


def test_links_and_parts_of_the_site() -> None:
    found = blocks("<p><a>Trang chủ</a></p><nav>Tin</nav><p>Xem <a>kế hoạch</a> số 12 của xã</p>")
    assert [(each.linked, each.of_site) for each in found] == [
        (True, False),
        (False, True),
        (False, False),
    ]
