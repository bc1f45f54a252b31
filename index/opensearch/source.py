"""What a cluster is given of a document: its tokens, its stored terms, and its record."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b

import numpy as np
from numpy import uint32
from numpy.typing import NDArray

from index.codec.document import Document
from index.opensearch.vocabulary_builder import VocabularyBuilder
from search.field import DAY, ID, KEYWORDS, PUBLISHED, Field
from search.opensearch import packing
from search.opensearch.cluster.connection import Json
from search.opensearch.fields import (
    DAY_NUMBER,
    MONTH,
    NUMBER,
    RECORD,
    STORED_TERMS,
    TERMS,
    TITLE,
)
from search.opensearch.query.typed_forms import SIGN
from search.opensearch.stored_terms import pack
from search.text.analysis import FieldTerms
from search.text.spelling import plain_term

COPIES: Mapping[str, int] = {Field.TITLE: 3, Field.LEAD: 2}
"""How often a field is given: the cluster's own frequencies are then about those by boosts."""

_LONGEST_KEY = 512
_NO_TERMS = np.empty(0, uint32)


def document_key(id: str) -> str:
    """Return the key of a document in the cluster: its id, or a digest of a very long one."""
    encoded = id.encode()
    return id if len(encoded) <= _LONGEST_KEY else blake2b(encoded, digest_size=32).hexdigest()


def source_of(document: Document, number: int, vocabulary: VocabularyBuilder) -> Json:
    """Return the JSON of a document; its terms are counted in the vocabulary."""
    numbers = {name: vocabulary.number_terms(terms) for name, terms in document.fields.items()}
    vocabulary.count(list(numbers.values()))
    rows: list[str] = []
    for name in Field:
        if name in document.fields:
            held = list(_rows(document.fields[name], numbers[name], vocabulary))
            rows += held * COPIES.get(name, 1)
    fields = [document.fields.get(name) for name in Field]
    (day,) = document.keywords[DAY]
    title = document.fields.get(Field.TITLE)
    return {
        NUMBER: number,
        TERMS: rows,
        TITLE: " ".join(sorted({plain_term(each) for each in title.terms})) if title else "",
        STORED_TERMS: packing.encode(
            pack(
                [numbers.get(name, _NO_TERMS) for name in Field],
                [each.packed_positions if each else _NO_TERMS for each in fields],
            )
        ),
        **{name: list(document.keywords.get(name, ())) for name in KEYWORDS},
        ID: document.keywords[ID][0],
        DAY: day,
        MONTH: day[:7],
        DAY_NUMBER: (date.fromisoformat(day) - date(1970, 1, 1)).days,
        PUBLISHED: document.published,
        RECORD: packing.pack(document.text),
    }


def _rows(
    field: FieldTerms, numbers: NDArray[uint32], vocabulary: VocabularyBuilder
) -> Iterator[str]:
    """Yield what stands in a row: the tokens of each position; a gap ends the row."""
    row: list[str] = []
    at = -1
    for number, packed in zip(numbers.tolist(), field.packed_positions.tolist(), strict=True):
        here = vocabulary.stack(number)
        if packed >> 1 == at:
            # A date has several terms at one position.
            row[-1] += SIGN + here
            continue
        if at >= 0 and packed >> 1 != at + 1:
            yield " ".join(row)
            row = []
        row.append(here)
        at = packed >> 1
    if row:
        yield " ".join(row)
