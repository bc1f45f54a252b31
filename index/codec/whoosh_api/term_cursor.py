"""Whoosh's cursor over the terms of a field; its fuzzy queries jump from term to term with it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from whoosh.codec.base import FieldCursor
from whoosh.reading import TermInfo


class ArrayTermCursor(FieldCursor):  # type: ignore[misc]  # Whoosh ships no types.
    """A cursor on one of the sorted terms of a field, or after the last."""

    def __init__(self, terms: Sequence[bytes], describe: Callable[[bytes], TermInfo]) -> None:
        self._terms = terms
        self._describe = describe
        self._index = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._index = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not less than the given one."""
        sought = term.encode() if isinstance(term, str) else term
        self._index = bisect_left(self._terms, sought)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._index += 1
        return self.text()

    def text(self) -> str | None:
        """Return the term at the cursor, or None after the last."""
        return self._terms[self._index].decode() if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Return the statistics of the term at the cursor, or None after the last."""
        return self._describe(self._terms[self._index]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether the cursor is on a term."""
        return self._index < len(self._terms)
