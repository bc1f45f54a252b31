"""Stock Whoosh over pyvi's words, as the two are commonly combined: any word may match.

The words come from the tables of Bantin's segmenter, which label as pyvi does, but faster
(`benchmarks.segmentation` compares the two).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from whoosh.fields import ID, KEYWORD, Schema
from whoosh.index import create_in, open_dir
from whoosh.query import Or, Term

from benchmarks.engine import text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.ranking import DEPTH, field_for
from index.bulletin import Bulletin
from search.text.segmentation.labeller import Labeller
from search.text.segmentation.pyvi_files import read_model, read_words
from search.text.segmentation.word_list import WordList

_SCHEMA = Schema(id=ID(stored=True), accented=KEYWORD(scorable=True), folded=KEYWORD(scorable=True))
_BATCH = 32
_BUFFER_MB = 512


class Ranker:
    """Whoosh's own searcher, with its own BM25F."""

    def __init__(self, folder: Path) -> None:
        self._searcher = open_dir(str(folder), schema=_SCHEMA, readonly=True).searcher()

    def rank(self, text: str) -> Sequence[str]:
        """Return the best hits by BM25F."""
        (words,) = _find_words([text])
        field = field_for(text)
        query = Or([Term(field, each) for each in words])
        return [hit["id"] for hit in self._searcher.search(query, limit=DEPTH)]

    def close(self) -> None:
        """Close the searcher."""
        self._searcher.close()


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write one segment."""
    writer = create_in(str(folder), _SCHEMA).writer(limitmb=_BUFFER_MB)
    for batch in _batches(bulletins):
        for bulletin, words in zip(
            batch, _find_words([text_of(each) for each in batch]), strict=True
        ):
            accented = " ".join(words)
            folded = without_accents(accented)
            writer.add_document(id=bulletin.id, accented=accented, folded=folded)
    writer.commit()


def open_index(folder: Path) -> Ranker:
    """Open the index for reading."""
    return Ranker(folder)


def _batches(bulletins: Iterable[Bulletin]) -> Iterator[list[Bulletin]]:
    left = iter(bulletins)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _find_words(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of each text in lower case, without signs."""
    return [
        [word for word in text.lower().split() if any(map(str.isalnum, word))]
        for text in _labeller().tokenize(texts)
    ]


@cache
def _labeller() -> Labeller:
    return Labeller(read_model(), WordList(read_words()))
