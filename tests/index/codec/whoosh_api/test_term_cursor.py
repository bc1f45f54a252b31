"""A cursor goes through the terms of a field in order, and jumps to the place of any term."""

from typing import Any

from index.codec.whoosh_api.term_cursor import ArrayTermCursor

TERMS = [each.encode() for each in sorted(("cầu", "hội", "mở", "đường"), key=str.encode)]


def cursor(terms: list[bytes] = TERMS) -> ArrayTermCursor:
    def describe(term: bytes) -> Any:
        return f"<{term.decode()}>"

    return ArrayTermCursor(terms, describe)


def test_terms_come_in_order_and_end() -> None:
    walking = cursor()
    seen = [walking.text(), *(walking.next() for _ in TERMS)]
    assert seen == ["cầu", "hội", "mở", "đường", None]
    assert not walking.is_valid()
    assert (walking.term_info(), walking.first(), walking.is_valid()) == (None, "cầu", True)


def test_jumps_go_to_the_first_term_that_is_not_less() -> None:
    walking = cursor()
    assert [walking.find(each) for each in ("hội", "i", b"d", "đương", "z", "")] == [
        "hội",
        "mở",
        "hội",
        "đường",
        "đường",
        "cầu",
    ]
    assert walking.find("đườngz") is None


def test_a_term_is_described() -> None:
    walking = cursor()
    walking.find("mở")
    assert walking.term_info() == "<mở>"
    assert not cursor([]).is_valid()
