"""The only access to the index: each request is answered from one generation throughout."""

from collections.abc import Callable
from enum import StrEnum
from logging import getLogger
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from flask import Flask, current_app, g

from index.opening.generation import Generation, open_current, open_named
from index.opening.index_folder import current_path
from search.answer import Answer
from search.errors import BantinError
from search.request import SearchRequest
from search.searcher import Searcher

_EXTENSION = "bantin-generations"

_log = getLogger(__name__)


class Reload(StrEnum):
    """The outcome of an attempt to open a generation."""

    OPENED = "opened"
    REFUSED = "refused"


class Generations:
    """The current generation of an index folder, shared by all requests of this process.

    A request that began with an older one keeps it; its files are closed after the last request.
    """

    def __init__(
        self,
        index_dir: Path,
        open_generation: Callable[[Path], Generation] = open_current,
        locate: Callable[[Path], Path] = current_path,
        open_older: Callable[[Path, str], Generation] = open_named,
    ) -> None:
        self._index_dir = index_dir
        self._open = open_generation
        self._locate = locate
        self._open_older = open_older
        self._held: Generation | None = None
        self._older: Generation | None = None
        self._before: Generation | None = None
        self._checked: Generation | None = None
        self._opened_at = 0.0
        self._refused: Path | None = None
        self._damage: BantinError | None = None
        self._lock = Lock()
        # Held for as long as a new generation is opened; the other lock is held for moments only.
        self._opening = Lock()
        self.on_reload: Callable[[Reload], object] = lambda reload: None
        """Called with the outcome of each attempt."""
        self.on_prepared: Callable[[], object] = lambda: None
        """Called when everything that a generation answers from is ready."""

    def take(self) -> Generation:
        """Return the current generation, or the one before it while the current one is opened.

        The first request after a switch opens the new generation; requests beside it continue
        with the old one and do not wait. If the new one cannot be opened, the old one stays in use.

        Raises NoIndexError, and whatever else opening raises, when there is no older one.
        """
        held = self._held
        if held is None:
            with self._lock:
                if self._held is None:
                    self._refuse_damaged()
                    self._held = self._open_warm()
                    self._start_preparing(self._held)
                return self._held
        newest = self._newest(held)
        if newest not in (held.path, self._refused) and self._opening.acquire(blocking=False):
            try:
                opened = self._open_warm()
                with self._lock:
                    # The old one is kept until the new one is checked: it may have to come back.
                    self._before, self._held = held, opened
                self._start_preparing(opened)
            except BantinError as error:
                self._refused = newest
                self.on_reload(Reload.REFUSED)
                _log.error("%s", error)
            finally:
                self._opening.release()
        # Read again: another request may have switched meanwhile.
        return self._held or held

    def named(self, name: str) -> Generation:
        """Return the generation of a name; the last older one that was asked for stays open.

        Raises whatever opening raises, NoIndexError when the generation is gone.
        """
        current = self.take()
        if current.path.name == name:
            return current
        with self._lock:
            older = self._older
            # Removed files stay readable while they are open, but other processes cannot open them.
            if older is None or older.path.name != name or not older.path.is_dir():
                self._older = None
                self._older = older = self._open_older(self._index_dir, name)
        return older

    def is_checked(self, seconds: float) -> bool:
        """Tell whether all of the current generation was read and found whole, or is still new.

        It is new for so many seconds after it was opened.
        """
        held = self._held
        return held is self._checked or monotonic() - self._opened_at < seconds

    def check(self, generation: Generation) -> None:
        """Read all of a generation, and give it up for the one before it if it is damaged.

        Raises DamagedIndexError in that case; costs nothing if it was found whole before.
        """
        if generation is self._checked:
            return
        try:
            generation.check_whole()
        except BantinError as error:
            with self._lock:
                if self._held is generation:
                    self._refused, self._damage = generation.path, error
                    self._held, self._before = self._before, None
                    self.on_reload(Reload.REFUSED)
                    _log.error("%s", error)
            raise
        with self._lock:
            if self._held is generation:
                self._checked, self._before = generation, None

    def _refuse_damaged(self) -> None:
        """Raise the error of a generation that was given up, while it is still the current one."""
        if self._damage and self._locate(self._index_dir) == self._refused:
            raise self._damage

    def _open_warm(self) -> Generation:
        """Open the current generation, and search it once so that the first request is quick."""
        generation = self._open(self._index_dir)
        try:
            generation.searcher.search(SearchRequest())
        except BantinError:
            raise
        except Exception:
            generation.check_whole()
            raise
        self._opened_at = monotonic()
        self.on_reload(Reload.OPENED)
        _log.info("generation %s", generation.path.name)
        return generation

    def _start_preparing(self, generation: Generation) -> None:
        """Check and prepare the current generation in a thread: requests do not wait for it."""
        Thread(target=self._prepare, args=(generation,), daemon=True).start()

    def _prepare(self, generation: Generation) -> None:
        try:
            self.check(generation)
        except BantinError:
            return
        generation.searcher.prepare_suggestions()
        self.on_prepared()

    def _newest(self, held: Generation) -> Path:
        try:
            return self._locate(self._index_dir)
        except BantinError:  # the folder is being moved or restored
            return held.path


def init_app(app: Flask, generations: Generations) -> None:
    """Answer the requests of `app` from `generations`."""
    app.extensions[_EXTENSION] = generations


def warm_up(app: Flask, on_prepared: Callable[[], object]) -> None:
    """Open the index before the first request; without an index, the first request tries again.

    `on_prepared` is called whenever everything that a generation answers from is ready.
    """
    generations: Generations = app.extensions[_EXTENSION]
    generations.on_prepared = on_prepared
    try:
        generations.take()
    except BantinError as error:
        _log.error("%s", error)


def generations() -> Generations:
    """Return the generations that the requests of this application are answered from."""
    held: Generations = current_app.extensions[_EXTENSION]
    return held


def current_generation() -> Generation:
    """Return the generation that this request is answered from."""
    if "generation" not in g:
        g.generation = generations().take()
    generation: Generation = g.generation
    return generation


def current_searcher() -> Searcher:
    """Return the searcher of the generation that this request is answered from."""
    return current_generation().searcher


def answer_to(request: SearchRequest) -> Answer:
    """Return the answer of this request's generation, and remember it for log and metrics."""
    g.answer = answer = current_searcher().answer(request)
    return answer


def remembered_answer() -> Answer | None:
    """Return what `answer_to` returned in this request; None if it was not called."""
    answer: Answer | None = g.get("answer")
    return answer


def check_current() -> None:
    """Raise DamagedIndexError if the generation that this request is answered from is damaged."""
    if "generation" in g:
        generations().check(g.generation)


def hold_generation(name: str) -> None:
    """Answer this request from a named generation, which may no longer be the current one.

    Raises whatever opening raises, NoIndexError when the generation is gone.
    """
    g.generation = generations().named(name)
