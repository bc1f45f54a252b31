"""Files that a page offers become attachments."""

from lxml.html import fromstring

from index.bulletin import Attachment
from index.reading.html.attachments import Attachments, base_of, read_attachments

BASE = "https://dai.example/tin/1"


def read(markup: str, base: str = BASE) -> Attachments:
    return read_attachments([fromstring(f"<div>{markup}</div>")], base)


def test_the_name_of_a_file_counts_more_than_its_icon() -> None:
    found = read(
        "<a href='/kh.PDF?v=1'><img></a><a href='/kh.PDF?v=1'>KH 12</a><a href=b.html>b</a>"
    )
    assert found.found == (Attachment("KH 12", "https://dai.example/kh.PDF?v=1"),)


def test_a_file_in_the_midst_of_an_address() -> None:
    (found,) = read("<a href='/documents/1/0/ke+hoach.pdf/b775ea88?t=1'></a>").found
    assert found.title == "ke+hoach.pdf"


def test_what_a_button_says_is_no_title() -> None:
    (found,) = read("<a href='kh.docx'>Tải về: <b>kh.docx</b></a>").found
    assert found.title == "kh.docx"


def test_without_an_address_relative_links_are_lost() -> None:
    assert read("<a href='kh.pdf'>KH</a>", "") == Attachments((), 1)


def test_a_base_element_counts_before_the_address() -> None:
    tree = fromstring("<html><head><base href='/tep/'></head><body></body></html>")
    assert base_of(tree, BASE) == "https://dai.example/tep/"
