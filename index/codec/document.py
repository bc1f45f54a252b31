"""A document as the builder of a segment takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.field import Field
from search.text.analysis import FieldTerms


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

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the values alone, which takes less time than Python's way with slots."""
        return Document, (self.published, self.text, self.keywords, self.fields)
