"""Tantivy through its Python bindings: its own folding of letters, its own aggregations."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.accents import without_accents
from benchmarks.engine import TOP, Answer, month_id, month_of, text_of
from benchmarks.mix import Mix
from index.bulletin import Bulletin

MIXES = frozenset((Mix.WORDS, Mix.PHRASES))

_HEAP_BYTES = 512 << 20
_FACETS = {
    # Past the number of distinct values, so that the counts are exact.
    "organisation": {"terms": {"field": "organisation", "size": 1000}},
    "month": {"terms": {"field": "month", "size": 1000}},
}


def _analyzer(*filters: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in filters:
        builder = builder.filter(each)
    return builder.build()


_ANALYZERS = {
    "accented": _analyzer(tantivy.Filter.lowercase()),
    "folded": _analyzer(tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and both facets as buckets."""

    hits: list[Any]
    facets: dict[str, Any]


class Reader:
    """A searcher over one segment."""

    def __init__(self, folder: Path) -> None:
        index = tantivy.Index.open(str(folder))
        _register(index)
        self._schema = index.schema
        self._searcher = index.searcher()

    def search(self, query: str, mix: Mix) -> Found:
        """Rank in one pass and count in another; the bindings offer no way to do both at once."""
        field = "folded" if query == without_accents(query) else "accented"
        terms: list[Any] = list(_ANALYZERS[field].analyze(query))
        if mix is Mix.PHRASES:
            matching = tantivy.Query.phrase_query(self._schema, field, terms)
        else:
            matching = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, field, each))
                    for each in terms
                ]
            )
        return Found(
            self._searcher.search(matching, TOP, count=False).hits,
            self._searcher.aggregate(matching, _FACETS),
        )

    def answer(self, found: Found) -> Answer:
        """Every bulletin has one month, so that the months add up to the total."""
        organisations = {
            each["key"]: each["doc_count"] for each in found.facets["organisation"]["buckets"]
        }
        months = {
            month_id(int(each["key"])): each["doc_count"]
            for each in found.facets["month"]["buckets"]
        }
        return Answer(sum(months.values()), organisations, months)

    def close(self) -> None:
        """Nothing to let go of: the bindings free the index with the reader."""


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write one segment with one thread."""
    index = tantivy.Index(_schema(), str(folder))
    _register(index)
    writer = index.writer(_HEAP_BYTES, 1)
    for bulletin in bulletins:
        text = text_of(bulletin)
        document = tantivy.Document(accented=text, folded=text)
        document.add_unsigned("month", month_of(bulletin))
        for organisation in bulletin.organisations:
            document.add_text("organisation", organisation)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def open_index(folder: Path) -> Reader:
    """Open the index for reading."""
    return Reader(folder)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _ANALYZERS:
        builder.add_text_field(name, stored=name == "accented", tokenizer_name=name)
    builder.add_text_field("organisation", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("month", fast=True)
    return builder.build()


def _register(index: tantivy.Index) -> None:
    for name, analyzer in _ANALYZERS.items():
        index.register_tokenizer(name, analyzer)
