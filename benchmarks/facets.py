"""Checks the counts of facets against the totals after a click, and measures their cost.

    python -m benchmarks.facets --documents news.jsonl.xz --limit 100000

The index is built as by `bantin reindex`, with invented organisations beside those that texts name.
Costs are given for it, and for the same bulletins with 300 other organisations, 2.5 each on
average. They are processor time, the shortest of some tries, so that a busy machine matters little.
"""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import thread_time
from typing import Any

from benchmarks.engine.bantin import build
from benchmarks.inputs.corpus import SEED, Corpus
from benchmarks.inputs.drawn_organisations import DrawnOrganisations
from benchmarks.inputs.mix import RUNS, draw_queries
from benchmarks.measuring.table import format_table
from index.opening.generation_arrays import open_current_arrays
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Matches
from search.engine.index_reader import IndexReader
from search.facets.date_facet import years_of
from search.facets.organisation_facet import OrganisationFacet
from search.facets.organisation_names import OrganisationNames
from search.field import ORGANISATIONS
from search.period import PeriodUnit, id_of, period_of
from search.request import UNKNOWN, SearchRequest
from search.result import FacetValue
from search.searcher import Searcher

TRIES = 3
CLICKED = 4
"""Values of each facet that are clicked for each request; the sums of all values are checked."""

TITLES = 2_000


@dataclass(frozen=True, slots=True)
class Exactness:
    """The number of requests, of counts that were checked, and of wrong ones."""

    requests: int
    numbers: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Average milliseconds a query; `ratio` is the time of facets over that of search, in all."""

    organisations: int
    organisations_each: float
    queries: int
    search_ms: float
    facets_ms: float

    @property
    def ratio(self) -> float:
        """The time of facets as a multiple of the time of the search beside them."""
        return self.facets_ms / self.search_ms


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object; end with status 1 if a number was wrong."""
    options = _parser().parse_args(arguments)
    with TemporaryDirectory(prefix="benchmark-facets-") as place:
        build(Corpus(options.documents, options.limit), Path(place))
        reader = open_current_arrays(Path(place)).reader
        texts = ("", *draw_queries(titles_of(reader), options.queries))
        exactness = check(reader, texts, options.requests)
        costs = {
            "as indexed": measure(reader, texts),
            "drawn": measure(DrawnOrganisations(reader.segments), texts),
        }
    told = to_json(reader, exactness, costs)
    print(json.dumps(told, indent=2) if options.json else to_table(told))
    if exactness.wrong:
        raise SystemExit(1)


