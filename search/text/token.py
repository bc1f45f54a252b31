"""A token: a term, and the slice of the original text that it was made from."""

from enum import Enum
from typing import NamedTuple

from search.text.spelling import plain


class TokenKind(Enum):
    """What a token is; all but the syllable are kept whole under a canonical term."""

    SYLLABLE = "syllable"
    CODE = "code"
    DATE = "date"
    AMOUNT = "amount"
    WORD = "word"


class Token(NamedTuple):
    """`text[start:end]` is what the author wrote, `term` is what the index knows it by.

    `position` counts the places of a text. A typed token (code, date, amount) stands where its
    first syllable does, so that neighbours stay neighbours. Texts have many tokens: a named tuple
    is made in less than half the time of a frozen dataclass.
    """

    term: str
    start: int
    end: int
    position: int
    kind: TokenKind = TokenKind.SYLLABLE

    @property
    def plain(self) -> str:
        """The term without marks; typed terms have none."""
        return plain(self.term) if self.kind is TokenKind.SYLLABLE else self.term
