"""Finding and writing which bulletins of a new generation tell one story."""

from pathlib import Path

from numpy import uint32

from index.codec.container import Sinks
from index.opening.stories import STORIES_FILE
from search.engine.index_reader import IndexReader


def write_stories(folder: Path, reader: IndexReader) -> None:
    """Write the stories of all bulletins of a generation into its folder."""
    sinks = Sinks(folder)
    sinks.append("stories", reader.find_stories().astype(uint32))
    sinks.write(folder / STORIES_FILE, {"documents": reader.count})
