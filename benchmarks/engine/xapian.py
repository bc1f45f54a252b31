"""Xapian through its Python bindings: prefixed terms, and value slots for facets."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xapian

from benchmarks.engine import TOP, Answer, month_id, month_of, text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin

MIXES = frozenset((Mix.WORDS, Mix.PHRASES))

_ACCENTED = "XA"
_FOLDED = "XF"
_MONTH = 0
# A value slot has one value, so that each of the up to five organisations has its own slot.
_ORGANISATIONS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and the match spies that counted all matching documents."""

    hits: Any
    months: Any
    organisations: list[Any]


class Reader:
    """A database opened for reading."""

    def __init__(self, folder: Path) -> None:
        self._database = xapian.Database(str(folder))

    def search(self, query: str, mix: Mix) -> Found:
        """Match all (`checkatleast` is every document), so that the counts are exact."""
        prefix = _FOLDED if query == without_accents(query) else _ACCENTED
        terms = [prefix + each for each in query.lower().split()]
        operator = xapian.Query.OP_PHRASE if mix is Mix.PHRASES else xapian.Query.OP_AND
        enquire = xapian.Enquire(self._database)
        enquire.set_query(xapian.Query(operator, terms))
        months = xapian.ValueCountMatchSpy(_MONTH)
        organisations = [xapian.ValueCountMatchSpy(slot) for slot in _ORGANISATIONS]
        for spy in (months, *organisations):
            enquire.add_matchspy(spy)
        hits = enquire.get_mset(0, TOP, self._database.get_doccount())
        return Found(hits, months, organisations)

    def answer(self, found: Found) -> Answer:
        """Add up the slots of the organisations."""
        organisations: dict[str, int] = {}
        for spy in found.organisations:
            for id, count in _counts(spy).items():
                organisations[id] = organisations.get(id, 0) + count
        months = {month_id(int(month)): count for month, count in _counts(found.months).items()}
        return Answer(found.hits.get_matches_estimated(), organisations, months)

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write the database, and compact it, as its manual advises for one that is only read."""
    aside = folder / "written"
    database = xapian.WritableDatabase(str(aside), xapian.DB_CREATE)
    indexer = xapian.TermGenerator()
    for bulletin in bulletins:
        text = text_of(bulletin)
        document = xapian.Document()
        document.set_data(text)
        indexer.set_document(document)
        indexer.index_text(text, 1, _ACCENTED)
        # Otherwise the positions of the folded text start after those of the accented text.
        indexer.set_termpos(0)
        indexer.index_text(without_accents(text), 1, _FOLDED)
        indexer.set_termpos(0)
        document.add_value(_MONTH, str(month_of(bulletin)))
        for slot, organisation in zip(_ORGANISATIONS, bulletin.organisations, strict=False):
            document.add_value(slot, organisation)
        database.add_document(document)
    database.commit()
    database.compact(str(folder / "compacted"))
    database.close()
    for each in aside.iterdir():
        each.unlink()
    aside.rmdir()


def open_index(folder: Path) -> Reader:
    """Open the database for reading."""
    return Reader(folder / "compacted")


def _counts(spy: Any) -> dict[str, int]:
    return {each.term.decode(): each.termfreq for each in spy.values()}
