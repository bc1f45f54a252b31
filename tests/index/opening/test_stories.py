from pathlib import Path

import pytest

from index.errors import DamagedIndexError
from index.opening.stories import STORIES_FILE, open_stories
from index.writing.stories_writer import write_stories
from tests.retold import RETOLD
from tests.search.indexing import index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_stories(tmp_path, index(tmp_path, RETOLD))
    return tmp_path


def test_stories_come_back_from_the_disk(folder: Path) -> None:
    stories, container = open_stories(folder, len(RETOLD))
    assert stories.tolist() == [0, 0, 0, 0, 4, 5, 6]
    assert container.path == folder / STORIES_FILE
    assert not list(container.damaged())


def test_the_stories_of_another_index_are_refused(folder: Path) -> None:
    with pytest.raises(DamagedIndexError, match="another index"):
        open_stories(folder, len(RETOLD) + 1)


def test_a_file_that_is_cut_short_is_named(folder: Path) -> None:
    path = folder / STORIES_FILE
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedIndexError, match=STORIES_FILE):
        open_stories(folder, len(RETOLD))
