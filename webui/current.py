"""The one door to the index: each request holds one generation from start to end."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from flask import Flask, current_app, g

from index.store import Generation, current_path, open_current
from search.searcher import Searcher

_EXTENSION = "bantin-generations"


class Generations:
    """Open generations of an index folder, each lent to one request at a time.

    A generation is never shared by two threads: Whoosh moves a common file position when it
    reads postings (`W3LeafMatcher` in whoosh/codec/whoosh3.py). There are thus as many of them
    open as requests were ever served at once, which is at most the threads of the server.
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
        self._idle: list[Generation] = []
        self._lock = Lock()

    def take(self) -> Generation:
        """Return a generation that was current a moment ago, opening it if none is idle.

        Raises NoIndexError, and whatever else opening raises.
        """
        newest = self._locate(self._index_dir)
        with self._lock:
            stale = [each for each in self._idle if each.path != newest]
            self._idle = [each for each in self._idle if each.path == newest]
            taken = self._idle.pop() if self._idle else None
        for each in stale:
            each.close()
        return taken or self._open(self._index_dir)

    def give_back(self, generation: Generation) -> None:
        """Keep the generation for the next request."""
        with self._lock:
            self._idle.append(generation)


def init_app(app: Flask, generations: Generations) -> None:
    """Let the requests of `app` be answered from `generations`."""
    app.extensions[_EXTENSION] = generations
    app.teardown_appcontext(_release)


def current_searcher() -> Searcher:
    """Return the searcher of the generation that this request holds."""
    if "generation" not in g:
        g.generation = current_app.extensions[_EXTENSION].take()
    generation: Generation = g.generation
    return generation.searcher


def _release(_error: BaseException | None) -> None:
    generation = g.pop("generation", None)
    if generation is not None:
        current_app.extensions[_EXTENSION].give_back(generation)
