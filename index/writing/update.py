"""One update of an index: compares sources, writes and checks a generation, switches to it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from json import dumps
from logging import getLogger
from pathlib import Path
from time import monotonic

from index.bulletin import Bulletin
from index.codec.segment_file import EXTENSION
from index.errors import FailedCheckError, NothingToIndexError
from index.opening.file_digest import digest_of
from index.opening.meta import META_FILE, PROBLEMS_KEPT, SCHEMA_VERSION, Meta, sealed
from index.opening.origins import Origins, files_below
from index.report import Progress, Report, Stage, Tally
from index.writing.analysis_data import analysis_data
from index.writing.analysis_pool import analysed, start_workers
from index.writing.basis import Basis
from index.writing.collector import seldom_collecting
from index.writing.comparison import Comparison
from index.writing.origins_writer import no_origins, write_origins
from index.writing.writing_store import WritingStore
from search.places.home import read_home
from search.text.analysis_version import ANALYSIS_VERSION
from search.vietnam_time import VIETNAM

_log = getLogger(__name__)

FEW = 200
"""Fewer bulletins are analysed in this process: that ends before other processes start."""

MUCH = 4 << 20
"""Bytes of files that hold more bulletins than that: the processes start before they are read."""


class Update:
    """One run over an index whose lock is held; `basis` is the generation to build on."""

    def __init__(
        self,
        store: WritingStore,
        basis: Basis | None,
        sources: Sequence[Path],
        progress: Callable[[Progress], None],
        home: str = "",
    ) -> None:
        self._started = monotonic()
        self._store = store
        self._basis = basis
        self._progress = progress
        self._home = home
        self._stage = Stage.INDEXING
        self._indexed = 0
        self._loading: Executor | None = None
        self._tally = Tally(int(basis.meta.fingerprint, 16) if basis else 0)
        before = basis.origins if basis else no_origins()
        self._comparison = Comparison(sources, before, self._tally, self._notice)

    def write(
        self,
        named: Sequence[str],
        workers: int,
        keep: int,
        *,
        keep_rest: bool = False,
        withdrawn: Collection[str] = (),
    ) -> Report:
        """Write a new generation if anything changed; `named` are the sources that it records.

        `keep_rest` keeps bulletins that the sources do not have, except those `withdrawn`.
        """

        def settle() -> tuple[Origins, Meta]:
            origins = self._comparison.settle(keep_rest=keep_rest, withdrawn=withdrawn)
            if not self._tally.bulletins:
                raise NothingToIndexError(self._tally.problems)
            if keep_rest and self._basis:
                self._tally.listing_totals = {
                    **self._basis.meta.listing_totals,
                    **self._tally.listing_totals,
                }
            return origins, self._meta(named, origins)

        if workers > 1 and self._basis is None and self._comparison.size > MUCH:
            self._loading = start_workers(workers)
        try:
            return self._write(settle, workers, keep)
        finally:
            if self._loading:
                # Who does not wait takes from under processes that start what they start with.
                self._loading.shutdown(cancel_futures=True)

    def _write(self, settle: Callable[[], tuple[Origins, Meta]], workers: int, keep: int) -> Report:
        changed = self._comparison.changed()
        first = list(islice(changed, FEW))
        if len(first) < FEW:
            workers = 1
        if first or self._basis is None:
            self._build(chain(first, changed), workers, settle)
        else:
            origins, meta = settle()
            if self._is_as_before(meta):
                self._store.prune(keep)
                return self._report(self._basis.path, self._basis.meta, is_new=False)
            self._build((), workers, lambda: (origins, meta))
        self._store.prune(keep)
        path = self._store.current()
        return self._report(path, self._store.meta(path), is_new=True)

    def _build(
        self,
        changed: Iterable[Bulletin],
        workers: int,
        settle: Callable[[], tuple[Origins, Meta]],
    ) -> None:
        """Write changes into a new generation, check it, and switch to it."""
        with seldom_collecting(), self._store.new_generation() as folder:
            writer = self._store.open_writer(folder, self._basis)
            try:
                # Not left to the garbage collector: closing ends the worker processes.
                home = read_home(self._home)
                with closing(analysed(changed, workers, folder, home, self._loading)) as documents:
                    for document in documents:
                        writer.replace(document)
                        self._indexed += 1
                        self._notice()
                origins, meta = settle()
                for id in self._tally.removed:
                    writer.remove(id)
                self._enter(Stage.SAVING)
                writer.commit_by_size()
            except BaseException:
                # On a full disk, closing files fails as well; the first error is the one to report.
                with suppress(Exception):
                    writer.cancel()
                raise
            # The segment is read for its digest by another thread while stories are grouped.
            with ThreadPoolExecutor(1) as thread:
                digests = thread.submit(self._digests, list(folder.glob(f"*{EXTENSION}")))
                write_origins(folder, origins)
                self._store.complete(folder)
                files = digests.result()
            self._enter(Stage.CHECKING)
            files |= self._digests([each for each in folder.iterdir() if each.name not in files])
            meta = replace(meta, files=dict(sorted(files.items())), seconds=self._seconds())
            content = dumps(sealed(meta.to_json()), ensure_ascii=False, indent=2)
            (folder / META_FILE).write_text(content, encoding="utf-8")
            if faults := self._store.check(folder, self._tally.changes, self._kept_files):
                raise FailedCheckError(faults)

    def _notice(self) -> None:
        tally = self._tally
        self._progress(
            Progress(
                self._stage,
                self._indexed,
                tally.unchanged,
                tally.rejected,
                self._comparison.share,
                self._seconds(),
            )
        )

    def _enter(self, stage: Stage) -> None:
        self._stage = stage
        _log.info("%s after %.1f s", stage, self._seconds())
        self._notice()

    def _seconds(self) -> float:
        return round(monotonic() - self._started, 3)

    def _is_as_before(self, meta: Meta) -> bool:
        """Tell whether a new generation would be the same as the current one."""
        if self._basis is None or self._tally.changes or self._comparison.is_stale:
            return False
        before = self._basis.meta
        made = replace(meta, built_at=before.built_at, seconds=before.seconds, files=before.files)
        return made == before

    def _digests(self, files: Iterable[Path]) -> dict[str, str]:
        """Return the digest of each file by name; kept segments keep their digests."""
        return {each.name: self._kept_files.get(each.name) or digest_of(each) for each in files}

    @property
    def _kept_files(self) -> Mapping[str, str]:
        """The digests of the segments of the basis by name; no two segments share a name."""
        files = self._basis.meta.files if self._basis else {}
        return {name: digest for name, digest in files.items() if name.endswith(EXTENSION)}

    def _report(self, generation: Path, meta: Meta, *, is_new: bool) -> Report:
        problems = tuple(self._tally.problems)
        changes = self._tally.changes
        passed_over = dict(sorted(self._tally.passed_over.items()))
        return Report(generation, is_new, meta, changes, self._seconds(), problems, passed_over)

    def _meta(self, named: Sequence[str], origins: Origins) -> Meta:
        tally = self._tally
        return Meta(
            schema_version=SCHEMA_VERSION,
            analysis_version=ANALYSIS_VERSION,
            built_at=datetime.now(VIETNAM).replace(microsecond=0),
            seconds=0.0,
            sources=tuple(named),
            bulletins=tally.bulletins,
            fingerprint=tally.fingerprint,
            listing_totals=tally.listing_totals,
            listing_counts={
                folder: sum(
                    len(origins.in_file(each)) for each in files_below(origins, [Path(folder)])
                )
                for folder in tally.listing_totals
            },
            rejected=tally.rejected,
            warnings=len(tally.problems) - tally.rejected,
            problems=tuple(tally.problems[:PROBLEMS_KEPT]),
            analysis_data=analysis_data(),
            home=self._home,
        )
