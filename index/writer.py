"""Building an index: everything that the sources give goes into a new generation.

report = reindex([Path("samples")], Path("var/index"), progress=print)
"""

import os
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from json import dumps
from pathlib import Path
from time import monotonic

from whoosh.index import create_in

from index.bulletin import VIETNAM
from index.codec.writer import DocumentWriter
from index.errors import NothingToIndexError
from index.generations import new_generation, prune
from index.lock import locked
from index.meta import META_FILE, PROBLEMS_KEPT, Meta, readable
from index.pool import analysed
from index.reading.source import read
from index.report import Progress, Report, Stage, Tally
from index.schema import ANALYSIS_VERSION, SCHEMA, SCHEMA_VERSION
from index.store import current_path

GENERATIONS_KEPT = 2
"""The current one, and the one before it: a slow reader may still be opening that."""


def reindex(
    sources: Sequence[Path],
    index_dir: Path,
    progress: Callable[[Progress], None],
    workers: int = os.cpu_count() or 1,
) -> Report:
    """Index all bulletins of `sources`, and let readers have them in place of the old ones.

    Whatever goes wrong before the end, Ctrl-C included, leaves the old generation as it is.
    Raises LockedError, NothingToIndexError, WorkerLostError or OSError.
    """
    started = monotonic()
    index_dir.mkdir(parents=True, exist_ok=True)
    with locked(index_dir):
        tally = Tally()
        with new_generation(index_dir) as folder:
            _write(sources, folder, tally, progress, workers)
            meta = _meta(sources, tally, monotonic() - started)
            content = dumps(meta.to_json(), ensure_ascii=False, indent=2)
            (folder / META_FILE).write_text(content, encoding="utf-8")
        prune(index_dir, GENERATIONS_KEPT)
        return Report(current_path(index_dir), meta, tuple(tally.problems))


def _write(
    sources: Sequence[Path],
    folder: Path,
    tally: Tally,
    progress: Callable[[Progress], None],
    workers: int,
) -> None:
    writer = DocumentWriter(create_in(str(folder), SCHEMA))
    try:
        # Closed here and not when forgotten: it has worker processes to end.
        with closing(analysed(tally.passing(read(sources)), workers)) as documents:
            for indexed, document in enumerate(documents, 1):
                writer.add(document)
                progress(Progress(Stage.INDEXING, indexed, tally.rejected))
        if tally.bulletins == 0:
            raise NothingToIndexError(tally.problems)
        progress(Progress(Stage.SAVING, tally.bulletins, tally.rejected))
        writer.commit()
    except BaseException:
        # Closing the files of a full disk fails as well; what filled it is the error to tell.
        with suppress(Exception):
            writer.cancel()
        raise


def _meta(sources: Sequence[Path], tally: Tally, seconds: float) -> Meta:
    return Meta(
        schema_version=SCHEMA_VERSION,
        analysis_version=ANALYSIS_VERSION,
        built_at=datetime.now(VIETNAM).replace(microsecond=0),
        seconds=round(seconds, 3),
        sources=tuple(readable(each.resolve()) for each in sources),
        bulletins=tally.bulletins,
        fingerprint=tally.fingerprint,
        listing_totals=tally.listing_totals,
        rejected=tally.rejected,
        warnings=len(tally.problems) - tally.rejected,
        problems=tuple(tally.problems[:PROBLEMS_KEPT]),
    )
