"""Two hundred queries, typed as people type, whose right answers are known.

For each invented name, a dozen bulletins have it in a row, one of them in its title; as many newer
ones have its syllables apart. Whoever types the name wants the first dozen.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.request import SearchRequest, Sort
from search.result import ResultPage
from search.searcher import Searcher
from search.text.spelling import bare
from tests.search.indexing import FIRST, index

HOLDERS = 12
NAMES = [
    line
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
WAYS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "lower": str.lower,
    "upper": str.upper,
    "accentless": bare,
    "where": "{} ở đâu".format,
    "why": "vì sao {}".format,
    "how many": "{} có bao nhiêu".format,
    "question mark": "{} là gì?".format,
    "today": "{} hôm nay".format,
    "newest": "tin {} mới nhất".format,
}


def bulletins() -> Iterator[Bulletin]:
    """Yield the bulletins of all names; those with its syllables apart are the newest."""
    for number, name in enumerate(NAMES):
        for day in range(HOLDERS):
            title = name if day == 5 else f"Bản tin ngày {day + 1}"
            body = f"Sáng sớm, bà con kể chuyện {name} cho khách nghe."
            published = FIRST + timedelta(days=day, minutes=number)
            yield Bulletin(f"co-{number}-{day}", title, published, body=(body,))
            scattered = ", rồi lại ".join(reversed(name.split()))
            published = FIRST + timedelta(days=40 + day, minutes=number)
            yield Bulletin(f"roi-{number}-{day}", f"Việc khác {day}", published, body=(scattered,))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return Searcher(ArrayEngine(index(tmp_path_factory.mktemp("typed"), [*bulletins()])))


def ask(searcher: Searcher, text: str, sort: Sort = Sort.RELEVANCE) -> ResultPage:
    return searcher.search(SearchRequest(text, sort=sort, per_page=5))


def holders(page: ResultPage) -> Sequence[bool]:
    return [each.id.startswith("co-") for each in page.hits]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NAMES)
def test_the_bulletin_titled_so_is_first_and_the_next_have_the_name(
    searcher: Searcher, name: str, way: str
) -> None:
    page = ask(searcher, WAYS[way](name))
    assert page.hits[0].title.text == name
    assert holders(page) == [True] * 5


@pytest.mark.parametrize("name", NAMES)
def test_the_newest_five_have_the_name(searcher: Searcher, name: str) -> None:
    page = ask(searcher, name, Sort.NEWEST)
    assert holders(page) == [True] * 5
    assert page.total == HOLDERS and page.understanding.is_joined
    loose = searcher.answer(SearchRequest(name)).suggestions.loose
    assert loose is not None and loose.total == 2 * HOLDERS


@pytest.mark.parametrize("name", NAMES)
def test_the_newer_of_two_alike_is_first_if_the_newest_is_asked_for(
    searcher: Searcher, name: str
) -> None:
    others = [each.id for each in ask(searcher, f"{name} hôm nay").hits[1:]]
    days = [int(each.rpartition("-")[2]) for each in others]
    assert days == sorted(days, reverse=True)
