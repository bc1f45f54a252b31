"""A document as the builder of a segment takes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.field import Field
from search.text.analysis import AnalysedFields, FieldTerms

_PLACES = {field: place for place, field in enumerate(Field)}


class DocumentFields(Mapping[Field, FieldTerms]):
    """The text fields of a document among those analysed together, made when they are asked for.

    `first` is the number of its first field in `analysed`; the others follow in their order. Those
    without terms are missing.
    """

    __slots__ = ("analysed", "first")

    def __init__(self, analysed: AnalysedFields, first: int) -> None:
        self.analysed = analysed
        self.first = first

    @classmethod
    def of(cls, fields: Mapping[Field, FieldTerms]) -> "DocumentFields":
        """Return the fields of a document in this form."""
        if isinstance(fields, DocumentFields):
            return fields
        return cls(AnalysedFields.of([fields.get(each, _NO_TERMS) for each in Field]), 0)

    def __getitem__(self, field: Field) -> FieldTerms:
        held = self.analysed.field(self.first + _PLACES[field])
        if not len(held):
            raise KeyError(field)
        return held

    def __iter__(self) -> Iterator[Field]:
        return (each for each, place in _PLACES.items() if self._has_terms(self.first + place))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _has_terms(self, number: int) -> bool:
        return self.analysed.end(number) > self.analysed.end(number - 1)


_NO_TERMS = FieldTerms.of((), ())


@dataclass(frozen=True, slots=True)
class Document:
    """One analysed document: `published` is in seconds since 1970, `text` is stored unchanged.

    `keywords` has the terms of the fields that are matched whole, `fields` those of text fields in
    order of position. Fields without terms may be missing in both.
    """

    published: int
    text: bytes
    keywords: Mapping[str, Sequence[str]]
    fields: Mapping[Field, FieldTerms]
