import os
import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from multiprocessing import active_children
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.errors import WorkerLostError
from index.writing.analysis_pool import analysed, start_workers
from search import field
from search.vietnam_time import VIETNAM

DAY = datetime(2021, 3, 8, tzinfo=VIETNAM)


def bulletins(count: int) -> Iterator[Bulletin]:
    for number in range(count):
        yield Bulletin(id=str(number), title=f"Tin vắn số {number}", published=DAY)


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept(workers: int, tmp_path: Path) -> None:
    ids = [each.keywords[field.ID] for each in analysed(bulletins(200), workers, tmp_path)]
    assert ids == [(str(number),) for number in range(200)]
    assert not list(tmp_path.iterdir())


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    read = list(analysed(bulletins(40), 2, tmp_path))
    assert read == list(analysed(bulletins(40), 1, tmp_path))


def test_reading_stays_near_the_writer(tmp_path: Path) -> None:
    source = bulletins(10_000)
    with closing(analysed(source, 2, tmp_path)) as documents:
        next(documents)
        assert int(next(source).id) < 1000


def test_closing_early_ends_the_processes(tmp_path: Path) -> None:
    with closing(analysed(bulletins(10_000), 2, tmp_path)) as documents:
        next(documents)
        assert active_children()
    assert not active_children()


def test_lost_process_is_named(tmp_path: Path) -> None:
    with closing(analysed(bulletins(10_000), 2, tmp_path)) as documents:
        next(documents)
        for worker in active_children():
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(WorkerLostError, match="--workers 1"):
            list(documents)


def test_a_worker_is_not_missed_whatever_it_was_about(tmp_path: Path) -> None:
    for taken in (1, 300, 700):
        with closing(analysed(bulletins(10_000), 2, tmp_path)) as documents:
            for _ in range(taken):
                next(documents)
            for worker in active_children():
                worker.kill()
            with pytest.raises(WorkerLostError):
                list(documents)


def test_processes_hear_no_interruption_while_they_start() -> None:
    with start_workers(1) as executor:
        blocked = executor.submit(signal.pthread_sigmask, signal.SIG_BLOCK, ()).result()
    assert signal.SIGINT in blocked
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
