"""Writes an index: puts the changes of the sources into a new generation.

report = reindex([Path("samples")], Path("var/index"), progress=print)

An index is a folder, or where else a `WritingStore` puts it.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from index.errors import NoBulletinError, NoIndexError
from index.opening.meta import readable
from index.report import Progress, Report, Tally
from index.writing.basis import Basis, find_basis
from index.writing.comparison import Comparison
from index.writing.generations import GENERATIONS_KEPT
from index.writing.lock import locked
from index.writing.origins_writer import no_origins
from index.writing.update import Update
from index.writing.writing_store import WritingFolder, WritingStore

Show = Callable[[Progress], None]

CORES = os.cpu_count() or 1


def reindex(
    sources: Sequence[Path],
    index: Path | WritingStore,
    progress: Show,
    workers: int = CORES,
    *,
    full: bool = False,
    keep: int = GENERATIONS_KEPT,
    home: str | None = None,
) -> Report:
    """Make an index of all bulletins of `sources`, and of no others.

    `home` is the province that the bulletins are of: empty for none, None for that of the current
    generation. Bulletins that have not changed are not analysed again, unless `full` is set or the
    home is another one. Any failure before the end, Ctrl-C included, leaves the current generation
    as it is.

    Raises LockedError, NothingToIndexError, FailedCheckError, WorkerLostError or OSError.
    """
    store = _store(index)
    store.index_dir.mkdir(parents=True, exist_ok=True)
    with locked(store.index_dir):
        home = store.known_home() if home is None else home
        basis = None if full else find_basis(store.open_basis, home)
        update = Update(store, basis, sources, progress, home)
        return update.write(_named(sources), workers, keep)


def add(
    sources: Sequence[Path],
    index: Path | WritingStore,
    progress: Show,
    workers: int = CORES,
    *,
    keep: int = GENERATIONS_KEPT,
) -> Report:
    """Add the bulletins of `sources`; they replace those with the same ids, and all others stay.

    Raises what `reindex` raises, OutdatedIndexError and DamagedIndexError.
    """
    store = _store(index)
    store.index_dir.mkdir(parents=True, exist_ok=True)
    with locked(store.index_dir):
        try:
            basis = store.open_basis()
        except NoIndexError:
            basis = None
        known = basis.meta.sources if basis else ()
        named = tuple(dict.fromkeys((*known, *_named(sources))))
        home = basis.meta.home if basis else ""
        update = Update(store, basis, sources, progress, home)
        return update.write(named, workers, keep, keep_rest=True)


def remove(
    ids: Sequence[str], index: Path | WritingStore, progress: Show, *, keep: int = GENERATIONS_KEPT
) -> Report:
    """Remove bulletins; the next `reindex` of a source that has them adds them again.

    Raises what `add` raises, NoIndexError, and NoBulletinError, which names all unknown ids.
    """
    store = _store(index)
    store.current()
    store.index_dir.mkdir(parents=True, exist_ok=True)
    with locked(store.index_dir):
        basis = store.open_basis()
        _check_known(ids, basis)
        update = Update(store, basis, (), progress, basis.meta.home)
        return update.write(basis.meta.sources, 1, keep, keep_rest=True, withdrawn=frozenset(ids))


def plan(
    sources: Sequence[Path],
    index: Path | WritingStore,
    *,
    full: bool = False,
    keep_rest: bool = False,
    home: str | None = None,
) -> Tally:
    """Return the changes that `reindex`, or `add` with `keep_rest`, would make, without writing."""
    basis = None if full else find_basis(_store(index).open_basis, home)
    tally = Tally()
    comparison = Comparison(sources, basis.origins if basis else no_origins(), tally)
    for _ in comparison.changed():
        pass
    comparison.settle(keep_rest=keep_rest)
    return tally


def plan_removal(ids: Sequence[str], index: Path | WritingStore) -> Tally:
    """Return the changes that `remove` would make, without writing; raises what `remove` raises."""
    basis = _store(index).open_basis()
    _check_known(ids, basis)
    return Tally(removed=list(dict.fromkeys(ids)), unchanged=len(basis.origins) - len(set(ids)))


def _check_known(ids: Sequence[str], basis: Basis) -> None:
    if unknown := [id for id in ids if basis.origins.find(id) is None]:
        raise NoBulletinError(*unknown)


def _named(sources: Sequence[Path]) -> tuple[str, ...]:
    return tuple(readable(each.resolve()) for each in sources)


def _store(index: Path | WritingStore) -> WritingStore:
    """Return where an index is; a path is a folder of the embedded engine."""
    return WritingFolder(index) if isinstance(index, Path) else index
