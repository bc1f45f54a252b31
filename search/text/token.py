"""A token: a term, and the slice of the original text that it was made from."""

from enum import Enum
from typing import NamedTuple

from search.text.spelling import plain


class TokenKind(Enum):
    """The kind of a token; all but syllables and words have a canonical term."""

    SYLLABLE = "syllable"
    CODE = "code"
    DATE = "date"
    AMOUNT = "amount"
    WORD = "word"

    # Clauses are keys of dictionaries, and the hash of an enumeration is computed by Python.
    __hash__ = object.__hash__


class Token(NamedTuple):
    """A term and the slice `text[start:end]` that it was made from.

    A typed token (code, date, amount) has the position of its first syllable, so that its
    neighbours stay adjacent. A named tuple, because it is made in less than half the time of a
    frozen dataclass, and texts have many tokens.
    """

    term: str
    start: int
    end: int
    position: int
    kind: TokenKind = TokenKind.SYLLABLE

    @property
    def plain(self) -> str:
        """The term without accents; codes, dates and amounts have none."""
        return plain(self.term) if self.kind is TokenKind.SYLLABLE else self.term

    def moved(self, offset: int, position: int) -> "Token":
        """Return the token as it is in a text that has it `offset` and `position` later."""
        return self._replace(
            start=self.start + offset, end=self.end + offset, position=self.position + position
        )
