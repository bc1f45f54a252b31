"""The field type and posting format of analysed text, as Whoosh sees them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh.fields import FieldType
from whoosh.formats import Positions

from search.text.analysis import FieldTerms


class PackedPositions(Positions):  # type: ignore[misc]  # Whoosh ships no types.
    """The value of a posting is its packed positions as `<u4`; Whoosh's own format is a pickle.

    A packed position is twice the position in the field, plus 1 if a word goes on.
    """

    def encode(self, packed: Sequence[int]) -> bytes:
        """Return the value of a posting with these packed positions."""
        return np.asarray(packed, "<u4").tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions of a posting; Whoosh's phrases and spans ask for them."""
        positions: list[int] = (np.frombuffer(value, "<u4") >> 1).tolist()
        return positions

    def decode_frequency(self, value: bytes) -> int:
        """Return how many positions a posting has."""
        return len(value) // 4


class Terms(FieldType):  # type: ignore[misc]  # Whoosh ships no types.
    """A field whose text is analysed already."""

    def __init__(self) -> None:
        self.format = PackedPositions()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None

    def index(self, value: FieldTerms, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield each term as Whoosh's writer takes it: bytes, frequency, weight, value."""
        positions: dict[str, list[int]] = {}
        for term, packed in zip(value.terms, value.packed_positions, strict=True):
            positions.setdefault(term, []).append(packed)
        for term, held in positions.items():
            yield term.encode(), len(held), float(len(held)), self.format.encode(held)
