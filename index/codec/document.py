"""A document as the builder of a segment takes it: its terms in order, and what is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.field import Field
from search.text.analysis import FieldTerms


@dataclass(frozen=True, slots=True)
class Document:
    """One document: `published` in seconds since 1970, `text` whatever is to be shown of it.

    `keywords` gives the terms of each field that is matched whole; fields without terms may miss.
    """

    published: int
    text: bytes
    keywords: Mapping[str, Sequence[str]]
    fields: Mapping[Field, FieldTerms]
