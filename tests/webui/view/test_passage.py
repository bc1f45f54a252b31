from search.result import HighlightedText
from webui.view.passage import Link, Piece, cut, number

TEXT = "Hội Nông dân xã Tân Khê họp"
NAME = Link(4, 12, "/co-quan/x")


def test_a_plain_text_is_one_piece() -> None:
    assert cut(HighlightedText(TEXT)) == [Piece(((TEXT, False),))]


def test_an_empty_text_is_none() -> None:
    assert cut(HighlightedText("")) == []


def test_marks_and_links_cut_a_text() -> None:
    assert cut(HighlightedText(TEXT, [(24, 27)]), [NAME]) == [
        Piece((("Hội ", False),)),
        Piece((("Nông dân", False),), "/co-quan/x"),
        Piece(((" xã Tân Khê ", False),)),
        Piece((("họp", True),)),
    ]


def test_a_link_is_marked_in_parts() -> None:
    (_, link, _) = cut(HighlightedText(TEXT, [(4, 8)]), [NAME])
    assert link == Piece((("Nông", True), (" dân", False)), "/co-quan/x")
    assert link.is_highlighted


def test_a_mark_goes_on_into_a_link_and_out_of_it() -> None:
    pieces = cut(HighlightedText(TEXT, [(0, 15)]), [NAME])
    assert [each.parts for each in pieces] == [
        (("Hội ", True),),
        (("Nông dân", True),),
        ((" xã", True),),
        ((" Tân Khê họp", False),),
    ]
    assert "".join(text for each in pieces for text, _ in each.parts) == TEXT


def test_marked_pieces_are_numbered_through_the_page() -> None:
    passages = [
        cut(HighlightedText(TEXT, [(0, 3), (24, 27)])),
        cut(HighlightedText("họp", [(0, 3)])),
    ]
    numbered, count = number(passages)
    assert [each.number for passage in numbered for each in passage] == [1, 0, 2, 3]
    assert count == 3
