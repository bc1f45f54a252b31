"""Which bulletins of a generation tell one story, as found when it was written."""

from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from index.codec.container import Container, open_container
from index.errors import DamagedIndexError

STORIES_FILE = "stories"


def open_stories(folder: Path, count: int) -> tuple[NDArray[Any], Container]:
    """Return `IndexReader.stories` of the `count` documents of a generation, and their file.

    Raises:
        DamagedIndexError: if the file is not what was written.
        FileNotFoundError: if there is none.

    """
    opened = open_container(folder / STORIES_FILE)
    stories: NDArray[Any] = opened["stories"]
    if len(stories) != count:
        raise DamagedIndexError(opened.path, "thuộc về chỉ mục khác", "it belongs to another index")
    return stories, opened