def titles_of(reader: IndexReader) -> Sequence[str]:
    """Return the titles of some bulletins drawn from a whole index."""
    chosen = reader.living[:: max(1, len(reader.living) // TITLES)].tolist()
    return [json.loads(reader.text(each))["bulletin"]["title"] for each in chosen]


def check(reader: IndexReader, texts: Sequence[str], count: int) -> Exactness:
    """Click values of the facets of random requests, and compare their numbers with the totals."""
    searcher, random = Searcher(ArrayEngine(reader)), Random(SEED)
    numbers = wrong = 0
    for _ in range(count):
        request = draw_request(reader, texts, random)
        for told, found in _compared(searcher, request, random):
            numbers += 1
            wrong += told != found
    return Exactness(count, numbers, wrong)


def draw_request(reader: IndexReader, texts: Sequence[str], random: Random) -> SearchRequest:
    """Return a text with up to three organisations and a period of some unit, or an open one."""
    known = reader.organisations.terms
    drawn = [random.choice((*known[:: max(1, len(known) // 200)], UNKNOWN)) for _ in range(3)]
    day = date.fromisoformat(str(reader.days[random.randrange(reader.count)]))
    period = period_of(id_of(day, random.choice(list(PeriodUnit))))
    first, last = random.choice(
        [(None, None), (period.first, period.last), (period.first, None), (None, period.last)]
    )
    organisations = tuple(dict.fromkeys(drawn[: random.choice((0, 0, 1, 2, 3))]))
    return SearchRequest(random.choice(texts), organisations, first, last, per_page=1)


def measure(reader: IndexReader, texts: Sequence[str]) -> Cost:
    """Return what searches and their facets cost, labels included."""
    engine = ArrayEngine(reader)
    searcher, names = Searcher(engine), OrganisationNames(engine)
    search = facets = 0.0
    for text in texts:
        request = SearchRequest(text)
        count = partial(_count, searcher.answer(request).matches, request, names)
        # A searcher counts at once, and makes values when they are read.
        search += _shortest(partial(_make_hits, searcher, request)) - _shortest(count)
        facets += _shortest(partial(_read, count))
    living = len(reader.living)
    return Cost(
        len(reader.organisations.terms),
        round(len(reader.organisations.of(reader.living)) / living, 2),
        len(texts),
        round(search / len(texts) * 1000, 3),
        round(facets / len(texts) * 1000, 3),
    )


def _make_hits(searcher: Searcher, request: SearchRequest) -> None:
    list(searcher.search(request).hits)


def _count(
    matches: Matches, request: SearchRequest, names: OrganisationNames
) -> Sequence[Sequence[FacetValue]]:
    counts = matches.term_counts(ORGANISATIONS, request.filters)
    facet = OrganisationFacet(counts, request.organisations, names)
    return facet.tree(), years_of(matches.month_counts(request.filters), request)


def _read(count: Callable[[], Sequence[Sequence[FacetValue]]]) -> None:
    for values in count():
        walked(values)


def walked(values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """Return all values of a tree as a list."""
    return [each for value in values for each in value.walk()]


def to_json(reader: IndexReader, exactness: Exactness, costs: dict[str, Cost]) -> dict[str, Any]:
    """Return everything as JSON values."""
    return {
        "documents": len(reader.living),
        "requests": exactness.requests,
        "numbers": exactness.numbers,
        "wrong": exactness.wrong,
        "costs": {
            name: {
                "organisations": each.organisations,
                "organisations_each": each.organisations_each,
                "queries": each.queries,
                "search_ms": each.search_ms,
                "facets_ms": each.facets_ms,
                "ratio": round(each.ratio, 3),
            }
            for name, each in costs.items()
        },
    }


def to_table(told: dict[str, Any]) -> str:
    """Return the figures as text for people."""
    rows = [[name, *map(str, each.values())] for name, each in told["costs"].items()]
    heads = ["organisations", "number", "each", "queries", "search ms", "facets ms", "ratio"]
    exact = "{documents} documents; {requests} requests, {numbers} numbers, {wrong} wrong"
    return f"{exact.format_map(told)}\n\n{format_table(heads, rows, labels=1)}"


def _compared(
    searcher: Searcher, request: SearchRequest, random: Random
) -> Iterator[tuple[int, int]]:
    """Yield the counts of an answer, each with the expected count."""
    page = searcher.search(request)
    organisations, years = walked(page.organisations), list(page.dates)
    for value in random.sample(organisations, min(CLICKED, len(organisations))):
        yield value.count, searcher.answer(replace(request, organisations=(value.id,))).total
    undated = replace(request, published_from=None, published_to=None)
    total = searcher.answer(undated).total
    yield sum(each.count for each in years), total
    for year in years:
        yield sum(each.count for each in year.parts), year.count
    for unit in PeriodUnit:
        values = searcher.answer(request).date_values(unit)
        yield sum(each.count for each in values), total
        for value in random.sample(values, min(1, len(values))):
            period = period_of(value.id)
            dated = replace(request, published_from=period.first, published_to=period.last)
            yield value.count, searcher.answer(dated).total


def _shortest(do: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of some tries."""
    seconds = []
    for _ in range(TRIES):
        start = thread_time()
        do()
        seconds.append(thread_time() - start)
    return min(seconds)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.facets", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="so many of them; all by default")
    parser.add_argument("--requests", type=int, default=2_000, help="random requests to check")
    parser.add_argument("--queries", type=int, default=RUNS, help="runs of words that are timed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
