"""Finding the text among all that a page shows, with trafilatura and without."""

import pytest
from lxml.html import document_fromstring

from index.reading.html.blocks import read_blocks
from index.reading.html.main_text import Extract, extract, main_lines

TITLE = "Xã Đồng Lau trồng cây"
LEAD = "Sáng 1/3, xã Đồng Lau ra quân trồng cây đầu xuân."
FIRST = "Đến dự có lãnh đạo xã và hơn 120 hội viên nông dân của 9 chi hội trong toàn xã Đồng Lau."
LAST = "Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây lát hoa dọc đường liên thôn."
PAGE = f"""<html><head><title>{TITLE}</title></head><body>
<div id=top><ul><li><a href=/>Trang chủ</a><li><a href=/t>Tin tức</a></ul></div>
<div class=content><h1>{TITLE}</h1><div>Thứ Ba, ngày 2 tháng 3 năm 2021 - 08:15</div>
<div class=sapo>{LEAD}</div><p>{FIRST}</p>
<div><b>Tin liên quan</b><ul><li><a href=/x>Đoàn xã Đồng Lau làm đường điện thắp sáng</a></ul></div>
<h3>Kết quả</h3><ul><li>Bản Mới: 80 cây</ul><p>{LAST}</p><p align=right>Lò Thị Hiền</p></div>
<div><a href=/y>Phụ nữ xã Đồng Lau làm đẹp đường làng ngõ xóm đón xuân</a></div>
<footer>Bản quyền thuộc xã Đồng Lau</footer></body></html>"""
TEXT = [LEAD, FIRST, "Kết quả", "Bản Mới: 80 cây", LAST, "Lò Thị Hiền"]


def test_lead_list_and_heading_that_the_library_drops_are_kept() -> None:
    tree = document_fromstring(PAGE)
    main = extract(tree)
    assert FIRST in main.text
    assert [line.text for line in main_lines(read_blocks(tree), main, TITLE)] == TEXT


def test_without_the_library_all_but_links_counts() -> None:
    lines = main_lines(read_blocks(document_fromstring(PAGE)), Extract("", frozenset()), TITLE)
    texts = [line.text for line in lines]
    assert [text for text in texts if text != "Tin liên quan"] == TEXT


def test_a_very_short_page() -> None:
    tree = document_fromstring(f"<html><body><h1>{TITLE}</h1><p>Hoãn họp.</p></body></html>")
    main = extract(tree)
    assert [line.text for line in main_lines(read_blocks(tree), main, TITLE)] == ["Hoãn họp."]


def test_a_text_found_in_no_whole_piece() -> None:
    blocks = read_blocks(document_fromstring(PAGE))
    lines = main_lines(blocks, Extract(f"{FIRST} {LAST}", frozenset()), TITLE)
    assert [line.text for line in lines] == TEXT[:-1]


def test_a_library_that_fails_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert extract(document_fromstring(PAGE)) == Extract("", frozenset())
