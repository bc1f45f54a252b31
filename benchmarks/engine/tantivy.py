"""Tantivy through its Python bindings: its own folding of letters, its own aggregations.

A query takes two passes, one that ranks and one that counts: the bindings have no collector that
does both. The exact total needs no third pass: it is the sum of the months. Tried on 20,000 news
items, median ms of a query of words:

    as it is                                              0.43
    ranking alone                                         0.08
    counting both facets alone                            0.33
    the same, organisations as text and not as numbers    0.39
    counting organisations alone, by terms                0.24
    the same by a histogram                               0.27
    one pass: rank all, count fast fields in Python       0.78, for months alone (p95 11.6)
    one pass: the best ten by the top_hits aggregation    cannot sort by score
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.engine import TOP, Answer, month_id, month_of, text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin

MIXES = frozenset((Mix.WORDS, Mix.PHRASES))

_NAMES = "organisations.json"
HEAP_BYTES = 3 << 30
"""Nearly the most memory that a thread may take, so that there is one segment."""

_FACETS = {
    # More than the number of distinct values, so that the counts are exact.
    "organisation": {"terms": {"field": "organisation", "size": 1000}},
    "month": {"terms": {"field": "month", "size": 1000}},
}


def _analyzer(*filters: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in filters:
        builder = builder.filter(each)
    return builder.build()


ANALYZERS = {
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
        register(index)
        self.schema = index.schema
        self.searcher = index.searcher()
        self._names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))

    def search(self, query: str, mix: Mix) -> Found:
        """Rank in one pass, and count in another."""
        matching = self.query(query, mix)
        return Found(
            self.searcher.search(matching, TOP, count=False).hits,
            self.searcher.aggregate(matching, _FACETS),
        )

    def answer(self, found: Found) -> Answer:
        """Return the answer; as every bulletin has one month, their counts add up to the total."""
        organisations = {
            self._names[int(each["key"])]: each["doc_count"]
            for each in found.facets["organisation"]["buckets"]
        }
        months = {
            month_id(int(each["key"])): each["doc_count"]
            for each in found.facets["month"]["buckets"]
        }
        return Answer(sum(months.values()), organisations, months)

    def names_of(self, numbers: Iterable[int]) -> list[str]:
        """Return the names of organisations by number; there are some only if names were stored."""
        return [self._names[each] for each in numbers]

    def close(self) -> None:
        """Do nothing: the bindings free the index with the reader."""

    def query(self, text: str, mix: Mix) -> Any:
        """Return a text as a query on the field that it is searched in."""
        field = field_of(text)
        terms: list[Any] = list(ANALYZERS[field].analyze(text))
        if mix is Mix.PHRASES:
            return tantivy.Query.phrase_query(self.schema, field, terms)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, self._term(field, each)) for each in terms]
        )

    def _term(self, field: str, text: str) -> Any:
        return tantivy.Query.term_query(self.schema, field, text, index_option="freq")


def field_of(query: str) -> str:
    """Return the field that a query is searched in."""
    return "folded" if query == without_accents(query) else "accented"


def build(bulletins: Iterable[Bulletin], folder: Path, stored: Sequence[str] = ()) -> None:
    """Write one segment with one thread; `stored` are attributes that are stored to be shown."""
    index = tantivy.Index(_schema(stored), str(folder))
    register(index)
    writer = index.writer(HEAP_BYTES, 1)
    numbers: dict[str, int] = {}
    for bulletin in bulletins:
        text = text_of(bulletin)
        document = tantivy.Document(accented=text, folded=text)
        document.add_unsigned("month", month_of(bulletin))
        for organisation in bulletin.organisations:
            number = numbers.setdefault(organisation, len(numbers))
            document.add_unsigned("organisation", number)
        for name in stored:
            document.add_text(name, str(getattr(bulletin, name)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    names = json.dumps(list(numbers), ensure_ascii=False)
    (folder / _NAMES).write_text(names, encoding="utf-8")


def open_index(folder: Path) -> Reader:
    """Open the index for reading."""
    return Reader(folder)


def _schema(stored: Sequence[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ANALYZERS:
        builder.add_text_field(name, stored=name == "accented", tokenizer_name=name)
    # Names are stored to be shown, like the other stored values.
    builder.add_unsigned_field("organisation", stored=bool(stored), fast=True)
    builder.add_unsigned_field("month", fast=True)
    for name in stored:
        builder.add_text_field(name, stored=True, tokenizer_name="raw")
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Tell an index how its fields are analysed: the bindings do not store it."""
    for name, analyzer in ANALYZERS.items():
        index.register_tokenizer(name, analyzer)
