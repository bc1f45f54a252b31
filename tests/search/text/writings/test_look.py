import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernel.library import Kernel, usable_kernel
from search.text.writings.automaton import Automaton
from search.text.writings.look import Writings
from search.text.writings.trie import Trie

_WRITINGS = ["hà", "hà nam", "nam định", "namibia", "x", "Hà"]
_PIECES = ["hà", " ", "nam", "định", "ibia", "x", "_", "H", "à", "9", "\n", "🌾", "ạ"]


def _looks(writings: list[str], kernel: Kernel | None) -> Writings:
    return Trie(kernel, writings) if kernel else Automaton(writings)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", []),
        ("hà nam", [0]),
        ("xóm hà, hà nam", [0, 4, 8]),
        ("_hà 9hà-hà", [8]),
        ("🌾 hà", [2]),
        ("nam", []),
    ],
)
def test_starts_are_those_of_words(text: str, starts: list[int], kernel: Kernel | None) -> None:
    assert list(_looks(_WRITINGS, kernel).find_starts(text)) == starts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hà nam định", [(1, 0, 6)]),
        ("hà nam, nam định", [(1, 0, 6), (2, 8, 16)]),
        ("phà Hà", [(0, 1, 3), (5, 4, 6)]),
        ("🌾x", [(4, 1, 2)]),
    ],
)
def test_the_leftmost_and_longest_are_found(
    text: str, found: list[tuple[int, int, int]], kernel: Kernel | None
) -> None:
    assert list(_looks(_WRITINGS, kernel).find_longest(text)) == found


@given(st.lists(st.sampled_from(_PIECES)), st.sets(st.sampled_from(_WRITINGS), min_size=1))
def test_the_kernel_finds_what_the_automaton_finds(pieces: list[str], writings: set[str]) -> None:
    kernel = usable_kernel()
    if kernel is None:
        pytest.skip("no kernel was compiled here")
    text, ordered = "".join(pieces), sorted(writings)
    trie, automaton = Trie(kernel, ordered), Automaton(ordered)
    assert trie.find_starts(text) == automaton.find_starts(text)
    assert trie.find_longest(text) == automaton.find_longest(text)


def test_too_many_letters_are_an_error() -> None:
    kernel = usable_kernel()
    if kernel is None:
        pytest.skip("no kernel was compiled here")
    with pytest.raises(ValueError, match="more letters"):
        Trie(kernel, [chr(each) for each in range(0x100, 0x300)])
