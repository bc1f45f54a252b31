from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.segment.segment import Segment
from search.engine.statistics.near_terms import find_near
from tests.search.indexing import index, tell

WORDS = ("trận", "tran", "trần", "ran", "tra", "ar", "rat", "tran2", "tràng", "cháng", "an", "ba")
ODD_WORDS = ("a", "café", "oốc", "uỷ", "chàng")


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> Segment:
    return (
        index(tmp_path_factory.mktemp("words"), tell([*WORDS, *ODD_WORDS, "trận"]))
        .segments[0]
        .arrays
    )


def near(segment: Segment, typed: str, least: int = 1) -> set[str]:
    found = find_near(segment.plain_terms, segment.plain_postings.lengths, typed, least)
    return {segment.plain_terms[each].decode() for each in found}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tran", {"ran", "tra", "trang"}),
        ("trn", {"tra", "tran"}),
        ("rtan", {"ran", "tran"}),
        ("trna", {"tra", "tran"}),
        ("a", {"an", "ar", "ba"}),
        ("xyz", set()),
        ("chanf", {"chang"}),
        ("cafes", {"cafe"}),
    ],
)
def test_terms_one_edit_away_are_found(segment: Segment, typed: str, found: set[str]) -> None:
    assert near(segment, typed) == found


def test_rare_terms_are_left_out(segment: Segment) -> None:
    assert near(segment, "trann", least=4) == {"tran"}
    assert near(segment, "trann", least=5) == set()


def test_a_segment_without_terms_has_none_near(tmp_path: Path) -> None:
    empty = index(tmp_path, tell(["…"])).segments[0].arrays
    assert near(empty, "tran") == set()


@given(st.text("abrnt", min_size=1, max_size=5))
def test_it_is_what_a_comparison_letter_by_letter_finds(segment: Segment, typed: str) -> None:
    latin = [each.decode() for each in segment.plain_terms if each.isalpha() and each.isascii()]
    assert near(segment, typed) == {each for each in latin if is_one_edit(typed, each)}


def is_one_edit(left: str, right: str) -> bool:
    return right in edits(left)


def edits(word: str) -> set[str]:
    """Return all words one edit away (Norvig, "How to Write a Spelling Corrector", 2007)."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    dropped = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    added = {head + letter + tail for head, tail in cuts for letter in letters}
    return (dropped | swapped | changed | added) - {word}
