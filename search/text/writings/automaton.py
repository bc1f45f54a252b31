"""Fixed writings as automata, where there is no kernel; also its oracle."""

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


class Automaton:
    """Finds writings by the library ahocorasick_rs."""

    def __init__(self, writings: Sequence[str]) -> None:
        self._writings = writings
        self._all: AhoCorasick | None = None
        self._longest: AhoCorasick | None = None

    def find_starts(self, text: str) -> list[int]:
        if self._all is None:
            self._all = AhoCorasick(self._writings, implementation=Implementation.DFA)
        found = {at for _, at, _ in self._all.find_matches_as_indexes(text, overlapping=True)}
        return sorted(at for at in found if not at or not is_of_word(text[at - 1]))

    def find_longest(self, text: str) -> list[tuple[int, int, int]]:
        if self._longest is None:
            self._longest = AhoCorasick(
                self._writings, MatchKind.LeftmostLongest, implementation=Implementation.DFA
            )
        return self._longest.find_matches_as_indexes(text)


def is_of_word(letter: str) -> bool:
    """Tell whether no word begins after a letter."""
    return letter.isalnum() or letter == "_"
