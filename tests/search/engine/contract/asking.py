"""Asks an engine, and tells ids for numbers of documents."""

from search.engine.contract import Engine, Matches
from search.query.parser import parse
from search.request import Filters, Sort


def match(engine: Engine, text: str) -> Matches:
    return engine.match(parse(text))


def shown(
    engine: Engine, matches: Matches, sort: Sort = Sort.RELEVANCE, filters: Filters | None = None
) -> list[str]:
    """Return the ids of a listing in its order."""
    listing = matches.listing(filters or Filters(), sort).tolist()
    return [engine.record(each)["bulletin"]["id"] for each in listing]


def number(engine: Engine, id: str) -> int:
    found = engine.find(id)
    assert found is not None
    return found
