"""A table of terms finds what a sorted list finds."""

from bisect import bisect_left
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from search.engine.segment.term_table import LANDMARKS, TermTable, tabulate

words = st.text("abđư7-/", max_size=4)
vocabularies = st.sets(words, max_size=5 * LANDMARKS).map(
    lambda held: sorted(each.encode() for each in held)
)


def table_of(terms: Sequence[bytes]) -> TermTable:
    return tabulate(iter(terms))


@given(vocabularies)
def test_terms_come_back(terms: Sequence[bytes]) -> None:
    table = table_of(terms)
    assert list(table) == [table[number] for number in range(len(table))] == list(terms)


@given(vocabularies, st.data())
def test_terms_in_a_row_are_read_at_once(terms: Sequence[bytes], data: st.DataObject) -> None:
    first, last = (data.draw(st.integers(0, len(terms))) for _ in range(2))
    assert table_of(terms).read(range(first, last)) == list(terms[first:last])


@given(vocabularies, words)
def test_terms_are_found(terms: Sequence[bytes], asked: str) -> None:
    table = table_of(terms)
    assert [table.find(each) for each in terms] == list(range(len(terms)))
    word = asked.encode()
    assert table.rank(word) == bisect_left(terms, word)
    assert table.find(word) == (terms.index(word) if word in terms else None)


@given(vocabularies, st.lists(words))
def test_many_terms_are_found_as_each_is(terms: Sequence[bytes], asked: list[str]) -> None:
    table = table_of(terms)
    sought = [each.encode() for each in asked]
    assert table.find_all(sought) == [table.find(each) for each in sought]


def test_many_terms_are_not_found_where_one_is_not() -> None:
    table = table_of([b"b", b"a"])
    assert table.find_all([b"a", b"b"]) == [table.find(b"a"), table.find(b"b")] == [None, 0]


@given(vocabularies, words)
def test_what_begins_so_stands_together(terms: Sequence[bytes], asked: str) -> None:
    prefix = asked.encode()
    begun = [number for number, each in enumerate(terms) if each.startswith(prefix)]
    assert list(table_of(terms).begun(prefix)) == begun


def test_a_long_table_is_searched_in_blocks() -> None:
    terms = [f"{number:05}".encode() for number in range(20 * LANDMARKS)]
    table = table_of(terms)
    assert [table.find(each) for each in terms] == list(range(len(terms)))
    assert table.begun(b"0001") == range(10, 20)


@given(vocabularies, st.integers(0, 5))
def test_latin_terms_are_gathered_by_size(terms: Sequence[bytes], size: int) -> None:
    table = table_of(terms)
    for _ in range(2):  # gathered, then remembered
        numbers, letters = table.latin(size)
        found = [bytes(column) for column in letters.T]
        assert found == [each for each in terms if len(each) == size and set(each) <= set(b"ab")]
        assert [table[number] for number in numbers.tolist()] == found
