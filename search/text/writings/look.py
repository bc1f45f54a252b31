"""Looks for fixed writings in texts, by the quickest way that there is on this machine."""

from collections.abc import Sequence
from typing import Protocol

from search.kernel.library import usable_kernel
from search.text.writings.automaton import Automaton
from search.text.writings.trie import Trie


class Writings(Protocol):
    """Some fixed writings, which are looked for all at once, letter by letter."""

    def find_starts(self, text: str) -> Sequence[int]:
        """Return where words of a text begin with a writing, in order."""

    def find_longest(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Return number, start and end of writings in a text, in order, none overlapping.

        The leftmost is found, and of those that start together the longest; words don't matter.
        """


def look_for(writings: Sequence[str]) -> Writings:
    """Return what looks for some writings, none of them empty; their numbers are their order."""
    kernel = usable_kernel()
    return Trie(kernel, writings) if kernel else Automaton(writings)
