"""What has a number."""

import pytest

from search.query.expansion import read_query
from search.query.numbered import find_numbered


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("bão số 3", [("bão số 3", "bão số")]),
        ("dự báo bão số 3 vào bờ", [("bão số 3", "bão số")]),
        ("đường 7 quận 8", [("đường 7", "đường"), ("quận 8", "quận")]),
        # A year is no number of something, and what is typed apart belongs to nothing.
        ("lịch 2020", []),
        ("trung tâm y tế", []),
        ("3 bản", []),
        ("1 2", []),
        ('"bão số 3"', []),
    ],
)
def test_a_number_belongs_to_the_words_before(text: str, numbered: list[tuple[str, str]]) -> None:
    found = [
        tuple(" ".join(term.term for term in each.synonyms[0]) for each in (one.whole, one.words))
        for one in find_numbered(read_query(text).required)
    ]
    assert found == numbered


def test_a_number_may_count_the_word_behind() -> None:
    (found,) = find_numbered(read_query("lở đất 2 người chết").required)
    ways = [" ".join(term.term for term in way) for way in found.whole.synonyms]
    assert ways == ["lở đất 2", "lở đất số 2", "2 người"]
