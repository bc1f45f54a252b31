import pickle
from pathlib import Path

import pytest

from index.codec.whoosh_api.index import create_index, open_index
from index.codec.writer import DocumentWriter
from index.opening.schema import SCHEMA
from search.field import ID
from tests.generated.history import document_of
from tests.newsroom import BULLETINS


def test_whooshs_searcher_reads_what_our_writer_wrote(tmp_path: Path) -> None:
    writer = DocumentWriter(create_index(tmp_path, SCHEMA))
    for each in BULLETINS:
        writer.add(document_of(each))
    writer.commit()
    writer = DocumentWriter(open_index(tmp_path, SCHEMA))
    writer.remove(BULLETINS[0].id)
    writer.commit_by_size()
    index = open_index(tmp_path, SCHEMA)
    with index.searcher() as searcher:
        assert searcher.doc_count() == len(BULLETINS) - 1
        assert searcher.document_number(**{ID: BULLETINS[0].id}) is None
        assert searcher.document_number(**{ID: BULLETINS[1].id}) is not None
    assert index.latest_generation() == 0


def test_a_folder_without_a_table_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_index(tmp_path, SCHEMA)


def test_nothing_is_unpickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **named: object) -> object:
        raise AssertionError("a pickle was loaded")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    test_whooshs_searcher_reads_what_our_writer_wrote(tmp_path)
    assert not list(tmp_path.glob("*.toc"))
