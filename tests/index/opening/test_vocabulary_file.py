"""The vocabulary of a generation is read back, unless it was made for another mapping."""

from datetime import datetime
from pathlib import Path

import pytest

from index.analysis import analyse
from index.bulletin import Bulletin
from index.errors import OutdatedIndexError
from index.opening import vocabulary_file
from index.opening.vocabulary_file import open_vocabulary
from index.opensearch.source import source_of
from index.opensearch.vocabulary_builder import VocabularyBuilder
from search.opensearch import packing
from search.opensearch.fields import STORED_TERMS
from search.vietnam_time import VIETNAM

DAY = datetime(2020, 7, 13, tzinfo=VIETNAM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the vocabulary of two bulletins, and return its folder."""
    builder = VocabularyBuilder(None)
    titles = ("Cầu treo", "Cầu mới")
    sources = [
        source_of(analyse(Bulletin(title, title, DAY)), number, builder)
        for number, title in enumerate(titles)
    ]
    sample = [packing.decode(each[STORED_TERMS]) for each in sources]
    builder.write(tmp_path, [0, 1], sample, newest_day=18_456, next_number=2)
    return tmp_path


def test_counts_are_read_back(folder: Path) -> None:
    vocabulary, _ = open_vocabulary(folder)
    assert (vocabulary.documents, vocabulary.next_number) == (2, 2)
    assert [vocabulary.count(each) for each in ("cau", "=cầu", "treo", "chợ")] == [2, 2, 1, 0]


def test_one_of_another_mapping_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = vocabulary_file.MAPPING_VERSION + 1
    monkeypatch.setattr(vocabulary_file, "MAPPING_VERSION", needed)
    with pytest.raises(OutdatedIndexError, match=f"mapping {needed}"):
        open_vocabulary(folder)
