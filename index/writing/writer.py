"""Writes an index: puts the changes of the sources into a new generation.

report = reindex([Path("samples")], Path("var/index"), progress=print)
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from index.errors import NoBulletinError, NoIndexError
from index.opening.index_folder import current_path
from index.opening.meta import readable
from index.report import Progress, Report, Tally
from index.writing.basis import Basis, find_basis, known_home, open_basis
from index.writing.comparison import Comparison
from index.writing.generations import GENERATIONS_KEPT
from index.writing.lock import locked
from index.writing.origins_writer import no_origins
from index.writing.update import Update

Show = Callable[[Progress], None]

CORES = os.cpu_count() or 1


def reindex(
    sources: Sequence[Path],
    index_dir: Path,
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
    index_dir.mkdir(parents=True, exist_ok=True)
    with locked(index_dir):
        home = known_home(index_dir) if home is None else home
        basis = None if full else find_basis(index_dir, home)
        update = Update(index_dir, basis, sources, progress, home)
        return update.write(_named(sources), workers, keep)


def add(
    sources: Sequence[Path],
    index_dir: Path,
    progress: Show,
    workers: int = CORES,
    *,
    keep: int = GENERATIONS_KEPT,
) -> Report:
    """Add the bulletins of `sources`; they replace those with the same ids, and all others stay.

    Raises what `reindex` raises, OutdatedIndexError and DamagedIndexError.
    """
    index_dir.mkdir(parents=True, exist_ok=True)
    with locked(index_dir):
        try:
            basis = open_basis(index_dir)
        except NoIndexError:
            basis = None
        known = basis.meta.sources if basis else ()
        named = tuple(dict.fromkeys((*known, *_named(sources))))
        home = basis.meta.home if basis else ""
        update = Update(index_dir, basis, sources, progress, home)
        return update.write(named, workers, keep, keep_rest=True)


def remove(
    ids: Sequence[str], index_dir: Path, progress: Show, *, keep: int = GENERATIONS_KEPT
) -> Report:
    """Remove bulletins; the next `reindex` of a source that has them adds them again.

    Raises what `add` raises, NoIndexError, and NoBulletinError, which names all unknown ids.
    """
    current_path(index_dir)
    with locked(index_dir):
        basis = open_basis(index_dir)
        _check_known(ids, basis)
        update = Update(index_dir, basis, (), progress, basis.meta.home)
        return update.write(basis.meta.sources, 1, keep, keep_rest=True, withdrawn=frozenset(ids))


def plan(
    sources: Sequence[Path],
    index_dir: Path,
    *,
    full: bool = False,
    keep_rest: bool = False,
    home: str | None = None,
) -> Tally:
    """Return the changes that `reindex`, or `add` with `keep_rest`, would make, without writing."""
    basis = None if full else find_basis(index_dir, home)
    tally = Tally()
    comparison = Comparison(sources, basis.origins if basis else no_origins(), tally)
    for _ in comparison.changed():
        pass
    comparison.settle(keep_rest=keep_rest)
    return tally


def plan_removal(ids: Sequence[str], index_dir: Path) -> Tally:
    """Return the changes that `remove` would make, without writing; raises what `remove` raises."""
    basis = open_basis(index_dir)
    _check_known(ids, basis)
    return Tally(removed=list(dict.fromkeys(ids)), unchanged=len(basis.origins) - len(set(ids)))


def _check_known(ids: Sequence[str], basis: Basis) -> None:
    if unknown := [id for id in ids if basis.origins.find(id) is None]:
        raise NoBulletinError(*unknown)


def _named(sources: Sequence[Path]) -> tuple[str, ...]:
    return tuple(readable(each.resolve()) for each in sources)
