"""Analysing bulletins on all cores, in order, and never far ahead of the writer."""

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from index.bulletin import Bulletin
from index.codec.document import Document
from index.errors import WorkerLostError
from search.organisations.place import Place

# Bulletins sent to a worker at once: enough that passing them on costs little beside analysing.
_BATCH = 64
# Batches a worker may be ahead; with texts of some kilobytes, a few megabytes waiting in all.
_AHEAD = 3


def analysed(
    bulletins: Iterable[Bulletin], workers: int, home: Place | None = None
) -> Generator[Document, None, None]:
    """Yield the document of each bulletin, in order; with one worker, in this process.

    `home` is the province that they are of. Raises WorkerLostError.
    """
    if workers < 2:
        for bulletin in bulletins:
            yield from _analyse([bulletin], home)
        return
    # Not forked from here: a fork copies the locks of other threads, such as a progress display's.
    context = get_context("forkserver")
    executor = ProcessPoolExecutor(workers, context, initializer=_start_worker)
    try:
        waiting: deque[Future[list[Document]]] = deque()
        remaining = iter(bulletins)
        while batch := list(islice(remaining, _BATCH)):
            waiting.append(executor.submit(_analyse, batch, home))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenExecutor as error:
        raise WorkerLostError from error
    finally:
        executor.shutdown(cancel_futures=True)


def _analyse(bulletins: Sequence[Bulletin], home: Place | None = None) -> list[Document]:
    # Imported where it is used, so that a worker heeds its parent before it loads the analysis.
    from index.analysis import analyse_all

    return analyse_all(bulletins, home)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, end when the parent is gone, however it went, and get ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _analyse(())
    # The model never becomes garbage: looking through it again and again took 4 % of the time.
    gc.freeze()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
