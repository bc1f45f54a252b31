"""The one door to the index: each request holds one generation from start to end."""

from collections.abc import Callable
from logging import getLogger
from pathlib import Path
from threading import Lock

from flask import Flask, current_app, g

from index.store import Generation, current_path, open_current
from search.errors import BantinError
from search.request import SearchRequest
from search.searcher import Searcher

_EXTENSION = "bantin-generations"

_log = getLogger(__name__)


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
        self._refused: Path | None = None
        self._lock = Lock()

    def take(self) -> Generation:
        """Return the generation that was current a moment ago.

        The first request after a switch opens the new one; those beside it go on with the old
        one and do not wait. A new one that cannot be opened leaves the old one in use.

        Raises NoIndexError, and whatever else opening raises, when there is no older one.
        """
        held = self._held
        if held is None:
            with self._lock:
                if self._held is None:
                    self._held = self._open_warm()
                return self._held
        newest = self._newest(held)
        if newest not in (held.path, self._refused) and self._lock.acquire(blocking=False):
            try:
                self._held = self._open_warm()
            except BantinError as error:
                self._refused = newest
                _log.error("%s", error)
            finally:
                self._lock.release()
        # Read again: another request may have switched meanwhile.
        return self._held or held

    def _open_warm(self) -> Generation:
        """Open the current generation, and make ready what its first search needs."""
        generation = self._open(self._index_dir)
        generation.searcher.search(SearchRequest())
        return generation

    def _newest(self, held: Generation) -> Path:
        try:
            return self._locate(self._index_dir)
        except BantinError:  # the folder is being moved or restored
            return held.path


def init_app(app: Flask, generations: Generations) -> None:
    """Let the requests of `app` be answered from `generations`."""
    app.extensions[_EXTENSION] = generations


def current_searcher() -> Searcher:
    """Return the searcher of the generation that this request holds."""
    if "generation" not in g:
        g.generation = current_app.extensions[_EXTENSION].take()
    generation: Generation = g.generation
    return generation.searcher
