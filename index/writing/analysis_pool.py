"""Analysis of bulletins on all cores, in order, and never far ahead of the writer."""

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from index.bulletin import Bulletin
from index.codec.document import Document
from index.errors import WorkerLostError
from index.writing.collector import COLLECTED_AFTER
from index.writing.document_batch import Receiver, Sender
from search.places.place import Place

# Bulletins analysed at once: each step finds in the processor's caches what it read for the one
# before.
_BATCH = 192
# Batches that a worker may be ahead, enough to do while the writer closes a run; with texts of some
# kilobytes, ten megabytes wait in all.
_AHEAD = 2


def start_workers(workers: int) -> Executor:
    """Return so many processes, which load the analysis from now on: it takes most of a second."""
    # Not a plain fork: it would copy locks held by other threads, such as the progress display's.
    context = get_context("forkserver")
    executor = ProcessPoolExecutor(workers, context, initializer=_start_worker)
    with _uninterrupted():
        for _ in range(workers):
            executor.submit(_analyse, ())
    return executor


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that never hear Ctrl-C, which this one hears when the block ends.

    They ignore it, but only once Python runs in them; before, it would end them with a traceback.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def analysed(
    bulletins: Iterable[Bulletin],
    workers: int,
    folder: Path,
    home: Place | None = None,
    loading: Executor | None = None,
) -> Generator[Document, None, None]:
    """Yield the document of each bulletin, in order; with one worker, in this process.

    Documents come from workers through files in `folder`. `home` is the province that the bulletins
    are of. Workers that are `loading` already are used, and ended in the end.

    Raises WorkerLostError, or OSError where a document cannot be written.
    """
    if workers < 2:
        for batch in _batches(bulletins):
            yield from _analyse(batch, home)
        return
    executor = loading or start_workers(workers)
    receiver = Receiver()
    try:
        waiting: deque[Future[Path]] = deque()
        for number, batch in enumerate(_batches(bulletins)):
            path = folder / f"{number:06}.analysed"
            waiting.append(executor.submit(_analyse_into, path, batch, home))
            if len(waiting) > workers * _AHEAD:
                yield from _take(waiting.popleft().result(), receiver)
        while waiting:
            yield from _take(waiting.popleft().result(), receiver)
    except BrokenExecutor as error:
        raise WorkerLostError from error
    finally:
        executor.shutdown(cancel_futures=True)


def _analyse_into(path: Path, bulletins: Sequence[Bulletin], home: Place | None) -> Path:
    """Write documents to a file of a megabyte or two.

    A pipe holds 64 kilobytes of them: who waits for the rest never hears that the worker was killed
    meanwhile, and reads it in pieces, between which others want the interpreter.
    """
    path.write_bytes(_sender().pack(_analyse(bulletins, home)))
    return path


@cache
def _sender() -> Sender:
    """Return the sender of this worker, which works for one run."""
    return Sender()


def _take(path: Path, receiver: Receiver) -> list[Document]:
    data = path.read_bytes()
    path.unlink()
    return receiver.unpack(data)


def _batches(bulletins: Iterable[Bulletin]) -> Iterator[Sequence[Bulletin]]:
    remaining = iter(bulletins)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _analyse(bulletins: Sequence[Bulletin], home: Place | None = None) -> list[Document]:
    # Imported here, so that a worker watches its parent before it loads the analysis.
    from index.analysis import analyse_all

    return analyse_all(bulletins, home)


def _start_worker() -> None:
    """Ignore Ctrl-C (the parent handles it), end when the parent ends, and load the analysis."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    # Before the tables are loaded, too: they are no garbage.
    gc.set_threshold(COLLECTED_AFTER)
    _analyse(())
    # The model is never freed; without this, scanning it took the collector 4 % of the time.
    gc.freeze()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
