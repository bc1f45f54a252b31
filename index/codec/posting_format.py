"""The field type and posting format of analysed text, as Whoosh sees them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh.fields import FieldType
from whoosh.formats import Positions

from search.text.analysis import FieldTerms


class Places(Positions):  # type: ignore[misc]  # Whoosh ships no types.
    """A posting's value is its places, four little-endian bytes each; Whoosh's own is a pickle."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Return the value of a posting."""
        return np.asarray(places, "<u4").tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions of a posting; Whoosh's phrases and spans ask for them."""
        positions: list[int] = (np.frombuffer(value, "<u4") >> 1).tolist()
        return positions

    def decode_frequency(self, value: bytes) -> int:
        """Return how many places a posting has."""
        return len(value) // 4


class Terms(FieldType):  # type: ignore[misc]  # Whoosh ships no types.
    """A field whose text is analysed already."""

    def __init__(self) -> None:
        self.format = Places()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None

    def index(self, value: FieldTerms, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield each term as Whoosh's writer takes it: bytes, frequency, weight, value."""
        places: dict[str, list[int]] = {}
        for term, place in zip(value.terms, value.places, strict=True):
            places.setdefault(term, []).append(place)
        for term, held in places.items():
            yield term.encode(), len(held), float(len(held)), self.format.encode(held)
