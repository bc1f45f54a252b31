"""Writing the records of a segment: time, keywords, organisations and stored text of documents."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy import int64, intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from index.codec.document import Document
from search.engine.segment.records import Records
from search.engine.segment.stored_texts import Packer, learn_dictionary, pack_dictionary
from search.engine.segment.term_table import tabulate
from search.field import ID, KEYWORDS, ORGANISATIONS

SAMPLES = 3000
"""How many texts the dictionary is learnt from; more did not compress better (up to 10,000)."""

AT_ONCE = 512
"""Texts packed in a row, two megabytes: the dictionary and its index, five megabytes, then stay in
the processor's caches from one text to the next."""


_Holders = dict[str, list[int]]
"""The doc ids of the documents that have each term of one keyword field, ascending."""


class RecordsWriter:
    """Collects the records of documents; texts are compressed as they come."""

    def __init__(self, sinks: Sinks) -> None:
        self._sinks = sinks
        self._published: list[int] = []
        self._holders: dict[str, _Holders] = {name: defaultdict(list) for name in KEYWORDS}
        self._texts = _TextWriter(sinks)

    def add(self, document: Document) -> None:
        """Add a document, which gets the next doc id."""
        doc_id = len(self._published)
        self._published.append(document.published)
        for name, holders in self._holders.items():
            for term in document.keywords.get(name, ()):
                holders[term].append(doc_id)
        self._texts.add(document.text)

    def add_records(self, records: Records, chosen: NDArray[intp]) -> None:
        """Copy the records of documents of another segment; `chosen` are their ids, ascending."""
        first = len(self._published)
        self._published += records.published.take(chosen).tolist()
        new_doc_ids = np.full(len(records.published), -1, intp)
        new_doc_ids[chosen] = np.arange(first, first + len(chosen))
        for name, holders in self._holders.items():
            lists = records.keywords[name]
            for number, term in enumerate(lists.terms):
                kept = new_doc_ids.take(lists.documents_of(number))
                kept = kept[kept >= 0]
                if len(kept):
                    holders[term.decode()] += kept.tolist()
        for doc_id in chosen.tolist():
            self._texts.add(records.texts[doc_id])

    def finish(self, count: int) -> None:
        """Write all arrays; `count` is the number of documents of the segment."""
        published = np.array(self._published, int64)
        self._sinks.append("published", published)
        self._append_orders(published)
        for name, holders in self._holders.items():
            self._append_keywords(name, holders)
        self._append_organisations(count)
        self._texts.finish()

    def _append_orders(self, published: NDArray[int64]) -> None:
        """Write the doc ids oldest first and newest first, equal times by bulletin id."""
        by_id = _join(_in_order(self._holders[ID])).astype(intp)
        # Documents without an id are possible only through Whoosh's own writer.
        if len(by_id) != len(published):
            by_id = np.arange(len(published))
        times = published.take(by_id)
        oldest = by_id.take(np.argsort(times, kind="stable"))
        newest = by_id.take(np.argsort(-times, kind="stable"))
        self._sinks.append("oldest_first", oldest.astype(uint32))
        self._sinks.append("newest_first", newest.astype(uint32))

    def _append_keywords(self, name: str, holders: _Holders) -> None:
        table = tabulate(term.encode() for term in sorted(holders))
        held = _in_order(holders)
        self._sinks.append(f"{name}.letters", table.letters)
        self._sinks.append(f"{name}.term_ends", table.ends)
        self._sinks.append(f"{name}.ends", _sizes(held).cumsum())
        self._sinks.append(f"{name}.documents", _join(held))
        self._sinks.narrow(f"{name}.ends")

    def _append_organisations(self, count: int) -> None:
        """Write the organisations (numbers of terms) of each document, in document order."""
        held = _in_order(self._holders[ORGANISATIONS])
        doc_ids = _join(held)
        values = np.repeat(np.arange(len(held)), _sizes(held))
        order = np.argsort(doc_ids, kind="stable")
        self._sinks.append("organisation_values", values.take(order))
        self._sinks.append("organisation_ends", np.bincount(doc_ids, minlength=count).cumsum())
        self._sinks.narrow("organisation_values")
        self._sinks.narrow("organisation_ends")


def _in_order(holders: _Holders) -> Sequence[Sequence[int]]:
    """Return the doc ids of each term; the terms in the order of their letters, as in UTF-8."""
    return [holders[term] for term in sorted(holders)]


def _sizes(held: Sequence[Sequence[int]]) -> NDArray[intp]:
    return np.fromiter(map(len, held), intp, len(held))


def _join(held: Sequence[Sequence[int]]) -> NDArray[uint32]:
    return np.fromiter(chain.from_iterable(held), uint32)


class _TextWriter:
    """Compresses texts; holds back the first SAMPLES of them to learn the dictionary from."""

    def __init__(self, sinks: Sinks) -> None:
        self._sinks = sinks
        self._waiting: list[bytes] = []
        self._packer: Packer | None = None
        self._ends: list[int] = []

    def add(self, text: bytes) -> None:
        self._waiting.append(text)
        if len(self._waiting) == (SAMPLES if self._packer is None else AT_ONCE):
            self._pack_waiting()

    def finish(self) -> None:
        packer = self._pack_waiting()
        self._sinks.append("text_ends", np.array(self._ends, intp))
        self._sinks.narrow("text_ends")
        self._sinks.append(
            "text_dictionary", np.frombuffer(pack_dictionary(packer.dictionary), uint8)
        )

    def _pack_waiting(self) -> Packer:
        if self._packer is None:
            self._packer = Packer(learn_dictionary(self._waiting))
        frames = list(self._packed(self._packer))
        self._sinks.append("texts", np.frombuffer(b"".join(frames), uint8))
        self._waiting.clear()
        return self._packer

    def _packed(self, packer: Packer) -> Iterator[bytes]:
        end = self._ends[-1] if self._ends else 0
        for text in self._waiting:
            frame = packer.pack(text)
            end += len(frame)
            self._ends.append(end)
            yield frame
