"""The titles of documents, read for what they have of a query."""

import re
from collections.abc import Sequence
from json import loads

from search.query.clause import TermClause
from search.query.walk import ScoredClause
from search.text.tokenizer import find_terms

_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_BEGINNING = re.compile(rb'\{"bulletin":\{"id":' + _STRING + rb',"title":(' + _STRING + rb")")

TitleTerms = Sequence[tuple[str, int]]
"""The terms of a title in order, each with its position."""


def read_titles(records: Sequence[bytes]) -> Sequence[TitleTerms]:
    """Return the titles of some stored records."""
    return [find_terms(_read_title(each)) for each in records]


def ways_of(clause: ScoredClause) -> Sequence[Sequence[TermClause]]:
    """Return the terms of each way in which a clause is written."""
    return [[clause]] if isinstance(clause, TermClause) else clause.synonyms


def _read_title(record: bytes) -> str:
    # A record begins so; to read all of it takes twenty times as long.
    begun = _BEGINNING.match(record)
    if begun is None:
        return str(loads(record)["bulletin"]["title"])
    title: bytes = begun[1]
    return str(loads(title)) if b"\\" in title else title[1:-1].decode()
