"""Whoosh reads what was written of each document: lengths, columns, and the stored text."""

from collections.abc import Iterator
from datetime import datetime
from json import loads
from typing import Any

import pytest

from index.bulletin import Bulletin
from search.field import ID, PUBLISHED, STORED, Field
from search.vietnam_time import VIETNAM
from tests.generated.history import Commit, written

MIDNIGHT = datetime(2020, 7, 10, tzinfo=VIETNAM)
BULLETINS = (
    Bulletin("b", "mở đường", MIDNIGHT, body=("một hai", "ba")),
    Bulletin("a", "hội", MIDNIGHT, lead="x" * 70_000),
    Bulletin("c", "cầu", MIDNIGHT, body=("một " * 300,)),
)


@pytest.fixture(scope="module", params=[False, True], ids=["arrays", "whoosh"])
def reader(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A segment whose second document is deleted."""
    history = [Commit(BULLETINS, by_whoosh=request.param), Commit([], withdrawn=["a"])]
    with written(history) as index, index.reader() as reader:
        yield reader


def test_documents_are_counted(reader: Any) -> None:
    assert (reader.doc_count(), reader.doc_count_all()) == (2, 3)
    assert reader.has_deletions() and [reader.is_deleted(each) for each in range(3)] == [
        False,
        True,
        False,
    ]


def test_lengths_are_exact(reader: Any) -> None:
    assert [reader.doc_field_length(each, "body") for each in range(3)] == [3, 0, 300]
    assert [reader.doc_field_length(each, "title_plain") for each in range(3)] == [2, 1, 1]
    assert reader.doc_field_length(0, "day", default=9) == 9
    assert (reader.field_length("body"), reader.max_field_length("body")) == (303, 300)
    assert (reader.min_field_length(Field.TITLE), reader.field_length("codes")) == (1, 0)


def test_columns_are_in_document_order(reader: Any) -> None:
    assert list(reader.column_reader(ID)) == ["b", "a", "c"]
    assert list(reader.column_reader(PUBLISHED)) == [int(MIDNIGHT.timestamp())] * 3
    assert reader.has_column(ID) and not reader.has_column("title")


def test_the_stored_text_is_the_whole_bulletin(reader: Any) -> None:
    for number, each in enumerate(BULLETINS):
        record = loads(reader.stored_fields(number)[STORED])
        assert Bulletin.from_json(record["bulletin"]) == each
