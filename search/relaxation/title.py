"""The titles of documents, read for what they have of a query."""

import re
from collections.abc import Sequence
from json import loads

from search.engine.contract import DocIds, Engine
from search.query.clause import TermClause
from search.query.walk import ScoredClause
from search.text.tokenizer import find_terms

_STRING = rb'"(?:[^"\\]|\\.)*+"'
_BEGINNING = re.compile(rb'\{"bulletin":\{"id":' + _STRING + rb',"title":(' + _STRING + rb")")

TitleTerms = Sequence[tuple[str, int]]
"""The terms of a title in order, each with its position."""


def read_titles(engine: Engine, doc_ids: DocIds) -> Sequence[TitleTerms]:
    """Return the titles of some documents."""
    return [find_terms(_read_title(each)) for each in engine.stored(doc_ids)]


def ways_of(clause: ScoredClause) -> Sequence[Sequence[TermClause]]:
    """Return the terms of each way in which a clause is written."""
    return [[clause]] if isinstance(clause, TermClause) else clause.synonyms


def _read_title(record: bytes) -> str:
    # A record begins so; to read all of it takes ten times as long.
    begun = _BEGINNING.match(record)
    title: str = loads(begun[1]) if begun else loads(record)["bulletin"]["title"]
    return title
