"""Tantivy's site: the index of `benchmarks.engine.tantivy`, with what a page shows stored in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.engine import tantivy as engine
from benchmarks.inputs.mix import Mix
from benchmarks.site import Hit, shape
from index.bulletin import Bulletin

_STORED = ("id", "title", "published")
_SNIPPET = 240


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write one segment."""
    engine.build(bulletins, folder, _STORED)


def open_site(folder: Path) -> "TantivyAnswers":
    """Open the index."""
    return TantivyAnswers(engine.Reader(folder))


class TantivyAnswers:
    """A site over one reader, which threads may share."""

    def __init__(self, reader: engine.Reader) -> None:
        self._reader = reader

    def answer(self, query: str) -> Mapping[str, Any]:
        """Search, count, and highlight the hits."""
        found = self._reader.search(query, Mix.WORDS)
        counted = self._reader.answer(found)
        field = engine.field_of(query)
        marker = tantivy.SnippetGenerator.create(
            self._reader.searcher,
            self._reader.query(query, Mix.WORDS),
            self._reader.schema,
            field,
        )
        marker.set_max_num_chars(_SNIPPET)
        hits = [self._hit(address, field, marker) for _, address in found.hits]
        return shape(query, counted.total, hits, counted.organisations, counted.months)

    def _hit(self, address: Any, field: str, marker: Any) -> Hit:
        document = self._reader.searcher.doc(address)
        # The text is stored once, in one field; snippets are made of the field that was searched.
        text = document.get_first("accented")
        found = marker.snippet_from_doc(tantivy.Document(**{field: text}))
        snippet = found.fragment()
        written = snippet.encode()
        # Tantivy counts bytes.
        marks = [
            (len(written[: each.start].decode()), len(written[: each.end].decode()))
            for each in found.highlighted()
        ]
        id, title, published = (str(document.get_first(name)) for name in _STORED)
        names = self._reader.names_of(document.get_all("organisation"))
        return Hit(id, title, published, snippet, marks, names)
