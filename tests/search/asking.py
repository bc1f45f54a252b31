"""Asks a searcher what it finds, and makes queries that readers might type."""

from collections.abc import Callable, Iterator
from datetime import date

from hypothesis import strategies as st

from search.engine.matched_docs import MatchedDocs
from search.engine.scored_docs import ScoredDocs
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest, Sort
from search.searcher import Searcher
from search.text.spelling import bare
from tests.newsroom import BULLETINS


def ids(
    searcher: Searcher,
    text: str = "",
    *,
    organisations: tuple[str, ...] = (),
    published_from: date | None = None,
    published_to: date | None = None,
    sort: Sort = Sort.RELEVANCE,
    marks: AccentMatching | None = AccentMatching.COMPATIBLE,
) -> list[str]:
    """Return the ids of all hits in order; accents must be as typed unless set otherwise."""
    request = SearchRequest(
        text,
        organisations,
        published_from,
        published_to,
        sort,
        per_page=len(BULLETINS),
        marks=marks,
        is_literal=marks is not None,
    )
    page = searcher.search(request)
    assert page.total == len(page.hits)
    return [each.id for each in page.hits]


def score_all(matched: MatchedDocs) -> ScoredDocs:
    """Return all matching documents, ascending, with their exact scores."""
    return ScoredDocs(matched.doc_ids, matched.score(matched.doc_ids))


def _runs() -> Iterator[str]:
    """Yield one to three words in a row from every position of the bulletins."""
    for each in BULLETINS:
        words = " ".join((each.title, each.lead, *each.body)).split()
        for start in range(len(words)):
            for length in (1, 2, 3):
                yield " ".join(words[start : start + length]).strip("“”,.;")


RUNS = sorted(set(_runs()))
SIGNS = ("{}", '"{}"', "-{}", '-"{}"', "OR {}", "{}*", "| {}")
CHANGES: tuple[Callable[[str], str], ...] = (str, bare, str.upper)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Queries of the newsroom's words, with every operator."""
    parts = st.tuples(st.sampled_from(SIGNS), st.sampled_from(CHANGES), st.sampled_from(RUNS))
    drawn = draw(st.lists(parts, min_size=1, max_size=4))
    return " ".join(sign.format(change(run)) for sign, change, run in drawn)
