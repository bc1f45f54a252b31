"""The command line, called as a shell calls it."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.command import main
from index.writing.writer import reindex

Bantin = Callable[..., Result]


@pytest.fixture
def bantin(index_dir: Path) -> Bantin:
    """Calls `bantin` with arguments; BANTIN_INDEX names a folder that only this test uses."""

    def call(*arguments: str | Path) -> Result:
        runner = CliRunner(env={"BANTIN_INDEX": str(index_dir)})
        return runner.invoke(main, [str(each) for each in arguments], prog_name="bantin")

    return call


@pytest.fixture
def built(source: Path, index_dir: Path) -> Path:
    """An index of the three bulletins of `source`."""
    reindex([source], index_dir, lambda _: None, workers=1)
    return index_dir


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the processes that a test starts, even if the tests run in the background.

    Shells make background jobs ignore SIGINT, and child processes inherit that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
