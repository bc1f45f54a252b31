import os
import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from multiprocessing import active_children

import pytest

from index.bulletin import Bulletin
from index.errors import WorkerLostError
from index.writing.analysis_pool import analysed
from search import field
from search.vietnam_time import VIETNAM

DAY = datetime(2021, 3, 8, tzinfo=VIETNAM)


def bulletins(count: int) -> Iterator[Bulletin]:
    for number in range(count):
        yield Bulletin(id=str(number), title=f"Tin vắn số {number}", published=DAY)


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept(workers: int) -> None:
    ids = [each.keywords[field.ID] for each in analysed(bulletins(200), workers)]
    assert ids == [(str(number),) for number in range(200)]


def test_processes_give_what_one_gives() -> None:
    assert list(analysed(bulletins(40), 2)) == list(analysed(bulletins(40), 1))


def test_reading_stays_near_the_writer() -> None:
    source = bulletins(10_000)
    with closing(analysed(source, 2)) as documents:
        next(documents)
        assert int(next(source).id) < 1000


def test_closing_early_ends_the_processes() -> None:
    with closing(analysed(bulletins(10_000), 2)) as documents:
        next(documents)
        assert active_children()
    assert not active_children()


def test_lost_process_is_named() -> None:
    with closing(analysed(bulletins(10_000), 2)) as documents:
        next(documents)
        for worker in active_children():
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(WorkerLostError, match="--workers 1"):
            list(documents)
