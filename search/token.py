"""A token: a term, and the slice of the original text that it was made from."""

from dataclasses import dataclass
from enum import Enum

from search.spelling import plain


class Kind(Enum):
    """What a token is; all but the syllable are kept whole under a canonical term."""

    SYLLABLE = "syllable"
    CODE = "code"
    DATE = "date"
    AMOUNT = "amount"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` is what the author wrote, `term` is what the index knows it by.

    `position` counts the places of a text. A typed token (code, date, amount) and the syllables
    it is made of stand at one position, so that neighbours stay neighbours.
    """

    term: str
    start: int
    end: int
    position: int
    kind: Kind = Kind.SYLLABLE

    @property
    def plain(self) -> str:
        """The term without marks; typed terms have none."""
        return plain(self.term) if self.kind is Kind.SYLLABLE else self.term
