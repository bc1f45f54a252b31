"""The values of a facet, made when they are first read: counting comes first, labels later."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from search.facets.written_values import Write
from search.result import FacetValue


class FacetValues(Sequence[FacetValue]):
    """The values of a facet, made when first read; `total` includes values that are left out.

    `missing` is the number of bulletins without any value. `write` writes all values without making
    them; None where that is not to be had, or where any value is chosen.
    """

    missing = 0
    write: Write | None = None
    _made: tuple[FacetValue, ...] | None = None

    def __init__(
        self,
        make: Callable[[], Iterable[FacetValue]],
        total: int = 0,
        missing: int = 0,
        write: Write | None = None,
    ) -> None:
        self._make = make
        self.total = total
        self.missing = missing
        self.write = write

    @overload
    def __getitem__(self, index: int) -> FacetValue: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FacetValue]: ...
    def __getitem__(self, index: int | slice) -> FacetValue | Sequence[FacetValue]:
        return self._values[index]

    def __iter__(self) -> Iterator[FacetValue]:
        # The default of Sequence would look up each value by its index.
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._values == tuple(other)

    def __hash__(self) -> int:
        return hash(self._values)

    @property
    def _values(self) -> tuple[FacetValue, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made
