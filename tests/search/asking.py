"""Asking a searcher: what it finds, and queries that readers might think of."""

from collections.abc import Iterator

from hypothesis import strategies as st

from search.request import SearchRequest
from search.searcher import Searcher
from search.spelling import bare
from tests.newsroom import BULLETINS


def ids(searcher: Searcher, text: str = "", **filters: object) -> list[str]:
    page = searcher.search(SearchRequest(text, per_page=50, **filters))  # type: ignore[arg-type]
    assert page.total == len(page.hits)
    return [each.id for each in page.hits]


def _runs() -> Iterator[str]:
    """Yield up to three words in a row from each place of the bulletins."""
    for each in BULLETINS:
        words = " ".join((each.title, each.lead, *each.body)).split()
        for start in range(len(words)):
            for length in (1, 2, 3):
                yield " ".join(words[start : start + length]).strip("“”,.;")


RUNS = sorted(set(_runs()))
SIGNS = ("{}", '"{}"', "-{}", '-"{}"', "OR {}", "{}*", "| {}")


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Queries in the words of the newsroom, with every sign that means something."""
    parts = st.tuples(
        st.sampled_from(SIGNS), st.sampled_from((str, bare, str.upper)), st.sampled_from(RUNS)
    )
    drawn = draw(st.lists(parts, min_size=1, max_size=4))
    return " ".join(sign.format(change(run)) for sign, change, run in drawn)
