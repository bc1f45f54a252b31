from dataclasses import replace

from tests.webui.newsroom import BRIDGE, MEETING
from webui.view.citation import cite

PAGE = "https://bantin.example/ban-tin/x"


def test_a_citation_has_author_title_publisher_day_and_source() -> None:
    assert cite(BRIDGE.bulletin, PAGE) == (
        "Lò Thị Mận, “Khánh thành cầu dân sinh ở xã Suối Mây”, Báo Suối Mây, ngày 8/3/2021,"
        " https://www.baosuoimay.example/cau-moi"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert cite(MEETING.bulletin, PAGE) == (
        f"“Giao ban quý I của các tổ chức công đoàn”, ngày 30/12/2020, {PAGE}"
    )


def test_the_site_stands_for_an_unknown_publisher() -> None:
    assert ", baosuoimay.example, ngày" in cite(replace(BRIDGE.bulletin, publisher=""), PAGE)


def test_only_web_addresses_are_cited() -> None:
    assert cite(replace(BRIDGE.bulletin, url="javascript:alert(1)"), PAGE).endswith(PAGE)


def test_quotations_in_titles_get_other_marks() -> None:
    bulletin = replace(BRIDGE.bulletin, title="Những “Bếp yêu thương”")
    assert "“Những ‘Bếp yêu thương’”" in cite(bulletin, PAGE)
