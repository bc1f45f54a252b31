"""Keeps an index current: runs an update whenever the sources change.

for report in watch([Path("samples")], Path("var/index"), progress, workers=2, keep=2):
    print(report.changes)
"""

from collections.abc import Iterator, Sequence
from logging import getLogger
from pathlib import Path
from time import monotonic

import watchfiles

from index.errors import FailedCheckError, LockedError, NothingToIndexError, WorkerLostError
from index.opening.index_folder import COPIES, CURRENT, GENERATIONS
from index.report import Report
from index.writing import writer
from index.writing.generations import CURRENT_ASIDE
from index.writing.lock import LOCK_FILE
from index.writing.writing_store import WritingStore
from search.errors import BantinError, UnavailableError

_log = getLogger(__name__)

TICK_MS = 500
"""Milliseconds between two looks at the clock."""

QUIET_MS = 400
"""Milliseconds without a change before files are compared: saving one takes several writes."""

LOOK_S = 600
"""Seconds after which files are compared anyway: network shares do not report changes."""

_OF_INDEX = frozenset((COPIES, CURRENT, CURRENT_ASIDE, GENERATIONS, LOCK_FILE))
"""What an update writes in an index folder, which may have sources as well."""


def watch(
    sources: Sequence[Path],
    index: Path | WritingStore,
    progress: writer.Show,
    *,
    workers: int,
    keep: int,
) -> Iterator[Report | BantinError | OSError]:
    """Yield the report of each update, or the error that ended it; the next one is tried anyway."""
    index_dir = (index if isinstance(index, Path) else index.index_dir).resolve()
    # Folders are watched, because the watch on a file ends when an editor replaces the file.
    watched = [each.resolve() for each in sources]
    folders = {each if each.is_dir() else each.parent for each in watched}
    due = 0.0
    for changes in watchfiles.watch(
        *folders,
        watch_filter=lambda _, name: _concerns(Path(name), watched, index_dir),
        step=QUIET_MS,
        # The first timeout means that the watch is set; later ones let the loop look at the clock.
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        if changes or monotonic() >= due:
            _log.info("changes seen: %d", len(changes))
            yield _update(sources, index, progress, workers, keep)
            due = monotonic() + LOOK_S


def _update(
    sources: Sequence[Path],
    index: Path | WritingStore,
    progress: writer.Show,
    workers: int,
    keep: int,
) -> Report | BantinError | OSError:
    try:
        return writer.reindex(sources, index, progress, workers, keep=keep)
    except (
        FailedCheckError,
        LockedError,
        NothingToIndexError,
        UnavailableError,
        WorkerLostError,
        OSError,
    ) as error:
        return error


def _concerns(changed: Path, sources: Sequence[Path], index_dir: Path) -> bool:
    """Tell whether a changed file is a source or below one, not hidden, and none of the index."""
    if changed.name.startswith((".", "~$")) or _is_of_index(changed, index_dir):
        return False
    return any(changed.is_relative_to(each) for each in sources)


def _is_of_index(changed: Path, index_dir: Path) -> bool:
    """Tell whether an update writes a file, which must not call for another update."""
    if not changed.is_relative_to(index_dir):
        return False
    parts = changed.relative_to(index_dir).parts
    return not parts or parts[0] in _OF_INDEX
