"""The one door to the index: each request holds one generation from start to end."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from flask import Flask, current_app, g

from index.store import Generation, current_path, open_current
from search.searcher import Searcher

_EXTENSION = "bantin-generations"


class Generations:
    """The current generation of an index folder, shared by all requests of this process.

    A request that began with an older one keeps it: its files are let go when nobody reads them.
    """

    def __init__(
        self,
        index_dir: Path,
        open_generation: Callable[[Path], Generation] = open_current,
        locate: Callable[[Path], Path] = current_path,
    ) -> None:
        self._index_dir = index_dir
        self._open = open_generation
        self._locate = locate
        self._held: Generation | None = None
        self._lock = Lock()

    def take(self) -> Generation:
        """Return the generation that was current a moment ago.

        Raises NoIndexError, and whatever else opening raises.
        """
        newest = self._locate(self._index_dir)
        held = self._held
        if held is not None and held.path == newest:
            return held
        with self._lock:
            if self._held is None or self._held.path != newest:
                self._held = self._open(self._index_dir)
            return self._held


def init_app(app: Flask, generations: Generations) -> None:
    """Let the requests of `app` be answered from `generations`."""
    app.extensions[_EXTENSION] = generations


def current_searcher() -> Searcher:
    """Return the searcher of the generation that this request holds."""
    if "generation" not in g:
        g.generation = current_app.extensions[_EXTENSION].take()
    generation: Generation = g.generation
    return generation.searcher
