"""Folding, on stories that are drawn: every number as a plain walk over all documents has it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.engine.contract import Engine
from search.engine.index_reader import IndexReader
from search.field import CODES, ORGANISATIONS
from search.query.parser import parse
from search.request import UNKNOWN, Filters, Sort
from search.vietnam_time import VIETNAM
from tests.generated.history import document_of
from tests.search.engine.engines import FACTORIES, EngineFactory
from tests.search.indexing import index

DAY = datetime(2021, 1, 30, 8, tzinfo=VIETNAM)
NAMES = (("Ban Gió",), ("Sở Mây", "Ban Gió"), (), ("Sở Mây",))
TITLES = ("Cầu treo", "Cầu theo 73-NQ/TU", "Chợ phiên", "Cầu 73-NQ/TU và 74-NQ/TU", "Họp cầu cầu")
BULLETINS = tuple(
    Bulletin(
        f"b{number:02}",
        TITLES[number % 5],
        DAY + timedelta(hours=7 * (number % 9)),
        organisations=NAMES[number % 4],
    )
    for number in range(24)
)
DELETED = ([3, 7], [0])
LIVING = [at for at in range(24) if at not in (3, 7, 16)]
FILTERS = (
    Filters(),
    Filters(organisations=("ban-gio",)),
    Filters(organisations=("so-may", UNKNOWN)),
    Filters(date(2021, 1, 31), None),
    Filters(None, date(2021, 1, 31), ("ban-gio",)),
    Filters(organisations=("khong-co",)),
)
QUERIES = ("", "cầu", "cau OR chợ", "73-NQ/TU", "không")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    folder = tmp_path_factory.mktemp("folding")
    return index(folder, BULLETINS[:16], BULLETINS[16:], deleted=DELETED)


def told(partition: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the documents of each story; `partition` names the story of each living document."""
    members = defaultdict(list)
    for doc_id, story in zip(LIVING, partition, strict=True):
        members[story].append(doc_id)
    yield from members.values()


partitions = st.lists(st.integers(0, 9), min_size=len(LIVING), max_size=len(LIVING)).map(
    lambda drawn: list(told(drawn))
)


def engine_of(
    plain: IndexReader, stories: Sequence[Sequence[int]], factory: EngineFactory = FACTORIES[0]
) -> Engine:
    column = np.arange(plain.count)
    for members in stories:
        column[members] = min(members)
    return factory.open(IndexReader(plain.segments, column))


@given(
    st.sampled_from(FACTORIES),
    partitions,
    st.sampled_from(QUERIES),
    st.sampled_from(FILTERS),
    st.sampled_from(Sort),
    st.integers(1, 7),
)
def test_a_story_is_shown_and_counted_once(
    plain: IndexReader,
    factory: EngineFactory,
    stories: Sequence[Sequence[int]],
    text: str,
    filters: Filters,
    sort: Sort,
    size: int,
) -> None:
    engine = engine_of(plain, stories, factory)
    matches = engine.match(parse(text))
    folded = replace(filters, folds=True)
    story_of = {doc_id: number for number, held in enumerate(stories) for doc_id in held}
    shown = matches.listing(filters, sort).tolist()
    firsts = list({story_of[each]: each for each in reversed(shown)}.values())
    expected = [each for each in shown if each in firsts]

    assert matches.listing(folded, sort).tolist() == expected
    assert matches.listing(folded, sort, size).tolist() == expected[:size]
    assert matches.count(folded) == len(expected)
    pages = [matches.page(folded, sort, at, at + size) for at in range(0, 30, size)]
    assert [each for page in pages for each in page.doc_ids.tolist()] == expected
    whole = matches.page(filters, sort, 0, 99)
    scores = dict(zip(whole.doc_ids.tolist(), whole.scores.tolist(), strict=True))
    for page in pages:
        assert [scores[each] for each in page.doc_ids.tolist()] == page.scores.tolist()

    members = matches.retellings(np.array(expected, np.intp), folded)
    held = [[each, *members[each].tolist()] for each in expected]
    assert sorted(each for group in held for each in group) == sorted(shown)
    assert all(len({story_of[each] for each in group}) == 1 for group in held)

    for keyword in (ORGANISATIONS, CODES):
        counts = matches.term_counts(keyword, folded)
        terms = {each: document_of(BULLETINS[each]).keywords[keyword] for each in shown}
        pairs = {(story_of[each], term) for each, held in terms.items() for term in held}
        assert dict(counts.held()) == Counter(term for _, term in pairs)
        assert counts.missing == len({story_of[each] for each, held in terms.items() if not held})
    days = {each: BULLETINS[each].published.date() for each in shown}
    by_day = Counter(day for _, day in {(story_of[each], day) for each, day in days.items()})
    held_days = matches.day_counts(folded)
    assert dict(zip(held_days.days.tolist(), held_days.counts.tolist(), strict=True)) == by_day
    for length in (1, 3, 12):
        periods = {
            (story_of[each], (12 * day.year + day.month - 1) // length)
            for each, day in days.items()
        }
        months = matches.month_counts(folded, length)
        counted = {
            months.first + at: count for at, count in enumerate(months.counts.tolist()) if count
        }
        assert counted == Counter(period for _, period in periods)


@given(partitions)
def test_a_story_has_its_living_documents_newest_first(
    plain: IndexReader, stories: Sequence[Sequence[int]]
) -> None:
    engine = engine_of(plain, stories)
    newest = engine.match(parse("")).listing(Filters(), Sort.NEWEST).tolist()
    for held in stories:
        for each in held:
            assert engine.story(each).tolist() == [doc_id for doc_id in newest if doc_id in held]


def test_more_is_ranked_where_much_is_folded(plain: IndexReader) -> None:
    bridges = ArrayEngine(plain).match(parse("cầu")).listing(Filters(), Sort.OLDEST).tolist()
    matches = engine_of(plain, [bridges[:-2]]).match(parse("cầu"))
    page = matches.page(Filters(folds=True), Sort.OLDEST, 0, 3)
    assert page.doc_ids.tolist() == [bridges[0], *bridges[-2:]]
