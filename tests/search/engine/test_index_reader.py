"""Several segments are read as one: columns in document order, without deleted documents."""

from collections.abc import Iterator
from datetime import date, datetime
from json import loads
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.opening.generation_arrays import open_index_reader
from search.engine.index_reader import IndexReader, open_reader
from search.field import ORGANISATIONS
from search.ranking import B
from search.vietnam_time import VIETNAM
from tests.generated.history import Commit, Merge, written
from tests.search.indexing import FIRST, index, tell


def bulletin(id: str, hour: int, *organisations: str, day: int = 31) -> Bulletin:
    published = datetime(2020, 12, day, hour, tzinfo=VIETNAM)
    return Bulletin(id, f"Tin {id}", published, organisations=organisations)


HISTORY = (
    Commit([bulletin("b", 9, "Ban Gió", "Sở Mây"), bulletin("d", 23), bulletin("x", 1, "Hội Xưa")]),
    Commit([bulletin("a", 9, "Sở Mây"), bulletin("c", 0, day=30)], withdrawn=["x"]),
    Commit([bulletin("d", 9, "Ban Gió")]),
)
"""Three segments, of which the first has two dead documents."""


@pytest.fixture(scope="module", params=[False, True], ids=["segments", "merged"])
def collection(request: pytest.FixtureRequest) -> Iterator[IndexReader]:
    merging = [Commit([], merge=Merge.EVERYTHING)] if request.param else []
    with written([*HISTORY, *merging]) as index:
        yield open_index_reader(index)


def ids(collection: IndexReader) -> list[str]:
    return [loads(collection.text(each))["bulletin"]["id"] for each in collection.living.tolist()]


def test_the_living_are_numbered_through(collection: IndexReader) -> None:
    assert ids(collection) == ["b", "a", "c", "d"]
    assert collection.count == (4 if len(collection.segments) == 1 else 6)


def test_a_bulletin_is_found_by_its_id(collection: IndexReader) -> None:
    for number in collection.living.tolist():
        id = loads(collection.text(number))["bulletin"]["id"]
        assert collection.find(id) == number
    assert collection.find("x") is None
    assert collection.find("") is None


def test_days_and_months_are_those_of_vietnam(collection: IndexReader) -> None:
    days = dict(zip(ids(collection), collection.days.take(collection.living).tolist(), strict=True))
    last = date(2020, 12, 31)
    assert days == {"b": last, "a": last, "c": date(2020, 12, 30), "d": last}
    assert set(collection.months.take(collection.living).tolist()) == {0}
    assert collection.first_month == 12 * 2020 + 11


def test_ranks_break_ties_by_id(collection: IndexReader) -> None:
    def ranked(ranks: list[int]) -> list[str]:
        return [id for _, id in sorted(zip(ranks, ids(collection), strict=True))]

    newest = collection.newest_rank.take(collection.living).tolist()
    oldest = collection.oldest_rank.take(collection.living).tolist()
    assert ranked(newest) == ["a", "b", "d", "c"]
    assert ranked(oldest) == ["c", "a", "b", "d"]


def test_organisations_of_documents_and_documents_of_organisations(collection: IndexReader) -> None:
    number = dict(zip(ids(collection), collection.living.tolist(), strict=True))
    held = {"ban-gio": ["b", "d"], "so-may": ["b", "a"], "hoi-xua": []}
    for organisation, holders in held.items():
        expected = sorted(number[id] for id in holders)
        assert collection.having(ORGANISATIONS, organisation).tolist() == expected
    values = collection.organisations.of(collection.living).tolist()
    assert [collection.organisations.terms[each] for each in values] == [
        "ban-gio",
        "so-may",
        "so-may",
        "ban-gio",
    ]


def test_documents_are_held_back_by_all_their_fields_and_the_dead_say_nothing(
    tmp_path: Path,
) -> None:
    long = Bulletin("b1", "tin", FIRST, lead="mới", body=("về", "hội xuân"), author="Gió")
    dead = Bulletin("b2", "cầu " * 90, FIRST)
    norms = index(tmp_path, [*tell(["tin về"]), long], [dead], deleted=[[], [0]]).norms
    assert norms[:2] == pytest.approx([1 / (1 - B + B * 2 / 4), 1 / (1 - B + B * 6 / 4)])


def test_a_sample_is_spread_over_the_living_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engine.index_reader.SAMPLED", 2)
    held = index(tmp_path, tell(["tin"] * 9), tell(["tin"] * 3, first=9), deleted=[[2, 3, 4], []])
    assert held.sample.tolist() == [0, 7, 11]
    monkeypatch.setattr("search.engine.index_reader.SAMPLED", 5)
    again = open_reader([(each.arrays, each.records, each.deleted) for each in held.segments])
    assert again.sample.tolist() == held.living.tolist()


def test_a_collection_without_segments() -> None:
    with written([]) as index:
        nothing = open_index_reader(index)
    assert (nothing.count, len(nothing.living), nothing.find("a")) == (0, 0, None)
    assert (
        len(nothing.newest_rank)
        == len(nothing.months)
        == len(nothing.having(ORGANISATIONS, "so-may"))
        == 0
    )
