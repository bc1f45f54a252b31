"""Documents on their way from a worker to the writer: each term of a worker is sent once."""

import os
import pickle
from collections.abc import Sequence

import numpy as np
from numpy import intp, uint32

from index.codec.document import Document, DocumentFields
from search.text.analysis import AnalysedFields


class Sender:
    """Packs the documents of one process for one receiver, which takes them in the same order."""

    def __init__(self) -> None:
        self._vocabulary: Sequence[str] = ()
        self._told = 0

    def pack(self, documents: Sequence[Document]) -> bytes:
        """Return documents that were analysed together, as bytes."""
        fields = [DocumentFields.of(each.fields) for each in documents]
        analysed = fields[0].analysed
        assert all(each.analysed is analysed for each in fields), "they are of one batch"
        if analysed.vocabulary is not self._vocabulary:
            # Its table of chunks was full, and was replaced.
            self._vocabulary, self._told = analysed.vocabulary, 0
        told = self._told
        new = self._vocabulary[told:]
        self._told += len(new)
        arrays = analysed.numbers, analysed.packed_positions, analysed.ends
        return pickle.dumps(
            (
                os.getpid(),
                told,
                list(new),
                # As bytes, which is the fastest way.
                [each.tobytes() for each in arrays],
                analysed.codes,
                [each.first for each in fields],
                [(each.published, each.text, each.keywords) for each in documents],
            ),
            pickle.HIGHEST_PROTOCOL,
        )


class Receiver:
    """Unpacks the documents of several processes, those of each in the order of their packing."""

    def __init__(self) -> None:
        self._vocabularies: dict[int, list[str]] = {}

    def unpack(self, data: bytes) -> list[Document]:
        """Return the documents that a sender packed."""
        sender, told, new, arrays, codes, firsts, values = pickle.loads(data)
        if not told:
            # Its first ones, or those of a new table; documents keep what they need of the old one.
            self._vocabularies[sender] = []
        vocabulary = self._vocabularies[sender]
        vocabulary += new
        numbers, packed_positions, ends = arrays
        analysed = AnalysedFields(
            vocabulary,
            np.frombuffer(numbers, uint32),
            np.frombuffer(packed_positions, uint32),
            np.frombuffer(ends, intp),
            codes,
        )
        return [
            Document(published, text, keywords, DocumentFields(analysed, first))
            for (published, text, keywords), first in zip(values, firsts, strict=True)
        ]
