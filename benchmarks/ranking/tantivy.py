"""Tantivy and its BM25: syllables, any of which may match; those in a title count more."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.engine import text_of
from benchmarks.engine.tantivy import ANALYZERS, HEAP_BYTES, register
from benchmarks.ranking import DEPTH, field_for
from index.bulletin import Bulletin

TITLE_BOOST = 2.0
"""What a syllable in the title counts besides; without titles, nothing changes."""


class Ranker:
    """A searcher over one segment."""

    def __init__(self, folder: Path) -> None:
        index = tantivy.Index.open(str(folder))
        self._schema = index.schema
        self._searcher = index.searcher()

    def rank(self, text: str) -> Sequence[str]:
        """Return the best hits by BM25."""
        field = field_for(text)
        terms = [
            (tantivy.Occur.Should, clause)
            for each in ANALYZERS[field].analyze(text)
            for clause in (self._term(field, each), self._title_term(field, each))
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(terms), DEPTH).hits
        return [self._id(address) for _, address in hits]

    def _term(self, field: str, term: str) -> Any:
        return tantivy.Query.term_query(self._schema, field, term)

    def _title_term(self, field: str, term: str) -> Any:
        return tantivy.Query.boost_query(self._term(f"{field}_title", term), TITLE_BOOST)

    def close(self) -> None:
        """Do nothing: the bindings free the index with the ranker."""

    def _id(self, address: Any) -> str:
        return str(self._searcher.doc(address).get_first("id"))


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write one segment with one thread."""
    builder = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ANALYZERS:
        builder.add_text_field(name, tokenizer_name=name, index_option="freq")
        builder.add_text_field(f"{name}_title", tokenizer_name=name, index_option="freq")
    index = tantivy.Index(builder.build(), str(folder))
    register(index)
    writer = index.writer(HEAP_BYTES, 1)
    for bulletin in bulletins:
        text = text_of(bulletin)
        title = bulletin.title
        writer.add_document(
            tantivy.Document(
                id=bulletin.id,
                accented=text,
                folded=text,
                accented_title=title,
                folded_title=title,
            )
        )
    writer.commit()
    writer.wait_merging_threads()


def open_index(folder: Path) -> Ranker:
    """Open the index for reading."""
    return Ranker(folder)
