"""The generations of an index folder as a running process holds them: opened, checked, let go."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from logging import getLogger
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep

from index.errors import NoIndexError
from index.opening.generation import Generation, open_current, open_named
from index.opening.index_folder import current_path
from search.errors import BantinError
from search.request import SearchRequest

_log = getLogger(__name__)


class Reload(StrEnum):
    """The outcome of an attempt to open a generation."""

    OPENED = "opened"
    REFUSED = "refused"


REFUSED_S = 5.0
"""Seconds in which a damaged generation that has no older one is not opened again."""

TRUSTED_S = 60.0
"""Seconds in which an error that nobody expects has a generation not read again."""

ENDED_S = 10.0
"""Seconds after a switch in which the requests that hold the generation before have ended."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """A generation that was found whole: when (monotonic), and what its files were just before."""

    generation: Generation
    at: float
    stamps: Sequence[object]

    @property
    def is_touched(self) -> bool:
        """Tell whether its files were written to; they never should be."""
        return self.generation.stamps() != self.stamps


class Generations:
    """The current generation of an index folder, shared by all requests of this process.

    A request that began with an older one keeps it; its files are closed after the last request. A
    generation is read whole before anything is answered from it.
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
        self._held: _Checked | None = None
        self._older: Generation | None = None
        # The generation that could not be opened or proved damaged, why, and when that was found.
        self._refused: Path | None = None
        self._damage: BantinError | None = None
        self._refused_at = 0.0
        self._lock = Lock()
        # Held for as long as a generation is opened or checked; the other lock for moments only.
        self._opening = Lock()
        self.on_reload: Callable[[Reload], object] = lambda reload: None
        """Called with the outcome of each attempt."""
        self.on_prepared: Callable[[], object] = lambda: None
        """Called when all that a generation answers from is ready, and the one before let go."""

    def take(self) -> Generation:
        """Return the current generation, or the one before it while the current one is opened.

        The first request after a switch opens and checks the new generation; requests beside it
        continue with the old one and do not wait. If the new one cannot be opened or is damaged,
        the old one stays in use.

        Raises whatever opening raises, NoIndexError and DamagedIndexError among it, when there is
        no older one.
        """
        held = self._held
        if held is None:
            return self._take_first()
        newest = self._newest(held.generation)
        if newest not in (held.generation.path, self._refused) and self._opening.acquire(False):
            try:
                self._held = held = self._open_warm(besides=held)
            except BantinError as error:
                self._refuse(newest, error)
            finally:
                self._opening.release()
        if held.is_touched:
            self.check(held.generation, again_after=0)
        # Read again: another request may have switched meanwhile.
        return (self._held or held).generation

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
                older = self._open_older(self._index_dir, name)
                older.check_whole(besides=current)
                self._older = older
        return older

    def check(self, generation: Generation, again_after: float = TRUSTED_S) -> None:
        """Read all of a generation, unless that was done less than some seconds ago.

        Raises DamagedIndexError if it is damaged; it is then not used any more.
        """
        with self._opening:
            held = self._held
            is_held = held is not None and held.generation is generation
            if held and is_held and monotonic() - held.at < again_after:
                return
            stamps = generation.stamps()
            try:
                generation.check_whole()
            except BantinError as error:
                if is_held:
                    self._refuse(generation.path, error)
                    self._held = None
                raise
            if is_held:
                self._held = _Checked(generation, monotonic(), stamps)

    def check_every(self, seconds: float) -> None:
        """Read all of the current generation again and again, in a thread, at this interval."""

        def check() -> None:
            while True:
                sleep(seconds)
                self._check_held(again_after=seconds / 2)

        Thread(target=check, daemon=True).start()

    def _check_held(self, again_after: float) -> None:
        # A function of its own: a thread that sleeps with a generation in a variable keeps it open.
        held = self._held
        if held is not None:
            with suppress(BantinError):
                self.check(held.generation, again_after)

    def _take_first(self) -> Generation:
        with self._opening:
            if self._held is None:
                path = self._locate(self._index_dir)
                is_recent = monotonic() - self._refused_at < REFUSED_S
                if self._damage and path == self._refused and is_recent:
                    raise self._damage
                try:
                    self._held = self._open_warm()
                except NoIndexError:  # costs nothing to find out, and may be there in a moment
                    raise
                except BantinError as error:
                    self._refuse(path, error)
                    raise
            return self._held.generation

    def _open_warm(self, besides: _Checked | None = None) -> _Checked:
        """Open and check the current generation; search it once so that requests are quick.

        Segments of `besides` were read whole before.
        """
        generation = self._open(self._index_dir)
        stamps = generation.stamps()
        trusted = besides.generation if besides and not besides.is_touched else None
        generation.check_whole(trusted)
        checked = _Checked(generation, monotonic(), stamps)
        generation.searcher.search(SearchRequest())
        self.on_reload(Reload.OPENED)
        _log.info("generation %s", generation.path.name)
        pause = ENDED_S if besides else 0.0
        Thread(target=self._prepare, args=(generation, pause), daemon=True).start()
        return checked

    def _refuse(self, path: Path, error: BantinError) -> None:
        self._refused, self._damage, self._refused_at = path, error, monotonic()
        self.on_reload(Reload.REFUSED)
        _log.error("%s", error)

    def _prepare(self, generation: Generation, pause: float) -> None:
        """Prepare, in a thread, what some requests need, so that they do not wait for it."""
        generation.searcher.prepare_suggestions()
        # What requests under way still hold of the generation before, a collection would keep.
        sleep(pause)
        self.on_prepared()

    def _newest(self, held: Generation) -> Path:
        try:
            return self._locate(self._index_dir)
        except BantinError:  # the folder is being moved or restored
            return held.path
