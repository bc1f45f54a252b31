"""Whoosh's own writer makes the same index through the codec as our writer of documents."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import assume, given

from index.bulletin import Bulletin
from index.codec.codec import BantinCodec
from index.codec.whoosh_api.index import open_index
from index.errors import DamagedIndexError
from index.opening.schema import SCHEMA
from search.field import ID
from search.vietnam_time import VIETNAM
from tests.generated.bulletins import vocabularies
from tests.generated.history import (
    Commit,
    Constants,
    Merge,
    commits,
    constants,
    document_of,
    whoosh_fields,
    written,
)


def bulletin(id: str, title: str) -> Bulletin:
    return Bulletin(id, title, datetime(2020, 7, 10, tzinfo=VIETNAM), organisations=("Ban Gió",))


@given(vocabularies().flatmap(lambda words: commits(words, by_whoosh=True)), constants)
def test_both_writers_write_the_same(commit: Commit, numbers: Constants) -> None:
    assume(commit.filed)
    through_arrays = Commit(commit.filed)
    with numbers.set(), written([commit]) as left, written([through_arrays]) as right:
        opened = []
        for index in (left, right):
            with index.reader() as reader:
                opened.append(reader.segment().open(index.storage))
        assert opened[0].container.arrays == opened[1].container.arrays


def test_whooshs_own_updates_and_deletions() -> None:
    with written([Commit([bulletin("a", "cầu"), bulletin("b", "đường")])]) as index:
        writer = index.writer(codec=BantinCodec())
        writer.add_document(**whoosh_fields(document_of(bulletin("c", "hội"))))
        writer.update_document(**whoosh_fields(document_of(bulletin("a", "làng"))))
        assert writer.delete_by_term(ID, "b") == 1
        writer.commit(merge=False)
        with index.searcher() as searcher:
            assert searcher.doc_count() == 2
            numbers = [searcher.document_number(**{ID: id}) for id in "abc"]
            assert [each is not None for each in numbers] == [True, False, True]


def test_a_cancelled_writer_changes_nothing() -> None:
    with written([Commit([bulletin("a", "cầu")])]) as index:
        writer = index.writer(codec=BantinCodec())
        writer.add_document(**whoosh_fields(document_of(bulletin("b", "hội"))))
        writer.cancel()
        assert index.doc_count() == 1
        Commit([bulletin("c", "hội")], by_whoosh=True).write(index)
        assert index.doc_count() == 2


def test_the_codec_is_known_to_its_segments() -> None:
    history = [Commit([bulletin("a", "cầu")]), Commit([bulletin("b", "hội")], by_whoosh=True)]
    with written(history) as index:
        again = open_index(Path(index.storage.folder), SCHEMA)
        with again.reader() as reader:
            assert [leaf.segment().codec().__class__ for leaf, _ in reader.leaf_readers()] == [
                BantinCodec,
                BantinCodec,
            ]
            assert reader.doc_count() == 2


def test_old_segments_are_gone_after_a_merge() -> None:
    history = [Commit([bulletin(id, "cầu")]) for id in "abc"]
    with written([*history, Commit([], merge=Merge.EVERYTHING)]) as index:
        names = {each.name for each in Path(index.storage.folder).iterdir()}
        assert len([each for each in names if each.endswith(".bantin")]) == 1
        assert {each for each in names if not each.startswith("MAIN_")} == {"segments"}


@pytest.mark.parametrize("length", [0, 10, 100, -1])
def test_a_truncated_segment_is_named_on_opening(length: int) -> None:
    with written([Commit([bulletin("a", "cầu")])]) as index:
        (path,) = Path(index.storage.folder).glob("*.bantin")
        path.write_bytes(path.read_bytes()[:length])
        with pytest.raises(DamagedIndexError, match=path.stem):
            index.reader()
