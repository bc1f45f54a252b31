"""Keeping an index current: an update whenever somebody writes to the sources.

for report in watch([Path("samples")], Path("var/index"), progress, workers=2, keep=2):
    print(report.changes)
"""

from collections.abc import Iterator, Sequence
from logging import getLogger
from pathlib import Path
from time import monotonic

import watchfiles

from index.errors import FailedCheckError, LockedError, NothingToIndexError, WorkerLostError
from index.report import Report
from index.writing import writer
from search.errors import BantinError

_log = getLogger(__name__)

TICK_MS = 500
"""Between two looks at the clock."""

QUIET_MS = 400
"""Files are compared once nobody has written for so long: saving a file takes several writes."""

LOOK_S = 600
"""Seconds after which they are compared anyway: shares of other machines tell of no writing."""


def watch(
    sources: Sequence[Path],
    index_dir: Path,
    progress: writer.Show,
    *,
    workers: int,
    keep: int,
) -> Iterator[Report | BantinError | OSError]:
    """Yield what each update did, or why it did nothing; the next one is tried all the same."""
    # Folders, because the watch on a file ends when an editor puts another one in its place.
    watched = [each.resolve() for each in sources]
    folders = {each if each.is_dir() else each.parent for each in watched}
    due = 0.0
    for changes in watchfiles.watch(
        *folders,
        watch_filter=lambda _, name: _concerns(Path(name), watched),
        step=QUIET_MS,
        # It tells now and then that nothing happened; the first time it does, the watch is set.
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        if changes or monotonic() >= due:
            _log.info("changes seen: %d", len(changes))
            yield _update(sources, index_dir, progress, workers, keep)
            due = monotonic() + LOOK_S


def _update(
    sources: Sequence[Path],
    index_dir: Path,
    progress: writer.Show,
    workers: int,
    keep: int,
) -> Report | BantinError | OSError:
    try:
        return writer.reindex(sources, index_dir, progress, workers, keep=keep)
    except (
        FailedCheckError,
        LockedError,
        NothingToIndexError,
        WorkerLostError,
        OSError,
    ) as error:
        return error


def _concerns(changed: Path, sources: Sequence[Path]) -> bool:
    """Tell whether a change is one of the sources, or of what lies in them and is read."""
    if changed.name.startswith((".", "~$")):
        return False
    return any(changed == each or each in changed.parents for each in sources)
